"""Bad input: one clear line, the right exit code, no traceback; through the real command line."""

import importlib.util
import json
import os
import resource
import time

import pytest

from translit.commands.lazy import COMMANDS


def exists(command: str) -> bool:
    return importlib.util.find_spec(f"translit.commands.{COMMANDS[command][0]}") is not None


# Commands that read documents, with what each needs beside one; only those whose module exists.
READERS = {
    "romanize": [],
    "brackets": [],
    "check": ["--exit-zero"],
    "normalize": [],
    "collate": [],
    "concord": [],
}
READING = [name for name in READERS if exists(name)]
ALL = [name for name in COMMANDS if exists(name)]
# One run may use this much memory (address space); far more would be a fault.
LIMIT = 6 * 1024**3


def args(command: str, file: str) -> list[str]:
    """The command on *file*; collate takes it as both witnesses."""
    return [command, *READERS[command], *([file, file] if command == "collate" else [file])]


def clean(ran) -> None:
    """No traceback anywhere, and on standard error nothing but lines of the program."""
    assert "Traceback" not in ran.err + ran.out
    assert "\ufffd" not in ran.out


def refused(ran, code: int, *words: str) -> None:
    clean(ran)
    assert ran.code == code, (ran.code, ran.err)
    lines = [line for line in ran.err_lines if line.strip()]
    assert len(lines) == 1, ran.err
    for word in words:
        assert word in lines[0], lines[0]
    assert ran.out == ""


