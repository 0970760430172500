"""Which units a stretch of letters may spell by one route, and what errors of hand and eye cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from translit.candidates import parts
from translit.candidates.parts import Parts

_REMEMBERED = 20_000
_ANY = 0xFFFF_FFFF

Units = dict[str, float]
"""Units with what it costs to spell each of them so."""

Packed = tuple[int, dict[str, int], parts.Packed]
"""What :func:`pack` makes: the length of the longest spelling, the openings of units, and the spellings by
the letters they begin with (:mod:`translit.candidates.parts`)."""


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
    halved: float
    moved_boundary: float

    @property
    def least(self) -> float:
        """What any error costs at least."""
        confused = (cost for pairs in self.confusions.values() for _, cost in pairs)
        return min(self.lost, self.extra, self.doubled, self.halved, *confused)


class _Cheapest(dict[str, float]):
    """What the cheapest unit costs that a text may spell; worked out when first asked for."""

    __slots__ = ("_units",)

    def __init__(self, units: dict[str, Units]) -> None:
        self._units = units

    def __missing__(self, text: str) -> float:
        least = self[text] = min(self._units[text].values())
        return least


def opening(letter: str) -> int:
    """The bit that stands for *letter* where units are told apart by what they begin with."""
    return 1 << (ord(letter) & 31)


class Spellings:
    """Which units a stretch of letters may spell by one route, with costs; and with one error.

    ``openings`` has for each unit the letters its spellings begin with, as bits (:func:`opening`).
    """

    def __init__(self, by_text: dict[str, Units] | Packed, edits: Edits) -> None:
        self.edits = edits
        self.least_error = edits.least
        self._parts: Parts[Units] | None = None
        if isinstance(by_text, dict):
            self._read = by_text
            self.longest = max(map(len, by_text), default=0)
            self.openings: Mapping[str, int] = _openings(by_text)
        else:
            self.longest, self.openings, packed = by_text
            self._parts = Parts(packed)
            self._read = self._parts.within("")
        self.cheapest = _Cheapest(self._read)
        # What a stretch may have been meant for does not depend on the form it stands in.
        self.misread = lru_cache(maxsize=_REMEMBERED)(self._misread)

    @property
    def by_text(self) -> dict[str, Units]:
        """Every spelling with the units it may stand for."""
        return self._parts.whole() if self._parts else self._read

    def within(self, letters: str) -> dict[str, Units]:
        """At least the spellings that may stand in *letters*."""
        return self._parts.within(letters) if self._parts else self._read

    def _misread(self, text: str) -> list[tuple[Units, float]]:
        """The units *text* may have been meant for with one error, and what the error costs."""
        by_text = self.by_text
        confusions = self.edits.confusions
        least: dict[str, float] = {}
        for at in range(len(text)):
            before = text[:at]
            for width in (1, 2):
                for meant, error in confusions.get(text[at : at + width], ()):
                    other = before + meant + text[at + width :]
                    if other in by_text and error < least.get(other, error + 1):
                        least[other] = error
        if len(text) < self.longest:
            lost = self.edits.lost
            for at in range(len(text) + 1):
                before, behind = text[:at], text[at:]
                for letter in self.edits.losable:
                    other = before + letter + behind
                    if other in by_text and lost < least.get(other, lost + 1):
                        least[other] = lost
        return [(by_text[other], error) for other, error in least.items()]


def by_text(ways: Mapping[str, Mapping[str, float]]) -> dict[str, Units]:
    """Spellings of units turned round: text to the units it may spell, with costs."""
    turned: dict[str, Units] = {}
    for unit, spelled in ways.items():
        for text, cost in spelled.items():
            turned.setdefault(text, {})[unit] = cost
    return turned


def _openings(texts: Mapping[str, Units]) -> dict[str, int]:
    found: dict[str, int] = {}
    for text, units in texts.items():
        bits = opening(text[0]) if text else _ANY  # what is left unwritten may stand before anything
        for unit in units:
            found[unit] = found.get(unit, 0) | bits
    return found


def pack(ways: Mapping[str, Mapping[str, float]]) -> Packed:
    """:func:`by_text` of *ways*, in parts that are read apart; equal costs and units are kept once."""
    same: dict[float, float] = {}
    whole = {
        text: {intern(unit): same.setdefault(cost, cost) for unit, cost in units.items()}
        for text, units in by_text(ways).items()
    }
    return max(map(len, whole), default=0), _openings(whole), parts.pack(whole)
