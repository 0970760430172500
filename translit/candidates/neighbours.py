"""Spellings that only a neighbouring sound explains: л for a final ㄴ before ㄹ, н for a final ㄱ before ㅁ.

Syllables are spelled one by one, so the lattices offer such letters everywhere; here they are paid for
where the neighbour is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translit.candidates.lattice import Segment
from translit.catalog import Catalog
from translit.hangul import is_syllable, take_apart

_REMEMBERED = 20_000
_NONE = (0.0, frozenset[str]())


@dataclass(frozen=True, slots=True)
class _Rule:
    """One row: letters at the edge of a syllable, and the neighbours that explain them."""

    jamo: str
    written: tuple[str, ...]
    beside: frozenset[str]
    cost: float


class Neighbours:
    """The rows of ``tables/resolve/neighbours.csv``."""

    def __init__(self, catalog: Catalog) -> None:
        self._by_slot: dict[str, list[_Rule]] = {"onset": [], "coda": []}
        for row in catalog.rows("resolve/neighbours.csv"):
            written = tuple(row["written"].split("|"))
            rule = _Rule(row["jamo"], written, frozenset(row["beside"].split("|")), float(row["cost"]))
            self._by_slot[row["slot"]].append(rule)
        self._conditions = lru_cache(maxsize=_REMEMBERED)(self._find_conditions)

    def cost(self, segments: Sequence[Segment]) -> float:
        """What the letters of *segments* cost for want of a neighbour that explains them.

        >>> from translit.catalog import default_catalog
        >>> of = Neighbours(default_catalog())
        >>> of.cost((("신", "sil", 0.0), ("라", "la", 0.0)))
        0.0
        >>> of.cost((("윤", "yul", 0.0),))
        0.9
        """
        cost = 0.0
        before = ""
        units = [(unit.lstrip("+"), letters) for unit, letters, _ in segments if unit]
        for n, (unit, letters) in enumerate(units):
            if not is_syllable(unit):
                return 0.0
            (onset_cost, behind), (coda_cost, followed) = self._conditions(unit, letters)
            if onset_cost and before not in behind:
                cost += onset_cost
            if coda_cost:
                after = take_apart(units[n + 1][0])[0] if n + 1 < len(units) else ""
                cost += coda_cost if after not in followed else 0.0
            before = take_apart(unit)[2]
        return cost

    def _find_conditions(
        self, unit: str, letters: str
    ) -> tuple[tuple[float, frozenset[str]], tuple[float, frozenset[str]]]:
        """For the onset and the coda of *unit*: the cost of its letters and the neighbours that waive it."""
        onset, _, coda = take_apart(unit)
        first = next(
            (r for r in self._by_slot["onset"] if r.jamo == onset and letters.startswith(r.written)), None
        )
        last = next(
            (r for r in self._by_slot["coda"] if r.jamo == coda and letters.endswith(r.written)), None
        )
        return (
            (first.cost, first.beside) if first else _NONE,
            (last.cost, last.beside) if last else _NONE,
        )
