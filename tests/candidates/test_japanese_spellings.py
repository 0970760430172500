"""Characters by their Japanese reading; expectations from reference/transcription_systems.md, 1 and 4."""

from functools import cache
from itertools import product

import pytest

from translit.candidates.japanese import CEILING, JapaneseSpeller


@pytest.fixture(scope="module")
def speller(tables):
    return JapaneseSpeller(tables)


# Section 4: Polivanov.
@pytest.mark.parametrize(
    ("hepburn", "cyrillic"),
    [
        ("shi", "си"), ("sha", "ся"), ("shu", "сю"), ("sho", "сё"), ("ji", "дзи"), ("ja", "дзя"),
        ("ju", "дзю"),
        ("jo", "дзё"), ("chi", "ти"), ("cha", "тя"), ("chu", "тю"), ("cho", "тё"), ("tsu", "цу"),
        ("fu", "фу"),
        ("wa", "ва"), ("sei", "сэй"), ("kai", "кай"), ("kō", "ко"), ("shū", "сю"), ("yo", "ё"),
        ("rei", "рэй"),
    ],
)  # fmt: skip
def test_polivanov_costs_nothing(speller, hepburn, cyrillic):
    assert speller.spell_shape(hepburn, speller.cyrillic_table)[cyrillic] == 0.0


@pytest.mark.parametrize(
    ("hepburn", "cyrillic"), [("yo", "йо"), ("yo", "ио"), ("kei", "кей"), ("jō", "дзио")]
)
def test_habits_of_soviet_hands_are_dearer_than_the_system(speller, hepburn, cyrillic):
    assert speller.spell_shape(hepburn, speller.cyrillic_table)[cyrillic] > 0.0


@pytest.mark.parametrize(("hepburn", "wrong"), [("shi", "схи"), ("tsu", "тсу"), ("sha", "сха")])
def test_a_mora_is_not_written_in_two_pieces_for_nothing(speller, hepburn, wrong):
    assert speller.spell_shape(hepburn, speller.cyrillic_table).get(wrong, 9.0) > 0.0


@cache
def ways(spell, char, first):
    return spell(char, first=first)


def written(spell, name):
    """Every spelling of a short name, character by character."""
    parts = [ways(spell, char, at == 0) for at, char in enumerate(name)]
    return {"".join(part) for part in product(*parts)}


# Sections 1 and 4, and the readings of Japanese maps that the seeds print.
@pytest.mark.parametrize(
    ("hanja", "hepburn", "via_russian"),
    [("鐵原", "tetsugen", "tetsugen"), ("元山", "genzan", "genzan"), ("泰川", "taisen", "taysen"),
     ("光州", "koshu", "kosyu"), ("咸興", "kanko", "kanko"), ("高原", "kogen", "kogen")],
)  # fmt: skip
def test_a_name_is_written_by_its_japanese_reading(speller, hanja, hepburn, via_russian):
    assert hepburn in written(speller.latin, hanja)
    assert via_russian in written(speller.through_russian, hanja)


def test_the_reading_of_taechon_in_cyrillic_is_that_of_the_notes(speller):
    assert "тайсэн" in written(speller.cyrillic, "泰川")


@pytest.mark.parametrize(
    ("reading", "first", "shape"),
    [("san", False, "zan"), ("kō", False, "gō"), ("shū", False, "jū"), ("hoku", False, "boku"),
     ("hoku", False, "poku"), ("tetsu", True, "tek"), ("tetsu", True, "tet"), ("hoku", True, "hok")],
)  # fmt: skip
def test_compounds_voice_and_double(speller, reading, first, shape):
    assert speller.allomorphs(reading, first=first)[shape] > 0


@pytest.mark.parametrize("reading", ["san", "kō", "hoku", "gen"])
def test_the_first_character_is_not_voiced_and_the_plain_reading_is_cheapest(speller, reading):
    assert not {"zan", "gō", "boku", "poku"} & speller.allomorphs(reading, first=True).keys()
    assert speller.allomorphs(reading, first=False)[reading] == 0.0


def test_old_and_new_forms_of_a_character_share_their_readings(speller):
    for old, new in (("鐵", "鉄"), ("國", "国"), ("廣", "広")):
        assert speller.readings(old).keys() & speller.readings(new).keys(), old


def test_no_spelling_is_dearer_than_the_ceiling(speller):
    for char in "鐵原元山泰川":
        for spell in (speller.latin, speller.cyrillic, speller.through_russian):
            assert max(spell(char, first=False).values()) <= CEILING + 1e-9


def test_a_character_nobody_reads_has_no_spelling(speller):
    assert speller.latin("X", first=True) == {}
