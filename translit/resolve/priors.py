"""How likely a record is to be spoken of before anything is read: by kind, region and railway.

A county with townships is one of 1945; one without was abolished before or made later and is met less.
"""

from __future__ import annotations

from translit.candidates.authority import Record
from translit.catalog import Catalog

_DEPTH = 4
_UNKNOWN = 0.5


def record_priors(catalog: Catalog, records: tuple[Record, ...]) -> list[float]:
    """The prior cost of each record, in the order of *records*."""
    table = {(row["what"], row["value"]): float(row["prior"]) for row in catalog.rows("resolve/kinds.csv")}
    parents = {record.ref.removeprefix("place:"): record.parent for record in records}
    divided = {record.parent for record in records if record.feature == "township"}
    on_line: dict[str, float] = {}
    for row in catalog.rows("authority/railways.csv"):
        bonus = table.get(("line", row["line"]), 0.0)
        on_line[row["station"]] = min(bonus, on_line.get(row["station"], 0.0))
    priors = []
    for record in records:
        cost = table.get(("kind", record.feature), _UNKNOWN)
        own = record.ref.removeprefix("place:")
        if record.feature == "county" and own not in divided:
            cost += table.get(("subdivided", "no"), 0.0)
        region = own
        for _ in range(_DEPTH):
            if not parents.get(region):
                break
            region = parents[region]
        priors.append(cost + table.get(("region", region), 0.0) + on_line.get(own, 0.0))
    return priors
