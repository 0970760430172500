"""Dates as documents print them: found, compared by what they say, never rewritten."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from translit.documents.knowledge import LONGEST, ReaderRules, folded_title

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_DIGIT = regex.compile(r"\d")

#: Day (0 where none is given) and month.
Day = tuple[int, int]


def first_date(line: str, rules: ReaderRules) -> regex.Match[str] | None:
    """The leftmost date with its year in *line*; of several shapes at one place the longest."""
    found = [m for p in rules.full_dates if (m := p.search(line[:LONGEST]))]
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


def days_in(line: str, rules: ReaderRules) -> Iterator[Day]:
    """Every day that *line* names, with or without its year."""
    line = line[:LONGEST]
    if not _DIGIT.search(line):
        return
    for pattern in (*rules.full_dates, *rules.short_dates):
        for match in pattern.finditer(line):
            parts = match.groupdict()
            day = int(parts.get("day") or 0)
            if name := parts.get("month"):
                yield day, _MONTHS.index(name[:3].lower()) + 1
            elif name := parts.get("roman"):
                if name.lower() in _ROMAN:
                    yield day, _ROMAN.index(name.lower()) + 1
            elif 1 <= int(parts.get("number") or 0) <= 12:
                yield day, int(parts["number"])


def is_date(line: str, rules: ReaderRules) -> bool:
    """Whether *line* is a date and nothing else, brackets aside."""
    inner = line.strip("[]() .,*")
    return len(inner) <= 60 and any(p.fullmatch(inner) for p in rules.full_dates)


def split_title(title: str, rules: ReaderRules) -> tuple[str, str]:
    """A title and the date it ends with, parted where a comma or bracket parts them.

    The date is ``""`` where there is none; a date that the sentence needs stays in the title as well.
    """
    title = folded_title(title)
    best: tuple[int, int] | None = None
    for pattern in rules.full_dates:
        for match in pattern.finditer(title[:2000]):
            if best is None or (match.end(), -match.start()) > (best[1], -best[0]):
                best = match.span()
    if best is None:
        return title, ""
    date = title[slice(*best)]
    before, after = title[: best[0]].rstrip(), title[best[1] :].strip(" .)]*")
    if not after and before.endswith((",", "(", "[", "–", "—")):
        return before.rstrip(" ,([–—"), date
    return title, date
