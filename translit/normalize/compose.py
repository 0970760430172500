"""A text and what edits made of it: parts carried over, and later edits told as edits of the text."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable, Sequence

from translit.model import Part, Span
from translit.normalize.edits import Edit, Replacement


def moved(parts: Iterable[Part], made: Sequence[Replacement]) -> tuple[Part, ...]:
    """*parts* where they lie in the result of the replacements *made*; lines are those of the original."""
    ends = [r.span.end for r in made]

    def at(offset: int) -> int:
        before = bisect.bisect_right(ends, offset)
        return offset + (made[before - 1].out.end - made[before - 1].span.end if before else 0)

    return tuple(dataclasses.replace(p, span=Span(at(p.span.start), at(p.span.end))) for p in parts)


def touched_by(made: Sequence[Replacement], span: Span) -> Sequence[Replacement]:
    """Which of *made* wrote any part of *span* of the result, or took something away inside it."""
    low = bisect.bisect_right(made, span.start, key=lambda r: r.out.end)
    high = bisect.bisect_left(made, span.end, key=lambda r: r.out.start)
    return made[low:high]


def composed(
    text: str, edits: Sequence[Edit], made: Sequence[Replacement], more: Sequence[Edit]
) -> tuple[Edit, ...]:
    """*edits* on the original, and *more*, made on the result *text*, told in places of the original.

    What one of *more* touches becomes part of it.
    """
    moved: list[Edit] = []
    gone: set[Span] = set()
    shift = at = 0
    for edit in more:
        touched = touched_by(made, edit.span)
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
