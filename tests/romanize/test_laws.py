"""Laws that hold for every syllable beside every other, in every system."""

import unicodedata

import pytest

from translit.catalog import default_catalog
from translit.hangul import FINALS, FIRST, INITIALS, LAST, VOWELS, put_together
from translit.romanize import Romanizer, read_back, romanize, romanize_text, system_ids
from translit.romanize.marks import Mark, is_marked, marked, unmarked
from translit.romanize.romanizer import romanizer

SYSTEMS = system_ids(default_catalog())
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzŏŭ'’-")


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_boundary_of_two_syllables_is_written_in_every_way(system):
    boundaries = romanizer(system).compiled.boundaries
    for final in ("^", *FINALS):
        for initial in INITIALS:
            for vowel in VOWELS:
                for mark in Mark:
                    at = boundaries.between(final, initial, vowel, mark)
                    written = at.left + at.hyphen + at.right + boundaries.vowel(vowel)
                    assert written
                    assert LETTERS.issuperset(written), (final, initial, vowel, mark)
    for final in FINALS:
        assert LETTERS.issuperset(boundaries.end(final).left)


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_syllable_is_written_alone_and_beside_every_final(system):
    write = romanizer(system).compiled.write
    finals = [put_together("ㅇ", "ㅏ", final) for final in FINALS]
    for code in range(FIRST, LAST + 1):
        syllable = chr(code)
        assert write(syllable)
        for before in finals:
            assert LETTERS.issuperset(write(before + syllable))


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("kind", ["person", "place", "word", "auto"])
def test_every_pair_of_finals_and_initials_is_spelled_as_every_kind(system, kind):
    spell = Romanizer(system).spell
    for final in FINALS:
        for initial in INITIALS:
            form = put_together("ㄱ", "ㅏ", final) + put_together(initial, "ㅣ") + "나"
            assert LETTERS.issuperset(spell(form, kind).lower().replace(" ", "")), form


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_is_put_on_and_taken_off_any_syllable(mark):
    for code in (FIRST, FIRST + 5000, LAST):
        char = marked(chr(code), mark)
        assert unmarked(char) == (chr(code), mark)
        assert is_marked(char) == bool(mark)


@pytest.mark.parametrize("system", SYSTEMS)
def test_decomposed_hangul_gives_the_same_as_composed(system):
    for row in default_catalog().rows("systems/rr-2000/examples.csv"):
        form = row["input"]
        loose = unicodedata.normalize("NFD", form)
        assert romanize(loose, system).text == romanize(form, system).text
        assert romanize_text(f"é {loose}!", system) == romanize_text(f"é {form}!", system)


@pytest.mark.parametrize("system", ["rr-2000", "mr-alalc", "mr-1939"])
def test_the_quick_way_of_running_text_agrees_with_the_ordinary_one(system):
    found = romanizer(system)
    words = [row["form"] for row in default_catalog().rows("romanize/lexicon.csv")][::3]
    words += [row["hangul"] for row in default_catalog().rows("authority/places.csv")][::20]
    words += [before + w for before in ("재", "반") for w in words[::4]]
    words += [w + "은" for w in words[::5]] + ["라디오", "로동", "녀성", "녀석", "력사는", "뎐기", "김두봉"]
    for kind in ("auto", "word"):
        quick = found.speller(kind)
        assert [quick(w) for w in words] == [found.spell(w, kind) for w in words]


@pytest.mark.parametrize("system", ["rr-2000", "mr-alalc", "dprk-2002"])
def test_what_is_written_is_read_back(system):
    """A name of ordinary syllables is among the readings of its own spelling."""
    for name in ("평양", "철원", "신의주", "함흥", "독립문", "백두산", "원산", "강릉", "압록강"):
        spelled = romanize(name, system, kind="place").text
        assert name in [r.hangul for r in read_back(spelled, kind="place", limit=20)], spelled
