"""Titles and callings before a name: that it is a person, and whether one whom books are likely to list."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from translit.catalog import Catalog

_PLACE, _COMMONER = "place", "commoner"


class Titles:
    """The words of ``tables/resolve/titles.csv``."""

    def __init__(self, catalog: Catalog) -> None:
        rows = catalog.rows("resolve/titles.csv")
        every = _alternatives(row["written"] for row in rows)
        persons = _alternatives(row["written"] for row in rows if row["kind"] != _PLACE)
        commoners = _alternatives(row["written"] for row in rows if row["kind"] == _COMMONER)
        self._opening = regex.compile(rf"(?:(?:{every})(?=\W|$)[\s.]*)+", regex.IGNORECASE)
        self._closing = regex.compile(rf"(?:^|\W)(?:{persons})[\s.]*$", regex.IGNORECASE)
        self._commoner = regex.compile(rf"(?:^|\W)(?:{commoners})[\s.]*$", regex.IGNORECASE)

    def opening(self, name: str) -> str:
        """The titles that *name* begins with, spaces behind them included; or nothing.

        >>> from translit.catalog import default_catalog
        >>> Titles(default_catalog()).opening("Cde. Pak Chang Ok")
        'Cde. '
        """
        found = self._opening.match(name)
        return found[0] if found else ""

    def stands_before(self, left: str) -> bool:
        """Whether *left*, the text before a name, ends with the title or calling of a person."""
        return bool(self._closing.search(left))

    def is_of_commoner(self, left: str) -> bool:
        """Whether *left* ends with the calling of one whom no book is likely to list: *the worker*.

        >>> from translit.catalog import default_catalog
        >>> [Titles(default_catalog()).is_of_commoner(t) for t in ("the peasant ", "Minister ")]
        [True, False]
        """
        return bool(self._commoner.search(left))


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))
