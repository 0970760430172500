"""Surnames with initials, and Russian names beside Korean surnames."""

import pytest

from translit.candidates.initials import split_initials
from translit.candidates.patronymics import printed_ways
from translit.model import Kind, Status


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Kim I. S.", ("Kim", ("I", "S"))),
        ("Kim I.S", ("Kim", ("I", "S"))),  # the last point is often taken for the end of the sentence
        ("Pak Kh. E.", ("Pak", ("Kh", "E"))),
        ("Ли, С. Ё.", ("Ли", ("С", "Ё"))),
        ("N. Kim", ("Kim", ("N",))),
        ("А.И.Хегай", ("Хегай", ("А", "И"))),
        ("Kim Il Sung", None),
        ("U.S.S.R.", None),
        ("", None),
    ],
)
def test_initials_are_told_from_names(printed, expected):
    assert split_initials(printed) == expected


def test_a_russian_name_is_turned_and_cut_as_print_does():
    ways = printed_ways("Пак Пётр Александрович")
    assert {"Пётр Александрович Пак", "Петр Пак", "П. А. Пак", "Пак П. А."} <= set(ways)
    assert printed_ways("Kim Il Sung") == ("Kim Il Sung",)
    assert printed_ways("Aleksei Ivanovich Hegai")[0] == "Aleksei Ivanovich Hegai"


# Hŏ Ka-i was Aleksei Ivanovich Hegai (Lankov, From Stalin to Kim Il Sung); Pak Hŏnyŏng is the best known of
# his initials, and of Kims with I. S. the one whom everybody names is among the first.
@pytest.mark.parametrize(
    "form", ["A. I. Hegai", "Hegai A. I.", "Aleksei Hegai", "А. И. Хегай", "Алексей Хегай"]
)
def test_the_initials_of_a_russian_name_lead_to_the_record(resolver, form):
    assert resolver.resolve(form).candidates[0].authority == "person:heo-gai"


@pytest.mark.parametrize(
    ("form", "hangul"),
    [("Pak H. Y.", "박헌영"), ("Пак Х. Е.", "박헌영"), ("Kim I. S.", "김일성"), ("Ким И. С.", "김일성")],
)
def test_korean_initials_list_whom_they_may_stand_for_and_resolve_nobody(resolver, form, hangul):
    found = resolver.resolve(form)
    assert found.status is not Status.RESOLVED
    assert hangul in {candidate.hangul for candidate in found.candidates[:3]}
    assert {candidate.kind for candidate in found.candidates} == {Kind.PERSON}


def test_initials_that_no_record_has_are_answered_with_a_reason(resolver):
    found = resolver.resolve("Tkhai M. V.")
    assert (found.status, found.candidates) == (Status.UNRESOLVED, ())
    assert "initials" in found.reason


def test_a_foreigner_with_initials_is_none_of_ours(resolver):
    assert not any(candidate.hangul for candidate in resolver.resolve("J. Stalin").candidates[:1])
