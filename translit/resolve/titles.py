"""Titles and callings beside a name: that it is a person, and whether one whom books are likely to list."""

from __future__ import annotations

import regex

from translit.catalog import Catalog
from translit.catalog.guard import alternatives

_PLACE, _COMMONER = "place", "commoner"


class Titles:
    """The words of ``tables/resolve/titles.csv``."""

    def __init__(self, catalog: Catalog) -> None:
        rows = catalog.rows("resolve/titles.csv")
        every = alternatives(row["written"] for row in rows)
        persons = alternatives(row["written"] for row in rows if row["kind"] != _PLACE)
        self._commoners = {row["written"].lower() for row in rows if row["kind"] == _COMMONER}
        self._opening = regex.compile(rf"(?:(?:{every})(?=\W|$)[\s.]*)+", regex.IGNORECASE)
        self._apposed = regex.compile(
            rf",\s+an?\s+(?:\p{{Ll}}+\s+){{0,2}}?({persons})(?!\w)", regex.IGNORECASE
        )
        # Read from its end, where the title stands.
        self._closing = regex.compile(rf"(?<!\w)({persons})[\s.]*$", regex.IGNORECASE | regex.REVERSE)

    def opening(self, name: str) -> str:
        """The titles that *name* begins with, spaces behind them included; or nothing.

        >>> from translit.catalog import default_catalog
        >>> Titles(default_catalog()).opening("Cde. Pak Chang Ok")
        'Cde. '
        """
        found = self._opening.match(name)
        return found[0] if found else ""

    def closing(self, left: str) -> str:
        """The title or calling of a person that *left*, the text before a name, ends with; or nothing.

        >>> from translit.catalog import default_catalog
        >>> Titles(default_catalog()).closing("and Minister ")
        'Minister'
        """
        found = self._closing.search(left)
        return found[1] if found else ""

    def behind(self, right: str) -> str:
        """The calling by which *right*, the text after a name, makes it one of many: *X, a soldier*; or "".

        >>> from translit.catalog import default_catalog
        >>> Titles(default_catalog()).behind(", an old peasant of the village")
        'peasant'
        """
        found = self._apposed.match(right)
        return found[1] if found else ""

    def is_of_commoner(self, title: str) -> bool:
        """Whether *title* is the calling of one whom no book is likely to list: *worker*, *peasant*."""
        return title.lower() in self._commoners
