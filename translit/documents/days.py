"""Days that a document's printed date means: for filters and for the picture of mentions over time."""

from __future__ import annotations

import calendar
from functools import lru_cache

import regex

#: Year, month, day.
Day = tuple[int, int, int]

_MONTHS = {name[:3].lower(): n for n, name in enumerate(calendar.month_name) if name}
_ISO = regex.compile(r"\b(1[89]\d\d|20\d\d)-(\d{1,2})(?:-(\d{1,2}))?\b")
_FIGURES = regex.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:1[89]|20)\d\d)\b")
_YEAR = regex.compile(r"\b(1[89]\d\d|20\d\d)\b")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_MONTH = regex.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b{_MONTH}(?:\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?",
    regex.IGNORECASE,
)


@lru_cache(maxsize=4096)
def day_range(printed: str) -> tuple[Day, Day] | None:
    """The first and last day that *printed* may mean; ``None`` where it names no year.

    >>> day_range("November 1, 1962"), day_range("May 1950")
    (((1962, 11, 1), (1962, 11, 1)), ((1950, 5, 1), (1950, 5, 31)))
    """
    days: list[tuple[Day, Day]] = []
    for year, month, day in _ISO.findall(printed):
        days.append(_span(int(year), int(month), int(day or 0)))
    for day, month, year in _FIGURES.findall(printed):
        days.append(_span(int(year), int(month), int(day)))
    if not days:
        years = [(int(m[1]), m.start()) for m in _YEAR.finditer(printed)]
        if not years:
            return None
        for match in _DAY_MONTH.finditer(printed):
            # The year that follows it: "27 May - 3 June 1958" is one year.
            year_after = next((y for y, at in years if at >= match.start()), years[-1][0])
            day_text = match["day"] or match["after"] or "0"
            days.append(_span(year_after, _MONTHS[match["month"].lower()], int(day_text)))
        if not days:
            days = [_span(year, 0, 0) for year, _ in years]
    return min(first for first, _ in days), max(last for _, last in days)


def _span(year: int, month: int, day: int) -> tuple[Day, Day]:
    if not 1 <= month <= 12:
        return (year, 1, 1), (year, 12, 31)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return (year, month, 1), (year, month, last)
    return (year, month, day), (year, month, day)
