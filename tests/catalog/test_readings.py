import shutil
from pathlib import Path

import pytest

from translit.catalog.check import check_tables
from translit.catalog.compounds import Compounds
from translit.catalog.readings import Readings, admitted_syllables, check_readings
from translit.errors import TableError
from translit.resources import data_folder

ROOT = data_folder("tables")


@pytest.fixture
def readings(tables):
    names = (
        "sinokorean/hanja.csv",
        "japanese/readings.csv",
        "japanese/place_readings.csv",
        "japanese/compounds.csv",
    )
    return Readings(*(tables.rows(name) for name in names))


@pytest.fixture
def copy(tmp_path) -> Path:
    """The tables that the T5 checks read, in a folder a test may spoil."""
    for name in ("sinokorean", "japanese", "authority"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def spoil(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("hanja", "hangul"),
    [
        ("鐵原", "철원"),
        ("龍川", "용천"),
        ("龍川", "룡천"),
        ("洛東江", "낙동강"),
        ("會寧", "회령"),
        ("保寧", "보령"),
        ("寧邊", "영변"),
        ("寧邊", "녕변"),
        ("金泉", "김천"),
        ("金浦", "김포"),
        ("回龍", "회룡"),
    ],
)
def test_characters_admit_their_reading_under_the_initial_sound_law(readings, hanja, hangul):
    assert readings.hangul_fault(hanja, hangul) == ""


@pytest.mark.parametrize(
    ("hanja", "hangul", "part"),
    [
        ("鐵原", "청원", "鐵"),
        ("鐵原", "철원군", "3 syllables but"),
        ("洛東江", "막동강", "洛"),
        ("椵島", "가도", "irregular reading"),
    ],
)
def test_other_readings_are_refused_with_the_reason(readings, hanja, hangul, part):
    assert part in readings.hangul_fault(hanja, hangul)


@pytest.mark.parametrize(
    ("hanja", "reading"),
    [
        ("鐵原", "Tetsugen"),
        ("平壤", "Heijō"),
        ("元山", "Genzan"),
        ("元山", "Gensan"),
        ("北靑", "Hokusei"),
        ("吉州", "Kisshū"),
        ("臨津江", "Rinshinkō"),
        ("蔚山", "Urusan"),
    ],
)
def test_japanese_readings_by_onyomi_or_by_the_list(readings, hanja, reading):
    assert readings.admits_japanese(hanja, reading)


@pytest.mark.parametrize(("hanja", "reading"), [("平壤", "Heiban"), ("鐵原", "Tetsu"), ("蔚山", "Urusa")])
def test_other_japanese_readings_are_refused(readings, hanja, reading):
    assert not readings.admits_japanese(hanja, reading)


def test_a_final_tsu_is_swallowed_but_a_plain_vowel_is_not(tables):
    shapes = Compounds(tables.rows("japanese/compounds.csv")).shapes
    assert "kek" in shapes("ketsu", first=True)
    assert shapes("ri", first=False) == {"ri": 0.0}


def test_a_syllable_without_r_or_n_has_one_shape():
    assert admitted_syllables(["산"]) == {"산"}


def test_the_shipped_authority_tables_hold():
    assert [str(fault) for fault in check_readings(ROOT)] == []


def test_wrong_hangul_is_named_with_file_line_and_column(copy):
    spoil(copy / "authority/places.csv", "cheorwon-county,철원", "cheorwon-county,청원")
    (fault,) = check_readings(copy)
    assert (fault.path, fault.code, fault.column) == ("authority/places.csv", "T501", "hangul")
    line = (copy / fault.path).read_text(encoding="utf-8").splitlines()[fault.line - 1]
    assert line.startswith("cheorwon-county,청원")


def test_an_irregular_reading_passes_when_the_note_says_so(copy):
    path = copy / "authority/places.csv"
    row = "zz-island,가가도,椵椵島,,island,cheolsan-county,,,,,,,wiki-ko[가도],irregular reading\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert check_readings(copy) == []


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("places", ",Tetsugen,", ",Tetsuhara'a,", "T502"),
        ("places", ",county,gangwondo-province,", ",county,gangwonto-province,", "T503"),
        ("railways", ",1,", ",9,", "T506"),
    ],
)
def test_each_fault_has_its_code(copy, name, before, after, code):
    spoil(copy / f"authority/{name}.csv", before, after)
    assert code in {fault.code for fault in check_readings(copy)}


def test_a_namesake_far_away_is_no_stop_of_a_line(copy):
    spoil(copy / "authority/railways.csv", ",ipseongni-station-jecheon,", ",ipseongni-station,")
    (fault,) = check_readings(copy)
    assert (fault.code, fault.column) == ("T507", "station")
    assert "pyeongannamdo-province" in fault.message


def test_a_place_entered_twice_is_found_across_old_and_new_forms(copy):
    path = copy / "authority/places.csv"
    rows = [
        "zz-a,풍산,豊山,,village,cheorwon-county,,,,,,,guess,\n",
        "zz-b,풍산,豐山,,village,cheorwon-county,,,,,,,guess,\n",
    ]
    path.write_text(path.read_text(encoding="utf-8") + "".join(rows), encoding="utf-8")
    assert [(f.code, f.message) for f in check_readings(copy)] == [
        ("T504", "'zz-b' repeats 'zz-a'; join the two rows")
    ]


def test_more_guesses_than_allowed_are_reported(copy):
    path = copy / "authority/railways.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    guesses = [row.split(",")[:5] for row in rows[:300]]
    changed = [",".join((*cells, "guess", "\n")) for cells in guesses]
    path.write_text(head + "".join(changed + rows[300:]), encoding="utf-8")
    faults = [fault for fault in check_readings(copy) if fault.code == "T505"]
    assert [fault.path for fault in faults] == ["authority/railways.csv"]


def test_a_table_that_cannot_be_read_is_left_to_the_other_checks(copy):
    (copy / "authority/persons.csv").write_bytes(b"id,hangul\n\xff\n")
    assert all(fault.path != "authority/persons.csv" for fault in check_readings(copy))


def test_a_broken_schema_is_a_fault_and_no_traceback(tmp_path):
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/x.json").write_text('{"description": "x",}', encoding="utf-8")
    (tmp_path / "a.csv").write_text("id\n1\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"schema/x\.json:1: T104"):
        check_tables(tmp_path)
