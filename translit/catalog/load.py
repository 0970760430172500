"""Read tables. A :class:`Catalog` is the shipped ``tables/`` with any user folders laid over it.

A user folder holds files of the same relative names; its rows replace shipped rows with the same key
and are added otherwise. Shipped tables are checked by ``translit tables check``; a user's are checked
in full when the catalog is made, so a broken cell is named before any work is done.
"""

from __future__ import annotations

import csv
import hashlib
import json
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from translit.catalog.schema import TableKind, table_kinds
from translit.errors import Fault, TableError
from translit.resources import data_folder

Row = dict[str, str]


def read_rows(path: Path, shown_as: str) -> list[tuple[int, Row]]:
    """Every row of a CSV table with the line it begins on (from 1).

    Lines before the header that begin with ``#`` say how a generated table was made and are passed over.

    Raises:
        TableError: not UTF-8, no header, or a row with too many or too few cells; names all of them.
    """
    return parse_rows(_read(path, shown_as), shown_as)


def _read(path: Path, shown_as: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError([Fault(shown_as, 0, "T100", "", f"cannot be read: {error.strerror}")]) from None


def parse_rows(content: bytes, shown_as: str) -> list[tuple[int, Row]]:
    """:func:`read_rows` of a file's *content*."""
    faults: list[Fault] = []
    rows: list[tuple[int, Row]] = []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TableError(
            [Fault(shown_as, line, "T101", "", "is not UTF-8; save the table as UTF-8")]
        ) from None
    lines = text.splitlines(keepends=True)
    comments = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(lines[comments:], strict=True)
    try:
        header = next(reader, None)
        if not header:
            raise TableError([Fault(shown_as, 1, "T102", "", "is empty; the first line names the columns")])
        width = len(header)
        line = comments + reader.line_num + 1
        for cells in reader:
            if len(cells) == width:
                rows.append((line, dict(zip(header, cells, strict=True))))
            elif cells:
                message = f"has {len(cells)} cells where the header has {width}; check commas and quotes"
                faults.append(Fault(shown_as, line, "T103", "", message))
            line = comments + reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(shown_as, comments + reader.line_num, "T104", "", f"{error}; check the quotes"))
    if faults:
        raise TableError(faults)
    return rows


class Catalog:
    """The shipped tables with user folders laid over them, in order.

    Args:
        overlays: folders with the user's own tables (``--tables DIR``).

    Raises:
        TableError: a user folder is missing, holds an unknown file, or a table in it is broken.
    """

    def __init__(self, overlays: tuple[Path, ...] = ()) -> None:
        self.root = data_folder("tables")
        self.overlays = overlays
        self._rows: dict[str, tuple[Row, ...]] = {}
        # Each file is read once: what is compiled from its rows is kept under the digest of the same bytes,
        # even when somebody saves the table meanwhile.
        self._contents: dict[Path, bytes] = {}
        if overlays:
            from translit.catalog.check import check_overlay

            faults = [fault for folder in overlays for fault in check_overlay(self.root, folder)]
            if faults:
                raise TableError(faults)

    def _files(self, name: str) -> list[Path]:
        return [path for folder in (self.root, *self.overlays) if (path := folder / name).is_file()]

    def _content(self, path: Path, shown_as: str) -> bytes:
        if path not in self._contents:
            self._contents[path] = _read(path, shown_as)
        return self._contents[path]

    def rows(self, name: str) -> tuple[Row, ...]:
        """All rows of the CSV table *name* (relative, as in ``authority/places.csv``), overlays applied."""
        if name not in self._rows:
            files = self._files(name)
            if not files:
                raise TableError(
                    [Fault(name, 0, "T100", "", "no such table; 'translit tables list' shows them all")]
                )
            rows = [row for _, row in parse_rows(self._content(files[0], name), name)]
            for path in files[1:]:
                key = self.kind_of(name).key
                merged = {tuple(row[k] for k in key): row for row in rows}
                added = parse_rows(self._content(path, str(path)), str(path))
                merged.update((tuple(row[k] for k in key), row) for _, row in added)
                rows = list(merged.values())
            self._rows[name] = tuple(rows)
        return self._rows[name]

    def json(self, name: str) -> Any:
        """The JSON table *name*; the last overlay that has it wins whole."""
        files = self._files(name)
        if not files:
            raise TableError(
                [Fault(name, 0, "T100", "", "no such table; 'translit tables list' shows them all")]
            )
        return json.loads(self._content(files[-1], name).decode("utf-8"))

    def names(self, pattern: str = "**/*") -> list[str]:
        """Relative names of all tables matching *pattern*, sorted, of whatever folder."""
        found = {
            path.relative_to(folder).as_posix()
            for folder in (self.root, *self.overlays)
            for path in folder.glob(pattern)
            if path.is_file() and path.suffix in {".csv", ".json"}
        }
        return sorted(name for name in found if not name.startswith("schema/"))

    @cached_property
    def _kind_at(self) -> dict[str, TableKind]:
        return {name: kind for kind in table_kinds(self.root) for name in self.names() if kind.holds(name)}

    def kind_of(self, name: str) -> TableKind:
        """The schema that *name* obeys.

        Raises:
            TableError: no schema governs it.
        """
        if name not in self._kind_at:
            raise TableError([Fault(name, 0, "T105", "", "no schema governs this file")])
        return self._kind_at[name]

    def digest(self, *patterns: str) -> str:
        """A hash of the content of every table matching *patterns*; equal content, equal digest."""
        state = hashlib.sha256()
        for pattern in patterns:
            for name in self.names(pattern):
                for path in self._files(name):
                    state.update(name.encode() + b"\0" + self._content(path, name) + b"\0")
        return state.hexdigest()


@cache
def default_catalog() -> Catalog:
    """The shipped tables alone."""
    return Catalog()
