"""The recipes of the documentation run on the sample collection."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECIPES = ROOT / "docs" / "recipes"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    return tmp_path


def recipe(name: str, *arguments: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(RECIPES / name), *arguments], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def test_a_concordance_of_a_folder(folder: Path) -> None:
    told = recipe("concordance_of_a_folder.py", "corpus", "c.csv", folder=folder)
    with (folder / "c.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert told.startswith(f"{len(rows)} mentions in c.csv\n")
    assert len(rows) > 50
    assert len(told.splitlines()) > 3


def test_a_column_of_a_spreadsheet(folder: Path) -> None:
    (folder / "people.csv").write_text("no,name\n1,Tetsugen\n2,Pak Heonyeong\n3,Molotov\n=4,Zzz\n", "utf-8")
    recipe("reconcile_a_column.py", "people.csv", "name", "out.csv", folder=folder)
    with (folder / "out.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["hangul"] for row in rows] == ["철원", "박헌영", "", rows[3]["hangul"]]
    assert rows[1]["mr"] == "Pak Hŏn-yŏng"
    assert rows[2]["others"] == "Molotov"
    assert rows[3]["verdict"] != "resolved"
    assert rows[3]["no"] == "'=4"


def test_a_column_that_is_not_there_is_told(folder: Path) -> None:
    (folder / "people.csv").write_text("no,name\n", "utf-8")
    recipe("reconcile_a_column.py", "people.csv", "name", "out.csv", folder=folder)
    assert (folder / "out.csv").read_text("utf-8").startswith("no,name,verdict,hangul")
    with pytest.raises(AssertionError, match="no column 'person'"):
        recipe("reconcile_a_column.py", "people.csv", "person", "out.csv", folder=folder)


def test_a_check_in_a_notebook(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = json.loads((RECIPES / "check_in_a_notebook.ipynb").read_text("utf-8"))
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    printed = capsys.readouterr().out
    assert "→" in printed
    assert "resolved" in printed
