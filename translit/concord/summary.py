"""A concordance in numbers: one line for each referent and form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from translit.concord.entries import LEAST_SURE
from translit.concord.row import REFERENT_COLUMNS, Referent, Row
from translit.text import collation_key

#: The columns of ``concord --summary``, in order.
SUMMARY_COLUMNS = (
    *REFERENT_COLUMNS,
    "form",
    "count",
    "documents",
    "certainty",
    "first_file",
    "first_document",
    "first_line",
)


class SummaryRow(NamedTuple):
    """How often a form stands for a referent, in how many documents, and where first.

    ``certainty`` is that of the least sure mention.
    """

    who: Referent
    form: str
    mentions: int
    documents: int
    certainty: str
    first_file: str
    first_document: str
    first_line: int

    def cells(self) -> tuple[Any, ...]:
        """The row for a table of :data:`SUMMARY_COLUMNS`."""
        return (*self.who, *self[1:])


def summarize(rows: Iterable[Row], by: str = "referent") -> list[SummaryRow]:
    """Count *rows* by referent and form; memory grows with the forms, not with the mentions.

    Args:
        rows: the lines of a concordance, in its order.
        by: sort by what is meant (``referent``) or by how it is printed (``form``).
    """
    counts: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], Row] = {}
    documents: dict[tuple[str, str], set[int]] = {}
    certainty: dict[tuple[str, str], int] = {}
    numbers: dict[tuple[str, str], int] = {}
    files: dict[str, int] = {}
    for row in rows:
        key = (row.id, row.form)
        counts[key] = counts.get(key, 0) + 1
        place = files.setdefault(row.file, len(files)), row.start
        seen = first.get(key)
        if seen is None or place < (files[seen.file], seen.start):
            first[key] = row
        documents.setdefault(key, set()).add(numbers.setdefault((row.file, row.document), len(numbers)))
        sure = LEAST_SURE.index(row.certainty)
        certainty[key] = min(sure, certainty.get(key, sure))
    order = collation_key()
    table = [
        SummaryRow(
            row.who,
            form=row.form,
            mentions=counts[key],
            documents=len(documents[key]),
            certainty=LEAST_SURE[certainty[key]],
            first_file=row.file,
            first_document=row.document,
            first_line=row.line,
        )
        for key, row in first.items()
    ]
    if by == "form":
        return sorted(table, key=lambda r: (order(r.form), r.form, r.who.id))
    return sorted(
        table,
        key=lambda r: (order(r.who.preferred or r.form), r.who.id, -r.mentions, order(r.form), r.form),
    )
