"""The index of a collection in one SQLite file: what was read, found and decided; sealed, never trusted.

Every file of the collection is one transaction, so a process killed at any moment leaves whole files
or none. Everything told of a file is sealed by a digest, which is checked when it is read back.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from translit.errors import TranslitError
from translit.index.cells import mention_cells, mention_of
from translit.index.layout import (
    APPLICATION,
    DELETE_WORDS,
    FORMAT,
    INSERT_DOCUMENT,
    INSERT_FILE,
    INSERT_MENTION,
    INSERT_WORDS,
    SEALED,
    SEARCH,
    TABLES,
)
from translit.index.metadata import Metadata
from translit.model import Document, Mention, Part, Provenance, Span

_WORDS = re.compile(r'"[^"]*"|[^\s"]+')


class DamagedIndexError(Exception):
    """The file is no index, an index of another make, or not whole."""


class ForeignIndexError(DamagedIndexError):
    """A sound database of somebody else."""


class Found(NamedTuple):
    """A document that holds the words looked for."""

    file: str
    number: int | None
    title: str
    date: str
    line: int
    snippet: str


class Stored(NamedTuple):
    """One file as the index knows it."""

    document: Document
    mentions: tuple[Mention, ...]


class Index:
    """An open index.

    Args:
        path: the SQLite file; made when it does not exist and *write* is set.
        write: open for writing.

    Raises:
        DamagedIndexError: it is no sound index.
        TranslitError: it does not exist, or cannot be opened.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self.path = path
        if not write and not path.exists():
            raise TranslitError(f"{path}: no such index; 'translit index PATH --index {path}' makes it")
        mode = "rwc" if write else "ro"
        try:
            self._base = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=30, isolation_level=None
            )
            self._open(write=write)
        except sqlite3.OperationalError as error:
            raise TranslitError(f"{path}: the index cannot be opened: {error}") from None
        except sqlite3.DatabaseError as error:
            raise DamagedIndexError(str(error)) from None

    def _open(self, *, write: bool) -> None:
        base = self._base
        if write and not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("BEGIN EXCLUSIVE")
            for statement in filter(None, map(str.strip, TABLES.split(";\n"))):
                base.execute(statement)
            base.execute(f"PRAGMA application_id = {APPLICATION}")
            base.execute(f"PRAGMA user_version = {FORMAT}")
            base.execute("COMMIT")
        if base.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise ForeignIndexError("is no index of translit")
        if base.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            raise DamagedIndexError("another version of translit made it")
        if write:
            base.execute("PRAGMA synchronous = NORMAL")
            told = base.execute("PRAGMA quick_check(1)").fetchone()[0]
            if told != "ok":
                raise DamagedIndexError(str(told))

    def close(self) -> None:
        """Let the file go."""
        self._base.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield self._base
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def knows(self, path: str, digest: str, engine: str, asked: str) -> bool:
        """Whether the file of *path* is in the index with this content, read by this engine."""
        row = self._base.execute("SELECT digest, engine, asked FROM files WHERE path = ?", (path,)).fetchone()
        return bool(row == (digest, engine, asked))

    def paths(self) -> list[str]:
        """Every file of the collection, sorted."""
        return [row[0] for row in self._base.execute("SELECT path FROM files ORDER BY path")]

    def put(
        self,
        path: str,
        digest: str,
        engine: str,
        asked: str,
        stored: Stored,
        metadata: Sequence[Metadata],
    ) -> None:
        """Put one file in, in place of what was there, in one transaction.

        Args:
            path: absolute.
            digest: of its bytes.
            engine: what found the mentions (see :func:`translit.index.build.engine_digest`).
            asked: the encoding it was read with by request; ``""`` when none was named.
            stored: the document with its parts, and its mentions.
            metadata: what each part says of itself.
        """
        from translit.documents.days import day_range
        from translit.text import Lines

        document = stored.document
        lines = Lines(document.text)
        source = document.provenance
        with self._transaction() as base:
            self._drop(path)
            told = (path, digest, engine, asked, source.encoding, source.bom, source.detected, document.text)
            file = base.execute(INSERT_FILE, (*told, "")).lastrowid
            spans = []
            for part, said in zip(document.parts, metadata, strict=True):
                days = day_range(part.date)
                bounds = ["{:04}-{:02}-{:02}".format(*day) for day in days] if days else [None, None]
                where = (part.span.start, part.span.end, part.first_line, part.last_line)
                row = (file, part.number, part.title, part.date, *bounds, *said, *where)
                key = base.execute(INSERT_DOCUMENT, row).lastrowid
                spans.append((part.span, key))
                base.execute(INSERT_WORDS, (key,))
            rows = []
            for mention in stored.mentions:
                at = mention.span.start
                within = next((key for span, key in spans if span.start <= at < span.end), None)
                rows.append((file, within, *mention_cells(mention, lines.place(at)[0])))
            base.executemany(INSERT_MENTION, rows)
            base.execute("UPDATE files SET seal = ? WHERE id = ?", (self._seal(file), file))

    def drop(self, path: str) -> None:
        """Take a file out."""
        with self._transaction():
            self._drop(path)

    def _drop(self, path: str) -> None:
        base = self._base
        row = base.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
        if row is None:
            return
        base.execute(DELETE_WORDS, row)
        for table in ("mentions", "documents"):
            base.execute(f"DELETE FROM {table} WHERE file = ?", row)
        base.execute("DELETE FROM files WHERE id = ?", row)

    def _seal(self, file: int | None) -> str:
        """A digest of all that is told of a file."""
        state = hashlib.blake2b(digest_size=20)
        for query in SEALED:
            for row in self._base.execute(query, (file,)):
                state.update(repr(row).encode("utf-8", "surrogatepass"))
            state.update(b"\0")
        return state.hexdigest()

    def get(self, path: str, name: str) -> Stored:
        """What the index knows of a file.

        Args:
            path: as it was put in.
            name: what the document is to be called.

        Raises:
            DamagedIndexError: what is stored is not what was sealed.
            KeyError: the file is not in the index.
        """
        try:
            row = self._base.execute(
                "SELECT id, encoding, bom, detected, text, seal FROM files WHERE path = ?", (path,)
            ).fetchone()
            if row is None:
                raise KeyError(path)
            file, encoding, bom, detected, text, seal = row
            if self._seal(file) != seal:
                raise DamagedIndexError(f"what it tells of {path} is not what was written")
            _, documents, mentions = (list(self._base.execute(query, (file,))) for query in SEALED)
        except sqlite3.DatabaseError as error:
            raise DamagedIndexError(str(error)) from None
        provenance = Provenance(name, encoding, bool(bom), bool(detected))
        parts = tuple(
            Part(number, title, date, Span(start, stop), first, last)
            for number, title, date, *_, start, stop, first, last in documents
        )
        return Stored(Document(text, provenance, parts), tuple(map(mention_of, mentions)))

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Documents that hold all of *words*, the best first; words in quotes stand together.

        Diacritics and capitals do not count.
        """
        quoted = " ".join(f'"{word.strip(chr(34))}"' for word in _WORDS.findall(words) if word.strip(chr(34)))
        if not quoted:
            return []
        return [Found(*row) for row in self._base.execute(SEARCH, (quoted, limit))]

    def set_decisions(self, decisions: Sequence[tuple[str, str, str, str, str]]) -> None:
        """Replace the decisions: referent, form, preferred, scope, note."""
        with self._transaction() as base:
            base.execute("DELETE FROM decisions")
            base.executemany(
                "INSERT INTO decisions (referent, form, preferred, scope, note) VALUES (?, ?, ?, ?, ?)",
                decisions,
            )

    def decisions(self) -> list[tuple[str, str, str, str, str]]:
        """The decisions, in the order they were given."""
        return list(
            self._base.execute("SELECT referent, form, preferred, scope, note FROM decisions ORDER BY id")
        )

    def counts(self) -> dict[str, int]:
        """How many files, documents, mentions and decisions there are."""
        return {
            table: self._base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("files", "documents", "mentions", "decisions")
        }
