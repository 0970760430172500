"""What the date of a document says of the persons it names."""

import pytest

from translit.model import Certainty, Kind, Mention, Part, Span
from translit.resolve import Resolver
from translit.resolve.period import Period, years_of
from translit.resolve.weights import Weights

LIVED = {"person:a": (1940, None), "person:b": (1880, 1949), "person:c": (1912, 1994)}
PERIOD = Period(LIVED, Weights({"not-grown-up": 1.6, "dead": 0.3}))


@pytest.mark.parametrize(
    ("year", "against"),
    [
        (1949, {"person:a": 1.6}),
        (1950, {"person:a": 1.6}),
        (1951, {"person:a": 1.6, "person:b": 0.3}),
        (1958, {"person:b": 0.3}),
        (1925, {"person:a": 1.6, "person:c": 1.6}),
    ],
)
def test_the_dead_and_the_children_of_a_year_are_hardly_meant(year, against):
    assert PERIOD.costs(year, ["person:a", "person:b", "person:c", "place:d"]) == against


def part(date: str, start: int, end: int) -> Part:
    return Part(1, "", date, Span(start, end), 1, 2)


def test_a_name_has_the_year_of_the_document_it_stands_in():
    parts = [part("1 May 1953", 100, 200), part("January 1950", 0, 90), part("undated", 200, 300)]
    assert years_of(parts, [0, 89, 95, 150, 250, 400]) == [1950, 1950, None, 1953, None, None]
    assert years_of([], [5]) == [None]
    assert years_of([part("30 December 1949 - 2 January 1950", 0, 9)], [3]) == [1950]


def test_who_was_a_child_at_the_date_is_not_meant(tables):
    # Kim Jong Il was born in 1941 or 1942: no document of 1949 reports what he said.
    text = "Kim Chen Ir reported on the harvest."
    mention = Mention(Span(0, 11), "Kim Chen Ir", Kind.PERSON, Certainty.HIGH)
    resolver, scores = Resolver(tables), []
    for date in ("", "June 1975", "June 1949"):
        (found,) = resolver.resolve_all(text, [mention], parts=[part(date, 0, len(text))])
        assert found.resolution
        believed = {c.authority: c.score for c in found.resolution.candidates}
        scores.append(believed.get("person:gim-jeongil", 0.0))
    undated, grown, child = scores
    assert grown >= undated > child
