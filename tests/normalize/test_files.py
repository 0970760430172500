"""Files are replaced whole or not at all, and never behind somebody's back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from translit.errors import ReadError, WriteError
from translit.model import Document, Provenance, Span
from translit.normalize.edits import Replacement
from translit.normalize.files import Waiting, digest, encode, only_writer, read_with_bytes
from translit.normalize.log import entry_of, log_lines, read_log
from translit.normalize.run import Normalization
from translit.normalize.undo import restore


def test_a_waiting_content_takes_its_place_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    waiting = Waiting(path, b"new", replaces=digest(b"old"))
    assert path.read_bytes() == b"old"
    waiting.take_place()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to(path)
    Waiting(link, b"new", replaces=digest(b"old")).take_place()
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_what_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    waiting = Waiting(path, b"new", replaces=digest(b"old"))
    path.write_bytes(b"theirs")
    with pytest.raises(WriteError, match="changed while"):
        waiting.take_place()
    assert path.read_bytes() == b"theirs"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_what_vanished_meanwhile_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    waiting = Waiting(path, b"new", replaces=digest(b"old"))
    path.unlink()
    with pytest.raises(WriteError, match="cannot be opened"):
        waiting.take_place()


def test_a_dropped_content_leaves_nothing(tmp_path: Path) -> None:
    Waiting(tmp_path / "a.txt", b"new").drop()
    assert list(tmp_path.iterdir()) == []
    Waiting(tmp_path / "b.txt", b"new").take_place()
    assert (tmp_path / "b.txt").read_bytes() == b"new"


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="is a folder"):
        Waiting(tmp_path, b"")
    with pytest.raises(WriteError, match="cannot be written"):
        Waiting(tmp_path / "no" / "a.txt", b"")


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    with only_writer(path), pytest.raises(WriteError, match="another translit"), only_writer(path):
        pass
    with only_writer(path):
        pass


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-32-be"])
@pytest.mark.parametrize("bom", [True, False])
def test_bytes_come_back(encoding: str, bom: bool, tmp_path: Path) -> None:
    source = Provenance("x", encoding, bom)
    data = encode("철원\r\nŏ", source)
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    document, read = read_with_bytes(str(path), None if bom else encoding)
    assert read == data == encode(document.text, document.provenance)


def test_an_encoding_with_two_ways_to_write_a_text_keeps_the_original() -> None:
    original = b"+AGE-b"  # UTF-7 writes "ab" otherwise
    document = Document("ab", Provenance("x", "utf-7"))
    done = Normalization(document, "ab", ())
    entry = entry_of(
        done,
        original=original,
        output="y",
        written=b"ab",
        written_as=Provenance("y"),
        system="rr-2000",
    )
    assert entry.record["original"]
    assert restore(b"ab", entry, "y") == original


def test_a_damaged_log_restores_nothing(tmp_path: Path) -> None:
    document = Document("ab", Provenance("x"))
    told = {"original": b"ab", "output": "y", "written": b"ac", "written_as": Provenance("y")}
    entry = entry_of(Normalization(document, "ac", ()), system="rr-2000", **told)  # type: ignore[arg-type]
    with pytest.raises(ReadError, match="log is damaged"):
        restore(b"ac", entry, "y")
    assert restore(b"ab", entry, "y") == b"ab"
    with pytest.raises(ReadError, match="changed since"):
        restore(b"zz", entry, "y")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        '{"record": "file"}',
        '{"record": 1}',
        "not json",
        '{"record": "replacement", "file": "x"}',
        "a,b\n1,2\n",
        "\ud800",
    ],
)
def test_what_is_no_log_is_refused_or_empty(text: str, tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    if text:
        with pytest.raises(ReadError):
            read_log(str(path))
    else:
        assert read_log(str(path)) == []


@example(as_csv=False, changes=[(2900, "")], cut=0)
@given(
    st.booleans(),
    st.lists(
        st.tuples(st.integers(0, 5000), st.sampled_from(["", "x", "0", "-", '"', "\n", "철", "{"])),
        max_size=4,
    ),
    st.integers(0, 5000),
)
def test_a_log_damaged_anywhere_restores_the_original_or_says_so(
    as_csv: bool, changes: list[tuple[int, str]], cut: int
) -> None:
    import tempfile

    text, after = "At Tetsugen and Tetsugen.", "At Ch'ŏrwŏn and Ch'ŏrwŏn."
    spans = ((3, 11), (16, 24))
    made = tuple(Replacement(Span(*s), Span(*s), "Tetsugen", "Ch'ŏrwŏn", "resolved") for s in spans)
    source = Provenance("x")
    entry = entry_of(
        Normalization(Document(text, source), after, made),
        original=text.encode(),
        output="y",
        written=after.encode(),
        written_as=source,
        system="mr-alalc",
    )
    log = "".join(log_lines([entry], as_csv=as_csv))
    for place, letter in changes:
        at = place % len(log)
        log = log[:at] + letter + log[at + 1 :]
    log = log[: max(len(log) - cut % 50, 0)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log"
        path.write_bytes(log.encode())
        try:
            restored = [restore(after.encode(), read, "y") for read in read_log(str(path))]
        except ReadError:
            return
    # A log cut down to nothing tells of no file; else the fingerprint vouches for the original.
    assert restored in ([], [text.encode()]) or restored == [after.encode()]
