"""A concordance in numbers: one line for each referent and form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from translit.concord.row import Row
from translit.text import collation_key

#: The columns of ``concord --summary``, in order.
SUMMARY_COLUMNS = (
    "id",
    "kind",
    "preferred",
    "hangul",
    "hanja",
    "mr",
    "rr",
    "form",
    "count",
    "documents",
    "certainty",
    "first_file",
    "first_document",
    "first_line",
)
# The text is as sure of a form as its least sure mention.
_LEAST_SURE = ("low", "unknown", "medium", "high")


class SummaryRow(NamedTuple):
    """How often a form stands for a referent, in how many documents, and where first.

    ``certainty`` is that of the least sure mention.
    """

    id: str
    kind: str
    preferred: str
    hangul: str
    hanja: str
    mr: str
    rr: str
    form: str
    mentions: int
    documents: int
    certainty: str
    first_file: str
    first_document: str
    first_line: int


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
        sure = _LEAST_SURE.index(row.certainty)
        certainty[key] = min(sure, certainty.get(key, sure))
    order = collation_key()
    table = [
        SummaryRow(
            *row[:7],
            form=row.form,
            mentions=counts[key],
            documents=len(documents[key]),
            certainty=_LEAST_SURE[certainty[key]],
            first_file=row.file,
            first_document=row.document,
            first_line=row.line,
        )
        for key, row in first.items()
    ]
    if by == "form":
        return sorted(table, key=lambda r: (order(r.form), r.form, r.id))
    return sorted(
        table, key=lambda r: (order(r.preferred or r.form), r.id, -r.mentions, order(r.form), r.form)
    )
