"""Syllables as hands and print wrote them; expectations from reference/transcription_systems.md."""

import pytest

from translit.candidates.korean import CYRILLIC_CEILING, LATIN_CEILING, KoreanSpeller


@pytest.fixture(scope="module")
def speller(tables):
    return KoreanSpeller(tables)


# Section 3, "What documents of 1945-65 print".
@pytest.mark.parametrize(
    ("syllable", "printed"),
    [
        ("영", "ен"), ("현", "хен"), ("명", "мен"), ("경", "ген"), ("성", "сен"),
        ("정", "тен"), ("정", "ден"),
        ("전", "чен"), ("철", "чер"), ("진", "дин"), ("장", "тян"), ("장", "чан"),
        ("진", "дзин"), ("일", "ир"),
        ("길", "гир"), ("길", "кир"), ("최", "цой"), ("허", "хе"), ("조", "те"), ("조", "тё"), ("백", "пяк"),
        ("백", "пэк"), ("서", "се"), ("주", "дю"), ("의", "ый"), ("의", "ы"), ("의", "и"), ("화", "хва"),
        ("원", "вон"), ("강", "кан"), ("강", "ган"),
    ],
)  # fmt: skip
def test_what_soviet_hands_printed_is_among_the_spellings(speller, syllable, printed):
    assert printed in speller.cyrillic(syllable)


# Section 2: Kontsevich, standing alone.
@pytest.mark.parametrize(
    ("syllable", "standard"),
    [("박", "пак"), ("김", "ким"), ("철", "чхоль"), ("함", "хам"), ("평", "пхён"),
     ("대", "тэ"), ("토", "тхо"),
     ("산", "сан"), ("원", "вон"), ("위", "ви"), ("쌍", "ссан"), ("음", "ым"), ("예", "е"), ("왜", "вэ")],
)  # fmt: skip
def test_the_standard_spelling_costs_nothing(speller, syllable, standard):
    assert speller.cyrillic(syllable)[standard] == 0.0


# Names as English print has them: reference/hangul_romanization.md 1 and 2.1, marks left out.
@pytest.mark.parametrize(
    ("syllable", "printed"),
    [("철", "cheol"), ("철", "chol"), ("평", "pyeong"), ("평", "pyong"), ("은", "eun"), ("은", "un"),
     ("박", "bak"), ("박", "pak"), ("리", "ri"), ("이", "yi"), ("이", "i"), ("북", "buk"), ("북", "puk")],
)  # fmt: skip
def test_english_print_is_among_the_romanized_spellings(speller, syllable, printed):
    assert printed in speller.romanized(syllable)


@pytest.mark.parametrize(
    ("syllable", "printed"),
    [("현", "hen"), ("영", "en"), ("영", "yen"), ("영", "yon"), ("박", "pak"), ("원", "von"), ("최", "tsoy"),
     ("장", "chan"), ("경", "gen"), ("주", "dyu")],
)  # fmt: skip
def test_latin_through_russian_is_among_the_spellings(speller, syllable, printed):
    assert printed in speller.through_russian(syllable)


def test_every_syllable_of_the_tables_has_a_spelling_by_every_way_within_the_ceiling(speller, tables):
    syllables = {s for row in tables.rows("authority/places.csv") for s in row["hangul"]}
    assert len(syllables) > 300
    for syllable in sorted(syllables):
        for spell, ceiling in (
            (speller.cyrillic, CYRILLIC_CEILING),
            (speller.romanized, LATIN_CEILING),
        ):
            ways = spell(syllable)
            assert ways, syllable
            assert 0.0 <= min(ways.values()) <= max(ways.values()) <= ceiling, syllable
            assert "" not in ways, syllable


def test_final_ng_and_n_fall_together_in_cyrillic(speller):
    # Section 3: "ㅇ final: н, the distinction from ㄴ is lost".
    for one, other in (("성", "선"), ("영", "연"), ("강", "간")):
        shared = speller.cyrillic(one).keys() & speller.cyrillic(other).keys()
        assert min(speller.cyrillic(one)[text] for text in shared) <= 0.1
