"""Chinese names through Russian: Palladius, pinyin, and what the letters may spell."""

import pytest

from translit.candidates.chinese import ChineseNames, ChineseSpeller, join_pinyin, split_pinyin
from translit.candidates.index import Index
from translit.model import Kind

SYLLABLES = frozenset({"xi", "an", "xian", "ba", "dao", "jiang", "lü", "shun", "da"})


@pytest.fixture(scope="module")
def index(tables):
    return Index(tables)


@pytest.fixture(scope="module")
def names(index):
    return ChineseNames(index)


@pytest.mark.parametrize(
    ("pinyin", "number", "parts"),
    [
        ("Xī'ān", 2, ("xi", "an")),
        ("Xiān", 1, ("xian",)),
        ("Bādàojiāng", 3, ("ba", "dao", "jiang")),
        ("Lǚshùn", 2, ("lü", "shun")),
        ("Xian", 3, None),
        ("Bystrov", 2, None),
    ],
)
def test_pinyin_is_divided_into_as_many_syllables_as_there_are_characters(pinyin, number, parts):
    assert split_pinyin(pinyin, SYLLABLES, number) == parts


@pytest.mark.parametrize(
    ("parts", "kind", "written"),
    [(("peng", "de", "huai"), Kind.PERSON, "Peng Dehuai"), (("li", "er"), Kind.PERSON, "Li Er"),
     (("tian", "an", "men"), Kind.PLACE, "Tian'anmen"), (("an", "dong"), Kind.PLACE, "Andong")],
)  # fmt: skip
def test_pinyin_is_written_as_names_are(parts, kind, written):
    assert join_pinyin(parts, kind) == written


# reference/transcription_systems.md 1.5; common names of the time in Russian print.
@pytest.mark.parametrize(
    ("syllable", "script", "printed"),
    [("feng", "cyrillic", "фын"), ("feng", "cyrillic", "фэн"), ("huang", "latin", "huan"),
     ("zhou", "latin", "chzhou"), ("deng", "latin", "dyn"), ("jiang", "latin", "tszyan"),
     ("hua", "latin", "chua"), ("wen", "latin", "ven"), ("xu", "latin", "syuy")],
)  # fmt: skip
def test_a_syllable_is_spelled_as_documents_print_it(index, syllable, script, printed):
    assert printed in ChineseSpeller(index).spell(syllable, script)


def test_a_record_is_found_by_its_pinyin_though_no_table_gives_the_spelling(names, index):
    letters = index.folder.fold("Dyn Siao Pin")
    assert letters.letters not in index.attested
    matches = names.records(letters.letters, letters.breaks, "latin")
    assert "foreign:deng-xiaoping" in [index.records[m.entry].ref for m in matches]


def test_a_person_begins_with_a_surname_and_a_place_need_not(names):
    person = names.readings("чжаншучжэнь", (4, 6), "cyrillic", None, 0.35)
    assert person[0].pinyin == "Zhang Shuzhen"
    assert person[0].kind is Kind.PERSON
    place = names.readings("шицзятунь", (), "cyrillic", None, 0.35)
    assert place[0].pinyin == "Shijiatun"
    assert place[0].kind is Kind.PLACE


def test_syllables_end_where_the_print_breaks(names):
    assert all(len(n.segments) == 3 for n in names.readings("чжаншучжэнь", (4, 6), "cyrillic", None, 0.35))
    assert names.readings("чжаншучжэнь", (2,), "cyrillic", None, 0.35) == []


def test_letters_that_no_chinese_syllables_make_have_no_reading(names):
    assert names.readings("pyongyang", (), "latin", None, 0.35) == []
    assert names.records("kremlin", (), "latin") == []


def test_segments_rebuild_the_letters_and_add_up(names):
    for reading in names.readings("pynchzhen", (3,), "latin", None, 0.35):
        assert "".join(letters for _, letters, _ in reading.segments) == "pynchzhen"
        assert sum(cost for _, _, cost in reading.segments) == pytest.approx(reading.cost)
