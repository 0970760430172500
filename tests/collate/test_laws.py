"""What holds for any witnesses whatever."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collate.test_cases import witness
from translit.collate import Extent, collate
from translit.errors import UnsafeInputError
from translit.model import Significance, VariantClass

WORDS = st.sampled_from(
    [
        *["the", "The", "of", "Kim", "Pyongyang", "P'yŏngyang", "report", "reported", "not", "12", "1,000"],
        *["[sic]", "[he]", "co[mrade]", "mill.", "coal;", "rain,"],
        *[
            "17 March 1951",
            "March 17, 1951",
            "Korean People's Army",
            "KPA",
            "word-\nbroken",
            "\n\nHead 3\n\n",
        ],
        *["¹", "“so”", "…", "\u00ad", "철원", "鐵原", "e\u0306", "\n- ", "\f", "_x_", "**b**", "\U0001f600"],
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=80))


def tokens_once(collation) -> None:
    for in_order in (False, True):
        rows = collation.table(in_order=in_order)
        for k, stream in enumerate(collation.streams):
            seen = [t for row in rows if row.cells[k] is not None for t in range(*row.cells[k])]
            assert sorted(seen) == list(range(len(stream)))
            if in_order:
                assert seen == sorted(seen)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_every_token_stands_once_and_offsets_hold(a, b):
    collation = collate([witness("A", a), witness("B", b)])
    tokens_once(collation)
    for variant in collation.variants:
        for span, text, source in zip(variant.spans, variant.texts, (a, b), strict=True):
            assert 0 <= span.start <= span.end <= len(source)
            assert span.of(source) == text


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_every_token_of_three_witnesses_stands_once(a, b, c):
    collation = collate([witness("A", a), witness("B", b), witness("C", c)])
    tokens_once(collation)
    for variant in collation.variants:
        assert all(s.of(t) == x for s, t, x in zip(variant.spans, (a, b, c), variant.texts, strict=True))


TURN = {VariantClass.ADDITION: VariantClass.DELETION, VariantClass.DELETION: VariantClass.ADDITION}


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_swapping_gives_the_same_places(a, b):
    one = collate([witness("A", a), witness("B", b)]).variants
    other = collate([witness("B", b), witness("A", a)]).variants
    turned = {(TURN.get(v.cls, v.cls), v.spans[::-1], v.same_referent) for v in other}
    assert {(v.cls, v.spans, v.same_referent) for v in one} == turned


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_a_witness_against_itself_shows_nothing(a):
    assert not collate([witness("A", a), witness("B", a)]).variants


def test_the_order_of_many_witnesses_changes_nothing():
    texts = [
        "The mill at Sunan needs forty lamps before the winter. The engineer left in May.",
        "The mill at Sunan needs fifty lamps before winter. The engineer left in May.",
        "The factory at Sunan needs forty lamps before the winter. The engineer came in May.",
        "The mill at Sunan wants forty lamps before the winter. The engineer left.",
    ]
    witnesses = [witness(s, t) for s, t in zip("ABCD", texts, strict=True)]

    def places(collation):
        sigla = [w.siglum for w in collation.witnesses]
        return {
            tuple(sorted((s, span.start, span.end) for s, span in zip(sigla, v.spans, strict=True)))
            for v in collation.variants
        }

    one = collate(witnesses)
    assert one.variants
    for order in ([3, 1, 0, 2], [2, 3, 1, 0]):
        assert places(collate([witnesses[k] for k in order])) == places(one)
    assert collate(witnesses, base="C").base == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [("", ""), ("", "word"), ("word", ""), ("word", "word"), ("word", "other"), ("...", "!"), ("\n", " ")],
)
def test_next_to_nothing(a, b):
    tokens_once(collate([witness("A", a), witness("B", b)]))


def test_no_overlap_is_said_and_is_no_list_of_differences():
    a = " ".join(f"alpha{k} beta{k} gamma{k}." for k in range(60))
    b = " ".join(f"delta{k} epsilon{k} zeta{k}." for k in range(60))
    collation = collate([witness("A", a), witness("B", b)])
    assert not collation.overlap
    assert not collation.variants
    assert [x.siglum for x in collation.left_out] == ["A", "B"]
    tokens_once(collation)


def test_a_part_is_found_in_the_whole_and_the_rest_is_left_out():
    sentences = [f"On day {k} the crew{k} of ship{k} unloaded cargo{k} at quay{k}." for k in range(120)]
    whole, part = " ".join(sentences), " ".join(sentences[50:75]).replace("cargo60", "freight60")
    collation = collate([witness("A", whole), witness("B", part)])
    assert [str(v.cls) for v in collation.variants] == ["synonym"]
    assert [x.siglum for x in collation.left_out] == ["A", "A"]
    everything = collate([witness("A", whole), witness("B", part)], extent=Extent.WHOLE)
    assert sum(v.cls is VariantClass.DELETION for v in everything.variants) == 2


def test_one_word_a_million_times_is_bounded():
    began = time.monotonic()
    collation = collate([witness("A", "word " * 200_000), witness("B", "word " * 190_000)])
    assert len(collation.variants) <= 1
    assert time.monotonic() - began < 60
    with pytest.raises(UnsafeInputError):
        collate([witness("A", "word " * 3_000_000), witness("B", "word")])


NOTED = """The mill at Sunan needs forty lamps before the winter.¹ The engineer left in May.

¹ The report of the crew gives {} lamps and no {} at all.
"""


def test_footnotes_of_three_witnesses_are_told_apart_from_the_text():
    texts = [NOTED.format("fifty", "saws"), NOTED.format("fifty", "nails"), NOTED.format("sixty", "saws")]
    witnesses = [witness(s, t) for s, t in zip("ABC", texts, strict=True)]
    found = {v.texts: v.note for v in collate(witnesses, base="A").variants}
    assert found == {
        ("fifty", "fifty", "sixty"): "C number: in a footnote",
        ("saws", "nails", "saws"): "B synonym: in a footnote",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hundred and ", "twenty-"),
        ("1 ", "100 "),
        ("[", "[]"),
        ("a-\n", "b-\n"),
        ("¹ Note.\n", "2 Note.\n\n"),
    ],
    ids=["number words", "digits", "brackets", "hyphens", "notes"],
)
def test_marks_and_numbers_without_end_are_bounded(one, other):
    began = time.process_time()
    tokens_once(collate([witness("A", one * 3000), witness("B", other * 3000)]))
    assert time.process_time() - began < 10


def test_fifty_witnesses():
    texts = [f"The mill needs {k} lamps before the winter of the year." for k in range(50)]
    collation = collate([witness(f"W{k}", t) for k, t in enumerate(texts)])
    assert len(collation.at_least(Significance.SUBSTANTIVE)) == 1
    with pytest.raises(UnsafeInputError):
        collate([witness(f"W{k}", "word") for k in range(65)])


def test_the_collector_is_left_as_it_was():
    collate([witness("A", "one"), witness("B", "two")])
    assert gc.isenabled()
