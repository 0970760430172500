"""Headings of the documents in a reader: "DOCUMENT NO. 12", "[Doc. 5]", "Document XIV: title"."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from translit.documents.knowledge import ReaderRules, full, number_of
from translit.documents.lines import Page

# In a table of contents its headings stand no further apart than this on the average.
_DENSE = 7.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that announces a document; ``title`` is what the same line says after the number."""

    number: int
    line: int
    title: str = ""


def find_headings(page: Page, rules: ReaderRules) -> tuple[tuple[Heading, ...], tuple[Heading, ...]]:
    """The headings of a table of contents written as headings, and those of the documents.

    Page heads that repeat a heading count once. Numbers must rise; where a line breaks the order
    (a document quoting another's number) the longest rising row is kept.
    """
    found: list[Heading] = []
    for n in page.inked:
        line = page.bare[n]
        if len(line) < 2 or not (match := full(rules.strong, line)):
            continue
        number = number_of(match["number"])
        if number is not None and not (found and found[-1].number == number):
            found.append(Heading(number, n, (match.groupdict().get("title") or "").strip()))
    runs = _runs(found)
    for at in (0, len(runs) - 1) if len(runs) > 1 else ():
        rest = [h for i, run in enumerate(runs) if i != at for h in run]
        shared = {h.number for h in rest} & {h.number for h in runs[at]}
        if len(shared) * 2 >= len(runs[at]) >= 2 and _is_dense(page, runs[at]):
            return tuple(runs[at]), _rising(rest)
    return (), _rising(found)


def _runs(found: Sequence[Heading]) -> list[list[Heading]]:
    """Rows of rising numbers, cut where the count begins again."""
    runs: list[list[Heading]] = []
    for heading in found:
        if runs and heading.number > runs[-1][-1].number:
            runs[-1].append(heading)
        else:
            runs.append([heading])
    return runs


def _is_dense(page: Page, run: Sequence[Heading]) -> bool:
    return (page.rank[run[-1].line] - page.rank[run[0].line]) / (len(run) - 1) <= _DENSE


def _rising(found: Sequence[Heading]) -> tuple[Heading, ...]:
    """The longest row whose numbers rise, unless the count honestly begins again (parts of a volume)."""
    runs = _runs(found)
    if len(runs) > 1 and all(len(run) >= 2 and run[0].number == 1 for run in runs):
        return tuple(found)
    tails: list[int] = []  # numbers
    at: list[int] = []  # which heading ends the best row of each length
    before: list[int] = []
    for i, heading in enumerate(found):
        k = bisect.bisect_left(tails, heading.number)
        before.append(at[k - 1] if k else -1)
        if k == len(tails):
            tails.append(heading.number)
            at.append(i)
        else:
            tails[k], at[k] = heading.number, i
    row: list[Heading] = []
    i = at[-1] if at else -1
    while i >= 0:
        row.append(found[i])
        i = before[i]
    return tuple(reversed(row))
