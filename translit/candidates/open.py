"""Names of persons nobody has listed: surname and given syllables, by rule alone, ranked.

How often a syllable is met in names is counted from ``tables/authority/persons.csv`` (surnames, first
and second syllables of given names apart), smoothed over every syllable that a character can have, so
that a rare name is dearer but never impossible. The result is always a list of possibilities.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from translit.candidates.authority import Record
from translit.candidates.lattice import Segment
from translit.model import Kind

_STATES = 6000
_SMOOTHING = 0.5


@dataclass(frozen=True, slots=True)
class OpenName:
    """A possible name: cost of the spelling, cost of its rarity, and the segments."""

    hangul: str
    cost: float
    rarity: float
    segments: tuple[Segment, ...]


Frequencies = list[dict[str, float]]
"""For surname, first and second given syllable: syllable to rarity, ``-log`` of its share."""


def count_syllables(
    records: Sequence[Record], surnames: Mapping[str, float], syllables: Collection[str]
) -> Frequencies:
    """Rarities counted over the persons of *records*.

    Args:
        records: the authority records.
        surnames: every surname that may open a name, with a count to begin from (a census).
        syllables: every syllable that may stand in a given name.
    """
    seen: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for record in records:
        if record.kind is not Kind.PERSON or len(record.hangul) not in {2, 3, 4}:
            continue
        cut = 2 if record.hangul[:2] in surnames else 1
        # A king or a monk goes by a name without a surname.
        if record.hangul[:cut] not in surnames:
            continue
        given = record.hangul[cut:]
        seen[0][record.hangul[:cut]] += 1
        seen[1].update(given[:1])
        seen[2].update(given[1:2])
    begun: tuple[Mapping[str, float], ...] = (
        {name: _SMOOTHING + count for name, count in surnames.items()},
        dict.fromkeys(syllables, _SMOOTHING),
        dict.fromkeys(syllables, _SMOOTHING),
    )
    rarities = []
    for counter, start in zip(seen, begun, strict=True):
        whole = sum(counter[name] + start[name] for name in start)
        rarities.append({name: -math.log((counter[name] + start[name]) / whole) for name in sorted(start)})
    return rarities


class OpenLattice:
    """Ranks hangul names that letters may spell by one route, with no list of persons to lean on."""

    def __init__(
        self, spellings: Mapping[str, Mapping[str, float]], rarities: Frequencies, weight: float
    ) -> None:
        self._levels: list[dict[str, list[tuple[str, float, float]]]] = []
        for rarity in rarities:
            by_text: dict[str, list[tuple[str, float, float]]] = {}
            for name, rare in rarity.items():
                for text, cost in _spell(name, spellings).items():
                    if text:
                        by_text.setdefault(text, []).append((name, cost, weight * rare))
            self._levels.append(by_text)
        self._longest = max((len(text) for level in self._levels for text in level), default=0)

    def search(
        self, letters: str, breaks: Collection[int], *, limit: int, surname: bool = True
    ) -> list[OpenName]:
        """Names *letters* may spell, cheapest first.

        Args:
            letters: folded letters.
            breaks: offsets of spaces and hyphens; where there are some, syllables end at them.
            limit: how many names to return.
            surname: whether the letters begin with a surname (else a given name alone).
        """
        stops = frozenset(breaks)
        length = len(letters)
        order = 0
        heap: list[tuple[float, int, int, int, float, float, tuple[Segment, ...]]] = [
            (0.0, 0, 0, 0 if surname else 1, 0.0, 0.0, ())
        ]
        found: dict[str, OpenName] = {}
        while heap and len(found) < limit and order < _STATES:
            total, _, position, level, cost, rarity, segments = heapq.heappop(heap)
            if position == length:
                hangul = "".join(segment[0] for segment in segments)
                found.setdefault(hangul, OpenName(hangul, cost, rarity, segments))
                continue
            if level > 2:
                continue
            for end in range(position + 1, min(length, position + self._longest) + 1):
                if any(position < stop < end for stop in stops):
                    break
                for name, more, rare in self._levels[level].get(letters[position:end], ()):
                    order += 1
                    step = (*segments, (name, letters[position:end], more))
                    total_ = total + more + rare
                    heapq.heappush(heap, (total_, order, end, level + 1, cost + more, rarity + rare, step))
        return list(found.values())


def _spell(name: str, spellings: Mapping[str, Mapping[str, float]]) -> Mapping[str, float]:
    ways: Mapping[str, float] = spellings.get(name[0], {})
    for syllable in name[1:]:
        ways = {
            head + tail: cost + more
            for head, cost in ways.items()
            for tail, more in spellings.get(syllable, {}).items()
        }
    return ways
