"""The bibliography: which work stands behind a row."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from translit.catalog.load import Catalog

# Marks that are no works: our own example, and a row nobody has confirmed. Reports show both.
OWN_MARKS = frozenset({"constructed", "guess"})
_GUESS = regex.compile(r"(?:^|;)guess(?:$|[;\[])")
_ONE = regex.compile(r"(?P<key>[a-z][a-z0-9-]*)(?:\[(?P<locator>[^\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Source:
    """A work and where in it."""

    key: str
    locator: str = ""


def parse_sources(cell: str) -> tuple[Source, ...]:
    """The sources a cell names: ``key[locator]``, several joined by ``;``.

    Raises:
        ValueError: the cell is not of that form.

    >>> parse_sources("unihan;kontsevich-2001[p. 12]")
    (Source(key='unihan', locator=''), Source(key='kontsevich-2001', locator='p. 12'))
    """
    found = []
    position = 0
    while position < len(cell):
        match = _ONE.match(cell, position)
        if not match or (match.end() < len(cell) and cell[match.end()] != ";"):
            raise ValueError(f"'{cell}' is not key[locator];key[locator]")
        found.append(Source(match["key"], match["locator"] or ""))
        position = match.end() + 1
    return tuple(found)


def is_guess(cell: str) -> bool:
    """Whether a source cell says that nobody has confirmed its row; of malformed cells, too.

    >>> is_guess("emmk[Pihyŏn];guess"), is_guess("emmk[guess]")
    (True, False)
    """
    return _GUESS.search(cell) is not None


def citations(catalog: Catalog) -> dict[str, str]:
    """Key to full citation, from ``sources.csv``."""
    return {row["key"]: row["citation"] for row in catalog.rows("sources.csv")}
