"""The tables of a system turned round: from Latin letters at a boundary to the letters of hangul.

Nothing here knows a rule: every entry is what :class:`Boundaries` writes, filed under what it wrote.
"""

from __future__ import annotations

from dataclasses import dataclass

from translit.catalog import Catalog
from translit.catalog.cache import cached
from translit.hangul import FINALS, INITIALS, VOWELS
from translit.romanize.boundary import Boundaries
from translit.romanize.marks import Mark
from translit.romanize.systems import System, load_system

# What a reading pays when the boundary was shaped by more than the plain rules.
COSTS = {
    Mark.NONE: 0.0,
    Mark.SPLIT: 0.0,
    Mark.APART: 0.0,
    Mark.JOINED: 0.4,
    Mark.LINKED: 0.4,
    Mark.TENSE: 1.2,
    Mark.VERB: 0.6,
    Mark.PLAIN: 1.0,
    Mark.AFRESH: 2.5,
    Mark.KEEP: 0.5,
    Mark.LOAN_L: 1.0,
}
_INSERTED, _SUFFIX, _FOREIGN_HYPHEN = 2.2, 1.4, 0.7
_Y = frozenset("ㅑㅕㅖㅛㅠㅣ")
_STARTS = (Mark.NONE, Mark.KEEP, Mark.LOAN_L)
_INSIDE = (
    Mark.NONE,
    Mark.SPLIT,
    Mark.APART,
    Mark.JOINED,
    Mark.LINKED,
    Mark.TENSE,
    Mark.VERB,
    Mark.PLAIN,
    Mark.AFRESH,
)

# A boundary read back: final before it, initial and vowel after it (as one number), cost.
Match = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Inverse:
    """What each run of letters may stand for at the beginning, between syllables, and at the end."""

    system: str
    start: dict[str, list[Match]]
    between: dict[str, list[Match]]
    end: dict[str, list[Match]]
    longest: int


def load_inverse(name: str, catalog: Catalog, *, drop: str = "") -> Inverse:
    """The tables of system *name* turned round; letters of *drop* are left out of the spellings."""
    digest = catalog.digest("systems/*/letters.csv", "systems/*/sounds.csv", "systems/*/system.json")
    found = cached(
        f"inverse-{name}{len(drop)}", digest + "3", lambda: _turned(load_system(name, catalog), drop)
    )
    start, between, end = found
    return Inverse(name, start, between, end, max(map(len, between)))


def _turned(system: System, drop: str) -> tuple[dict[str, list[Match]], ...]:
    boundaries = Boundaries(system)
    table = str.maketrans(dict.fromkeys(drop))
    best: tuple[dict[str, dict[tuple[int, int], float]], ...] = ({}, {}, {})

    def file(slot: int, letters: str, final: int, key: int, cost: float) -> None:
        letters = letters.translate(table).replace("’", "'")
        entry = best[slot].setdefault(letters, {})
        if cost < entry.get((final, key), 99.0):
            entry[final, key] = cost

    for i, initial in enumerate(INITIALS):
        for v, vowel in enumerate(VOWELS):
            written = boundaries.vowel(vowel)
            key = i * 21 + v
            for mark in _STARTS:
                if mark != Mark.LOAN_L or (initial == "ㄹ" and system["loan_l"]):
                    cost = COSTS[mark]
                    found = boundaries.start(initial, vowel, mark)
                    if mark == Mark.NONE and found.sounds_changed:
                        cost += _INSERTED  # the spelling of the north: 로동 for 노동
                    file(0, found.right + written, 0, key, cost)
            for f, final in enumerate(FINALS):
                for mark in _INSIDE:
                    found = boundaries.between(final, initial, vowel, mark)
                    cost = COSTS[mark]
                    if mark == Mark.APART and system["unit"] == "sound":
                        cost = _FOREIGN_HYPHEN
                    if mark == Mark.SPLIT and system["unit"] != "sound":
                        cost = _FOREIGN_HYPHEN
                    if mark == Mark.LINKED and system["generic"] != "plain":
                        continue
                    if mark == Mark.TENSE and not system["tensing"]:
                        continue
                    file(1, found.left + found.hyphen + found.right + written, f, key, cost)
                if initial == "ㅇ" and vowel in _Y and final:
                    found = boundaries.between(final, "ㄴ", vowel)
                    file(1, found.left + found.right + written, f, key, _INSERTED)
                if initial == "ㄹ" and final == "ㄴ":
                    for mark in (Mark.NONE, Mark.SPLIT):
                        found = boundaries.between(final, "ㄴ", vowel, mark)
                        file(1, found.left + found.hyphen + found.right + written, f, key, _SUFFIX)
    for f, final in enumerate(FINALS):
        file(2, boundaries.end(final).left, f, 0, 0.0)
    return tuple(
        {letters: [(f, key, cost) for (f, key), cost in entry.items()] for letters, entry in side.items()}
        for side in best
    )
