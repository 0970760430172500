"""The index: what goes in comes out, only what changed is read, nothing damaged is believed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from translit.catalog import default_catalog
from translit.concord.build import Selection
from translit.documents import split_document
from translit.errors import ReadError, TranslitError, WriteError
from translit.index import DamagedIndexError, Index, Stored, update_index
from translit.index import build as build_module
from translit.index.analyse import Setup
from translit.index.metadata import Metadata, MetadataReader
from translit.index.rows import Lines, rows_of
from translit.model import Document, Part, Provenance, Span
from translit.normalize.spelling import Speller

TELEGRAM = (
    "Document 1: Telegram, 2 May 1950\n\n[Source: TsAMO, F. 9, Op. 4, D. 21, listy 7-9. "
    "Translated for NKIDP by Anna B. Keller.]\n\nAnti-aircraft guns left [Tetsugen] for Wŏnsan.\n\n"
    "Document 2: Letter, June 1951\n\nPak Heonyeong wrote from Pyongyang.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text(TELEGRAM, "utf-8")
    (tmp_path / "letters" / "b.txt").write_bytes("\ufeffLetter of 1 June 1952\r\n\r\n[Kaysen]\r\n".encode())
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(str(p) for p in (folder / "letters").iterdir())


def lines(folder: Path, index: Index | None, *, jobs: int = 1) -> list[tuple[object, ...]]:
    work = Lines(Speller("mr"), Selection(), 30)
    return [tuple(r) for f in rows_of(names(folder), work, Setup(), jobs=jobs, index=index) for r in f.rows]


def test_an_index_tells_what_the_files_tell(folder: Path) -> None:
    path = folder / "i.sqlite"
    report = update_index(path, names(folder), Setup())
    assert report.read == names(folder)
    with Index(path) as index:
        counts = index.counts()
        assert (counts["files"], counts["documents"]) == (2, 3)
        assert lines(folder, index) == lines(folder, None)
        assert len(lines(folder, index)) == counts["mentions"] > 2
        assert index.search("anti-aircraft wonsan")[0].title == "Telegram"
        assert index.search('"left [Tetsugen]"')[0].line == 1
        assert index.search("AND OR ( nothing") == index.search('"') == []


def test_processes_do_not_change_the_result(folder: Path) -> None:
    assert lines(folder, None, jobs=2) == lines(folder, None)


def test_only_what_changed_is_read_again(folder: Path) -> None:
    path = folder / "i.sqlite"
    update_index(path, names(folder), Setup())
    report = update_index(path, names(folder), Setup())
    assert (report.read, report.unchanged) == ([], 2)
    os.utime(names(folder)[0])
    assert update_index(path, names(folder), Setup()).unchanged == 2
    (folder / "letters" / "a.txt").write_text(TELEGRAM.replace("Tetsugen", "Genzan"), "utf-8")
    assert update_index(path, names(folder), Setup()).read == names(folder)[:1]
    (folder / "letters" / "b.txt").unlink()
    report = update_index(path, names(folder), Setup())
    assert [Path(p).name for p in report.dropped] == ["b.txt"]
    with Index(path) as index:
        assert index.counts()["files"] == 1
        assert not index.search("Kaysen")
        assert index.search("Genzan")


def test_a_changed_file_is_not_answered_from_the_index(folder: Path) -> None:
    path = folder / "i.sqlite"
    update_index(path, names(folder), Setup())
    (folder / "letters" / "b.txt").write_text("nothing here", "utf-8")
    with Index(path) as index:
        assert lines(folder, index) == lines(folder, None)


def test_other_tables_are_another_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "i.sqlite"
    update_index(path, names(folder), Setup())
    monkeypatch.setattr(build_module, "_program", lambda: "another")
    assert update_index(path, names(folder), Setup()).read == names(folder)


@pytest.mark.parametrize("change", ["UPDATE mentions SET surface = 'x'", "DELETE FROM mentions"])
def test_what_was_tampered_with_is_read_again(folder: Path, change: str) -> None:
    path = folder / "i.sqlite"
    update_index(path, names(folder), Setup())
    base = sqlite3.connect(path)
    base.execute(change)
    base.commit()
    base.close()
    with Index(path) as index:
        with pytest.raises(DamagedIndexError):
            index.get(names(folder)[0], "a")
        assert lines(folder, index) == lines(folder, None)
    assert len(update_index(path, names(folder), Setup()).read) >= 1
    with Index(path) as index:
        assert lines(folder, index) == lines(folder, None)


@pytest.mark.parametrize("at", [0.02, 0.3, 0.6, 0.95])
def test_a_damaged_file_is_made_anew(folder: Path, at: float) -> None:
    path = folder / "i.sqlite"
    update_index(path, names(folder), Setup())
    data = bytearray(path.read_bytes())
    start = max(100, int(len(data) * at))
    data[start : start + 3000] = b"\xa5" * len(data[start : start + 3000])
    path.write_bytes(data)
    update_index(path, names(folder), Setup())
    with Index(path) as index:
        assert lines(folder, index) == lines(folder, None)
        assert index.counts()["files"] == 2


def test_a_truncated_index_is_made_anew(folder: Path) -> None:
    path = folder / "i.sqlite"
    update_index(path, names(folder), Setup())
    path.write_bytes(path.read_bytes()[:5000])
    report = update_index(path, names(folder), Setup())
    assert report.rebuilt
    assert (folder / "i.sqlite.damaged").exists()


def test_a_file_that_is_no_index_is_left_alone(folder: Path) -> None:
    path = folder / "notes.sqlite"
    path.write_text("my notes, not an index at all" * 100)
    with pytest.raises(TranslitError, match="name another file"):
        update_index(path, names(folder), Setup())
    other = folder / "other.sqlite"
    base = sqlite3.connect(other)
    base.execute("CREATE TABLE mine (x)")
    base.commit()
    base.close()
    with pytest.raises(TranslitError, match="name another file"):
        update_index(other, names(folder), Setup())
    assert path.read_text().startswith("my notes")


def test_two_writers_at_once_are_told(folder: Path) -> None:
    path = folder / "i.sqlite"
    told: list[BaseException] = []
    with build_module._only_writer(path):
        try:
            update_index(path, names(folder), Setup())
        except WriteError as error:
            told.append(error)
    assert "another translit is writing" in str(told[0])


def test_readers_do_not_wait_for_a_writer(folder: Path) -> None:
    path = folder / "i.sqlite"
    update_index(path, names(folder), Setup())
    ended = threading.Event()
    with Index(path) as index, Index(path, write=True) as writer, writer._transaction():
        writer._drop(names(folder)[0])

        def read() -> None:
            with Index(path) as other:
                assert other.counts()["files"] == 2
            ended.set()

        thread = threading.Thread(target=read)
        thread.start()
        assert ended.wait(5)
        assert index.counts()["files"] == 2
        thread.join()


def test_an_unreadable_file_keeps_the_ones_before_it(folder: Path) -> None:
    (folder / "letters" / "c.txt").write_bytes(b"\0\1\2binary")
    with pytest.raises(ReadError):
        update_index(folder / "i.sqlite", names(folder), Setup())
    with Index(folder / "i.sqlite") as index:
        assert index.counts()["files"] == 2


WRITE = """
import sys
from pathlib import Path
from translit.index.store import Index, Stored
from translit.model import Certainty, Document, Mention, Provenance, Span
with Index(Path(sys.argv[1]), write=True) as index:
    print("ready", flush=True)
    for round in range(10**6):
        text = f"Tetsugen {round} " * 400
        found = (Mention(Span(k, k + 8), "Tetsugen", None, Certainty.HIGH) for k in range(0, 4000, 10))
        name = f"/x/{round % 7}"
        index.put(name, str(round), "e", "", Stored(Document(text, Provenance(name)), tuple(found)), [])
