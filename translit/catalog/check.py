"""Whether tables hold together: shape, keys, order, letters, sources. All faults at once.

Codes: T1 files and shape, T2 cells, T3 keys and order, T4 sources. Readings (T5) and examples (T6)
are checked by the modules that know them; ``translit tables check`` runs all.
"""

from __future__ import annotations

import contextlib
import difflib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import regex

from translit.catalog.load import Row, read_rows
from translit.catalog.patterns import Use, is_slow, pattern_columns
from translit.catalog.schema import TableKind, Validator, table_kinds
from translit.catalog.sources import OWN_MARKS, parse_sources
from translit.errors import Fault, TableError


def check_tables(root: Path) -> list[Fault]:
    """Every fault of every table under *root*, the shipped folder."""
    faults = [f for path in _table_files(root) for f in _check_file(root, root, path)]
    return sorted(faults)


def check_overlay(root: Path, folder: Path) -> list[Fault]:
    """Every fault of a user's folder, whose tables must be kinds that *root* knows."""
    if not folder.is_dir():
        return [Fault(str(folder), 0, "T100", "", "no such folder of tables")]
    return sorted(f for path in _table_files(folder) for f in _check_file(root, folder, path))


def _table_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in {".csv", ".json"} and path.relative_to(folder).parts[0] != "schema"
    )


def _check_file(root: Path, folder: Path, path: Path) -> Iterator[Fault]:
    name = path.relative_to(folder).as_posix()
    shown = name if folder == root else str(path)
    kind = next((k for k in table_kinds(root) if k.holds(name)), None)
    if kind is None:
        known = [pattern for k in table_kinds(root) for pattern in k.files]
        near = difflib.get_close_matches(name, known, 1, 0.5)
        hint = f"; did you mean {near[0]}?" if near else "; 'translit tables list' shows the names"
        yield Fault(shown, 0, "T105", "", f"no schema governs this file{hint}")
        return
    if path.suffix == ".json":
        yield from _check_json(shown, path, kind)
        return
    try:
        rows = read_rows(path, shown)
    except TableError as error:
        yield from error.faults
        return
    if not rows:
        return
    header = tuple(rows[0][1])
    if header != kind.columns:
        expected = ",".join(kind.columns)
        yield Fault(shown, 1, "T106", "", f"the columns are {','.join(header)} but should be {expected}")
        return
    keys = _source_keys(root, folder)
    validator = Validator(kind.schema)
    patterns = pattern_columns(kind.schema)
    for line, row in rows:
        for column, message in validator.faults(row):
            yield Fault(shown, line, "T201", column, message)
        yield from _check_cells(shown, line, row)
        yield from _check_patterns(shown, line, row, patterns)
        yield from _check_sources(shown, line, row, keys)
    yield from _check_keys(shown, rows, kind)


def _check_json(shown: str, path: Path, kind: TableKind) -> Iterator[Fault]:
    try:
        value = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        yield Fault(shown, 0, "T101", "", "is not UTF-8; save the table as UTF-8")
        return
    except json.JSONDecodeError as error:
        yield Fault(shown, error.lineno, "T104", "", f"{error.msg} at column {error.colno}")
        return
    for place, message in Validator(kind.schema).faults(value):
        yield Fault(shown, 0, "T201", place, message)


def _check_cells(shown: str, line: int, row: Row) -> Iterator[Fault]:
    for column, cell in row.items():
        if not cell:
            continue
        if cell != unicodedata.normalize("NFC", cell):
            yield Fault(shown, line, "T202", column, f"'{cell}' is not NFC")
        if cell != cell.strip():
            yield Fault(shown, line, "T203", column, f"'{cell}' begins or ends with a space")
        for char in cell:
            if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"} or char in "\u00a0\u3000":
                name = unicodedata.name(char, "unnamed")
                yield Fault(shown, line, "T204", column, f"holds the invisible U+{ord(char):04X} {name}")
                break


def _check_patterns(shown: str, line: int, row: Row, columns: Mapping[str, Use]) -> Iterator[Fault]:
    for column, use in columns.items():
        # What is no regular expression is told by the schema, or by the module that completes it.
        with contextlib.suppress(regex.error):
            if is_slow(row[column], use):
                message = f"'{row[column]}' takes too long on text made to slow it; let no part repeat itself"
                yield Fault(shown, line, "T206", column, message)


def _source_keys(root: Path, folder: Path) -> frozenset[str]:
    keys = set(OWN_MARKS)
    for base in {root, folder}:
        path = base / "sources.csv"
        if path.is_file():
            try:
                keys.update(row.get("key", "") for _, row in read_rows(path, "sources.csv"))
            except TableError:  # reported when sources.csv itself is checked
                continue
    return frozenset(keys)


def _check_sources(shown: str, line: int, row: Row, keys: frozenset[str]) -> Iterator[Fault]:
    if "source" not in row:
        return
    try:
        sources = parse_sources(row["source"])
    except ValueError as error:
        yield Fault(shown, line, "T401", "source", f"{error}")
        return
    if not sources:
        yield Fault(shown, line, "T402", "source", "is empty; name a key of sources.csv, or 'guess'")
    for source in sources:
        if source.key not in keys:
            yield Fault(shown, line, "T403", "source", f"'{source.key}' is not a key of sources.csv")


def _check_keys(shown: str, rows: list[tuple[int, Row]], kind: TableKind) -> Iterator[Fault]:
    if not kind.key:
        return
    seen: dict[tuple[str, ...], int] = {}
    last: tuple[str, ...] | None = None
    for line, row in rows:
        key = tuple(row[column] for column in kind.key)
        label = "|".join(key)
        if key in seen:
            yield Fault(shown, line, "T301", kind.key[0], f"'{label}' stands on line {seen[key]} already")
        seen.setdefault(key, line)
        if kind.sorted and last is not None and key < last:
            yield Fault(shown, line, "T302", kind.key[0], f"'{label}' should stand before '{'|'.join(last)}'")
        last = key
