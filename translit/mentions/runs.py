"""Runs of capitalized words: where names in running text may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from translit.candidates.joined import joined_names
from translit.mentions.words import Word, Words

_CAPITALIZED = regex.compile(r"\p{Lu}[\p{L}\p{M}'’ʼ‘`]*(?:[-\u2010\u2011]\p{L}[\p{L}\p{M}'’ʼ‘`]*)*")
_GAP = regex.compile(r"[ \t\u00a0]*(?:\r\n|\n|\r)?[ \t\u00a0]*")
_POSSESSIVE = regex.compile(r"['’][sS]?$")
_HYPHENS = regex.compile(r"[-\u2010\u2011]")
# How many words are kept taken apart, and how long they may be.
_REMEMBERED, _LONGEST = 50_000, 60


class Token(NamedTuple):
    """A capitalized word where it stands."""

    start: int
    end: int
    word: Word


def begins_clause(text: str, start: int) -> bool:
    """Whether a sentence, heading or quotation begins here, so that the capital says nothing."""
    before = text[max(0, start - 6) : start].rstrip(" \t")
    return not before or before[-1] in '.!?:;\n\r"“”«*•-–—)]' or not before[-1].isprintable()


_Pieces = tuple[tuple[int, int, Word], ...]


class CapitalizedWords:
    """Finds capitalized words and their runs; each spelling is taken apart once.

    Args:
        words: what is known of words.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._pieces: dict[str, _Pieces] = {}

    def runs(self, text: str, start: int, end: int) -> Iterator[list[Token]]:
        """Words that only spaces or one line end separate; two that a hyphen joins are never in one run."""
        run: list[Token] = []
        last = start  # where the last word of the run ends
        for at, surface in _capitalized(text, start, end):
            pieces = self._pieces.get(surface) or self._taken_apart(surface)
            for begin, stop, word in pieces:
                if run and (len(pieces) > 1 or at + begin == last or not _joins(text, last, at + begin)):
                    yield run
                    run = []
                last = at + stop
                run.append(Token(at + begin, last, word))
        if run:
            yield run

    def among(self, text: str, wanted: Callable[[Word], bool]) -> Iterator[Token]:
        """The words that are *wanted*; it is asked once for each spelling."""
        kept = {
            surface: pieces
            for surface in set(_CAPITALIZED.findall(text))
            if (pieces := tuple(p for p in self._taken_apart(surface) if wanted(p[2])))
        }
        if kept:
            for at, surface in _capitalized(text, 0, len(text)):
                for begin, stop, word in kept.get(surface, ()):
                    yield Token(at + begin, at + stop, word)

    def _taken_apart(self, surface: str) -> _Pieces:
        if known := self._pieces.get(surface):
            return known
        words = self._words
        spans = _pieces(surface, words.compound)
        made = tuple((begin, stop, words.of(surface[begin:stop])) for begin, stop in spans)
        if len(surface) <= _LONGEST:
            if len(self._pieces) >= _REMEMBERED:
                self._pieces.clear()
            self._pieces[surface] = made
        return made


def _capitalized(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Each capitalized word between two places, and where it stands."""
    for match in _CAPITALIZED.finditer(text, start, end):
        at = match.start()
        if not at or not ((before := text[at - 1]).isalnum() or before == "_"):
            yield at, match[0]


def _joins(text: str, end: int, start: int) -> bool:
    """Whether what stands between two words holds them together."""
    return text[end:start] == " " or _GAP.fullmatch(text, end, start) is not None


def _pieces(surface: str, compound: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """The words that *surface* is made of: two where a hyphen joins names.

    A possessive ending is none of them, nor what a hyphen joins to a name: *Pyongyang-based*.
    """
    if surface.isalpha():
        return ((0, len(surface)),)
    possessive = _POSSESSIVE.search(surface)
    end = len(surface)
    if possessive and end > len(possessive[0]) + 1:
        end = possessive.start()
    *_, last = _HYPHENS.split(surface[:end])
    if len(last) < end and last.lower() in compound:
        end -= len(last) + 1
    return joined_names(surface[:end]) or ((0, end),)
