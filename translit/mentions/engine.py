"""What finding names asks of the name engine, answered by the lattices of a resolver's index."""

from __future__ import annotations

import weakref

from translit.candidates.index import Index
from translit.model import Kind
from translit.resolve.gather import MAX_LETTERS, routes_for

CEILING = 0.6
_REMEMBERED = 100_000
_NONE: tuple[float, Kind | None] = (9.0, None)


class CleanLookup:
    """Looks spellings up among the records, errors excluded.

    Args:
        index: the compiled records and spellings.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[tuple[str, float], tuple[float, Kind | None]] = {}

    def clean_cost(self, form: str, *, ceiling: float = CEILING) -> tuple[float, Kind | None]:
        """The cost of the best record *form* spells without error, up to *ceiling*, and its kind.

        A ceiling of 0 asks only for spellings that the tables give outright.
        """
        key = (form, ceiling)
        if key not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[key] = self._look_up(form, ceiling)
        return self._known[key]

    def _look_up(self, form: str, ceiling: float) -> tuple[float, Kind | None]:
        folded = self._index.folder.fold(form)
        if not 1 < len(folded.letters) <= MAX_LETTERS or folded.mixed:
            return _NONE
        if entries := self._index.attested.get(folded.letters):
            return 0.0, self._index.records[entries[0]].kind
        if not ceiling:
            return _NONE
        best = _NONE
        for route in routes_for(folded.script, None):
            found = self._index.lattice(route).search(folded.letters, folded.breaks, ceiling=ceiling, limit=1)
            if found and found[0].cost < best[0]:
                best = found[0].cost, self._index.records[found[0].entry].kind
        return best


_made: weakref.WeakKeyDictionary[Index, CleanLookup] = weakref.WeakKeyDictionary()


def lookup_of(index: Index) -> CleanLookup:
    """The lookup over *index*, which remembers what it was asked before."""
    made = _made.get(index)
    if made is None:
        made = _made[index] = CleanLookup(index)
    return made
