"""Syllables and letters, against the Unicode algorithm as Python's own ``unicodedata`` has it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.hangul import FINALS, FIRST, INITIALS, LAST, VOWELS, is_syllable, put_together, take_apart


def test_all_11172_syllables_survive_being_taken_apart_and_put_together():
    syllables = [chr(code) for code in range(FIRST, LAST + 1)]
    assert len(syllables) == 11_172
    assert [put_together(*take_apart(s)) for s in syllables] == syllables


def test_letters_agree_with_unicode_decomposition():
    # The Unicode Standard 3.12: conjoining jamo count on from U+1100, U+1161 and U+11A8.
    for code in range(FIRST, LAST + 1):
        initial, vowel, final = take_apart(chr(code))
        conjoining = [0x1100 + INITIALS.index(initial), 0x1161 + VOWELS.index(vowel)]
        if final:
            conjoining.append(0x11A7 + FINALS.index(final))
        assert unicodedata.normalize("NFD", chr(code)) == "".join(map(chr, conjoining))


def test_there_are_19_initials_21_vowels_and_28_finals():
    assert (len(INITIALS), len(VOWELS), len(FINALS)) == (19, 21, 28)


@given(st.text(max_size=3))
def test_only_single_composed_syllables_are_taken_apart(text):
    if len(text) == 1 and "가" <= text <= "힣":
        assert is_syllable(text)
    else:
        assert not is_syllable(text)
        with pytest.raises(ValueError, match="not a hangul syllable"):
            take_apart(text)


@pytest.mark.parametrize("letters", [("ㅏ", "ㅏ", ""), ("ㄱ", "ㄱ", ""), ("ㄱ", "ㅏ", "ㄸ"), ("", "ㅏ", "")])
def test_letters_out_of_their_place_are_refused(letters):
    with pytest.raises(KeyError):
        put_together(*letters)
