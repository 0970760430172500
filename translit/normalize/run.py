"""Normalize one document until nothing more changes, so that twice is the same as once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from translit.model import Document, Mention
from translit.normalize.compose import composed, moved, touched_by
from translit.normalize.edits import Options, Planner, Replacement, apply_edits
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
        result = dataclasses.replace(document, text=text, parts=moved(document.parts, made))
        more = planner.plan(result, find(result), unstable)
        if not more:
            break
        touched = [touched_by(made, edit.span) for edit in more]
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
            edits = composed(text, edits, made, more)
    else:
        return Normalization(document, document.text, (), restless=True)
    return Normalization(document, text, made)


def _unbrackets(replacement: Replacement) -> bool:
    """Whether a bracket went, so that what stood apart is one name now: *Pak [Yen Bin]*, *Pak Yeongbin*."""
    return any(replacement.before.count(b) > replacement.after.count(b) for b in "[]")
