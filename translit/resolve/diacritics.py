"""What the marks of a form say of the system it is written in: ŏ of McCune and Reischauer, ō of Hepburn."""

from __future__ import annotations

import unicodedata

from translit.catalog import Catalog
from translit.model import Origin

Against = tuple[tuple[Origin, float], ...]
"""Origins that a form speaks against, with what it adds to the cost of each."""


class Diacritics:
    """The letters of ``tables/resolve/diacritics.csv``."""

    def __init__(self, catalog: Catalog) -> None:
        self._rows = [
            (row["written"].split("|"), Origin(row["against"]), float(row["cost"]))
            for row in catalog.rows("resolve/diacritics.csv")
        ]

    def against(self, name: str) -> Against:
        """The origins *name* speaks against; nothing when it bears no mark.

        >>> from translit.catalog import default_catalog
        >>> dict(Diacritics(default_catalog()).against("Kōsen"))[Origin.RUSSIAN_KOREAN]
        0.6
        >>> Diacritics(default_catalog()).against("Kosen")
        ()
        """
        if name.isascii() and "'" not in name:
            return ()
        text = unicodedata.normalize("NFC", name).lower()
        costs: dict[Origin, float] = {}
        for written, origin, cost in self._rows:
            if any(letters in text for letters in written):
                costs[origin] = max(cost, costs.get(origin, 0.0))
        return tuple(sorted(costs.items()))
