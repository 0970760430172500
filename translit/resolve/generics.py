"""The words that say what kind of place a name is: *River*, *Mount*, *coal mine*, река."""

from __future__ import annotations

from dataclasses import dataclass

from translit.catalog import Catalog
from translit.catalog.guard import alternatives

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class PlaceKinds:
    """The kinds of place a word speaks for, and those that it hardly speaks against."""

    named: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


class GenericWords:
    """The words of ``tables/resolve/generics.csv`` that stand before or after names."""

    def __init__(self, catalog: Catalog) -> None:
        self._kinds: dict[str, PlaceKinds] = {}
        self._written: dict[str, list[str]] = {BEFORE: [], AFTER: []}
        for row in catalog.rows("resolve/generics.csv"):
            if row["position"] in self._written:
                self._written[row["position"]].append(row["written"])
                self._kinds[row["written"].lower()] = PlaceKinds(
                    frozenset(row["kind"].split("|")) - {""}, frozenset(row["also"].split("|")) - {""}
                )

    def alternatives(self, position: str) -> str:
        """The words of *position*, the longest first, as alternatives of a pattern.

        Words that say nothing of the kind (*area*) are among them.
        """
        return alternatives(self._written[position])

    def kinds(self, word: str) -> PlaceKinds:
        """What *word*, in large or small letters, says.

        Raises:
            KeyError: no such word.

        >>> from translit.catalog import default_catalog
        >>> sorted(GenericWords(default_catalog()).kinds("LAKE").named)
        ['lake', 'reservoir']
        """
        return self._kinds[word.lower()]
