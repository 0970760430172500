"""Titles of newspapers are nobody's names."""

import pytest

from translit.catalog import default_catalog
from translit.findings.papers import Papers
from translit.model import Span


@pytest.mark.parametrize(
    "text",
    [
        "He read [Saebyok Ilbo] at noon.",
        "He read [Saebyok-Sinmun] at noon.",
        "He read [Nongminsinmun] at noon.",
        "Reports of [Saebyok Tongsin] and others.",
        "The newspaper [Saebyok] wrote of it.",
        'The newspaper\n"[Saebyok]" wrote of it.',
        "Two newspapers: [Saebyok] and others.",
        "He sent [Saebyok], the organ of the county committee, a letter.",
        "In [Saebyok], organ of the union, he wrote of it.",
        "An article in the [Saebyok] newspaper said so.",
        "They read the daily [Saebyok] at noon.",
    ],
)
def test_a_title_is_known_by_a_word_in_it_or_beside_it(checked, text):
    assert not [f for f in checked(text) if f.code in ("B101", "N101", "N102")]


@pytest.mark.parametrize(
    "text",
    [
        "He met [Pak Ilbo] at noon.",
        "The editor of the newspaper, Pak [Hen En], wrote of it.",
        "They met daily under [Pak Hen En] at noon.",
        "The newspaper office in [Tetsugen] burned.",
        "The organ of speech of [Pak Hen En] was hurt.",
    ],
)
def test_a_man_or_a_place_near_a_newspaper_is_none(checked, text):
    assert [f.code for f in checked(text)] == ["B101"]


def test_a_title_is_nobody_in_other_findings(checked):
    text = "The newspaper [Wonsan] wrote of it. In Wonsan, in Genzan and in Wonsan it rained."
    assert [(f.code, f.surface) for f in checked(text)] == [("N102", "Genzan")]


def test_russian_and_unwritten_text():
    papers = Papers(default_catalog())
    assert papers.is_title("в газете «Чосон»", Span(10, 15), "Чосон")
    assert not papers.is_title("", Span(0, 0), "")
