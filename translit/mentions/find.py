"""All names of a document: those in brackets, and those in running text."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from translit.catalog import Catalog, default_catalog
from translit.mentions.brackets import Remembered, find_brackets
from translit.mentions.engine import lookup_of
from translit.mentions.resolved import ResolvesAll, bracketed_mentions
from translit.mentions.running import Knows, RunningNames
from translit.mentions.vocabulary import vocabulary_of
from translit.model import Bracket, BracketClass, Certainty, Document, Mention, Span

# What these hold are not the text's own names.
_NO_NAMES = frozenset(
    {
        BracketClass.UNCERTAIN_NAME,
        BracketClass.ORIGINAL_TERM,
        BracketClass.ABBREVIATION_EXPANSION,
        BracketClass.UNCERTAIN_READING,
        BracketClass.ILLEGIBLE,
        BracketClass.SIC,
    }
)


class NameFinder:
    """Finds the names of documents and resolves them; made once, used for many.

    Args:
        resolver: weighs what each name stands for, in the light of the others; none, no resolutions.
        catalog: the tables; the shipped ones when left out.
        top: how many candidates to keep for each name.
        remember: keep what was found in each passage, for a text that is read again with small changes.
    """

    def __init__(
        self,
        resolver: ResolvesAll | None = None,
        catalog: Catalog | None = None,
        *,
        top: int = 10,
        remember: bool = False,
    ) -> None:
        self._resolver = resolver
        self._catalog = catalog or default_catalog()
        self._top = top
        index = getattr(resolver, "index", None)
        engine: Knows | None = lookup_of(index) if index is not None else None
        self._running = RunningNames(vocabulary_of(self._catalog), engine, remember=remember)
        self._brackets: Remembered | None = {} if remember else None

    def find(self, document: Document, brackets: Sequence[Bracket] | None = None) -> tuple[Mention, ...]:
        """Every name of *document*, by place; its *brackets*, when they have been found already."""
        text = document.text
        if brackets is None:
            brackets = find_brackets(text, self._catalog, self._brackets)
        uncertain = bracketed_mentions(text, brackets)
        taken = sorted({*(m.span for m in uncertain), *_closed(brackets)})
        running = _with_certainty(text, self._running, taken, brackets)
        mentions = tuple(sorted((*uncertain, *running), key=lambda m: m.span))
        if not self._resolver:
            return mentions
        return self._resolver.resolve_all(text, mentions, top=self._top, parts=document.parts)


def find_mentions(
    document: Document,
    *,
    resolver: ResolvesAll | None = None,
    catalog: Catalog | None = None,
    top: int = 10,
    brackets: Sequence[Bracket] | None = None,
) -> tuple[Mention, ...]:
    """Every name of *document*, by place, resolved where a resolver is given.

    A name in an ``uncertain_name`` bracket has low certainty, one that a bracket identifies another by
    has medium, all others high.

    Args:
        document: what to read.
        resolver: weighs what each name stands for, in the light of the others; none, no resolutions.
        catalog: the tables; the shipped ones when left out.
        top: how many candidates to keep for each name.
        brackets: the document's brackets, when the caller has found them already.
    """
    return NameFinder(resolver, catalog, top=top).find(document, brackets)


def _closed(brackets: Sequence[Bracket]) -> Iterator[Span]:
    """Where running names are not looked for."""
    return (b.span for b in brackets if b.cls in _NO_NAMES)


def _with_certainty(
    text: str, finder: RunningNames, taken: Sequence[Span], brackets: Sequence[Bracket]
) -> Iterator[Mention]:
    outer: list[Bracket] = []  # brackets that no other holds, by start
    for bracket in brackets:
        if bracket.surface != "]" and (not outer or bracket.span.start >= outer[-1].span.end):
            outer.append(bracket)
    starts = [b.span.start for b in outer]
    for found in finder.find(text, taken):
        at = bisect.bisect_right(starts, found.span.start) - 1
        inside = outer[at] if at >= 0 and found.span.end <= outer[at].span.end else None
        gloss = inside is not None and inside.cls is BracketClass.GLOSS_IDENTIFICATION
        yield Mention(
            found.span,
            found.span.of(text),
            found.kind,
            Certainty.MEDIUM if gloss else Certainty.HIGH,
            bracketed=inside is not None,
        )
