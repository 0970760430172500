"""Names of places by rule alone."""

import pytest

from translit.candidates.authority import Record
from translit.candidates.open_places import count_units, place_levels, search_places
from translit.model import Kind, Status
from translit.resolve import Resolver


def place(hangul: str, hanja: str) -> Record:
    return Record(f"place:{hangul}", Kind.PLACE, "village", hangul, hanja, "", (), "", None, "", "test")


RECORDS = [place("송림리", "松林里"), place("송산리", "松山里"), place("금산", "錦山")]


def test_units_are_counted_by_where_they_stand_in_the_name():
    first, inner, last = count_units(RECORDS, "hanja")
    assert first["송", "松"] == 2
    assert inner["림", "林"] == inner["산", "山"] == 1
    assert last["리", "里"] == 2
    assert last["산", "山"] == 1


def test_common_syllables_lead_to_the_likelier_names():
    spell = {
        "송": {"song": 0.0},
        "금": {"kum": 0.0},
        "산": {"san": 0.0},
        "림": {"rim": 0.0},
        "리": {"ri": 0.0},
    }
    levels = place_levels(count_units(RECORDS, "hangul"), spell, 0.35)
    names = search_places(levels, "songrimri", (), 5)
    assert names[0].hangul == "송림리"
    assert search_places(levels, "kumrimri", (), 5)[0].hangul == "금림리"
    assert names[0].cost < search_places(levels, "kumrimri", (), 5)[0].cost


def test_syllables_end_where_the_print_breaks():
    spell = {"송": {"song": 0.0, "so": 0.0}, "금": {"ngkum": 0.0, "kum": 0.0}, "리": {"ri": 0.0}}
    levels = place_levels(count_units([place("송금리", "松金里")], "hangul"), spell, 0.35)
    whole = search_places(levels, "songkumri", (), 5)[0]
    assert [letters for _, letters, _ in whole.segments] in (["song", "kum", "ri"], ["so", "ngkum", "ri"])
    broken = search_places(levels, "songkumri", (4,), 5)[0]
    assert [letters for _, letters, _ in broken.segments] == ["song", "kum", "ri"]


@pytest.mark.parametrize(
    ("form", "possible"),
    [
        # Made up; no such places are known. 金 kin, 峯 hō, 浦 ho, 嶽 gaku, 里 ri (Unihan).
        ("Kinhōgakuri", {"금봉악리", "금포악리"}),
        # 금 + 란 + 봉 + 리, ㄹ read ㄴ behind ㅇ.
        ("Kymranbonni", {"금란봉리", "금난봉리"}),
    ],
)
def test_a_village_nobody_listed_is_proposed_but_never_resolved(form, possible):
    resolution = Resolver().resolve(form)
    assert resolution.status is not Status.RESOLVED
    made = [c for c in resolution.candidates if c.kind is Kind.PLACE and not c.authority]
    assert possible & {c.hangul for c in made}
    assert all(c.label == "by rule alone; no record" and not c.hanja for c in made)
