"""Resolved mentions to a concordance: one line for each mention, or a count for each form."""

from translit.concord.build import Concordance, Selection, build_concordance
from translit.concord.row import COLUMNS, Row
from translit.concord.summary import SUMMARY_COLUMNS, SummaryRow, summarize

__all__ = [
    "COLUMNS",
    "SUMMARY_COLUMNS",
    "Concordance",
    "Row",
    "Selection",
    "SummaryRow",
    "build_concordance",
    "summarize",
]
