"""Normalize one document until nothing more changes, so that twice is the same as once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translit.model import Document, Mention, Span
from translit.normalize.edits import Edit, Options, Planner, Replacement, apply_edits
from translit.normalize.spelling import Speller

Find = Callable[[Document], tuple[Mention, ...]]
# Names settle by their neighbours, so one replacement may settle another; this is the last round.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Normalization:
    """A document, the same with its names replaced, and every replacement in order."""

    document: Document
    text: str
    replacements: tuple[Replacement, ...]

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
        shaky = {r.before for r in made if any(_touch(r.out, e.span) for e in more)}
        if shaky:
            unstable |= shaky
            edits = planner.plan(document, mentions, unstable)
        else:
            edits = _composed(edits, made, more)
    else:
        text, made = document.text, ()  # it does not come to rest: nothing is settled here
    return Normalization(document, text, made)


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _composed(edits: Sequence[Edit], made: Sequence[Replacement], more: Sequence[Edit]) -> tuple[Edit, ...]:
    """*edits* on the original, and *more*, made on the result, told in places of the original."""
    moved = []
    shift = at = 0
    for edit in more:
        while at < len(made) and made[at].out.end <= edit.span.start:
            shift += len(made[at].before) - len(made[at].after)
            at += 1
        moved.append(dataclasses.replace(edit, span=Span(edit.span.start + shift, edit.span.end + shift)))
    return tuple(sorted((*edits, *moved), key=lambda e: e.span))
