"""``translit demo``: the collection, every report, and nobody's files overwritten."""

import pytest

from translit.commands.demo import _TOUR
from translit.commands.lazy import COMMANDS


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    """One tour, as the program gives it, for all tests here."""
    import os
    import subprocess
    import sys
    from pathlib import Path

    folder = tmp_path_factory.mktemp("demo")
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "translit", "demo"],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
        timeout=300,
    )
    return folder, done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_tour_shows_every_report(toured):
    folder, code, out, err = toured
    assert code == 0, err
    assert "Traceback" not in err
    for stop in _TOUR:
        assert f"$ translit {stop.line}" in out
        report = folder / "translit-demo" / stop.report
        assert report.stat().st_size > 0, stop
        assert report.read_text("utf-8").splitlines()[0][:60].strip() in out
    assert (
        {"brackets", "check", "resolve", "explain", "normalize", "collate", "concord"}
        <= {stop.args[0] for stop in _TOUR}
        <= set(COMMANDS)
    )


def test_the_names_resolved_are_the_uncertain_ones(toured):
    folder, *_ = toured
    forms = (folder / "translit-demo/reports/uncertain-names.txt").read_text("utf-8").split("\n")
    assert {"Kogen", "Tansen", "Kissyu", "Yuki", "Te Men Hwan", "Kisen", "Taysen"} <= set(forms)


def test_each_line_of_the_tour_gives_the_same_report_by_hand(toured, run):
    folder, *_ = toured
    demo = folder / "translit-demo"
    for stop in _TOUR:
        before = (demo / stop.report).read_bytes()
        ran = run(*(stop.args if ">" in stop.line else stop.args[:-2]), cwd=demo)
        assert ran.code in {0, 1}, ran.err
        assert ran.out.encode() == before, stop


def test_a_second_demo_writes_over_its_own_files_only(toured, run, tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "mine.txt").write_text("mine")
    assert run("demo", "-o", "d").code == 0
    assert run("demo", "-o", "d").code == 0
    assert (tmp_path / "d" / "mine.txt").read_text() == "mine"
    changed = tmp_path / "d" / "embassy-memorandum-1956" / "A.txt"
    changed.write_text("my own notes")
    ran = run("demo", "-o", "d")
    assert ran.code == 2
    assert "A.txt: is there already and not the demo's" in ran.err
    assert len(ran.err_lines) == 1
    assert changed.read_text() == "my own notes"


def test_a_foreign_file_in_the_way_is_kept(run, tmp_path):
    (tmp_path / "translit-demo" / "reports").mkdir(parents=True)
    (tmp_path / "translit-demo" / "reports" / "brackets.txt").write_text("mine")
    ran = run("demo")
    assert ran.code == 2
    assert (tmp_path / "translit-demo" / "reports" / "brackets.txt").read_text() == "mine"
    assert not (tmp_path / "translit-demo" / "README.md").exists()
    (tmp_path / "file").write_text("x")
    ran = run("demo", "-o", "file")
    assert ran.code == 2
    assert len(ran.err_lines) == 1
