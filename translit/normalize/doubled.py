"""No new spelling may say again what stands beside it: *South* South Hamgyong, Naktong River *River*."""

from __future__ import annotations

import regex

from translit.model import Span

_BESIDE = 60
# Blanks, hyphens and one line end: what stands in another paragraph does not stand beside.
_SPACE = r"(?=[\s\-\u2010])[ \t\u00a0\-\u2010]*(?P<line>\r?\n)?[ \t\u00a0>]*"
_SHORT = r"(?:(?<=\b\p{L}{1,4})\.)?"  # Mt. Paektu, but not the end of a sentence
_BEFORE = regex.compile(rf"(?P<word>\p{{L}}[\p{{L}}\p{{M}}'’]*){_SHORT}{_SPACE}(?P<mark>[\[({{<]?)\Z")
_AFTER = regex.compile(rf"(?P<mark>[\])}}>]?){_SPACE}(?P<word>\p{{L}}[\p{{L}}\p{{M}}'’]*)")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")


def doubles(text: str, span: Span, put: str) -> bool:
    """Whether *put* at *span* would bring in a word that already stands right before or behind it.

    Through a bracket or a line end this counts only where *put* has more words than that one: *[Genzan]*
    behind *Wonsan* may become *Wonsan*.

    >>> doubles("from South Hamgen province", Span(11, 17), "South Hamgyong")
    True
    >>> doubles("from South Hamgen province", Span(5, 17), "South Hamgyong")
    False
    """
    return without_doubled(text, span, put) != put


def without_doubled(text: str, span: Span, put: str) -> str:
    """*put* without the words that already stand right beside *span*; empty where nothing else is left.

    >>> without_doubled("from South Hamgen province", Span(11, 17), "South Hamgyong")
    'Hamgyong'
    """
    words, printed = list(_WORD.finditer(put)), _WORD.findall(span.of(text).casefold())
    if not words:
        return put
    start, end = 0, len(put)
    before = _BEFORE.search(text[max(0, span.start - _BESIDE) : span.start])
    if before and _says(before, words[0][0], printed[:1], alone=len(words) == 1):
        start = words[1].start() if len(words) > 1 else end
    after = _AFTER.match(text, span.end, span.end + _BESIDE)
    if after and _says(after, words[-1][0], printed[-1:], alone=len(words) == 1):
        end = words[-2].end() if len(words) > 1 else start
    return put[start:end]


def _says(beside: regex.Match[str], put: str, printed: list[str], *, alone: bool) -> bool:
    """Whether *beside* is the word *put*, which was not *printed* there; *alone* it is a name of its own."""
    if alone and (beside["mark"] or beside["line"]):
        return False
    return put.casefold() == beside["word"].casefold() and printed != [put.casefold()]
