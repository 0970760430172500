"""Names of places nobody has listed: a first syllable, none to two inner ones and a last, by rule alone.

How often a syllable (or, behind a Japanese reading, a character) opens, fills and ends a name is counted
from ``tables/authority/places.csv``. What comes out is hangul; which characters a reading stood for is
not said, since one reading has dozens, though the likeliest led to the syllable.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from translit.candidates.authority import Record
from translit.candidates.lattice import Segment
from translit.model import Kind

Entry = tuple[str, str, float, float]
"""Hangul syllable, the unit it is spelled from (itself or a character), cost of the letters, cost in all."""

Levels = tuple[Mapping[str, Sequence[Entry]], ...]
"""For the first, an inner and the last syllable: letters to what they may spell, the cheapest first."""

_FIRST, _INNER, _LAST = range(3)
_SHORTEST, _LONGEST = 2, 4
_STATES = 2000
_SMOOTHING = 0.2
# Of what one stretch of letters may spell in one position, so many are followed.
_KEPT = 12


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A possible name of a place: its cost, rarity included, and the segments."""

    hangul: str
    cost: float
    segments: tuple[Segment, ...]


Counts = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], Counter[tuple[str, str]]]


def count_units(records: Iterable[Record], units: str) -> Counts:
    """How often each (hangul, unit) opens, fills and ends the names of places; *units* as in a route."""
    counts: Counts = (Counter(), Counter(), Counter())
    for record in records:
        name = record.hangul
        if record.kind is not Kind.PLACE or not _SHORTEST <= len(name) <= _LONGEST:
            continue
        spelled = record.hanja if units == "hanja" else name
        if len(spelled) != len(name):
            continue
        pairs = list(zip(name, spelled, strict=True))
        counts[_FIRST][pairs[0]] += 1
        counts[_INNER].update(pairs[1:-1])
        counts[_LAST][pairs[-1]] += 1
    return counts


def place_levels(counts: Counts, spell: Mapping[str, Mapping[str, float]], weight: float) -> Levels:
    """The levels a search goes by.

    Args:
        counts: as :func:`count_units` made them.
        spell: unit (``+`` before a character that is not the first) to its spellings, with costs.
        weight: of rarity against the cost of letters.
    """
    levels: list[dict[str, list[Entry]]] = []
    for position, counter in enumerate(counts):
        # A syllable that only opens names may still close one: it is rare there, not impossible.
        everywhere = sum(counts, Counter())
        whole = sum(counter.values()) + _SMOOTHING * len(everywhere)
        best: dict[str, dict[str, Entry]] = {}
        for hangul, unit in sorted(everywhere):
            rare = -weight * math.log((counter[hangul, unit] + _SMOOTHING) / whole)
            marked = unit if position == _FIRST or unit == hangul else f"+{unit}"
            for text, cost in spell.get(marked, {}).items():
                known = best.setdefault(text, {}).get(hangul)
                if text and (known is None or cost + rare < known[3]):
                    best[text][hangul] = (hangul, marked, cost, cost + rare)
        levels.append(
            {
                text: sorted(entries.values(), key=lambda e: (e[3], e[0]))[:_KEPT]
                for text, entries in best.items()
                if entries
            }
        )
    return tuple(levels)


def search_places(levels: Levels, letters: str, breaks: Iterable[int], limit: int) -> list[OpenPlace]:
    """Names *letters* may spell, cheapest first; syllables end at *breaks*."""
    stops = frozenset(breaks)
    longest = max((len(text) for level in levels for text in level), default=0)
    order = 0
    heap: list[tuple[float, int, int, str, tuple[Segment, ...]]] = [(0.0, 0, 0, "", ())]
    found: dict[str, OpenPlace] = {}
    while heap and len(found) < limit and order < _STATES:
        total, _, position, hangul, segments = heapq.heappop(heap)
        if position == len(letters):
            found.setdefault(hangul, OpenPlace(hangul, total, segments))
            continue
        for end in range(position + 1, min(len(letters), position + longest) + 1):
            if any(position < stop < end for stop in stops):
                break
            for syllable, unit, cost, dear in _next(
                levels, hangul, letters[position:end], end == len(letters)
            ):
                order += 1
                step = (*segments, (unit, letters[position:end], cost))
                heapq.heappush(heap, (total + dear, order, end, hangul + syllable, step))
    return list(found.values())


def _next(levels: Levels, hangul: str, text: str, at_end: bool) -> Iterator[Entry]:
    """What *text* may spell behind *hangul*."""
    if at_end:
        yield from levels[_LAST].get(text, ()) if hangul else ()
    elif len(hangul) < _LONGEST - 1:
        yield from levels[_INNER if hangul else _FIRST].get(text, ())
