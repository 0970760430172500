"""The cheapest ways through the letters of a form when each stretch offers a choice, one after another.

What the rest of the letters costs at least is known for every state, and of the ways on from a state the
next is looked at only when the one before has been taken: hardly more is looked at than is brought out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Generic, TypeVar

T = TypeVar("T")
State = tuple[int, int]
"""How many stretches have been taken, and where in the letters the next begins."""

FAR = float("inf")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """Letters that lead from one state to another, and what they may stand for: costs, cheapest first.

    ``rest`` is what the cheapest way from there to the end costs.
    """

    text: str
    options: Sequence[tuple[float, T]]
    rest: float
    leads_to: State


def cheapest_paths(
    ways: Mapping[State, Sequence[Stretch[T]]], start: State
) -> Iterator[tuple[float, tuple[tuple[str, T], ...]]]:
    """Every way from *start* to a state without further ways, cheapest first: its cost, letters and choices.

    Args:
        ways: from each state all stretches by which the end can be reached; the states at which the
            letters end are left out.
        start: where to begin.
    """
    order = 0
    # (what the whole costs at least, order, what is spent, the stretch, number of the option, steps)
    heap: list[tuple[float, int, float, Stretch[T], int, tuple[tuple[str, T], ...]]] = []
    state, spent = start, 0.0
    steps: tuple[tuple[str, T], ...] = ()
    while True:
        for stretch in ways.get(state, ()):
            order += 1
            heappush(heap, (spent + stretch.options[0][0] + stretch.rest, order, spent, stretch, 0, steps))
        if not heap:
            return
        _, _, spent, stretch, number, steps = heappop(heap)
        if number + 1 < len(stretch.options):
            order += 1
            least = spent + stretch.options[number + 1][0] + stretch.rest
            heappush(heap, (least, order, spent, stretch, number + 1, steps))
        cost, choice = stretch.options[number]
        spent += cost
        steps = (*steps, (stretch.text, choice))
        state = stretch.leads_to
        if state not in ways:
            yield spent, steps
