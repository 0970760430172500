"""Style sheets as XLSX workbooks. The only door to ``openpyxl``, which is an optional extra."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from translit.errors import StyleError

_WIDTHS = {"A": 28, "B": 24, "C": 24, "D": 16, "E": 80}


def _openpyxl(path: str | Path, instead: str) -> Any:
    try:
        import openpyxl  # type: ignore[import-untyped]
    except ImportError:
        raise StyleError(f"{path}: XLSX needs openpyxl; install translit[xlsx], or {instead}") from None
    return openpyxl


def read_workbook(path: Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet, with their numbers from 1.

    Raises:
        StyleError: openpyxl is not installed, or *data* is no sound workbook.
    """
    openpyxl = _openpyxl(path, "save the sheet as CSV")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            yield number, ["" if cell is None else str(cell) for cell in row]
    except (BadZipFile, KeyError, ValueError, IndexError, OSError, TypeError) as error:
        raise StyleError(f"{path}: is no sound XLSX file: {error}") from None


def workbook(path: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet; every cell is text, none a formula.

    Args:
        path: where it will be written, for messages.
        columns: the header.
        rows: the cells.

    Raises:
        StyleError: openpyxl is not installed.
    """
    openpyxl = _openpyxl(path, "name a .csv file")
    book = openpyxl.Workbook()
    page = book.active
    page.title = "style"
    page.append(list(columns))
    for row in rows:
        page.append(list(row))
        for cell in page[page.max_row]:
            if cell.value is not None:
                cell.data_type = "s"
    page.freeze_panes = "A2"
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
