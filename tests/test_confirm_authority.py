"""bench/confirm_authority.py: what a list on the machine says of a row, on lists made up here."""

import csv
import importlib.util
import json
import struct
import sys
from array import array
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HANJA = """# a list
해주군:海州郡:
해주:海州:
청산:靑山:
백마봉:白馬峯:
김일성:金日成:
"""
ENAMDICT = """朴哲秀 [パクチョルス] /(h) Pak Chol-su/
新浦 [シンポ] /(p) Sinpo (North Korea)/
山田 [やまだ] /(s) Yamada/
"""
GEONAMES = {"7": {"countrycode": "KP", "alternatenames": ["Anak", "안악군"]}}


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location(
        "confirm_authority", ROOT / "bench" / "confirm_authority.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def lists(bench, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    (folder / "hanja.txt").write_text(HANJA, encoding="utf-8")
    (folder / "enamdict").write_text(ENAMDICT, encoding="euc_jp")
    (folder / "cities.json").write_text(json.dumps(GEONAMES), encoding="utf-8")
    (folder / "sys.dic").write_bytes(dictionary({"개마": "NNP,지명,F,개마", "나비": "NNG,*,F,나비"}))
    found = bench.Lists(bench.Forms([("青", "靑"), ("峯", "峰")]))
    found.read_hanja(folder / "hanja.txt")
    found.read_enamdict(folder / "enamdict")
    found.read_geonames(folder / "cities.json")
    found.pages = {
        "place:seen-village": {"hanja": "羅比", "against": "an atlas"},
        "place:heard-village": {"hanja": "羅比", "against": "a newspaper (hangul)"},
    }
    found.mecab = bench.MecabWords(folder / "sys.dic")
    return found


def dictionary(words):
    """A compiled dictionary of MeCab in its smallest form: every word a chain of cells of its own."""
    cells, tokens, features = array("i", [1, 0] + [0, -1] * 60000), b"", b""
    base, used = 1, 300
    for number, (word, feature) in enumerate(words.items()):
        at = base
        for byte in word.encode():
            step = at + byte + 1
            if cells[2 * step + 1] != at:
                cells[2 * step], cells[2 * step + 1] = used, at
                used += 300
            at = cells[2 * step]
        cells[2 * at], cells[2 * at + 1] = -((number << 8) + 1) - 1, at
        tokens += struct.pack("<HHHhII", 0, 0, 0, 0, len(features), 0)
        features += feature.encode() + b"\0"
    sizes = (0, 102, 0, len(words), 1, 1, len(cells) * 4, len(tokens), len(features), 0)
    return struct.pack("<10I", *sizes) + b"UTF-8".ljust(32, b"\0") + cells.tobytes() + tokens + features


def place(hangul, hanja, kind, source="guess", number="some-place"):
    return {"id": number, "hangul": hangul, "hanja": hanja, "hangul_dprk": "", "kind": kind, "source": source}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (place("해주", "海州", "county"), ("name", "")),
        (place("백마봉", "白馬峰", "mountain"), ("name", "")),
        (place("신포", "新浦", "city"), ("name", "")),
        (place("안악", "安岳", "county", "wiki-ko[안악군];geonames[7]"), ("coordinates", "")),
        (place("안성", "安城", "county", "geonames[7]"), ("unknown", "")),
        (place("청산", "青山", "village"), ("characters", "")),
        (place("해주항", "海州港", "port"), ("part", "")),
        (place("해주항", "海洲港", "port"), ("unknown", "")),
        (place("해주", "海洲", "county"), ("otherwise", "해주군海州郡")),
        (place("개마", "蓋馬", "region"), ("hangul", "")),
        (place("나비", "羅比", "region"), ("unknown", "")),
        (place("나비", "羅比", "village", number="seen-village"), ("page", "")),
        (place("나비", "羅比", "village", number="heard-village"), ("page-hangul", "")),
        (place("나비", "羅飛", "village", number="seen-village"), ("unknown", "")),
        (place("개마", "", "region"), ("hangul", "")),
    ],
)
def test_a_place_is_on_the_best_level_that_a_list_reaches(bench, lists, row, expected):
    assert bench.level_of(row, lists) == expected


@pytest.mark.parametrize(
    ("hangul", "hanja", "expected"),
    [
        ("김일성", "金日成", ("name", "")),
        ("박철수", "朴哲秀", ("name", "")),
        ("김일성", "金一成", ("otherwise", "김일성金日成")),
        ("개마", "蓋馬", ("unknown", "")),
        ("허가이", "", ("unknown", "")),
    ],
)
def test_a_person_needs_a_full_name_in_characters(bench, lists, hangul, hanja, expected):
    row = {"id": "somebody", "hangul": hangul, "hanja": hanja, "hangul_dprk": "", "source": "guess"}
    assert bench.level_of(row, lists) == expected


def test_every_row_of_the_tables_is_counted_once(bench, capsys, tmp_path):
    (tmp_path / "hanja.txt").write_text(HANJA, encoding="utf-8")
    bench.main(["--hanja", str(tmp_path / "hanja.txt")])
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert all(int(row["rows"]) == sum(int(row[level]) for level in bench.LEVELS) for row in rows)
    for table in ("places", "persons"):
        (total,) = [int(row["rows"]) for row in rows if (row["table"], row["kind"]) == (table, "all")]
        with (ROOT / "tables" / "authority" / f"{table}.csv").open(encoding="utf-8") as handle:
            assert total == sum(1 for _ in csv.DictReader(handle))


def test_what_was_held_against_a_page_is_in_the_tables_once(bench, tables):
    seen = [row["record"] for row in bench.read_table(bench.PAGES)]
    assert seen == sorted(set(seen))
    kinds = (("place", "places"), ("person", "persons"))
    known = {f"{k}:{row['id']}" for k, name in kinds for row in tables.rows(f"authority/{name}.csv")}
    assert set(seen) <= known


def test_the_rows_of_one_level_are_listed_with_what_stands_instead(bench, capsys, tmp_path):
    folder = tmp_path / "tables" / "authority"
    folder.mkdir(parents=True)
    (tmp_path / "tables" / "sinokorean").mkdir()
    (tmp_path / "tables" / "sinokorean" / "hanja.csv").write_text("hanja,variants\n海,\n", encoding="utf-8")
    head = "id,hangul,hanja,hangul_dprk,kind,source\n"
    (folder / "places.csv").write_text(head + "haeju,해주,海洲,,county,guess\n", encoding="utf-8")
    (folder / "persons.csv").write_text("id,hangul,hanja,hangul_dprk,source\n", encoding="utf-8")
    (tmp_path / "hanja.txt").write_text(HANJA, encoding="utf-8")
    where = ["--tables", str(tmp_path / "tables"), "--hanja", str(tmp_path / "hanja.txt")]
    bench.main([*where, "--list", "otherwise"])
    assert capsys.readouterr().out == "places,haeju,해주,海洲,county,guess,해주군海州郡\n"


def test_a_list_does_not_confirm_what_was_taken_from_it(bench, tmp_path):
    words = tmp_path / "hanja.txt"
    words.write_text("학천리:鶴川里:\n", encoding="utf-8")
    lists = bench.Lists(bench.Forms([]))
    lists.read_hanja(words)
    row = {"id": "x", "hangul": "학천리", "hangul_dprk": "", "hanja": "鶴川里", "kind": "village"}
    assert bench.level_of({**row, "source": "wiki-ko[학천리]"}, lists)[0] == "name"
    assert bench.level_of({**row, "source": "libhangul[학천리]"}, lists)[0] == "unknown"
