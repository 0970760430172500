"""Places in lines, folding, order: laws over any text, and expectations from the standards."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.text import (
    Lines,
    collation_key,
    fold_apostrophes,
    fold_breves,
    nfc,
    plain_letters,
    word_bounds,
)

LINED = st.text(st.sampled_from("ab\r\n가\u0306𝐀"), max_size=40)


def lines_by_hand(text):
    """The content and line end of every line, one character at a time."""
    found, line, at = [], "", 0
    while at < len(text):
        end = 2 if text.startswith("\r\n", at) else 1 if text[at] in "\r\n" else 0
        if end:
            found.append((line, text[at : at + end]))
            line = ""
        else:
            line += text[at]
        at += end or 1
    return [*found, (line, "")]


@given(LINED)
def test_lines_end_at_lf_crlf_and_lone_cr(text):
    expected = lines_by_hand(text)
    lines = Lines(text)
    assert len(lines) == len(expected)
    spans = [lines.line_span(n) for n in range(1, len(lines) + 1)]
    assert [text[start:end] for start, end in spans] == [content for content, _ in expected]


@given(LINED)
def test_every_offset_is_found_again_from_its_line_and_column(text):
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.place(offset)
        assert lines.start_of(line) + column - 1 == offset


@given(st.text(st.sampled_from("aé, .-가𝐀👩‍\u0306\r\n'"), max_size=30))
def test_word_bounds_cover_the_text_without_gaps_in_code_points(text):
    bounds = list(word_bounds(text))
    assert "".join(text[start:end] for start, end in bounds) == text
    assert all(start < end for start, end in bounds)


def test_word_bounds_count_letters_beyond_the_basic_plane_once():
    assert [("𝐀b c")[a:b] for a, b in word_bounds("𝐀b c")] == ["𝐀b", " ", "c"]


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing_more(text):
    for fold in (nfc, fold_apostrophes, fold_breves, plain_letters):
        assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("Ch'ŏrwŏn ŭǒǔ가힣éё"), max_size=20))
def test_composed_and_decomposed_text_fold_alike(text):
    decomposed = unicodedata.normalize("NFD", text)
    for fold in (nfc, fold_breves, plain_letters):
        assert fold(decomposed) == fold(text)


@pytest.mark.parametrize("mark", ["\u2019", "\u2018", "\u02bc", "\u02bb", "`", "\u00b4", "\u2032"])
def test_every_apostrophe_met_in_print_becomes_u_0027(mark):
    assert fold_apostrophes(f"P{mark}yŏngyang") == "P'yŏngyang"


def test_scripts_sort_apart_each_in_its_own_order():
    expected = ["(b", "[a", "1", "'c", "ch", "O", "Ŏ", "Pak", "P'yŏ", "P’yu", "Pz", "u", "ŭ", "Z"]
    expected += ["А", "е", "ё", "и", "й", "пак", "Шин"]
    expected += ["ㄱ", "가", "천", "千", "天", "철", "鐵", "춘"]
    backwards = expected[::-1]
    assert sorted(backwards, key=collation_key()) == expected


def test_hangul_sorts_in_dictionary_order_and_equal_strings_alike():
    key = collation_key("ko")
    names = ["함흥", "원산", "철원", "개성"]
    assert sorted(names, key=key) == ["개성", "원산", "철원", "함흥"]
    assert key("Sŏul") == key(unicodedata.normalize("NFD", "Sŏul"))
