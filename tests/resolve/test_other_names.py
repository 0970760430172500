"""Persons who went by several names: every system spells each, and the answer keeps the name printed."""

import pytest

from translit.candidates.authority import load_records


# Kang Kŏn was born Kang Sint'ae; Kim Il was born Pak Tŏksan; Chi Ch'ŏngch'ŏn is Yi Ch'ŏngch'ŏn in most print
# (Encyclopedia of Korean Culture; Suh, Kim Il Sung). None of the spellings stands in the tables.
@pytest.mark.parametrize(
    ("form", "hangul", "hanja", "ref"),
    [
        ("Kan Sin Tkhe", "강신태", "姜信泰", "person:gang-geon"),
        ("Пак Док Сан", "박덕산", "朴德山", "person:gim-il-1910"),
        ("Yi Ch'ŏngch'ŏn", "이청천", "李靑天", "person:ji-cheongcheon"),
        ("Ким Му Ден", "김무정", "金武亭", "person:mu-jeong"),
    ],
)
def test_another_name_of_a_person_is_answered_as_it_is_printed(resolver, form, hangul, hanja, ref):
    first = resolver.resolve(form).candidates[0]
    assert (first.hangul, first.hanja, first.authority) == (hangul, hanja, ref)
    assert "usually" in first.label


def test_the_usual_name_stays_what_it_was(resolver):
    first = resolver.resolve("Чи Чхон Чхон").candidates[0]
    assert (first.hangul, first.authority) == ("지청천", "person:ji-cheongcheon")
    assert "usually" not in first.label


def test_a_person_is_answered_under_one_name_only(resolver):
    # 천의완 and 천이완 are one man: both names fit this spelling.
    refs = [c.authority for c in resolver.resolve("Chon I Wan").candidates if c.authority]
    assert refs.count("person:cheon-uiwan") == 1


def test_pen_names_and_softened_spellings_are_no_other_names(tables):
    others = {(record.usual, record.hangul) for record in load_records(tables) if record.usual}
    assert ("김구", "백범") not in others  # no surname
    assert ("차이석", "차리석") not in others  # the same name, as the north writes it
    assert ("김구", "김창수") in others


def test_references_still_lead_to_the_usual_name(resolver):
    index = resolver.index
    for record in index.records:
        if record.usual:
            own = index.records[index.entry_of(record.ref)]
            assert (own.hangul, own.usual) == (record.usual, "")