"""


def test_killed_at_any_moment_the_index_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "i.sqlite"
    for kill in range(8):
        process = subprocess.Popen([sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.01 + 0.017 * kill)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Index(path, write=True) as index:  # quick_check runs when it is opened to write
            for name in index.paths():
                stored = index.get(name, name)
                assert len(stored.mentions) == 400


def test_metadata_examples_are_read_as_the_table_says() -> None:
    catalog = default_catalog()
    reader = MetadataReader(catalog)
    for row in catalog.rows("index/metadata.csv"):
        text = row["example"]
        part = Part(None, "", "", Span(0, len(text)), 1, 1)
        assert getattr(reader.read(text, part), row["field"]) == row["expect"], row["id"]


def test_metadata_of_a_reader() -> None:
    document = split_document(Document(TELEGRAM, Provenance("a")))
    told = MetadataReader(default_catalog()).read(TELEGRAM, document.parts[0])
    assert told == Metadata("TsAMO, F. 9, Op. 4, D. 21, listy 7-9", "Anna B. Keller", "", "")


def test_decisions_are_kept(tmp_path: Path) -> None:
    with Index(tmp_path / "i", write=True) as index:
        index.set_decisions([("person:gim-ilseong", "", "Kim Il Sung", "", "")])
        assert index.decisions() == [("person:gim-ilseong", "", "Kim Il Sung", "", "")]
        stored = Stored(Document("x", Provenance("x")), ())
        index.put("/x", "d", "e", "", stored, [])
        assert index.get("/x", "x").document.text == "x"
        with pytest.raises(KeyError):
            index.get("/y", "y")
