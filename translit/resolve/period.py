"""What a document's date says of persons: who was dead by then, and who not yet grown up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translit.candidates.authority import Lifetimes
from translit.documents.days import day_range
from translit.documents.inside import PartFinder
from translit.model import Part
from translit.resolve.weights import Weights

# The age from which a person is spoken of, and the years for which the newly dead still are.
_GROWN_UP, _REMEMBERED = 18, 1


class Period:
    """Weighs the years of persons against the year of the document that names them.

    Args:
        lived: years of birth and death.
        weights: has ``not-grown-up`` and ``dead``.
    """

    def __init__(self, lived: Lifetimes, weights: Weights) -> None:
        self._lived = lived
        self._weights = weights

    def costs(self, year: int, refs: Sequence[str]) -> Mapping[str, float]:
        """Of the records *refs*, those whom a document of *year* hardly means, and what that costs."""
        found = {}
        for ref in refs:
            born, died = self._lived.get(ref, (None, None))
            if born is not None and year < born + _GROWN_UP:
                found[ref] = self._weights["not-grown-up"]
            elif died is not None and year > died + _REMEMBERED:
                found[ref] = self._weights["dead"]
        return found


def years_of(parts: Sequence[Part], starts: Sequence[int]) -> list[int | None]:
    """For each of the offsets *starts* the year of the document it lies in, where its date names one year."""
    finder = PartFinder(parts)
    return [_year(finder.at(start)) for start in starts]


def _year(part: Part | None) -> int | None:
    days = day_range(part.date) if part else None
    return days[1][0] if days else None
