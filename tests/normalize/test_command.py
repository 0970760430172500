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
        (("letter.txt", "-o", "no/where/x.txt"), 2, "no/where/x.txt: cannot be written"),
        ((".", "-o", "no/where"), 2, "the folder cannot be made"),
    ],
)
def test_mistakes_end_in_one_line_and_a_code(
    letter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*arguments, folder=letter.parent)
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert [p.name for p in letter.parent.iterdir()] == ["letter.txt"]


def test_what_is_no_file_is_written_to_and_not_replaced(letter: Path) -> None:
    done = run("letter.txt", "-o", os.devnull, "--log", os.devnull, folder=letter.parent)
    assert done.returncode == 0, done.stderr
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("option", ["-o", "--log"])
def test_a_full_disk_changes_nothing(letter: Path, option: str) -> None:
    before = letter.read_bytes()
    rest = ("--in-place",) if option == "--log" else ()
    done = run("letter.txt", option, "/dev/full", *rest, folder=letter.parent)
    assert done.returncode == 2
    assert b"No space left" in done.stderr
    assert letter.read_bytes() == before
    assert [p.name for p in letter.parent.iterdir()] == ["letter.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize(
    "arguments",
    [
        ("normalize", "letter.txt", "--in-place"),
        ("concord", "letter.txt", "-o", "table.csv"),
        ("index", "letter.txt", "--index", "made.sqlite"),
    ],
)
def test_a_read_only_folder_is_an_error(letter: Path, arguments: tuple[str, ...]) -> None:
    before = letter.read_bytes()
    letter.parent.chmod(0o500)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "translit", *arguments],
            cwd=letter.parent,
            capture_output=True,
            check=False,
        )
    finally:
        letter.parent.chmod(0o700)
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert letter.read_bytes() == before
    assert [p.name for p in letter.parent.iterdir()] == ["letter.txt"]


def test_two_writers_at_once_leave_a_whole_file_and_say_so(letter: Path) -> None:
    letter.write_text("Pak Heonyeong at Tetsugen. " * 300, "utf-8")
    before = letter.read_bytes()
    command = [sys.executable, "-m", "translit", "normalize", "letter.txt", "--in-place", "--system"]
    running = [
        subprocess.Popen([*command, system], cwd=letter.parent, stderr=subprocess.PIPE)
        for system in ("mr", "rr", "dprk-2002")
    ]
    said = [(process.communicate()[1], process.returncode) for process in running]
    results = {}
    for system in ("mr", "rr", "dprk-2002"):
        (letter.parent / "copy.txt").write_bytes(before)
        results[system] = run("copy.txt", "--system", system, folder=letter.parent).stdout
    (letter.parent / "copy.txt").unlink()
    # Each read the original or a whole result of another; none writes over what it did not read.
    assert letter.read_bytes() in results.values() or all(code == 0 for _, code in said)
    assert any(code == 0 for _, code in said)
    for message, code in said:
        assert code == 0 or b"left as it is" in message or b"another translit" in message, message
        assert b"Traceback" not in message
    assert [p.name for p in letter.parent.iterdir()] == ["letter.txt"]


def test_several_files_go_to_a_folder_that_is_told_of(letter: Path) -> None:
    (letter.parent / "in" / "deep").mkdir(parents=True)
    (letter.parent / "in" / "deep" / "b.txt").write_text("Pak Heonyeong", "utf-8")
    done = run("in", "-o", "out", folder=letter.parent)
    assert done.returncode == 0
    assert b"out: folder made" in done.stderr
    assert (letter.parent / "out" / "deep" / "b.txt").read_text("utf-8") == "Bak Heonyeong"


def test_citations_are_left_alone_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("At Tetsugen (Pyongyang: Books on Tetsugen, 1980).", "utf-8")
    kept = run("x.txt", folder=tmp_path).stdout.decode()
    assert kept == "At Cheorwon (Pyongyang: Books on Tetsugen, 1980)."
    asked = run("x.txt", "--citations", folder=tmp_path).stdout.decode()
    assert asked == "At Cheorwon (Pyeongyang: Books on Cheorwon, 1980)."


def test_standard_input(letter: Path) -> None:
    done = run("-", "--system", "mr", folder=letter.parent, stdin=b"[Tetsugen]")
    assert done.stdout.decode() == "[Ch'ŏrwŏn]"


def test_a_row_of_the_style_sheet_holds_where_its_scope_says(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("At Tetsugen.", "utf-8")
    (tmp_path / "style.csv").write_text(
        "referent,form,preferred,scope,note\n"
        ",Tetsugen,Chorwon,,everywhere\n"
        ",Tetsugen,Iron Plain,a*.txt,in one file\n",
        "utf-8",
    )
    assert run("a.txt", "--style", "style.csv", folder=tmp_path).stdout == b"At Iron Plain."
    assert run("b.txt", "--style", "style.csv", folder=tmp_path).stdout == b"At Chorwon."
    table = subprocess.run(
        [sys.executable, "-m", "translit", "concord", "a.txt", "b.txt", "--style", "style.csv"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    preferred = {line.split(",")[11]: line.split(",")[2] for line in table.stdout.decode().splitlines()[1:]}
    assert preferred == {"a.txt": "Iron Plain", "b.txt": "Chorwon"}
