"""Which place lies near which: county, province, railway, distance.

Nearness runs from 0 to 1. A place without coordinates is taken to lie where its county does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from translit.candidates.authority import Record
from translit.catalog import Catalog
from translit.model import Kind

_SAME_COUNTY, _SAME_PROVINCE = 0.8, 0.3
_NEIGHBOUR_STATION, _SAME_LINE = 1.0, 0.35
_STATIONS_NEAR = 4
# Distance at which nearness has fallen to about a third, in kilometres.
_REACH = 35.0
_KM_PER_DEGREE = 111.2
_DEPTH = 4


def build_geography(catalog: Catalog, records: Sequence[Record]) -> dict[str, Any]:
    """Chains of parents, points and places on railways, as plain builtins to be kept compiled."""
    places = {
        r.ref.removeprefix("place:"): n for n, r in enumerate(records) if r.kind is Kind.PLACE and r.hangul
    }
    chains: list[tuple[str, ...]] = []
    points: list[tuple[float, float] | None] = []
    for record in records:
        own = record.ref.removeprefix("place:")
        chain = [own]
        while len(chain) < _DEPTH and (
            parent := records[places[chain[-1]]].parent if chain[-1] in places else ""
        ):
            chain.append(parent)
        chains.append(tuple(chain) if record.kind is Kind.PLACE else ())
        point = record.at
        for step in chain[1:2]:
            if point is None and step in places and records[places[step]].feature not in {"province"}:
                point = records[places[step]].at
        points.append(point)
    stops: dict[int, list[tuple[str, int]]] = {}
    for row in catalog.rows("authority/railways.csv"):
        if row["station"] in places:
            stops.setdefault(places[row["station"]], []).append((row["line"], int(row["order"])))
    return {"chains": chains, "points": points, "stops": stops}


class Geography:
    """Answers how near two records are."""

    def __init__(self, built: dict[str, Any]) -> None:
        self._chains: list[tuple[str, ...]] = built["chains"]
        self._points: list[tuple[float, float] | None] = built["points"]
        self._stops: dict[int, list[tuple[str, int]]] = built["stops"]
        self._known = lru_cache(maxsize=50_000)(self._nearness)

    def nearness(self, one: int, other: int) -> float:
        """Nearness of two records by their positions in the index; 0 when nothing is known."""
        return self._known(one, other) if one < other else self._known(other, one)

    def _nearness(self, one: int, other: int) -> float:
        return max(self._by_parents(one, other), self._by_rail(one, other), self._by_distance(one, other))

    def _by_parents(self, one: int, other: int) -> float:
        a, b = self._chains[one], self._chains[other]
        if not a or not b:
            return 0.0
        shared = next((step for step in a if step in b), None)
        if shared is None:
            return 0.0
        # The province is the last of a chain; anything below it that is shared is a county.
        if shared == a[-1] or shared == b[-1]:
            return _SAME_PROVINCE if len(a) > 1 or len(b) > 1 else 0.0
        return _SAME_COUNTY

    def _by_rail(self, one: int, other: int) -> float:
        best = 0.0
        for line, order in self._stops.get(one, ()):
            for line_, order_ in self._stops.get(other, ()):
                if line == line_:
                    gap = abs(order - order_)
                    near = _NEIGHBOUR_STATION - (gap - 1) * 0.15 if gap <= _STATIONS_NEAR else _SAME_LINE
                    best = max(best, near)
        return best

    def _by_distance(self, one: int, other: int) -> float:
        a, b = self._points[one], self._points[other]
        if a is None or b is None:
            return 0.0
        north = (a[0] - b[0]) * _KM_PER_DEGREE
        east = (a[1] - b[1]) * _KM_PER_DEGREE * math.cos(math.radians((a[0] + b[0]) / 2))
        return math.exp(-math.hypot(north, east) / _REACH)
