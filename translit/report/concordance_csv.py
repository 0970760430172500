"""Concordance tables as CSV and TSV that no spreadsheet takes for formulas, and back again.

A cell that a spreadsheet would calculate - its first character is ``= + - @``, a tab, a line end, or
one of the wide forms of those signs - gets an apostrophe in front; and so that this can be undone, a
cell that already begins with apostrophes before such a character gets one more. Nothing else changes.
Numbers of our own (line, start, end, counts) are never negative, so they are never touched.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import regex

# The fullwidth signs are calculated by spreadsheets set to East Asian languages. A lone sign is a dash.
_CALCULATED = r"(?:[=@\t\r\n＝＠]|[+\-＋－](?s:.))"
_DANGEROUS = regex.compile(f"'*{_CALCULATED}")
_GUARDED = regex.compile(f"'+{_CALCULATED}")
_BLOCK = 256


def guard(cell: str) -> str:
    """*cell* as it may stand in a CSV file.

    >>> guard("=1+1"), guard("- no"), guard("'em"), guard("'=1")
    ("'=1+1", "'- no", "'em", "''=1")
    """
    return "'" + cell if _DANGEROUS.match(cell) else cell


def unguard(cell: str) -> str:
    """What :func:`guard` was given.

    >>> unguard("'=1+1"), unguard("'em")
    ('=1+1', "'em")
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ","
) -> Iterator[str]:
    """A table with a header row, ``\\n`` line ends; cells quoted where they must be (RFC 4180)."""
    # The standard library's writer leaves a lone carriage return unquoted, and its reader stumbles.
    quoted = regex.compile(f'["\r\n{regex.escape(delimiter)}]')

    def written(cell: object) -> str:
        text = guard(cell) if isinstance(cell, str) else str(cell)
        return '"' + text.replace('"', '""') + '"' if quoted.search(text) else text

    held = [delimiter.join(map(written, columns))]
    for row in rows:
        held.append(delimiter.join(map(written, row[: len(columns)])))
        if len(held) > _BLOCK:
            yield "\n".join(held) + "\n"
            held = []
    if held:
        yield "\n".join(held) + "\n"


def read_csv_table(text: str, *, delimiter: str = ",") -> tuple[list[str], list[list[str]]]:
    """Header and rows of what :func:`csv_table` wrote, every cell as it was."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    return rows[0], [[unguard(cell) for cell in row] for row in rows[1:]]
