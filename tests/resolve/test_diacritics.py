"""What marks on letters say of the system a name is written in."""

import pytest

from translit.catalog import default_catalog
from translit.model import Origin
from translit.resolve.diacritics import Diacritics

OTHERS = {Origin.RUSSIAN_KOREAN, Origin.RUSSIAN_JAPANESE, Origin.RUSSIAN_CHINESE}


@pytest.mark.parametrize(
    ("form", "against"),
    [
        ("Kōsen", OTHERS | {Origin.ROMANIZED_KOREAN}),
        ("Ko\u0304sen", OTHERS | {Origin.ROMANIZED_KOREAN}),
        ("Ch'orwon", OTHERS | {Origin.JAPANESE}),
        ("Kosen", set()),
        ("Пхёнъян", set()),
        ("Йокогама", set()),
    ],
)
def test_marks_speak_against_the_systems_that_do_not_use_them(form, against):
    assert {origin for origin, _ in Diacritics(default_catalog()).against(form)} == against


def test_a_macron_tells_the_long_reading_from_the_short(resolver):
    # 孟山 is read Mōzan; 茂山 is Mozan or Mosan, its first vowel short (Unihan and KANJIDIC2: 茂 mo, bō).
    assert resolver.resolve("Mōzan").candidates[0].hanja == "孟山"
    bare, marked = (
        {c.hanja: c.score for c in resolver.resolve(form).candidates} for form in ("Mozan", "Mōzan")
    )
    assert marked["孟山"] / marked["茂山"] > 2 * bare["孟山"] / bare["茂山"]


def test_a_macron_turns_a_reader_from_korean_to_japanese(resolver):
    # 洪川 is Kōsen in Japanese; 고성 and others may be spelled Kosen only by a Russian hand.
    assert resolver.resolve("Kōsen").candidates[0].hanja == "洪川"


def test_marks_do_not_speak_against_a_spelling_that_a_record_gives(resolver):
    # Ch'ongch'on stands in the table for 淸川江.
    assert resolver.resolve("Ch'ongch'on").candidates[0].hanja == "淸川江"


@pytest.mark.parametrize(
    ("marked", "hangul"),
    # Stations of the Kyŏngwŏn line (哨城里) and the Kyŏngjŏn line (鳥城里); 全州 and 定州.
    # Readings: McCune and Reischauer.
    [("Ch'osŏng-ni", "초성리"), ("Chosŏng-ni", "조성리"), ("Chŏnju", "전주"), ("Chŏngju", "정주")],
)
def test_the_marks_of_a_romanized_name_choose_among_names_of_the_same_letters(resolver, marked, hangul):
    assert resolver.resolve(marked).candidates[0].hangul == hangul


def test_a_name_without_marks_leaves_the_choice_open(resolver):
    found = resolver.resolve("Chosong-ni")
    assert {"초성리", "조성리"} <= {c.hangul for c in found.candidates[:5]}
