"""Mend what findings found: safe fixes are attested and the only ones, others are the best guess."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from translit.findings.flag import Flag
from translit.model import Document, Span
from translit.normalize.compose import composed
from translit.normalize.edits import Edit, Replacement, apply_edits
from translit.normalize.run import Normalization

Check = Callable[[Sequence[Document]], Sequence[Flag]]
# A mended text is checked again, as one fix may lead to another; this is the last round, and the last time
# that it is begun anew without forms that were put to and fro.
_ROUNDS, _ATTEMPTS = 8, 4


@dataclass(frozen=True, slots=True)
class Mended:
    """The files with their fixes, in order, what is left to look at, and forms that no fix settled."""

    files: tuple[Normalization, ...]
    left: tuple[Flag, ...]
    restless: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many places were mended."""
        return sum(len(done.replacements) for done in self.files)


def mend(document: Document, flags: Iterable[Flag], *, unsafe: bool = False) -> Normalization:
    """*document* with the fixes of *flags* put in, once.

    Where two overlap the first in the text wins, and of two at one place the safe one.

    Args:
        document: the text that the flags are about.
        flags: findings; those of other files are passed over.
        unsafe: also put in best guesses.
    """
    text, made = apply_edits(document.text, _edits(document, flags, unsafe, frozenset()))
    return Normalization(document, text, made)


def mend_all(
    documents: Sequence[Document], flags: Sequence[Flag], check: Check, *, unsafe: bool = False
) -> Mended:
    """*documents* with the fixes of *flags*, and of what *check* finds then, until nothing is left to mend.

    So a second run mends nothing. Forms that fixes put to and fro are left as they are.

    Args:
        documents: as they are.
        flags: what was found in them.
        check: finds what is to be mended in documents of the same names.
        unsafe: also put in best guesses.
    """
    restless: frozenset[str] = frozenset()
    for _ in range(_ATTEMPTS):
        mended, shaky = _attempt(documents, flags, check, unsafe, restless)
        if mended is not None:
            return mended
        restless |= shaky
    untouched = tuple(Normalization(document, document.text, ()) for document in documents)
    return Mended(untouched, tuple(flags), restless)


def _attempt(
    documents: Sequence[Document],
    flags: Sequence[Flag],
    check: Check,
    unsafe: bool,
    restless: frozenset[str],
) -> tuple[Mended | None, frozenset[str]]:
    """All rounds, or the forms for which they come to no end."""
    now = list(documents)
    edits: list[tuple[Edit, ...]] = [()] * len(now)
    made: list[tuple[Replacement, ...]] = [()] * len(now)
    put: set[tuple[str, str]] = set()
    for _ in range(_ROUNDS):
        wanted = [_edits(document, flags, unsafe, restless) for document in now]
        if not any(wanted):
            files = (
                Normalization(document, mended.text, replacements)
                for document, mended, replacements in zip(documents, now, made, strict=True)
            )
            return Mended(tuple(files), tuple(flags), restless), frozenset()
        pairs = {
            (_key(edit.span.of(document.text)), _key(edit.after))
            for document, more in zip(now, wanted, strict=True)
            for edit in more
        }
        put |= pairs
        if shaky := frozenset(form for pair in put if pair[::-1] in put for form in pair):
            return None, shaky
        for n, more in enumerate(wanted):
            if more:
                edits[n] = composed(now[n].text, edits[n], made[n], more)
                text, made[n] = apply_edits(documents[n].text, edits[n])
                now[n] = dataclasses.replace(documents[n], text=text, parts=())
        flags = check(now)
    return None, frozenset(form for pair in pairs for form in pair)


def _key(form: str) -> str:
    return " ".join(form.split()).casefold()


def _edits(
    document: Document, flags: Iterable[Flag], unsafe: bool, restless: frozenset[str]
) -> tuple[Edit, ...]:
    """The edits that fixes ask for, in order, none overlapping another."""
    text = document.text
    wanted: list[tuple[Span, bool, str, str]] = []
    for flag in flags:
        if flag.file != document.file or flag.fix is None or not (flag.safe or unsafe):
            continue
        wanted += ((span, not flag.safe, flag.code, flag.fix) for span in (flag.span, *flag.also))
    wanted.sort(key=lambda w: (w[0].start, w[1], w[0].end, w[2]))
    edits: list[Edit] = []
    last = 0
    for span, _, code, fix in wanted:
        surface = span.of(text)
        if span.start >= last and fix != surface and _key(surface) not in restless:
            edits.append(Edit(span, fix, code))
            last = span.end
    return tuple(edits)
