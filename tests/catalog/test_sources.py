"""The bibliography: how a cell names works, and that every work named is cited."""

import pytest

from translit.catalog.sources import Source, citations, parse_sources


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ()),
        ("unihan", (Source("unihan"),)),
        ("wiki-ja[江原道 (日本統治時代)]", (Source("wiki-ja", "江原道 (日本統治時代)"),)),
        ("a[1; 2];b", (Source("a", "1; 2"), Source("b"))),
    ],
)
def test_a_cell_names_works_and_places_in_them(cell, expected):
    assert parse_sources(cell) == expected


@pytest.mark.parametrize("cell", ["Unihan", "a b", "a[", "a[]", "a,b", "a;;b", "a[1]b", "[1]"])
def test_a_cell_of_another_form_is_refused(cell):
    with pytest.raises(ValueError, match="is not key"):
        parse_sources(cell)


def test_every_work_has_a_citation(tables):
    assert all(citation.strip() for citation in citations(tables).values())
