"""Concordances from hand-made mentions: every line tells the truth about its text."""

from __future__ import annotations

import pytest

from translit.concord import Selection, build_concordance, summarize
from translit.concord.spool import Spool
from translit.documents import split_document
from translit.documents.days import day_range
from translit.model import Document, Provenance
from translit.normalize import Speller

from .made import finder_of

TEXT = (
    "Document 1: Telegram, 2 May 1950\n\nThe garrison of [Tetsugen] met Kim Il\nSung near Pyongyang.\n\n"
    "Document 2: Letter, June 1951\n\nFrom Tetsugen and [Kodzio] to Pyongyang. Molotov agreed.\n"
)
NAMES = {"Tetsugen": "철원 place", "Kim Il\nSung": "김일성 person", "Pyongyang": "평양 place", "Kodzio": ""}


@pytest.fixture
def document() -> Document:
    return split_document(Document(TEXT, Provenance("two.txt")))


def test_a_line_for_each_mention_and_every_match_is_its_text(document: Document) -> None:
    find = finder_of(NAMES)
    with build_concordance([document], find, speller=Speller("mr")) as found:
        rows = list(found)
        assert len(found) == len(rows) == len(find(document))
        for row in rows:
            assert TEXT[row.start : row.end] == row.match == row.surface
            assert row.line == TEXT.count("\n", 0, row.start) + 1
            assert "\n" not in row.left + row.right
        assert list(found) == rows  # readable again


def test_lines_are_sorted_by_referent_then_place(document: Document) -> None:
    with build_concordance([document], finder_of(NAMES), speller=Speller("mr")) as found:
        assert [(r.preferred or r.surface) for r in found] == [
            "Ch'ŏrwŏn", "Ch'ŏrwŏn", "Kim Il-sŏng", "Kodzio", "P'yŏngyang", "P'yŏngyang",
        ]  # fmt: skip
        assert [r.document for r in found][:2] == ["1. Telegram", "2. Letter"]


def test_an_unsettled_name_keeps_its_form_as_identity(document: Document) -> None:
    with build_concordance([document], finder_of(NAMES)) as found:
        row = next(r for r in found if r.surface == "Kodzio")
        assert (row.id, row.preferred, row.hangul, row.status) == ("form:kodzio", "", "", "unresolved")


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (Selection(kinds=frozenset({"person"})), 1),
        (Selection(certainties=frozenset({"low"})), 2),
        (Selection(statuses=frozenset({"unresolved"})), 1),
        (Selection(documents=("2",)), 3),
        (Selection(documents=("telegram",)), 3),
        (Selection(since=(1951, 1, 1)), 3),
        (Selection(until=(1950, 12, 31)), 3),
        (Selection(since=(1951, 6, 30), until=(1951, 6, 30)), 3),
        (Selection(referents=frozenset({"place:철원"})), 2),
    ],
)
def test_filters(document: Document, select: Selection, expected: int) -> None:
    with build_concordance([document], finder_of(NAMES), select=select) as found:
        assert len(found) == expected


def test_the_summary_counts_every_mention_once(document: Document) -> None:
    with build_concordance([document], finder_of(NAMES)) as found:
        table = summarize(found)
        assert sum(row.mentions for row in table) == len(found)
        tetsugen = next(row for row in table if row.form == "Tetsugen")
        assert (tetsugen.mentions, tetsugen.documents, tetsugen.certainty) == (2, 2, "low")


def test_scripts_sort_each_in_its_own_order() -> None:
    text = "пак Ŏ Z O 철 가 Шин А 鐵 춘"
    names = dict.fromkeys(text.split(), "")
    document = Document(text, Provenance("x.txt"))
    with build_concordance([document], finder_of(names), by="form") as found:
        assert [row.surface for row in found] == ["O", "Ŏ", "Z", "А", "пак", "Шин", "가", "철", "鐵", "춘"]


def test_a_spool_sorts_beyond_its_memory() -> None:
    spool = Spool(run=7)
    for number in range(100):
        spool.add((number * 37 % 100,), (number,))
    assert [row[0] * 37 % 100 for row in spool] == list(range(100))
    one, other = iter(spool), iter(spool)
    assert [a == b for a, b in zip(one, other, strict=True)] == [True] * 100
    spool.close()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("27 May 1958", ((1958, 5, 27), (1958, 5, 27))),
        ("May 27, 1958", ((1958, 5, 27), (1958, 5, 27))),
        ("1950", ((1950, 1, 1), (1950, 12, 31))),
        ("1950-10", ((1950, 10, 1), (1950, 10, 31))),
        ("27 May – 3 June 1958", ((1958, 5, 27), (1958, 6, 3))),
        ("31 December 1949 to 2 January 1950", ((1949, 12, 31), (1950, 1, 2))),
        ("no date", None),
        ("01.11.1962", ((1962, 11, 1), (1962, 11, 1))),
    ],
)
def test_dates(printed: str, expected: object) -> None:
    assert day_range(printed) == expected
