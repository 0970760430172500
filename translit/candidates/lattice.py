"""Match a printed form against every name at once: best-first search over a trie and its spellings.

The trie holds names as sequences of *units* (hangul syllables, or characters with their place in the
name). Each unit may be spelled in many ways, each at a cost. A search walks both together and brings
out names in order of total cost. It touches only names whose beginnings fit, never all of them.

Cost: before the walk every stretch of the form is looked up once, and what the rest of the letters costs
at least is known for every place; so a beginning that cannot be completed cheaply enough is never taken
up. The number of states grows with the number of names that fit, not with the size of the gazetteer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from operator import attrgetter
from typing import Any, TypeVar

from translit.candidates.spellings import Spellings, opening
from translit.candidates.trie import Trie

Segment = tuple[str, str, float]
"""A unit, the letters it was matched with, and their cost."""

_Span = tuple[int, dict[str, float], float, str]
"""Where a stretch ends, the units it may spell, the cost of breaks inside it, its letters."""

_Slip = tuple[int, dict[str, float], dict[str, tuple[float, float]], float, str]
"""The same with what the stretch may have been meant for: unit to what that costs, and the error's part."""

_Found = dict[int, tuple[float, float, Any]]
"""Entry to cost, noise, and the way there, its last segment first."""

T = TypeVar("T")
_BY_COST = attrgetter("cost")
_NO_UNITS: dict[str, float] = {}
_FAR = float("inf")
# Sums of the same costs in another order differ by less.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Match:
    """A name reached: which entry, at what cost, by which segments; ``noise`` is the part due to errors."""

    entry: int
    cost: float
    noise: float
    segments: tuple[Segment, ...]


