"""Normalize one document until nothing more changes, so that twice is the same as once."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translit.model import Document, Mention, Span
from translit.normalize.edits import Edit, Options, Planner, Replacement, apply_edits
from translit.normalize.spelling import Speller

Find = Callable[[Document], tuple[Mention, ...]]
# Names settle by their neighbours, so one replacement may settle another; this is the last round.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Normalization:
    """A document, the same with its names replaced, and every replacement in order.

    ``restless``: the names kept settling one another anew, so that nothing was replaced.
    """

    document: Document
    text: str
    replacements: tuple[Replacement, ...]
    restless: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything was replaced."""
        return bool(self.replacements)


def normalize(
    document: Document,
    find: Find,
    *,
    speller: Speller | None = None,
    options: Options | None = None,
) -> Normalization:
    """*document* with its settled Korean names as the edition writes them.

    Args:
        document: read; it is not altered.
        find: gives the mentions of a document, resolved.
        speller: the chosen system with the editor's decisions; plain RR when omitted.
        options: what else was asked for.

    Returns:
        The result, with every replacement; normalizing it again changes nothing.
    """
    planner = Planner((speller or Speller()).within(document.file), options)
    unstable: frozenset[str] = frozenset()
    mentions = find(document)
    edits = planner.plan(document, mentions)
    # A result that its own reading would change again is not one: either the replacement settled a
    # neighbour (then that is replaced too), or the new form is read as another name (then the old
    # form is left alone, everywhere).
    for _ in range(_ROUNDS):
        text, made = apply_edits(document.text, edits)
        if not made:
            break
        result = dataclasses.replace(document, text=text, parts=())
        more = planner.plan(result, find(result), unstable)
        if not more:
            break
        touched = [_touched(made, edit.span) for edit in more]
        twice = {r.span for a, b in pairwise(touched) for r in a if r in b}
        shaky = {
            r.before
            for group in touched
            for r in group
            if r.span in twice or not any(map(_unbrackets, group))
        }
        if shaky:
            unstable |= shaky
            edits = planner.plan(document, mentions, unstable)
        else:
            edits = _composed(text, edits, made, zip(more, touched, strict=True))
    else:
        return Normalization(document, document.text, (), restless=True)
    return Normalization(document, text, made)


def _touched(made: Sequence[Replacement], span: Span) -> Sequence[Replacement]:
    """Which of *made* wrote any part of *span* of the result, or took something away inside it."""
    low = bisect.bisect_right(made, span.start, key=lambda r: r.out.end)
    high = bisect.bisect_left(made, span.end, key=lambda r: r.out.start)
    return made[low:high]


def _unbrackets(replacement: Replacement) -> bool:
    """Whether a bracket went, so that what stood apart is one name now: *Pak [Yen Bin]*, *Pak Yeongbin*."""
    return any(replacement.before.count(b) > replacement.after.count(b) for b in "[]")


def _composed(
    text: str,
    edits: Sequence[Edit],
    made: Sequence[Replacement],
    more: Iterable[tuple[Edit, Sequence[Replacement]]],
) -> tuple[Edit, ...]:
    """*edits* on the original, and *more*, made on the result *text*, told in places of the original.

    What one of *more* touches becomes part of it.
    """
    moved: list[Edit] = []
    gone: set[Span] = set()
    shift = at = 0
    for edit, touched in more:
        while at < len(made) and made[at].out.end <= edit.span.start:
            shift += len(made[at].before) - len(made[at].after)
            at += 1
        start, end = edit.span.start + shift, edit.span.end + shift
        after = edit.after
        if touched:
            gone |= {r.span for r in touched}
            first, last = touched[0], touched[-1]
            after = text[first.out.start : edit.span.start] + after + text[edit.span.end : last.out.end]
            start = min(start, first.span.start)
            end = last.span.end + max(0, edit.span.end - last.out.end)
        moved.append(dataclasses.replace(edit, span=Span(start, end), after=after))
    return tuple(sorted((*(e for e in edits if e.span not in gone), *moved), key=lambda e: e.span))
