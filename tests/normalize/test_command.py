"""``translit normalize`` as it is typed: what it writes where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from translit.resources import schema_folder

LETTER = (
    "**1 May 1950**\r\n\r\nPak Heonyeong went from [Tetsugen] to Hamheung with Molotov.\r\nSoviet tanks.\r\n"
)


def run(*arguments: str, folder: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "translit", "normalize", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LETTER.encode())
    return path


def test_standard_output_has_the_names_in_one_system(letter: Path) -> None:
    done = run("letter.txt", "--system", "mr", folder=letter.parent)
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "Pak Hŏn-yŏng" in text
    assert "[Ch'ŏrwŏn]" in text
    assert "Molotov" in text
    assert text.count("\r\n") == LETTER.count("\r\n")


@pytest.mark.parametrize("log", ["log.jsonl", "log.csv"])
def test_in_place_then_undo_restores_every_byte(letter: Path, log: str) -> None:
    before = letter.read_bytes()
    letter.chmod(0o640)
    done = run("letter.txt", "--system", "mr", "--in-place", "--log", log, folder=letter.parent)
    assert done.returncode == 0, done.stderr
    after = letter.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf**1 May")
    assert after != before
    assert letter.stat().st_mode & 0o777 == 0o640
    assert run("letter.txt", "--system", "mr", "--check", folder=letter.parent).returncode == 0
    undone = run("--undo", log, folder=letter.parent)
    assert undone.returncode == 0, undone.stderr
    assert letter.read_bytes() == before
    assert sorted(p.name for p in letter.parent.iterdir()) == ["letter.txt", log]


def test_the_log_keeps_to_its_schema(letter: Path) -> None:
    from jsonschema import Draft202012Validator

    run("letter.txt", "--log", "log.jsonl", "-o", "out.txt", folder=letter.parent)
    schema = json.loads((schema_folder() / "normalize-log.json").read_text("utf-8"))
    records = [json.loads(line) for line in (letter.parent / "log.jsonl").read_text("utf-8").splitlines()]
    assert records[0]["replacements"] == len(records) - 1 >= 2
    for record in records:
        Draft202012Validator(schema).validate(record)
    undone = run("--undo", "log.jsonl", folder=letter.parent)
    assert undone.stdout == letter.read_bytes()


def test_check_and_diff_write_nothing(letter: Path) -> None:
    before = letter.read_bytes()
    checked = run("letter.txt", "--check", folder=letter.parent)
    assert (checked.returncode, checked.stdout) == (1, b"letter.txt: 2 would change\n")
    assert run("letter.txt", "--check", "--exit-zero", folder=letter.parent).returncode == 0
    shown = run("letter.txt", "--diff", folder=letter.parent)
    assert shown.returncode == 0
    assert b"+Bak Heonyeong went from [Cheorwon] to Hamheung" in shown.stdout
    assert letter.read_bytes() == before


def test_a_changed_file_is_not_undone(letter: Path) -> None:
    run("letter.txt", "--in-place", "--log", "log.jsonl", folder=letter.parent)
    letter.write_bytes(letter.read_bytes() + b"more")
    done = run("--undo", "log.jsonl", folder=letter.parent)
    assert done.returncode == 3
    assert b"changed since" in done.stderr


def test_a_log_that_can_still_undo_is_not_overwritten(letter: Path) -> None:
    run("letter.txt", "--system", "mr", "--in-place", "--log", "log.jsonl", folder=letter.parent)
    log = (letter.parent / "log.jsonl").read_bytes()
    done = run("letter.txt", "--system", "rr", "--in-place", "--log", "log.jsonl", folder=letter.parent)
    assert done.returncode == 2
    assert b"can still undo" in done.stderr
    assert (letter.parent / "log.jsonl").read_bytes() == log


def test_letters_the_encoding_lacks_stop_in_place_and_become_utf8_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("Pak Heonyeong – café".encode("cp1252"))
    stopped = run("x.txt", "--system", "mr", "--encoding", "cp1252", "--in-place", folder=tmp_path)
    assert stopped.returncode == 2
    assert b"cp1252 has no" in stopped.stderr
    assert path.read_bytes() == "Pak Heonyeong – café".encode("cp1252")
    arguments = ("x.txt", "--system", "mr", "--encoding", "cp1252", "-o", "y.txt", "--log", "l.csv")
    assert run(*arguments, folder=tmp_path).returncode == 0
    assert (tmp_path / "y.txt").read_text("utf-8") == "Pak Hŏn-yŏng – café"
    assert run("--undo", "l.csv", folder=tmp_path).stdout == path.read_bytes()


def test_several_files_need_a_place(letter: Path) -> None:
    (letter.parent / "b.txt").write_text("Pak Heonyeong", "utf-8")
    assert run("letter.txt", "b.txt", folder=letter.parent).returncode == 2
    done = run(".", "-o", "out", "--system", "mr", folder=letter.parent)
    assert done.returncode == 0, done.stderr
    assert (letter.parent / "out" / "b.txt").read_text("utf-8") == "Pak Hŏn-yŏng"
    assert (letter.parent / "out" / "letter.txt").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "FILE"),
        (("no.txt",), 3, "no such file"),
        (("letter.txt", "--in-place", "-o", "x"), 2, "exclude"),
        (("-", "--in-place"), 2, "standard input"),
        (("letter.txt", "-o", "letter.txt"), 3, "is an input too"),
        (("letter.txt", "--log", "letter.txt", "-o", "y"), 3, "is an input too"),
        (("letter.txt", "--system", "nonsense"), 2, "nonsense"),
        (("--undo", "letter.txt"), 3, "not a log"),
        (("--undo", "none.jsonl"), 3, "cannot be read"),
        (("letter.txt", "-o", "no/where/x.txt"), 0, ""),
    ],
)
def test_mistakes_end_in_one_line_and_a_code(
    letter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*arguments, folder=letter.parent)
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_an_error(letter: Path) -> None:
    letter.parent.chmod(0o500)
    try:
        done = run("letter.txt", "--in-place", folder=letter.parent)
    finally:
        letter.parent.chmod(0o700)
    assert done.returncode == 2
    assert b"nothing was changed" in done.stderr


def test_standard_input(letter: Path) -> None:
    done = run("-", "--system", "mr", folder=letter.parent, stdin=b"[Tetsugen]")
    assert done.stdout.decode() == "[Ch'ŏrwŏn]"
