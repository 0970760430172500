"""A drafted style sheet as CSV or XLSX."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from translit.errors import StyleError
from translit.report.concordance_csv import csv_table
from translit.report.write import replace_file
from translit.style import COLUMNS, Decision


def csv_sheet(decisions: Iterable[Decision]) -> Iterator[str]:
    """The sheet as CSV."""
    return csv_table(COLUMNS, (_cells(d) for d in decisions))


def write_xlsx(decisions: Iterable[Decision], output: str) -> None:
    """The sheet as XLSX; every cell is text.

    Raises:
        StyleError: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook  # type: ignore[import-untyped]
    except ImportError:
        raise StyleError(
            f"{output}: writing XLSX needs openpyxl; install translit[xlsx], or name a .csv file"
        ) from None
    book = Workbook()
    page = book.active
    page.title = "style"
    page.append(COLUMNS)
    for decision in decisions:
        page.append(_cells(decision))
        for cell in page[page.max_row]:
            cell.data_type = "s" if cell.value else "n"
    page.freeze_panes = "A2"
    for letter, width in zip("ABCDE", (28, 24, 24, 16, 80), strict=True):
        page.column_dimensions[letter].width = width
    held = io.BytesIO()
    book.save(held)
    with replace_file(Path(output)) as handle:
        handle.write(held.getvalue())


def _cells(decision: Decision) -> list[str]:
    return [decision.referent, decision.form, decision.preferred, decision.scope, decision.note]
