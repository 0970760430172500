"""A drafted style sheet as CSV or XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from translit.report.concordance_csv import csv_table
from translit.report.write import replace_file
from translit.style import COLUMNS, Decision
from translit.style.workbook import workbook


def csv_sheet(decisions: Iterable[Decision]) -> Iterator[str]:
    """The sheet as CSV."""
    return csv_table(COLUMNS, map(_cells, decisions))


def write_xlsx(decisions: Iterable[Decision], output: str) -> None:
    """The sheet as XLSX, whole or not at all.

    Raises:
        StyleError: openpyxl is not installed.
        WriteError: the file cannot be written.
    """
    data = workbook(output, COLUMNS, map(_cells, decisions))
    with replace_file(Path(output)) as handle:
        handle.write(data)


def _cells(decision: Decision) -> list[str]:
    return [decision.referent, decision.form, decision.preferred, decision.scope, decision.note]
