"""Match a printed form against every name at once: best-first search over a trie and its spellings.

The trie holds names as sequences of *units* (hangul syllables, or characters with their place in the
name). Each unit may be spelled in many ways, each at a cost. A search walks both together and brings
out names in order of total cost. It touches only names whose beginnings fit, never all of them.

Cost: each state looks up at most ``longest`` stretches of the form; the number of states grows with
the number of names that share the beginning, not with the size of the gazetteer.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Segment = tuple[str, str, float]
"""A unit, the letters it was matched with, and their cost."""

_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Edits:
    """What errors cost: confusions (written to (meant, cost) pairs) and the general edits.

    ``losable`` are the letters that may have been lost; rarer ones are not worth the search.
    """

    confusions: Mapping[str, Sequence[tuple[str, float]]]
    losable: str
    lost: float
    extra: float
    doubled: float
    moved_boundary: float


@dataclass(frozen=True, slots=True)
class Match:
    """A name reached: which entry, at what cost, by which segments; ``noise`` is the part due to errors."""

    entry: int
    cost: float
    noise: float
    segments: tuple[Segment, ...]


class Trie:
    """Names as paths of units; plain builtins inside, so that it can be kept compiled."""

    __slots__ = ("children", "ends")

    def __init__(self, children: list[dict[str, int]], ends: dict[int, list[tuple[int, float]]]) -> None:
        self.children = children
        self.ends = ends

    @classmethod
    def of(cls, names: Iterable[tuple[Sequence[str], int, float]]) -> Trie:
        """A trie of ``(units, entry, extra cost)``."""
        children: list[dict[str, int]] = [{}]
        ends: dict[int, list[tuple[int, float]]] = {}
        for units, entry, cost in names:
            node = 0
            for unit in units:
                following = children[node].get(unit)
                if following is None:
                    following = len(children)
                    children[node][unit] = following
                    children.append({})
                node = following
            ends.setdefault(node, []).append((entry, cost))
        return cls(children, ends)


class Spellings:
    """Which units a stretch of letters may spell by one route, with costs; and with one error."""

    def __init__(self, by_text: dict[str, dict[str, float]], edits: Edits) -> None:
        self.edits = edits
        self.by_text = by_text
        self.longest = max(map(len, by_text), default=0)
        # What a stretch may have been meant for does not depend on the form it stands in.
        self.misread = lru_cache(maxsize=_REMEMBERED)(self._misread)

    def _misread(self, text: str) -> list[tuple[dict[str, float], float]]:
        """The units *text* may have been meant for with one error, and what the error costs."""
        least: dict[str, float] = {}
        for meant, error in self._misspelled(text):
            if meant in self.by_text and error < least.get(meant, error + 1):
                least[meant] = error
        return [(self.by_text[meant], error) for meant, error in least.items()]

    def _misspelled(self, text: str) -> Iterator[tuple[str, float]]:
        for at in range(len(text)):
            for width in (1, 2):
                for meant, cost in self.edits.confusions.get(text[at : at + width], ()):
                    yield text[:at] + meant + text[at + width :], cost
        if len(text) < self.longest:
            for at in range(len(text) + 1):
                for letter in self.edits.losable:
                    yield text[:at] + letter + text[at:], self.edits.lost


def by_text(ways: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Spellings of units turned round: text to the units it may spell, with costs."""
    turned: dict[str, dict[str, float]] = {}
    for unit, spelled in ways.items():
        for text, cost in spelled.items():
            turned.setdefault(text, {})[unit] = cost
    return turned


class Lattice:
    """A trie together with the spellings of its units by one route."""

    def __init__(self, trie: Trie, spellings: Spellings) -> None:
        self.trie = trie
        self.spellings = spellings
        self.edits = spellings.edits

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
        found: dict[int, Match] = {}
        # (cost, order, position, node, errors left, noise, segments): order keeps ties stable.
        heap: list[tuple[float, int, int, int, int, float, Any]] = [(0.0, 0, 0, 0, errors, 0.0, None)]
        best: dict[tuple[int, int, int], float] = {}
        order = 0
        bound = ceiling
        length = len(letters)
        while heap:
            cost, _, position, node, left, noise, path = heapq.heappop(heap)
            if cost > bound:
                break
            key = (position, node, left)
            if best.get(key, cost + 1) <= cost:
                continue
            best[key] = cost
            if position == length:
                for entry, extra in self.trie.ends.get(node, ()):
                    total = cost + extra
                    if total <= bound and (entry not in found or found[entry].cost > total):
                        found[entry] = Match(entry, total, noise, _unwind(path))
                        bound = min(bound, min(m.cost for m in found.values()) + slack)
                if len(found) >= limit:
                    bound = cost  # what costs the same still comes
                continue
            for unit, end, more, child, spoiled in self._steps(letters, position, node, left, bound - cost):
                broken = 0.0
                for stop in breaks:
                    if position < stop < end:
                        broken += self.edits.moved_boundary
                total = cost + more + broken
                if total <= bound:
                    order += 1
                    step = (path, (unit, letters[position:end], more + broken))
                    after = left - (spoiled > 0)
                    heapq.heappush(heap, (total, order, end, child, after, noise + spoiled + broken, step))
            if left:
                letter = letters[position]
                beside = letters[position - 1 : position] + letters[position + 1 : position + 2]
                more = self.edits.doubled if letter in beside else self.edits.extra
                if cost + more <= bound:
                    order += 1
                    step = (path, ("", letters[position], more))
                    heapq.heappush(
                        heap, (cost + more, order, position + 1, node, left - 1, noise + more, step)
                    )
        return sorted(found.values(), key=lambda m: (m.cost, m.entry))

    def _steps(
        self, letters: str, position: int, node: int, left: int, room: float
    ) -> Iterator[tuple[str, int, float, int, float]]:
        """``(unit, end, cost, child, part of the cost due to an error)`` for every way on from a state.

        Ways dearer than *room* and ways that cannot reach the end of the letters are left out.
        """
        children = self.trie.children[node]
        if not children:
            return
        nodes, ends = self.trie.children, self.trie.ends
        length = len(letters)
        by_text = self.spellings.by_text
        for end in range(position, min(length, position + self.spellings.longest) + 1):
            text = letters[position:end]
            clean = by_text.get(text)
            if clean:
                # The smaller side is walked; both keep the order of the tables, so ties are stable.
                for unit in clean if len(clean) < len(children) else children:
                    child = children.get(unit)
                    if child is None or unit not in clean or clean[unit] > room:
                        continue
                    if (nodes[child] if end < length else child in ends) or left:
                        yield unit, end, clean[unit], child, 0.0
            if left:
                for meant, error in self.spellings.misread(text):
                    for unit in meant if len(meant) < len(children) else children:
                        if unit in children and unit in meant and meant[unit] + error <= room:
                            yield unit, end, meant[unit] + error, children[unit], error


def _unwind(path: Any) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    while path is not None:
        path, segment = path
        segments.append(segment)
    return tuple(reversed(segments))
