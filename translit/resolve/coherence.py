"""What a spelling costs as a whole, beyond its syllables: neighbours, one system, marks of length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from translit.candidates.agreement import Agreement
from translit.candidates.fold import Folded
from translit.candidates.index import Index
from translit.candidates.lengths import length_cost
from translit.candidates.marks import Marks
from translit.candidates.neighbours import Neighbours
from translit.candidates.routes import ROUTES
from translit.model import Origin
from translit.resolve.gather import Hit
from translit.resolve.weights import Weights

_LABIALS = ("m", "b", "p", "м", "б", "п")


class Coherence:
    """Weighs hits whose syllables were matched one by one."""

    def __init__(self, index: Index, weights: Weights) -> None:
        self._index = index
        self._weights = weights

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._index.catalog)

    @cached_property
    def _agreement(self) -> Agreement:
        return Agreement(self._index.catalog)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self._index.catalog)

    def weigh(self, hits: Iterable[Hit]) -> list[Hit]:
        """*hits* dearer where letters want a neighbour, or a system, that the rest has not; in order."""
        weighed = [_dearer(hit, self._between_syllables(hit)) for hit in hits]
        return sorted(weighed, key=lambda hit: (hit.cost, hit.entry, hit.hangul, hit.origin))

    def _between_syllables(self, hit: Hit) -> float:
        route = ROUTES.get(hit.route)
        if route is None:
            return 0.0  # no syllables: the spelling is given whole
        if route.units == "hanja":
            late = self._index.costs_in_japanese.get(hit.entry, 0.0)
            return late + self._weights["lone-m"] * _lone_labials(hit)
        cost = self._neighbours.cost(hit.segments)
        if hit.route == "romanized" and len(self._agreement.systems(hit.segments)) > 1:
            cost += self._weights["mixed-systems"]
        return cost

    def by_marks(self, hits: list[Hit], folded: Folded) -> list[Hit]:
        """*hits* dearer where the marks of the form are not those of the reading."""
        if not folded.marks:
            return hits
        return [_dearer(hit, self._unmarked(hit, folded)) for hit in hits]

    def _unmarked(self, hit: Hit, folded: Folded) -> float:
        if hit.origin is Origin.JAPANESE:
            return length_cost(hit.segments, folded.long, self._index.lengths, self._weights["macron"])
        if hit.route == "romanized":
            return self._marks.cost(hit.segments, folded, self._weights["mark"])
        return 0.0


def _lone_labials(hit: Hit) -> int:
    """How many characters are read with m for n though neither m, b nor p follows."""
    texts = [text for _, text, _ in hit.segments if text]
    following = [*texts[1:], ""]
    return sum(
        text.endswith(("m", "м")) and not behind.startswith(_LABIALS)
        for text, behind in zip(texts, following, strict=True)
    )


def _dearer(hit: Hit, by: float) -> Hit:
    return replace(hit, cost=hit.cost + by) if by else hit
