"""Mend what findings found: safe fixes are attested and the only ones, others are the best guess."""

from __future__ import annotations

from collections.abc import Iterable

from translit.findings.flag import Flag
from translit.model import Document, Span
from translit.normalize.edits import Replacement
from translit.normalize.run import Normalization


def mend(document: Document, flags: Iterable[Flag], *, unsafe: bool = False) -> Normalization:
    """*document* with the fixes of *flags* put in.

    Where two overlap the first in the text wins, and of two at one place the safe one; the other is found
    again at the next run if it still holds.

    Args:
        document: the text that the flags are about.
        flags: findings; those of other files are passed over.
        unsafe: also put in best guesses.
    """
    text = document.text
    wanted = [
        f
        for f in flags
        if f.file == document.file and f.fix is not None and (f.safe or unsafe) and f.fix != f.surface
    ]
    wanted.sort(key=lambda f: (f.span.start, not f.safe, f.span.end, f.code))
    pieces: list[str] = []
    replacements: list[Replacement] = []
    last = length = 0
    for flag in wanted:
        if flag.span.start < last or flag.fix is None:
            continue
        kept = text[last : flag.span.start]
        length += len(kept)
        out = Span(length, length + len(flag.fix))
        replacements.append(Replacement(flag.span, out, flag.surface, flag.fix, flag.code, flag.group))
        pieces += [kept, flag.fix]
        length = out.end
        last = flag.span.end
    return Normalization(document, "".join(pieces) + text[last:], tuple(replacements))
