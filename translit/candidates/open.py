"""Names of persons nobody has listed: surname and given syllables, by rule alone, ranked.

How often a syllable is met in names is counted from ``tables/authority/persons.csv`` (surnames, first
and second syllables of given names apart), smoothed over every syllable that a character can have, so
that a rare name is dearer but never impossible. The result is always a list of possibilities.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from sys import intern

from translit.candidates import parts
from translit.candidates.authority import Record
from translit.candidates.lattice import Segment
from translit.candidates.parts import Parts
from translit.candidates.paths import FAR, State, Stretch, cheapest_paths
from translit.candidates.spellings import by_text
from translit.hangul import initial_law
from translit.model import Kind

_REMEMBERED = 5_000
_SMOOTHING = 0.5


@dataclass(frozen=True, slots=True)
class OpenName:
    """A possible name: cost of the spelling, cost of its rarity, and the segments."""

    hangul: str
    cost: float
    rarity: float
    segments: tuple[Segment, ...]


Frequencies = list[dict[str, float]]
"""For surname, first and second given syllable: syllable to rarity, ``-log`` of its share. An empty second
syllable is a given name of one."""


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
        seen[2][given[1:2]] += 1
    for counter in seen[1:]:
        for syllable in filter(None, tuple(counter)):
            # The same character is written 률 and 율; what one of them is met, the other may be.
            softened = initial_law(syllable)
            counter[softened] = max(counter[softened], counter[syllable])
    begun: tuple[Mapping[str, float], ...] = (
        {name: _SMOOTHING + count for name, count in surnames.items()},
        dict.fromkeys(syllables, _SMOOTHING),
        dict.fromkeys(("", *syllables), _SMOOTHING),
    )
    rarities = []
    for counter, start in zip(seen, begun, strict=True):
        whole = sum(counter[name] + start[name] for name in start)
        rarities.append({name: -math.log((counter[name] + start[name]) / whole) for name in sorted(start)})
    return rarities


Packed = tuple[int, parts.Packed, dict[str, tuple[dict[str, float], dict[str, float]]]]
"""What :func:`pack` makes: the longest text of a syllable, texts with the syllables they may spell
(:mod:`translit.candidates.parts`), and for every surname of two syllables the spellings of each."""

_Choice = tuple[str, float, float]
"""A name, what it costs to spell it so, and what its rarity costs."""

_Option = tuple[float, _Choice]
"""A choice behind what it costs in all."""


def pack(spellings: Mapping[str, Mapping[str, float]], rarities: Frequencies) -> Packed:
    """What *spellings* of syllables say of the surnames and syllables that *rarities* knows."""
    long = {
        name: (dict(spellings.get(name[0], {})), dict(spellings.get(name[1], {})))
        for name in rarities[0]
        if len(name) > 1
    }
    syllables = {s for level in rarities for s in level if len(s) == 1}
    turned = by_text({intern(s): spelled for s, spelled in spellings.items() if s in syllables})
    turned.pop("", None)
    return max(map(len, turned), default=0), parts.pack(turned), long


class OpenLattice:
    """Ranks hangul names that letters may spell by one route, with no list of persons to lean on.

    Args:
        packed: what :func:`pack` made of the tables.
        rarities: what :func:`count_syllables` says of names.
        weight: of rarity in the cost.
    """

    def __init__(self, packed: Packed, rarities: Frequencies, weight: float) -> None:
        self._longest, texts, self._long = packed
        self._texts: Parts[dict[str, float]] = Parts(texts)
        self._rarities = rarities
        self._weight = weight
        self._options = lru_cache(maxsize=_REMEMBERED)(self._spelled)

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
        found: dict[str, OpenName] = {}
        for _, steps in cheapest_paths(self._ways(letters, breaks), (0 if surname else 1, 0)):
            hangul = "".join(name for _, (name, _, _) in steps)
            if hangul not in found:
                cost = sum(more for _, (_, more, _) in steps)
                rarity = sum(rare for _, (_, _, rare) in steps)
                segments = tuple((name, text, more) for text, (name, more, _) in steps)
                found[hangul] = OpenName(hangul, cost, rarity, segments)
                if len(found) == limit:
                    break
        return list(found.values())

    def _ways(self, letters: str, breaks: Collection[int]) -> dict[State, list[Stretch[_Choice]]]:
        """For each level and place the stretches from there by which the end can be reached."""
        length = len(letters)
        stop_after = [min((b for b in breaks if b > place), default=length) for place in range(length)]
        texts = self._texts.within(letters)
        long = self._long_surnames(letters)
        ways: dict[State, list[Stretch[_Choice]]] = {}
        beyond = [FAR] * length + [0.0]
        for level in range(len(self._rarities) - 1, -1, -1):
            rest = [FAR] * length + [0.0]
            # A surname stands at the beginning.
            for place in range(length if level else min(1, length)):
                here = ways[level, place] = []
                reach = place + self._longest * (1 if level else 2)
                for end in range(place + 1, min(stop_after[place], reach) + 1):
                    if beyond[end] == FAR:
                        continue
                    text = letters[place:end]
                    last = level == 1 and end == length
                    options = self._options(level, text, last) if text in texts else []
                    if not level and text in long:
                        options = sorted((*options, *long[text]), key=itemgetter(0))
                    if options:
                        here.append(Stretch(text, options, beyond[end], (level + 1, end)))
                        rest[place] = min(rest[place], options[0][0] + beyond[end])
            beyond = rest
        return ways

    def _spelled(self, level: int, text: str, last: bool) -> list[_Option]:
        """The names of one syllable that *text* may spell, the likeliest first.

        *last* is for a given name that ends here, with one syllable.
        """
        rarity = self._rarities[level]
        short = self._rarities[level + 1][""] if last else 0.0
        units = self._texts.within(text)[text]
        options = [self._option(s, cost, rarity[s] + short) for s, cost in units.items() if s in rarity]
        return sorted(options, key=itemgetter(0))

    def _option(self, name: str, cost: float, rarity: float) -> _Option:
        rare = self._weight * rarity
        return cost + rare, (name, cost, rare)

    def _long_surnames(self, letters: str) -> dict[str, list[_Option]]:
        """The surnames of two syllables that *letters* may begin with, by their text."""
        found: dict[str, list[_Option]] = {}
        for name, (first, second) in self._long.items():
            least: dict[str, float] = {}
            for cut in range(1, min(len(letters), self._longest) + 1):
                if letters[:cut] not in first:
                    continue
                for end in range(cut + 1, min(len(letters), cut + self._longest) + 1):
                    cost = first[letters[:cut]] + second.get(letters[cut:end], FAR)
                    if cost < least.get(letters[:end], FAR):
                        least[letters[:end]] = cost
            for text, cost in least.items():
                found.setdefault(text, []).append(self._option(name, cost, self._rarities[0][name]))
        return found
