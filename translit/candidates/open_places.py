"""Names of places nobody has listed: a first syllable, none to two inner ones and a last, by rule alone.

How often a syllable (or, behind a Japanese reading, a character) opens, fills and ends a name is counted
from ``tables/authority/places.csv``. What comes out is hangul; which characters a reading stood for is
not said, since one reading has dozens, though the likeliest led to the syllable.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from translit.candidates.authority import Record
from translit.candidates.lattice import Segment
from translit.candidates.paths import FAR, State, Stretch, cheapest_paths
from translit.model import Kind

Entry = tuple[str, str, float, float]
"""Hangul syllable, the unit it is spelled from (itself or a character), cost of the letters, cost in all."""

Levels = tuple[Mapping[str, Sequence[Entry]], ...]
"""For the first, an inner and the last syllable: letters to what they may spell, the cheapest first."""

_FIRST, _INNER, _LAST = range(3)
_SHORTEST, _LONGEST = 2, 4
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
    """Names *letters* may spell, cheapest first; syllables end at *breaks*.

    Args:
        levels: of :func:`place_levels` at least what stands in *letters*.
        letters: folded letters.
        breaks: offsets of spaces and hyphens among them.
        limit: how many names to return.
    """
    found: dict[str, OpenPlace] = {}
    for cost, steps in cheapest_paths(_ways(levels, letters, tuple(breaks)), (0, 0)):
        hangul = "".join(syllable for _, (syllable, _, _) in steps)
        if hangul not in found:
            segments = tuple((unit, text, more) for text, (_, unit, more) in steps)
            found[hangul] = OpenPlace(hangul, cost, segments)
            if len(found) == limit:
                break
    return list(found.values())


_Choice = tuple[str, str, float]
"""An entry without what it costs in all."""


def _ways(levels: Levels, letters: str, breaks: Sequence[int]) -> dict[State, list[Stretch[_Choice]]]:
    """By number of syllables and place the stretches from there by which the end can be reached."""
    length = len(letters)
    ways: dict[State, list[Stretch[_Choice]]] = {}
    beyond = [FAR] * length + [0.0]
    for number in range(_LONGEST - 1, -1, -1):
        rest = [FAR] * length + [0.0]
        for place in range(length if number else min(1, length)):
            here = ways[number, place] = []
            stop = min((b for b in breaks if b > place), default=length)
            for end in range(place + 1, stop + 1):
                # What ends the letters is the last syllable, and no name is shorter than two.
                if beyond[end] == FAR or (end == length and not number):
                    continue
                level = _LAST if end == length else _INNER if number else _FIRST
                entries = levels[level].get(letters[place:end])
                if entries:
                    options = [(dear, (syllable, unit, cost)) for syllable, unit, cost, dear in entries]
                    here.append(Stretch(letters[place:end], options, beyond[end], (number + 1, end)))
                    rest[place] = min(rest[place], options[0][0] + beyond[end])
        beyond = rest
    return ways
