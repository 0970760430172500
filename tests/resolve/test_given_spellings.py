"""Spellings that the tables give outright: of foreign places, of names with a number, of older names."""

import pytest

from translit.model import Status


@pytest.mark.parametrize(
    ("form", "reference"),
    [
        ("Шанхай", "foreign:shanghai"),
        ("Vietnam", "foreign:vietnam"),  # no Japanese reading, though it ends in m
        ("Tokyo", "foreign:tokyo"),
        ("Gunjulin", "foreign:gongzhuling"),
        ("Mukden", "foreign:mukden"),
        ("K-14", "place:gimpo-airfield"),
        ("K-14 airfield", "place:gimpo-airfield"),
        ("Hill 1179", "place:daeusan-mountain"),
        ("38th Parallel", "place:sampalseon-region"),
    ],
)
def test_a_place_that_the_tables_spell_is_resolved(resolver, form, reference):
    found = resolver.resolve(form)
    assert (found.status, found.candidates[0].authority) == (Status.RESOLVED, reference)


@pytest.mark.parametrize("form", ["Hill", "Hill 2000", "K-99"])
def test_another_number_is_another_name(resolver, form):
    found = resolver.resolve(form)
    assert found.status is Status.UNRESOLVED
    assert not {"place:daeusan-mountain", "place:maryangsan-mountain", "place:gimpo-airfield"} & {
        c.authority for c in found.candidates
    }


# Andong on the Yalu (Dandong) is as much spoken of in these documents as 안동.
@pytest.mark.parametrize(
    ("form", "abroad"),
    [("Tetsurei", "foreign:tieling"), ("Antung", "foreign:andong"), ("Andong", "foreign:andong")],
)
def test_a_place_of_china_and_one_of_korea_of_the_same_characters_are_left_open(resolver, form, abroad):
    found = resolver.resolve(form)
    assert found.status is Status.AMBIGUOUS
    assert len({c.hanja for c in found.candidates[:2]}) == 1
    assert abroad in {c.authority for c in found.candidates[:3]}


@pytest.mark.parametrize(
    ("form", "older"), [("Kyomipo", "겸이포"), ("Kenjiho", "겸이포"), ("Chinnampo", "진남포")]
)
def test_an_older_name_is_answered_as_it_is_printed(resolver, form, older):
    assert resolver.resolve(form).candidates[0].hangul == older
