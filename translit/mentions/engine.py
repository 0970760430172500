"""What finding names asks of the name engine, answered by the lattices of a resolver's index."""

from __future__ import annotations

from translit.candidates.index import Index
from translit.model import Kind
from translit.resolve.gather import MAX_LETTERS, routes_for

_CEILING = 0.6
_NONE: tuple[float, Kind | None] = (9.0, None)


class CleanLookup:
    """Looks spellings up among the records, errors excluded.

    Args:
        index: the compiled records and spellings.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def clean_cost(self, form: str, *, attested_only: bool = False) -> tuple[float, Kind | None]:
        """The cost of the best record *form* spells without error, and its kind."""
        folded = self._index.folder.fold(form)
        if not 1 < len(folded.letters) <= MAX_LETTERS or folded.mixed:
            return _NONE
        if entries := self._index.attested.get(folded.letters):
            return 0.0, self._index.records[entries[0]].kind
        if attested_only:
            return _NONE
        best = _NONE
        for route in routes_for(folded.script, None):
            found = self._index.lattice(route).search(
                folded.letters, folded.breaks, ceiling=_CEILING, limit=1
            )
            if found and found[0].cost < best[0]:
                best = found[0].cost, self._index.records[found[0].entry].kind
        return best
