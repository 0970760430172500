"""JSON Schemas of tables: one file each in ``tables/schema/``. The only door to ``jsonschema``.

Beside the standard keywords a table schema says, under ``x-`` keywords, which files it governs
(``x-files``), what makes a row unique (``x-key``), and whether rows are sorted by it (``x-sorted``).
The order of ``properties`` is the order of the columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from translit.errors import Fault, TableError


@dataclass(frozen=True, slots=True)
class TableKind:
    """What all tables of one kind have in common."""

    name: str
    description: str
    files: tuple[str, ...]
    key: tuple[str, ...]
    sorted: bool
    columns: tuple[str, ...]
    schema: dict[str, Any]

    def holds(self, name: str) -> bool:
        """Whether the table of this relative name obeys this schema."""
        return any(fnmatchcase(name, pattern) for pattern in self.files)


@cache
def table_kinds(root: Path) -> tuple[TableKind, ...]:
    """Every kind of table under *root*, sorted by name."""
    return tuple(_read_kind(path) for path in sorted((root / "schema").glob("*.json")))


def _read_kind(path: Path) -> TableKind:
    shown = f"schema/{path.name}"
    try:
        schema = json.loads(path.read_text(encoding="utf-8"))
        return TableKind(
            name=path.stem,
            description=schema["description"],
            files=tuple(schema["x-files"]),
            key=tuple(schema.get("x-key", ())),
            sorted=bool(schema.get("x-sorted", False)),
            columns=tuple(schema["properties"]) if schema["x-files"][0].endswith(".csv") else (),
            schema=schema,
        )
    except json.JSONDecodeError as error:
        where = f"{error.msg} at column {error.colno}"
        raise TableError([Fault(shown, error.lineno, "T104", "", where)]) from None
    except (KeyError, IndexError, UnicodeDecodeError) as error:
        raise TableError([Fault(shown, 0, "T107", "", f"is no schema of a table: {error!r}")]) from None


def _format_checker() -> Any:
    """The formats of JSON Schema, where ``regex`` means what this project compiles patterns with."""
    import regex
    from jsonschema import FormatChecker

    checker = FormatChecker()

    @checker.checks("regex", raises=regex.error)
    def _is_regex(value: object) -> bool:
        return not isinstance(value, str) or bool(regex.compile(value))

    return checker


class Validator:
    """A compiled schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        from jsonschema import Draft202012Validator

        Draft202012Validator.check_schema(schema)
        self._validator = Draft202012Validator(schema, format_checker=_format_checker())
        self._properties = schema.get("properties", {})

    def faults(self, value: Any) -> Iterator[tuple[str, str]]:
        """``(place, message)`` for everything in *value* that the schema forbids; place is a column."""
        for error in sorted(
            self._validator.iter_errors(value), key=lambda e: [str(p) for p in e.absolute_path]
        ):
            place = "/".join(str(part) for part in error.absolute_path)
            expects = self._properties.get(place, {}).get("description", "")
            message = error.message if len(error.message) < 200 else error.message[:197] + "..."
            yield place, message + (f" - expected: {expects}" if expects else "")
