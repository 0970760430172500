"""Concordance tables as a workbook: every text a constant text, never a formula, link or number."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from translit.errors import TranslitError

# Limits of the format itself.
_MOST_ROWS = 1_048_576
_MOST_LETTERS = 32_767
_WIDTHS = {
    "id": 24, "kind": 7, "preferred": 20, "hangul": 10, "hanja": 10, "mr": 18, "rr": 18,
    "surface": 18, "form": 18, "left": 48, "match": 18, "right": 48, "file": 24, "document": 40,
    "first_file": 24, "first_document": 40, "attested": 60,
}  # fmt: skip
# Excel writes when a workbook was made; equal input must give equal bytes.
_MADE = datetime.datetime(2000, 1, 1)


class Sheet:
    """One table of the workbook: name, columns, rows."""

    def __init__(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        self.name = name
        self.columns = columns
        self.rows = rows


def write_workbook(sheets: Sequence[Sheet], handle: BinaryIO) -> None:
    """Write *sheets* as an xlsx workbook; rows stream, a sheet that is full continues on another.

    Raises:
        TranslitError: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError:
        raise TranslitError("xlsx needs XlsxWriter: pip install 'translit[xlsx]'") from None
    with tempfile.TemporaryDirectory(prefix="translit-xlsx-") as folder:
        made = Path(folder) / "book.xlsx"
        options: dict[str, Any] = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book = xlsxwriter.Workbook(str(made), options)
        book.set_properties({"title": "Concordance", "comments": "Made by translit", "created": _MADE})
        head = book.add_format({"bold": True, "bottom": 1})
        right = book.add_format({"align": "right"})
        bold = book.add_format({"bold": True})
        taken: set[str] = set()
        for sheet in sheets:
            _write_sheet(book, sheet, head, {"left": right, "match": bold}, taken)
        book.close()
        with made.open("rb") as source:
            while block := source.read(1 << 20):
                handle.write(block)


def _write_sheet(book: Any, sheet: Sheet, head: Any, looks: dict[str, Any], taken: set[str]) -> None:
    page, at = _new_page(book, sheet, head, taken), 1
    for row in sheet.rows:
        if at == _MOST_ROWS:
            page, at = _new_page(book, sheet, head, taken), 1
        for column, cell in enumerate(row[: len(sheet.columns)]):
            look = looks.get(sheet.columns[column])
            if isinstance(cell, int):
                page.write_number(at, column, cell, look)
            elif cell:
                page.write_string(at, column, str(cell)[:_MOST_LETTERS], look)
        at += 1


def _new_page(book: Any, sheet: Sheet, head: Any, taken: set[str]) -> Any:
    number = sum(name == sheet.name or name.startswith(f"{sheet.name} ") for name in taken) + 1
    name = sheet.name if number == 1 else f"{sheet.name} {number}"
    taken.add(name)
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for column, title in enumerate(sheet.columns):
        page.set_column(column, column, _WIDTHS.get(title, 10))
        page.write_string(0, column, title, head)
    return page
