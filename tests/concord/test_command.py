"""``translit concord`` and ``translit index`` as they are typed."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest

from translit.concord import COLUMNS

LETTER = (
    "Letter from the front\n5 May 1951\n\n"
    "Pak Heonyeong left [Tetsugen] for Hamheung;\n=Tetsugen was lost, TETSUGEN!\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text(LETTER, "utf-8")
    (tmp_path / "letters" / "b.md").write_bytes(
        "\ufeff# 1 June 1952\r\n\r\nMolotov in [Kodzio].\r\n".encode()
    )
    return tmp_path


def typed(*arguments: str, folder: Path, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "translit", *arguments],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )


def rows_of(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8"), newline="")))


def test_csv_is_the_default_and_every_match_stands_in_its_file(folder: Path) -> None:
    done = typed("concord", "letters", folder=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = rows_of(done.stdout)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) >= 5
    for row in rows:
        text = (folder / row["file"]).read_bytes().decode("utf-8-sig")
        assert text[int(row["start"]) : int(row["end"])] == row["match"] == row["surface"]
    tetsugen = [row for row in rows if row["match"].lower() == "tetsugen"]
    assert {row["id"] for row in tetsugen} == {"place:cheorwon-county"}
    assert {row["mr"] for row in tetsugen} == {"Ch'ŏrwŏn"}
    assert [row["left"] for row in tetsugen if row["left"].startswith("=")] == []


@pytest.mark.parametrize("format_", ["csv", "tsv", "jsonl", "xlsx", "html", "tei", "tbx"])
def test_every_format_is_written_whole_and_twice_the_same(folder: Path, format_: str) -> None:
    one, two = (f"{name}.{format_}" for name in ("one", "two"))
    for name in (one, two):
        done = typed("concord", "letters", "--format", format_, "-o", name, folder=folder)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    data = (folder / one).read_bytes()
    assert data == (folder / two).read_bytes()
    if format_ in ("tei", "tbx"):
        ET.fromstring(data)
    elif format_ == "xlsx":
        sheet = openpyxl.load_workbook(folder / one)["Concordance"]
        assert [cell.value for cell in sheet[1]] == list(COLUMNS)
        assert "철원" in [row[3].value for row in sheet.iter_rows()]
    elif format_ == "jsonl":
        assert list(json.loads(data.splitlines()[0])) == list(COLUMNS)


def test_summary_and_crosswalk_count_every_mention(folder: Path) -> None:
    lines = rows_of(typed("concord", "letters", folder=folder).stdout)
    summary = rows_of(typed("concord", "letters", "--summary", folder=folder).stdout)
    assert sum(int(row["count"]) for row in summary) == len(lines)
    crosswalk = rows_of(typed("concord", "letters", "--crosswalk", "--system", "mr", folder=folder).stdout)
    (row,) = [row for row in crosswalk if row["hangul"] == "철원"]
    assert (row["preferred"], row["dprk"], row["cyrillic"]) == ("Ch'ŏrwŏn", "Chŏrwŏn", "Чхорвон")
    assert (row["japanese"], row["mentions"]) == ("Tetsugen", "3")
    assert "TETSUGEN (Letter from the front: 5)" in row["attested"]


def test_a_byte_order_mark_is_for_spreadsheets(folder: Path) -> None:
    plain = typed("concord", "letters", "--format", "tsv", folder=folder).stdout
    marked = typed("concord", "letters", "--format", "tsv", "--bom", folder=folder).stdout
    assert marked == b"\xef\xbb\xbf" + plain
    assert typed("concord", "letters", "--format", "html", "--bom", folder=folder).returncode == 2


def test_summary_and_crosswalk_are_pages_too(folder: Path) -> None:
    crosswalk = typed(
        "concord", "letters", "--crosswalk", "--system", "mr", "--format", "html", folder=folder
    )
    text = crosswalk.stdout.decode()
    lines = text.splitlines()
    (at,) = [n for n, line in enumerate(lines) if "<b>Ch'ŏrwŏn</b>" in line]
    assert '<td lang="ko">철원</td>' in lines[at]
    assert lines[at + 1].startswith('<tr class="below">')
    assert '<i>TETSUGEN</i> <span class="where"><a class="n" href="#document-1"' in lines[at + 1]
    assert 'id="document-1"' in text
    summary = typed("concord", "letters", "--summary", "--by", "form", "--format", "html", folder=folder)
    assert summary.returncode == 0
    assert '<tr class="below"><td></td><td colspan="9"><span class="where">line ' in summary.stdout.decode()
    assert summary.stdout.decode().count("<tr>") == 1 + len(
        rows_of(typed("concord", "letters", "--summary", "--by", "form", folder=folder).stdout)
    )


def test_filters_and_order(folder: Path) -> None:
    places = rows_of(typed("concord", "letters", "--kind", "place", folder=folder).stdout)
    assert {row["kind"] for row in places} == {"place"}
    late = rows_of(typed("concord", "letters", "--since", "1952", folder=folder).stdout)
    assert {row["file"] for row in late} == {"letters/b.md"}
    forms = rows_of(typed("concord", "letters", "--by", "form", folder=folder).stdout)
    assert [row["surface"].casefold() for row in forms] == sorted(row["surface"].casefold() for row in forms)


def test_an_index_gives_the_same_bytes(folder: Path) -> None:
    made = typed("index", "letters", folder=folder)
    assert made.returncode == 0, made.stderr
    assert b"2 files" in made.stdout
    plain = typed("concord", "letters", folder=folder).stdout
    assert typed("concord", "letters", "--index", "translit-index.sqlite", folder=folder).stdout == plain
    assert typed("concord", "letters", "--jobs", "2", folder=folder).stdout == plain
    whole = typed("concord", "--index", "translit-index.sqlite", folder=folder)
    assert len(rows_of(whole.stdout)) == len(rows_of(plain))
    again = typed("index", "letters", "--jobs", "0", folder=folder)
    assert b"(0 read, 2 unchanged, 0 gone)" in again.stdout
    found = typed("index", "--search", "hamheung left", folder=folder)
    assert b"a.txt:1: Letter from the front (5 May 1951)" in found.stdout


def test_decisions_in_the_index_are_obeyed(folder: Path) -> None:
    (folder / "style.csv").write_text("referent,preferred\nplace:cheorwon-county,Chorwon\n", "utf-8")
    typed("index", "letters", "--style", "style.csv", folder=folder)
    rows = rows_of(typed("concord", "--index", "translit-index.sqlite", folder=folder).stdout)
    assert "Chorwon" in {row["preferred"] for row in rows}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("concord",), 2, "FILE"),
        (("concord", "none.txt"), 3, "no such file"),
        (("concord", "letters", "--engine", "spark"), 2, "not built into"),
        (("concord", "letters", "--since", "someday"), 2, "no date"),
        (("concord", "letters", "--summary", "--crosswalk"), 2, "exclude"),
        (("concord", "letters", "--summary", "--format", "tbx"), 2, "leave out"),
        (("concord", "letters", "--by", "form", "--format", "html"), 2, "referent"),
        (("concord", "letters", "--by", "form", "--format", "tei"), 2, "referent"),
        (("concord", "letters/a.txt", "-o", "letters/a.txt"), 3, "is an input too"),
        (("concord", "letters", "-o", "no/where.csv"), 2, "cannot be written"),
        (("concord", "letters", "-o", "letters"), 2, "is a folder"),
        (("concord", "letters", "--index", "none.sqlite"), 2, "no such index"),
        (("concord", "letters", "--index", "letters/a.txt"), 2, "damaged"),
        (("index",), 2, "PATH"),
        (("index", "-"), 2, "standard input"),
        (("index", "letters", "--index", "letters/a.txt"), 2, "name another file"),
        (("index", "letters", "--index", "no/i.sqlite"), 2, "cannot be written"),
    ],
)
def test_mistakes_end_in_one_line_and_a_code(
    folder: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = typed(*arguments, folder=folder)
    assert done.returncode == code, done.stderr
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert (folder / "letters" / "a.txt").read_text("utf-8") == LETTER


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("format_", ["csv", "xlsx", "html"])
def test_a_full_disk_is_told(folder: Path, format_: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "translit", "concord", "letters", "--format", format_],
            cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode in (2, 3)
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_standard_input(folder: Path) -> None:
    done = typed("concord", "-", folder=folder, stdin="near [Tetsugen]")
    (row,) = rows_of(done.stdout)
    assert (row["file"], row["line"], row["certainty"]) == ("-", "1", "low")
