"""The names that brackets hold, resolved in the light of the other names of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from translit.model import Bracket, BracketClass, Certainty, Document, Mention, Part


class ResolvesAll(Protocol):
    """What is asked of a resolver here."""

    def resolve_all(
        self, text: str, mentions: Sequence[Mention], *, top: int = 10, parts: Sequence[Part] = ()
    ) -> tuple[Mention, ...]:
        """*mentions* of *text*, which holds the documents *parts*, with resolutions."""
        ...


def bracketed_mentions(text: str, brackets: Sequence[Bracket]) -> tuple[Mention, ...]:
    """A mention for every single name that an ``uncertain_name`` bracket holds or doubts, by place.

    None overlaps another: of a name and one inside it the inner is told.
    """
    found: dict[tuple[int, int], Mention] = {}
    for bracket in brackets:
        if bracket.cls is BracketClass.UNCERTAIN_NAME:
            for span in bracket.names:
                found.setdefault(
                    (span.start, span.end),
                    Mention(span, span.of(text), None, Certainty.LOW, bracketed=True),
                )
    apart: list[Mention] = []
    for _, mention in sorted(found.items(), key=lambda item: (item[0][1], -item[0][0])):
        if not apart or mention.span.start >= apart[-1].span.end:
            apart.append(mention)
    return tuple(apart)


def names_of_brackets(
    document: Document,
    brackets: Sequence[Bracket],
    mentions: Sequence[Mention],
) -> tuple[tuple[Mention, ...], ...]:
    """For each bracket the resolved mentions of its names, out of all *mentions* of the document."""
    by_span = {(m.span.start, m.span.end): m for m in mentions}
    return tuple(
        tuple(m for span in bracket.names if (m := by_span.get((span.start, span.end))))
        for bracket in brackets
    )
