"""No fix may say again what stands beside it: *South* South Hamgyong, Naktong River *River*."""

from __future__ import annotations

import regex

from translit.model import Span

_BESIDE = 60
_BEFORE = regex.compile(r"(\p{L}[\p{L}\p{M}'’]*)\.?[\s\-\u2010]+(?P<open>[\[({<]?)$")
_AFTER = regex.compile(r"(?P<close>[\])}>]?)[\s\-\u2010]+(\p{L}[\p{L}\p{M}'’]*)")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")


def doubles(text: str, span: Span, fix: str) -> bool:
    """Whether *fix* at *span* would bring in a word that already stands right before or behind it.

    Through a bracket this counts only where the fix has more words than that one: *[Genzan]* behind *Wonsan*
    may become *Wonsan*.

    >>> doubles("from South Hamgen province", Span(11, 17), "South Hamgyong")
    True
    >>> doubles("from South Hamgen province", Span(5, 17), "South Hamgyong")
    False
    """
    put, printed = (_WORD.findall(form.casefold()) for form in (fix, span.of(text)))
    if not put:
        return False
    before = _BEFORE.search(text[max(0, span.start - _BESIDE) : span.start])
    after = _AFTER.match(text, span.end, span.end + _BESIDE)
    apart = len(put) == 1  # a name in a bracket of its own
    return bool(
        (before and not (before["open"] and apart) and _adds(put[0], printed[:1], before[1]))
        or (after and not (after["close"] and apart) and _adds(put[-1], printed[-1:], after[2]))
    )


def _adds(put: str, printed: list[str], beside: str) -> bool:
    return put == beside.casefold() and printed != [put]
