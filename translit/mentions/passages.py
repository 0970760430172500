"""Names found passage by passage, and remembered: for a text that is read again with small changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from translit.model import Kind, Span

_BLANK_LINE = regex.compile(r"\n\r?\n")
# Passages that are remembered, and how long they may be.
_REMEMBERED, _LONGEST = 20_000, 4_000


@dataclass(frozen=True, slots=True)
class Found:
    """A name found: where, and what kind its shape or record says."""

    span: Span
    kind: Kind | None


Find = Callable[[str, int, int, Sequence[Span]], Iterator[Found]]
"""Finds the names of a text from one place to another, none in the spans given."""

_Told = tuple[Kind | None, int, int]
"""A name found: its kind, and where it is in its passage."""


class Passages:
    """Asks for the names of each stretch that blank lines end, once for stretches that are alike.

    Args:
        find: finds names; no name and no run of words goes on over a blank line.
        looks_back: how many characters before a passage it looks at.
    """

    def __init__(self, find: Find, looks_back: int) -> None:
        self._find = find
        self._looks_back = looks_back
        self._known: dict[tuple[object, ...], tuple[_Told, ...]] = {}

    def find(self, text: str, taken: Sequence[Span]) -> Iterator[Found]:
        """Names of *text*, by place, none in a span of *taken* (sorted)."""
        waiting = iter(taken)
        following = next(waiting, None)
        inside: list[Span] = []
        for start, end in _passages(text):
            inside = [span for span in inside if span.end > start]
            while following is not None and following.start < end:
                if following.end > start:
                    inside.append(following)
                following = next(waiting, None)
            for kind, first, last in self._between(text, start, end, inside):
                yield Found(Span(first + start, last + start), kind)

    def _between(self, text: str, start: int, end: int, taken: Sequence[Span]) -> tuple[_Told, ...]:
        """The names of one passage, told from its start; remembered by all that they depend on."""
        reach = min(start, self._looks_back)
        key = (text[start - reach : end], reach, *((span.start - start, span.end - start) for span in taken))
        found = self._known.get(key)
        if found is None:
            found = tuple(
                (name.kind, name.span.start - start, name.span.end - start)
                for name in self._find(text, start, end, taken)
            )
            if end - start <= _LONGEST:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[key] = found
        return found


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of *text* that blank lines end."""
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
