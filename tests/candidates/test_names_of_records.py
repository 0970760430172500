"""Under which units a record is looked for, which records look like a form, and names by rule alone."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.candidates.authority import Record, load_records
from translit.candidates.names import Generic, hangul_units, hanja_units
from translit.candidates.open import OpenLattice, count_syllables, pack
from translit.candidates.shortlist import file_names, look_alikes, pairs
from translit.model import Kind

COUNTY = Generic("군", "郡", frozenset({"county"}), "added")
RIVER = Generic("강", "江", frozenset({"river"}), "suffix")
PROVINCE = Generic("도", "道", frozenset({"province"}), "suffix")
HALF = Generic("북도", "北道", frozenset({"province"}), "divided")
LONG = frozenset({"남궁", "선우"})


def record(hangul, hanja="", kind=Kind.PLACE, feature="county", dprk=""):
    return Record("x:y", kind, feature, hangul, hanja, dprk, (), "", None, "", "constructed")


def person(hangul, dprk=""):
    return record(hangul, kind=Kind.PERSON, feature="person", dprk=dprk)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (record("철원"), {"철원", "철원군"}),
        (record("대동강", feature="river"), {"대동강", "대동"}),
        (record("한강", feature="river"), {"한강", "한"}),
        (record("강원도", feature="province"), {"강원도", "강원"}),
        (record("함경북도", feature="province"), {"함경북도", "함경북", "함경"}),
        (record("용천", dprk="룡천"), {"용천", "룡천", "용천군", "룡천군"}),
        (person("박헌영"), {"박헌영", "헌영박"}),
        (person("남궁혁준"), {"남궁혁준", "혁준남궁"}),
        (person("이승엽", dprk="리승엽"), {"이승엽", "승엽이", "리승엽", "승엽리"}),
    ],
)
def test_a_record_is_looked_for_under_its_name_and_what_print_makes_of_it(one, expected):
    units = dict(hangul_units(one, (COUNTY, RIVER, PROVINCE, HALF), LONG, {}))
    assert units.keys() == expected
    assert units[one.hangul] == 0.0
    assert all(cost > 0 for name, cost in units.items() if name not in (one.hangul, one.dprk))


def test_one_syllable_without_its_generic_is_little_to_go_by():
    river, long = record("한강", feature="river"), record("대동강", feature="river")
    assert (
        dict(hangul_units(river, (RIVER,), LONG, {}))["한"]
        > 2 * dict(hangul_units(long, (RIVER,), LONG, {}))["대동"]
    )


# The south drops an initial the north writes (reference/hangul_romanization.md, 1 and 2.3).
@pytest.mark.parametrize(
    ("hangul", "hanja", "northern"),
    [("용천", "龍川", "룡천"), ("나주", "羅州", "라주"), ("이원", "利原", "리원")],
)
def test_a_northern_spelling_no_table_gives_follows_from_the_characters(hangul, hanja, northern):
    readings = {"龍": "룡", "羅": "라", "利": "리"}
    assert northern in dict(hangul_units(record(hangul, hanja), (), LONG, readings))
    assert northern not in dict(hangul_units(record(hangul, hanja), (), LONG, {}))


def test_a_foreign_name_without_hangul_is_looked_for_by_its_forms_alone():
    assert list(hangul_units(record("", feature="foreign"), (COUNTY,), LONG, {})) == []
    assert list(hanja_units(record("", "北京", feature="foreign"), (COUNTY,))) == []


def test_characters_after_the_first_are_marked_as_such():
    assert ("鐵", "+原") in dict(hanja_units(record("철원", "鐵原"), (COUNTY,)))
    assert ("鐵", "+原", "+郡") in dict(hanja_units(record("철원", "鐵原"), (COUNTY,)))


def test_every_record_has_a_reference_of_its_own_and_a_kind(tables):
    records = load_records(tables)
    usual = [r for r in records if not r.usual]
    assert len({r.ref for r in usual}) == len(usual)
    assert {r.ref for r in records} == {r.ref for r in usual}
    assert {r.ref.partition(":")[0] for r in records} == {"place", "person", "foreign"}


@given(st.text("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшэюя", min_size=1, max_size=12))
def test_a_name_looks_most_like_itself(letters):
    postings = file_names([(0, ["unrelated"]), (1, [letters]), (2, ["qqq"])])
    assert 1 in look_alikes(postings, letters, 3)
    assert pairs(letters)


def test_kindred_letters_look_alike_and_the_limit_holds():
    postings = file_names([(7, ["chorvon"]), (1, ["chorwon"]), (2, ["pusan"]), (0, [])])
    assert look_alikes(postings, "chorwon", 2) == [7, 1]
    assert look_alikes(postings, "chorwon", 1) == [7]
    assert look_alikes(postings, "xxxxxxx", 5) == []


SURNAMES = {"김": 100.0, "박": 40.0, "남궁": 0.2}
SPELLINGS = {
    "김": {"kim": 0.0},
    "박": {"pak": 0.0},
    "남": {"nam": 0.0},
    "궁": {"gun": 0.1},
    "영": {"en": 0.0, "yen": 0.0},
}


def rarities():
    return count_syllables((person("김영남"), person("박영"), record("철원")), SURNAMES, {"영", "남", "궁"})


def test_rarities_are_shares_that_add_up_to_one_and_no_syllable_is_impossible():
    for level in rarities():
        assert sum(math.exp(-rare) for rare in level.values()) == pytest.approx(1.0)
    surnames, first, _ = rarities()
    assert surnames["김"] < surnames["박"] < surnames["남궁"]
    assert first["영"] < first["궁"] < math.inf


def test_a_name_nobody_listed_is_read_by_rule():
    lattice = OpenLattice(pack(SPELLINGS, rarities()), rarities(), 0.35)
    assert [n.hangul for n in lattice.search("pakyen", (3,), limit=5)] == ["박영"]
    assert [n.hangul for n in lattice.search("namgunyen", (), limit=5)] == ["남궁영"]
    assert [n.hangul for n in lattice.search("enen", (), limit=5)] == []
    assert [n.hangul for n in lattice.search("yennam", (), limit=5, surname=False)] == ["영남"]


def test_a_given_name_of_one_syllable_is_as_rare_as_in_the_records():
    long, short = rarities()[2]["남"], rarities()[2][""]
    assert math.exp(-short) == pytest.approx((1 + 0.5) / (2 + 0.5 * 4))  # 박영 of two persons, smoothed
    lattice = OpenLattice(pack(SPELLINGS, rarities()), rarities(), 1.0)
    (one,) = lattice.search("pakyen", (3,), limit=5)
    (two,) = lattice.search("pakyennam", (3, 6), limit=5)
    assert two.rarity - one.rarity == pytest.approx(long - short)


def test_no_syllable_of_a_rule_made_name_runs_over_a_space():
    lattice = OpenLattice(pack(SPELLINGS, rarities()), rarities(), 0.35)
    assert lattice.search("pakyen", (4,), limit=5) == []
