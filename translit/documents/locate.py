"""Find where documents begin whose headings are lost, from what the table of contents says of them.

Between two headings that stand, each lost document begins at one line; every line that may be one gets
a weight from the signs in ``documents/cues.csv``, from the words of the announced title and from the
announced date, and the rising row of lines with the greatest sum wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from translit.documents.contents import Entry
from translit.documents.dates import Day, days_in
from translit.documents.knowledge import LONGEST, Cues, ReaderRules
from translit.documents.lines import Page

_WORD = regex.compile(r"\p{L}{4,}")
_HEAD, _TAIL = 12, 6
_BEFORE = 3
# What the words and the date of the contents weigh beside the cues of the table.
_TITLE, _DATE_HEAD, _DATE_TAIL = 8.0, 1.5, 1.5
# Documents are seldom shorter than this many lines that are not blank, and beginnings seldom nearer.
_SHORT, _CLOSE = 8, 6.0
_CLOSE_SET_IN = 1.5
_NEAR = 4
# A line weaker than this is no beginning, even where one is missing.
_LEAST = 3.5


@dataclass(frozen=True, slots=True)
class _Place:
    """A line where a document may begin, and what speaks for it whatever the document."""

    line: int
    rank: int
    weight: float
    set_in: bool
    words: frozenset[str]
    near: frozenset[str]
    head_days: frozenset[Day]
    tail_days: frozenset[Day]


class Locator:
    """Looks for lost beginnings on one page of lines."""

    def __init__(self, page: Page, rules: ReaderRules) -> None:
        self._page = page
        self._rules = rules
        self._days: dict[str, frozenset[Day]] = {}
        self._cues_met: dict[tuple[int, int], frozenset[int]] = {}

    @cached_property
    def _at_rank(self) -> list[int]:
        return self._page.inked

    def find(self, lost: Sequence[Entry], first: int, stop: int, opener: Entry | None) -> dict[int, int]:
        """Line of each document of *lost* that begins after line *first* and before *stop*.

        Args:
            lost: entries of the contents, in order.
            first: the line on which the document before them begins.
            stop: the line on which the next one begins.
            opener: the entry of the document that begins at *first*; its date speaks for its end.
        """
        places = self._places(first, stop, 8 * len(lost) + 60)
        if not places:
            return {}
        entries = [(e, _words(e.title), frozenset(days_in(e.date, self._rules))) for e in lost]
        before = frozenset(days_in(opener.date, self._rules)) if opener else frozenset()
        # best[j]: greatest sum with the last document at place j; kept for each document in turn.
        table: list[list[float]] = []
        back: list[list[int]] = []
        start = self._page.rank[first]
        for i, (_, words, days) in enumerate(entries):
            previous_days = entries[i - 1][2] if i else before
            row, came = [], []
            best, best_at, passed = (0.0, -1, 0) if i == 0 else (-1e9, -1, 0)
            for j, place in enumerate(places):
                if i == 0:
                    value, at = -_crowding(place.rank - start, place), -1
                else:
                    while places[passed].rank + _SHORT <= place.rank:
                        if table[-1][passed] > best:
                            best, best_at = table[-1][passed], passed
                        passed += 1
                    value, at = best, best_at
                    for k in range(passed, j):  # at most a few: places this near
                        crowded = table[-1][k] - _crowding(place.rank - places[k].rank, place)
                        if crowded > value:
                            value, at = crowded, k
                row.append(value + self._weigh(place, words, days, previous_days) - _LEAST)
                came.append(at)
            table.append(row)
            back.append(came)
        last = len(entries) - 1
        if len(places) < len(entries):
            return {}
        at = max(range(len(places)), key=lambda j: table[last][j])
        chosen: list[int] = []
        for i in range(last, -1, -1):
            chosen.append(at)
            at = back[i][at]
        chosen.reverse()
        return {
            entry.number: places[j].line
            for i, ((entry, words, days), j) in enumerate(zip(entries, chosen, strict=True))
            if j >= 0 and self._weigh(places[j], words, days, entries[i - 1][2] if i else before) >= _LEAST
        }

    @staticmethod
    def _weigh(place: _Place, words: frozenset[str], days: frozenset[Day], previous: frozenset[Day]) -> float:
        weight = place.weight
        if words:
            shared = (len(words & place.words) + len(words & place.near)) / (2 * len(words))
            weight += _TITLE * max(0.0, shared - 0.25)
        if days & place.head_days:
            weight += _DATE_HEAD
        if previous & place.tail_days:
            weight += _DATE_TAIL
        return weight

    def _days_of(self, lines: Sequence[str]) -> frozenset[Day]:
        """The days that *lines* name; places lie near one another, so a line is asked for many times."""
        for line in lines:
            if line not in self._days:
                self._days[line] = frozenset(days_in(line, self._rules))
        return frozenset[Day]().union(*(self._days[line] for line in lines))

    def _places(self, first: int, stop: int, at_most: int) -> list[_Place]:
        page = self._page
        inked = page.inked
        low, high = page.rank[first] + 1, page.rank[stop] if stop < len(page) else len(inked)
        weighed = sorted(
            ((self._signs(rank), inked[rank]) for rank in range(low, high)), key=lambda x: (-x[0], x[1])
        )[:at_most]
        places = []
        for weight, line in weighed:
            rank = page.rank[line]
            head = [page.bare[n] for n in inked[rank : min(rank + _HEAD, high)]]
            tail = [page.bare[n] for n in inked[max(rank - _TAIL, low - 1) : rank]]
            places.append(
                _Place(
                    line,
                    rank,
                    weight,
                    self._shape(line).startswith("set-in"),
                    _words(" ".join(head)),
                    _words(" ".join(head[:_NEAR])),
                    self._days_of(head),
                    self._days_of(tail),
                )
            )
        return sorted(places, key=lambda place: place.line)

    def _signs(self, rank: int) -> float:
        """What speaks for a beginning at the line of this rank among those not blank."""
        page, rules = self._page, self._rules
        inked = page.inked
        n = inked[rank]
        line = page.bare[n][:LONGEST]
        weight = rules.shape.get(self._shape(n), 0.0)
        weight += sum(rules.first.cues[k].weight for k in rules.first.met(line))
        if weight <= -3:
            return weight
        for cues, around in (
            (rules.before, inked[max(0, rank - _BEFORE) : rank]),
            (rules.head, inked[rank + 1 : rank + _HEAD]),
        ):
            met = frozenset[int]().union(*(self._met(cues, m) for m in around))
            weight += sum(cues.cues[k].weight for k in sorted(met))
        return weight

    def _met(self, cues: Cues, n: int) -> frozenset[int]:
        """Positions of the *cues* that line *n* begins with; windows overlap, so a line is asked often."""
        key = (id(cues), n)
        if key not in self._cues_met:
            line = self._page.bare[n]
            self._cues_met[key] = frozenset(cues.met(line))
        return self._cues_met[key]

    def _shape(self, n: int) -> str:
        above = self._page.raw[n - 1] if n else ""
        if not above.strip():
            return "after-blank"
        indent = _indent(self._page.raw[n])
        if not indent:
            return "mid-paragraph"
        return "set-in-again" if indent == _indent(above) else "set-in"


def _crowding(distance: int, place: _Place) -> float:
    """What speaks against a beginning so few lines after another."""
    if distance >= _SHORT:
        return 0.0
    return _CLOSE_SET_IN if place.set_in and distance > 1 else _CLOSE


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text[: 40 * LONGEST]))
