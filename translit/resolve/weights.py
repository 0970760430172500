"""The weights of the ranking, from ``tables/resolve``: set on labelled data by a script, not by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from translit.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Weights:
    """Named numbers; costs are on the scale of the rule tables."""

    values: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def of_kind(self, name: str, feature: str) -> float:
        """The number for one kind of place, or the common one where that kind has none of its own."""
        return self.values.get(f"{name}-{feature}", self.values[name])


def load_weights(catalog: Catalog) -> Weights:
    """The weights as the table has them."""
    return Weights({row["id"]: float(row["value"]) for row in catalog.rows("resolve/weights.csv")})
