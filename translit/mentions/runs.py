"""Runs of capitalized words: where names in running text may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from translit.candidates.joined import joined_names
from translit.mentions.vocabulary import fold

_CAPITALIZED = regex.compile(r"\p{Lu}[\p{L}\p{M}'’ʼ‘`]*(?:[-\u2010\u2011]\p{L}[\p{L}\p{M}'’ʼ‘`]*)*")
_GAP = regex.compile(r"[ \t\u00a0]*(?:\r\n|\n|\r)?[ \t\u00a0]*")
_POSSESSIVE = regex.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalized word."""

    start: int
    end: int
    surface: str
    folded: str


def begins_clause(text: str, start: int) -> bool:
    """Whether a sentence, heading or quotation begins here, so that the capital says nothing."""
    before = text[max(0, start - 6) : start].rstrip(" \t")
    return not before or before[-1] in '.!?:;\n\r"“”«*•-–—)]' or not before[-1].isprintable()


def _token(text: str, start: int, end: int) -> Token:
    return Token(start, end, text[start:end], fold(text[start:end]))


def capitalized_runs(text: str) -> Iterator[list[Token]]:
    """Capitalized words that only spaces or one line end separate."""
    run: list[Token] = []
    for match in _CAPITALIZED.finditer(text):
        surface = match[0]
        possessive = None if surface.isalpha() else _POSSESSIVE.search(surface)
        end = match.end() - (
            len(possessive[0]) if possessive and len(surface) > len(possessive[0]) + 1 else 0
        )
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if joined := joined_names(text[start:end]):
            if run:
                yield run
            first, second = ((start + begin, start + stop) for begin, stop in joined)
            yield [_token(text, *first)]
            run = [_token(text, *second)]
            continue
        token = _token(text, start, end)
        if run and (run[-1].end < match.start()) and _GAP.fullmatch(text, run[-1].end, start):
            run.append(token)
        else:
            if run:
                yield run
            run = [token]
    if run:
        yield run
