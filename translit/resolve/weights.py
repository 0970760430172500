"""The weights of the ranking, from ``tables/resolve``: set on labelled data by a script, not by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from translit.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Weights:
    """Named numbers; costs are on the scale of the rule tables."""

    values: Mapping[str, float]
    priors: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def prior(self, feature: str) -> float:
        """The prior cost of a kind of record."""
        return self.priors.get(feature, 0.5)


def load_weights(catalog: Catalog) -> Weights:
    """Weights and priors as the tables have them."""
    return Weights(
        {row["id"]: float(row["value"]) for row in catalog.rows("resolve/weights.csv")},
        {row["kind"]: float(row["prior"]) for row in catalog.rows("resolve/kinds.csv")},
    )