class Lattice:
    """A trie together with the spellings of its units by one route.

    Args:
        trie: the names.
        spellings: how their units are spelled.
        openings: what :meth:`Trie.openings` says of *trie* for these spellings; worked out when omitted.
    """

    def __init__(self, trie: Trie, spellings: Spellings, openings: Sequence[int] | None = None) -> None:
        self.trie = trie
        self.spellings = spellings
        self.edits = spellings.edits
        if openings is not None:
            self._openings = openings

    @cached_property
    def _openings(self) -> Sequence[int]:
        return self.trie.openings(self.spellings.openings)

    def search(
        self,
        letters: str,
        breaks: Collection[int],
        *,
        ceiling: float,
        errors: int = 0,
        limit: int = 20,
        slack: float = 2.5,
    ) -> list[Match]:
        """The names *letters* may spell, cheapest first.

        Args:
            letters: folded letters without spaces, hyphens and marks.
            breaks: offsets in *letters* where the print has a space or hyphen.
            ceiling: no match dearer than this.
            errors: how many errors of typing or reading to allow.
            limit: stop after this many entries.
            slack: stop at a match this much dearer than the first.
        """
        if errors:
            found = self._with_errors(letters, breaks, ceiling, errors, limit, slack)
        else:
            found = self._clean(letters, breaks, ceiling, limit, slack)
        matches = [
            Match(entry, cost, noise, _unwind(path)) for entry, (cost, noise, path) in sorted(found.items())
        ]
        matches.sort(key=_BY_COST)
        return matches

    def _clean(
        self, letters: str, breaks: Collection[int], ceiling: float, limit: int, slack: float
    ) -> _Found:
        found: _Found = {}
        spans, rest = self._spans(letters, breaks)
        if rest[0] > ceiling + _ROUNDING:
            return found
        kids, ends, final, openings = self.trie.kids, self.trie.ends, self.trie.final, self._openings
        length = len(letters)
        next_letter = [*map(opening, letters), 0]
        # (cost, order, position, node, noise, segments): order keeps ties stable.
        heap: list[tuple[float, int, int, int, float, Any]] = [(0.0, 0, 0, 0, 0.0, None)]
        queued: dict[tuple[int, int], float] = {(0, 0): 0.0}
        order = 0
        bound = ceiling
        while heap:
            cost, _, position, node, noise, path = heappop(heap)
            if cost > bound:
                break
            if queued[position, node] < cost:
                continue
            if position == length:
                bound = _arrive(found, ends[node], cost, noise, path, bound, limit, slack)
                continue
            room = bound - cost
            children = kids[node]
            wide = len(children)
            for end, units, broken, text in spans[position]:
                most = room + _ROUNDING - broken - rest[end]
                if most < 0.0:
                    continue
                follows = next_letter[end]
                # The smaller side is walked; both keep the order of the tables, so ties are stable.
                if len(units) < wide:
                    pairs = [(unit, units[unit], children[unit]) for unit in units if unit in children]
                else:
                    pairs = [(unit, units[unit], child) for unit, child in children.items() if unit in units]
                for unit, more, child in pairs:
                    if more > room or more > most:
                        continue
                    if not (openings[child] & follows if follows else final[child]):
                        continue
                    total = cost + more + broken
                    key = (end, child)
                    if total <= bound and total < queued.get(key, _FAR):
                        queued[key] = total
                        order += 1
                        step = (path, (unit, text, more + broken))
                        heappush(heap, (total, order, end, child, noise + broken, step))
        return found

    def _with_errors(
        self, letters: str, breaks: Collection[int], ceiling: float, errors: int, limit: int, slack: float
    ) -> _Found:
        found: _Found = {}
        spans, rest = self._spans(letters, breaks, self.trie.units)
        # With an error left the rest may be cheaper than without one, but not cheaper than the error.
        erring = [min(least, self.spellings.least_error) for least in rest]
        kids, ends, final = self.trie.kids, self.trie.ends, self.trie.final
        slips: dict[tuple[int, int], list[_Slip]] = {}
        length = len(letters)
        # (cost, order, position, node, errors left, noise, segments)
        heap: list[tuple[float, int, int, int, int, float, Any]] = [(0.0, 0, 0, 0, errors, 0.0, None)]
        queued: dict[tuple[int, int, int], float] = {(0, 0, errors): 0.0}
        order = 0
        bound = ceiling
        while heap:
            cost, _, position, node, left, noise, path = heappop(heap)
            if cost > bound:
                break
            if queued[position, node, left] < cost:
                continue
            if position == length:
                if final[node]:
                    bound = _arrive(found, ends[node], cost, noise, path, bound, limit, slack)
                continue
            room = bound - cost
            children = kids[node]
            steps: list[tuple[float, int, int, int, float, Segment]] = []
            if not left:
                for end, units, broken, text in spans[position]:
                    goal, most = final if end == length else None, room + _ROUNDING - broken - rest[end]
                    for unit, more, child in _shared(units, children):
                        if more <= room and more <= most and (goal is None or goal[child]):
                            steps.append(
                                (cost + more + broken, end, child, 0, broken, (unit, text, more + broken))
                            )
            else:
                after = erring if left > 1 else rest
                if (position, left) not in slips:
                    # The first to come here is the cheapest: what is too dear for it is for all.
                    most = room + _ROUNDING
                    slips[position, left] = self._slips(letters, breaks, position, most, erring, after)
                for end, units, slipped, broken, text in slips[position, left] if children else ():
                    most = room + _ROUNDING - broken - erring[end]
                    for unit, more, child in _shared(units, children):
                        if more <= room and more <= most:
                            steps.append(
                                (cost + more + broken, end, child, left, broken, (unit, text, more + broken))
                            )
                    most = room + _ROUNDING - broken - after[end]
                    for unit, (more, error), child in _shared(slipped, children):
                        if more <= room and more <= most:
                            segment = (unit, text, more + broken)
                            steps.append(
                                (cost + more + broken, end, child, left - 1, error + broken, segment)
                            )
                # The letter before may have been meant twice: it opens this stretch as well.
                halved = self.edits.halved
                for end, units, broken, text in spans[position - 1] if position else ():
                    most = room + _ROUNDING - broken - halved - after[end]
                    if end <= position or most < 0.0:
                        continue
                    for unit, more, child in _shared(units, children):
                        if more <= most:
                            paid = more + broken + halved
                            segment = (unit, text, paid)
                            steps.append((cost + paid, end, child, left - 1, broken + halved, segment))
                letter = letters[position]
                beside = letters[position - 1 : position] + letters[position + 1 : position + 2]
                more = self.edits.doubled if letter in beside else self.edits.extra
                if more + after[position + 1] <= room + _ROUNDING:
                    steps.append((cost + more, position + 1, node, left - 1, more, ("", letter, more)))
            for total, end, child, remain, spoiled, segment in steps:
                key = (end, child, remain)
                if total <= bound and total < queued.get(key, _FAR):
                    queued[key] = total
                    order += 1
                    heappush(heap, (total, order, end, child, remain, noise + spoiled, (path, segment)))
        return found

    def _spans(
        self, letters: str, breaks: Collection[int], wanted: Collection[str] | None = None
    ) -> tuple[list[list[_Span]], list[float]]:
        """For each place the stretches from it that may lead to the end, and the least cost to get there.

        With *wanted*, of its units alone.
        """
        by_text = self.spellings.within(letters)
        cheapest, longest = self.spellings.cheapest, self.spellings.longest
        length = len(letters)
        rest = [_FAR] * length + [0.0]
        spans: list[list[_Span]] = [[] for _ in letters]
        silent = by_text.get("")  # units that may be left unwritten
        for position in range(length - 1, -1, -1):
            least = _FAR
            for end in range(position + 1, min(length, position + longest) + 1):
                beyond = rest[end]
                if beyond < _FAR and (units := by_text.get(text := letters[position:end])):
                    if wanted is None:
                        cost = cheapest[text]
                    else:
                        units = {unit: units[unit] for unit in units if unit in wanted}
                        cost = min(units.values(), default=_FAR)
                    broken = self._broken(position, end, breaks) if breaks else 0.0
                    spans[position].append((end, units, broken, text))
                    if cost + broken + beyond < least:
                        least = cost + broken + beyond
            rest[position] = least
            if silent and spans[position]:
                spans[position].insert(0, (position, silent, 0.0, ""))
        return spans, rest

    def _slips(
        self,
        letters: str,
        breaks: Collection[int],
        position: int,
        most: float,
        rest: Sequence[float],
        rest_after: Sequence[float],
    ) -> list[_Slip]:
        """The stretches from *position*, with what each spells, and what it may have been meant for.

        Only such as leave a way to the end for *most*: by *rest* clean, by *rest_after* with an error spent.
        """
        by_text, misread = self.spellings.by_text, self.spellings.misread
        least_error, wanted = self.spellings.least_error, self.trie.units
        slips: list[_Slip] = []
        for end in range(position, min(len(letters), position + self.spellings.longest) + 1):
            text = letters[position:end]
            broken = self._broken(position, end, breaks)
            units = by_text.get(text, _NO_UNITS) if broken + rest[end] <= most else _NO_UNITS
            slipped: dict[str, tuple[float, float]] = {}
            if broken + least_error + rest_after[end] <= most:
                for meant, error in misread(text):
                    for unit, cost in meant.items():
                        if unit in wanted and (unit not in slipped or cost + error < slipped[unit][0]):
                            slipped[unit] = (cost + error, error)
            if slipped or units:
                slips.append((end, units, slipped, broken, text))
        return slips

    def _broken(self, start: int, end: int, breaks: Collection[int]) -> float:
        """What it costs that the print is broken inside a stretch."""
        broken = 0.0
        for stop in breaks:
            if start < stop < end:
                broken += self.edits.moved_boundary
        return broken


def _arrive(
    found: _Found,
    ends: list[tuple[int, float]],
    cost: float,
    noise: float,
    path: Any,
    bound: float,
    limit: int,
    slack: float,
) -> float:
    """Enter the entries that end here; what may be spent from now on."""
    for entry, extra in ends:
        total = cost + extra
        if total <= bound and (entry not in found or found[entry][0] > total):
            found[entry] = (total, noise, path)
            bound = min(bound, total + slack)
    return cost if len(found) >= limit else bound  # what costs the same still comes


def _shared(units: Mapping[str, T], children: Mapping[str, int]) -> list[tuple[str, T, int]]:
    """The units of both, with what each says of them; the smaller side is walked, in its own order."""
    if len(units) < len(children):
        return [(unit, units[unit], children[unit]) for unit in units if unit in children]
    return [(unit, units[unit], child) for unit, child in children.items() if unit in units]


def _unwind(path: Any) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    while path is not None:
        path, segment = path
        segments.append(segment)
    return tuple(reversed(segments))
