"""An output is whole or not there: after an error, a full disk or an interruption nothing has changed."""

import errno
import os
import stat
from pathlib import Path

import pytest

from translit.errors import WriteError
from translit.report import write
from translit.report.write import replace_file, write_text


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_chunks_become_one_utf8_file_and_nothing_else_is_left(tmp_path):
    write_text(iter(["철원", " 鐵原\r\n"]), str(tmp_path / "out.txt"))
    assert (tmp_path / "out.txt").read_bytes() == "철원 鐵原\r\n".encode()
    assert names(tmp_path) == ["out.txt"]


def test_standard_output_is_written_as_utf8_whatever_the_locale(run):
    done = run("tables", "show", "places", "cheorwon-county", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "鐵原" in done.out


def test_an_error_while_the_report_is_made_leaves_the_old_file(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def chunks():
        yield "new"
        raise RuntimeError("broken on the way")

    with pytest.raises(RuntimeError):
        write_text(chunks(), str(target))
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out.txt"]


def test_an_interruption_leaves_the_old_file(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def interrupted():
        with replace_file(target) as handle:
            handle.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out.txt"]


def test_a_disk_that_fills_up_leaves_the_old_file_and_says_so(tmp_path, monkeypatch):
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(write.os, "fsync", full)
    with pytest.raises(WriteError, match="No space left on device; nothing was changed"):
        write_text(["new"], str(target))
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output_ends_with_one_line_and_no_traceback(tmp_path):
    import subprocess
    import sys

    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a file of ours
        done = subprocess.run(
            [sys.executable, "-m", "translit", "tables", "list"],
            stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False,
        )  # fmt: skip
    assert done.returncode in {2, 3}
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("missing/out.txt", "No such file or directory"),
        (".", "is a folder"),
        ("file/out.txt", "cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path, where, said):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WriteError, match=said):
        write_text(["new"], str(tmp_path / where))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="Permission denied"):
            write_text(["new"], str(tmp_path / "out.txt"))
    finally:
        tmp_path.chmod(0o700)


def test_a_read_only_folder_is_one_line_for_root_too(tmp_path, monkeypatch):
    def refused(**_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(write.tempfile, "mkstemp", refused)
    with pytest.raises(WriteError, match="Permission denied; nothing was changed"):
        write_text(["new"], str(tmp_path / "out.txt"))
    assert names(tmp_path) == []


def test_the_mode_of_an_existing_file_is_kept(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    write_text(["new"], str(target))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_the_file_behind_it_is_replaced(tmp_path):
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(["new"], str(tmp_path / "link.txt"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_text(["철원\n"], str(pipe))
        assert os.read(reader, 100).decode() == "철원\n"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["pipe"]
