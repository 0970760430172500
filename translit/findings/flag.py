"""What rules yield, and the findings made of it, with fingerprints that move with the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

import regex

from translit.model import Finding, Span
from translit.normalize.doubled import doubles

if TYPE_CHECKING:
    from translit.findings.facts import FileFacts

# Neighbours count as far as the clause goes, so that a new sentence beside it changes nothing.
_AROUND = 40
_BREAK = regex.compile(r"[.;:!?](?=\s|$)|\n[ \t\r]*\n")
_WORD = regex.compile(r"(?<!\w)\w+(?!\w)")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fires.

    Attributes:
        at: the file.
        span: where in its text.
        detail: what to add to the rule's message.
        candidates: what may be meant, best first.
        fix: what to put there instead, if anything.
        safe: whether the fix is attested and the only one.
        also: other places of the file that the fix mends, where one finding speaks for all.
        group: whom or what it is about; findings are gathered by it in reports.
    """

    at: FileFacts
    span: Span
    detail: str = ""
    candidates: tuple[str, ...] = ()
    fix: str | None = None
    safe: bool = False
    group: str = ""
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag(Finding):
    """A finding that may know how to mend what it found."""

    fix: str | None = None
    safe: bool = False
    group: str = ""
    also: tuple[Span, ...] = ()


def make_flags(found: Iterable[tuple[str, str, Hit]]) -> Iterator[Flag]:
    """Flags of ``(code, message, hit)``, in order, each with its fingerprint.

    A fix that would double a word beside the place is none.
    """
    seen: Counter[str] = Counter()
    for code, message, hit in found:
        text = hit.at.document.text
        surface = hit.span.of(text)
        whole = f"{message}: {hit.detail}" if hit.detail else message
        fix = None if hit.fix is None or doubles(text, hit.span, hit.fix) else hit.fix
        yield Flag(
            code=code,
            file=hit.at.document.file,
            span=hit.span,
            surface=surface,
            message=whole,
            candidates=hit.candidates,
            fingerprint=_fingerprint(code, hit, text, surface, seen),
            fix=fix,
            safe=hit.safe,
            group=hit.group,
            also=tuple(span for span in hit.also if fix is None or not doubles(text, span, fix)),
        )


def _fingerprint(code: str, hit: Hit, text: str, surface: str, seen: Counter[str]) -> str:
    """A digest of code, file name, form and its neighbours: the same when lines or folders move."""
    before = _BREAK.split(text[max(0, hit.span.start - _AROUND) : hit.span.start])[-1]
    after = _BREAK.split(text[hit.span.end : hit.span.end + _AROUND])[0]
    around = (*_WORD.findall(before.casefold())[-2:], "\0", *_WORD.findall(after.casefold())[:2])
    form = " ".join(surface.casefold().split())
    key = "\0".join((code, PurePath(hit.at.document.file).name, form, *around))
    seen[key] += 1
    return hashlib.blake2b(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