@pytest.mark.parametrize("command", READING)
class TestInputs:
    def test_missing_file(self, run, command):
        refused(run(*args(command, "no-such.txt")), 3, "no-such.txt", "no such file")

    def test_folder_without_text(self, run, command, tmp_path):
        (tmp_path / "pictures").mkdir()
        (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
        refused(run(*args(command, "pictures")), 3, "pictures", "holds no text")

    def test_empty_folder(self, run, command, tmp_path):
        (tmp_path / "empty").mkdir()
        refused(run(*args(command, "empty")), 3, "empty", "holds no text")

    def test_binary_file(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"\x7fELF\x02\x01\x01\0\0\0\0" + bytes(range(256)))
        refused(run(*args(command, "a.txt")), 3, "a.txt", "binary")

    def test_random_bytes(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_bytes(bytes((i * 7919 + i * i * 31) % 251 + 1 for i in range(4000)))
        refused(run(*args(command, "a.txt")), 3, "a.txt")

    def test_nul(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"Ham\0hung\n")
        refused(run(*args(command, "a.txt")), 3, "a.txt", "NUL")

    def test_invalid_utf8(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_bytes("Hamhŭng, Ch'ŏrwŏn\n".encode() + b"\xff\xfe\n")
        refused(run(*args(command, "a.txt")), 3, "a.txt", "UTF-8", "0xFF", "line 2")

    def test_lone_surrogate(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"Hamhung \xed\xa0\x80\n")
        refused(run(*args(command, "a.txt")), 3, "a.txt", "UTF-8")

    def test_half_a_utf16_file(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_bytes("Hamhung".encode("utf-16")[:-1])
        refused(run(*args(command, "a.txt")), 3, "a.txt", "utf-16")

    def test_unknown_option(self, run, command):
        ran = run(command, "--no-such-option")
        clean(ran)
        assert ran.code == 2
        assert "--no-such-option" in ran.err_lines[-1]

    def test_unknown_encoding(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_text("Hamhung\n")
        refused(run(*args(command, "a.txt"), "--encoding", "klingon"), 2, "klingon", "encoding")

    def test_wrong_encoding(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_text("Hamhŭng\n", encoding="utf-8")
        refused(run(*args(command, "a.txt"), "--encoding", "ascii"), 3, "a.txt", "ascii")

    def test_missing_tables(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_text("Hamhung\n")
        refused(run(*args(command, "a.txt"), "--tables", "nowhere"), 2, "nowhere")

    def test_output_in_a_folder_that_is_not(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_text("Hamhung\n")
        ran = run(*args(command, "a.txt"), "-o", "nowhere/out.txt")
        if ran.code == 0:  # some commands make the folder
            assert (tmp_path / "nowhere/out.txt").is_file()
        else:
            refused(ran, 2, "nowhere/out.txt")

    def test_output_over_the_input(self, run, command, tmp_path):
        (tmp_path / "a.txt").write_text("Hamhung\n")
        ran = run(*args(command, "a.txt"), "-o", "a.txt")
        clean(ran)
        assert ran.code in {2, 3}
        assert (tmp_path / "a.txt").read_text() == "Hamhung\n"

    @pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n", b" \r\n\t"])
    def test_nothing_to_read_gives_nothing(self, run, command, tmp_path, data):
        (tmp_path / "a.txt").write_bytes(data)
        ran = run(*args(command, "a.txt"))
        clean(ran)
        assert ran.code == 0, ran.err

    def test_standard_input(self, run, command, tmp_path):
        if command == "collate":
            pytest.skip("needs two witnesses")
        ran = run(*args(command, "-"), stdin=b"The port of [Seysin].\n")
        clean(ran)
        assert ran.code in {0, 1}
        refused(run(*args(command, "-"), stdin=b"a\0b"), 3, "-", "NUL")

    @pytest.mark.parametrize(
        ("encoding", "newline"),
        [("utf-8-sig", "\r\n"), ("utf-16", "\r"), ("utf-32", "\n"), ("utf-16-be", "\r\n")],
    )
    def test_encodings_and_line_ends(self, run, command, tmp_path, encoding, newline):
        text = "The port of [Seysin] and Ch'ŏrwŏn 鐵原." + newline + "Again [Seysin]." + newline
        (tmp_path / "a.txt").write_bytes(text.encode(encoding))
        ran = run(*args(command, "a.txt"), *(["--encoding", encoding] if encoding == "utf-16-be" else []))
        clean(ran)
        assert ran.code in {0, 1}, ran.err

    def test_awkward_strings(self, run, command, tmp_path, shared):
        strings = json.loads((shared / "conformance/strings/naughty_strings.json").read_text("utf-8"))
        text = "\n".join(s for s in strings if "\0" not in s)
        (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
        (tmp_path / "b.txt").write_text("\n".join(f"[{s}]" for s in strings), encoding="utf-8", newline="")
        for name in ("a.txt", "b.txt"):
            ran = run(*args(command, name))
            assert "Traceback (most recent call last)" not in ran.err
            assert ran.code in {0, 1}, ran.err

    def test_the_conformance_encodings(self, run, command, shared):
        files = sorted(str(p) for p in (shared / "conformance/encodings").iterdir())
        readable = [name for name in files if "euc-tw" not in name]
        pairs = [[name, name] for name in readable[:3]] if command == "collate" else [readable]
        for names in pairs:
            ran = run(command, *READERS[command], *names, *(["-o", "out"] if command == "normalize" else []))
            clean(ran)
            assert ran.code in {0, 1}, ran.err
        refused(run(*args(command, next(name for name in files if "euc-tw" in name))), 3, "euc-tw")

    def test_a_name_of_bytes(self, run, command, tmp_path):
        name = os.fsdecode(b"\xff\xfe.txt")
        (tmp_path / name).write_text("The port of [Seysin].\n")
        ran = run(*args(command, name))
        assert "Traceback" not in ran.err  # how the name itself is shown is up to the terminal
        assert ran.code in {0, 1}, ran.err

    @pytest.mark.skipif(os.environ.get("TRANSLIT_QUICK") == "1", reason="slow; TRANSLIT_QUICK is set")
    @pytest.mark.parametrize("piece", ["a", "The port of [Seysin] and so on; ", "["])
    def test_one_line_of_100_megabytes_is_bounded(self, command, tmp_path, piece, run_limited):
        path = tmp_path / "long.txt"
        path.write_text(piece * (100 * 1024 * 1024 // len(piece)))
        began = time.monotonic()
        ran = run_limited(*args(command, "long.txt"), "-o", "out.txt")
        clean(ran)
        assert ran.code in {0, 1, 4}, ran.err
        if ran.code == 4:
            assert len(ran.err_lines) == 1
            assert not (tmp_path / "out.txt").exists()
        assert time.monotonic() - began < 120


@pytest.fixture
def run_limited(run, monkeypatch):
    """As ``run``, with an upper limit on memory."""
    import subprocess

    original = subprocess.run

    def limited(*a, **k):
        return original(*a, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT)), **k)

    monkeypatch.setattr(subprocess, "run", limited)
    return run


def test_collate_needs_two(run, tmp_path):
    if not exists("collate"):
        pytest.skip("no collate yet")
    (tmp_path / "a.txt").write_text("x\n")
    ran = run("collate", "a.txt")
    clean(ran)
    assert ran.code == 2


@pytest.mark.parametrize("command", ALL)
def test_help_shows_an_example(run, command):
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"translit {command}" in ran.out.split("Usage:", 1)[1].split("\n", 1)[1]


@pytest.mark.parametrize("command", ALL)
def test_unknown_options_are_a_usage_error(run, command):
    ran = run(command, "--no-such-option")
    clean(ran)
    assert ran.code == 2


def test_an_unknown_command_gets_a_suggestion(run):
    ran = run("colate")
    assert ran.code == 2
    assert "Did you mean 'collate'?" in ran.err


@pytest.mark.parametrize("form", ["", " ", "\n", "[", "😀", "x" * 10000, "‮abc", "\udcff", "鐵原" * 500])
@pytest.mark.parametrize("command", [c for c in ("resolve", "explain") if exists(c)])
def test_forms_that_are_no_names(run, command, form):
    ran = run(command, "--", form)
    clean(ran)
    assert ran.code in {0, 1, 2, 3}, ran.err


def test_resolve_of_a_bad_file(run, tmp_path):
    if not exists("resolve"):
        pytest.skip("no resolve yet")
    refused(run("resolve", "-f", "no-such.txt"), 3, "no-such.txt")
    (tmp_path / "a.txt").write_bytes(b"a\0b")
    refused(run("resolve", "-f", "a.txt"), 3, "a.txt", "NUL")
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run("resolve", "-f", "empty.txt", "--format", "jsonl")
    assert (ran.code, ran.out) == (0, "")


BROKEN = {
    "authority/places.csv": (b"id,hangul\nx\n", "authority/places.csv:2"),
    "documents/headings.csv": (
        b"id,strength,pattern,example,source,note\nx,mighty,(,x,constructed,\n",
        "documents/headings.csv:2",
    ),
    "nothing/known.csv": (b"a,b\n1,2\n", "nothing/known.csv"),
    "documents/dates.csv": (b"\xff\xfe\n", "documents/dates.csv"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", READING)
def test_a_broken_table_is_named(run, command, name, tmp_path):
    data, says = BROKEN[name]
    path = tmp_path / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    (tmp_path / "a.txt").write_text("The port of [Seysin].\n")
    ran = run(*args(command, "a.txt"), "--tables", "mine")
    clean(ran)
    assert ran.code == 2, ran.err
    assert says in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("text", ["system = ", 'nonsense = "x"\n', "top = 'many'\n", "\0", "[tool]\n"])
def test_a_broken_configuration_is_named(run, tmp_path, text):
    (tmp_path / "translit.toml").write_text(text)
    ran = run("config")
    clean(ran)
    assert ran.code == 2, ran.err
    assert "translit.toml" in ran.err_lines[-1]
    assert run("config", "--isolated").code == 0


def test_a_closed_pipe_ends_quietly(tmp_path):
    import subprocess
    import sys

    (tmp_path / "a.txt").write_text("The port of [Seysin].\n" * 20000)
    shell = f"{sys.executable} -m translit tables show sinokorean/hanja.csv | head -c 10; echo"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, cwd=tmp_path, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_an_unreadable_file_is_named(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("running as root: every file can be read")
    refused(run("brackets", "a.txt"), 3, "a.txt", "cannot be read")
