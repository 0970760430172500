"""Read a style sheet, CSV or XLSX: ``referent,form,preferred,scope,note``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from translit.errors import StyleError
from translit.style.workbook import read_workbook
from translit.text import fold_apostrophes, nfc

COLUMNS = ("referent", "form", "preferred", "scope", "note")
_MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: whom or what (an authority reference), or which printed form; what to write; where.

    ``scope`` is empty for everywhere, or a pattern for file names (``letters-*.txt``); ``line`` is the row
    in the sheet, for messages.
    """

    referent: str
    form: str
    preferred: str
    scope: str
    note: str
    line: int


class StyleSheet:
    """The decisions of one sheet, ready to be asked.

    A row with a referent speaks for every spelling of it; a row with a form for that form, capitals and
    the shape of apostrophes aside, and for the spelling it prefers. Form before referent,
    scoped before unscoped.

    Args:
        decisions: the rows.
        file: only rows whose scope takes this file in; none, only rows without scope.
    """

    def __init__(self, decisions: Sequence[Decision], file: str | None = None) -> None:
        self.decisions = tuple(decisions)
        self._forms: dict[str, str] = {}
        self._referents: dict[str, str] = {}
        decided: dict[str, str] = {}
        for scoped in (False, True):
            for decision in decisions:
                if bool(decision.scope) is scoped and (not scoped or _reaches(decision.scope, file)):
                    if decision.form:
                        self._forms[form_key(decision.form)] = decision.preferred
                        decided[form_key(decision.preferred)] = decision.preferred
                    elif decision.referent:
                        self._referents[decision.referent] = decision.preferred
        # What a form is to become is right where it stands already, whatever a system would write.
        self._forms = decided | self._forms

    def preferred(self, referent: str, form: str) -> str | None:
        """The spelling decided for *form*, else for *referent*; ``None`` where nothing is decided."""
        decided = self._forms.get(form_key(form))
        if decided is None and referent:
            decided = self._referents.get(referent)
        return decided or None

    def within(self, file: str) -> StyleSheet:
        """The sheet as it speaks for *file*."""
        return StyleSheet(self.decisions, file)


def _reaches(scope: str, file: str | None) -> bool:
    if file is None:
        return False
    return any(fnmatchcase(PurePath(file).name, part) or fnmatchcase(file, part) for part in scope.split("|"))


def form_key(form: str) -> str:
    """How forms are compared: NFC, one space, one apostrophe, capitals aside."""
    return fold_apostrophes(nfc(" ".join(form.split()))).casefold()


def load_style(path: str | Path) -> StyleSheet:
    """Read the sheet at *path*.

    Raises:
        StyleError: it cannot be read, lacks a column, or a row decides nothing.
    """
    path = Path(path)
    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else b""
    except OSError as error:
        raise StyleError(f"{path}: the style sheet cannot be read: {error.strerror}") from None
    if not data:
        raise StyleError(f"{path}: the style sheet is empty or larger than {_MAX_BYTES >> 20} MB")
    rows = read_workbook(path, data) if data[:2] == b"PK" else _csv_rows(path, data)
    return StyleSheet(tuple(_decisions(path, rows)))


def _csv_rows(path: Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StyleError(f"{path}:{line}: is not UTF-8; save the sheet as CSV UTF-8") from None
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise StyleError(f"{path}:{reader.line_num}: {error}; check the quotes") from None


def _decisions(path: Path, rows: Iterator[tuple[int, list[str]]]) -> Iterator[Decision]:
    header: list[str] | None = None
    for line, cells in rows:
        cells = [nfc(cell).strip() for cell in cells]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if header is None:
            header = [cell.lower() for cell in cells]
            lacking = [c for c in ("preferred",) if c not in header]
            if "form" not in header and "referent" not in header:
                lacking.append("form or referent")
            if lacking:
                raise StyleError(
                    f"{path}:{line}: the first row should name the columns {','.join(COLUMNS)}; "
                    f"it lacks {' and '.join(lacking)}"
                )
            continue
        row = dict(zip(header, cells, strict=False))
        referent, form, preferred, scope, note = (row.get(column, "") for column in COLUMNS)
        decision = Decision(referent, form, preferred, scope, note, line)
        if not decision.referent and not decision.form:
            raise StyleError(f"{path}:{line}: the row names neither a referent nor a form")
        if not decision.preferred:
            raise StyleError(
                f"{path}:{line}: the row prefers nothing; fill in 'preferred' or take the row out"
            )
        yield decision
    if header is None:
        raise StyleError(f"{path}: the style sheet has no rows; 'translit style init' drafts one")
