"""Two names that a hyphen joins: *Tetsugen-Ansyu*, a line between two places."""

from __future__ import annotations

import regex

_JOINED = regex.compile(r"(\p{Lu}[\p{L}\p{M}'’]{4,})[-\u2010\u2011](\p{Lu}[\p{L}\p{M}'’]{4,})")


def joined_names(word: str) -> tuple[tuple[int, int], ...]:
    """The spans of two names that a hyphen joins, as of a line between two places; else nothing.

    >>> joined_names("Wonsan-Yangyang"), joined_names("Daydo-ko"), joined_names("Hyon-Il")
    (((0, 6), (7, 15)), (), ())
    """
    if word.isalpha():  # nearly every word
        return ()
    match = _JOINED.fullmatch(word)
    return (match.span(1), match.span(2)) if match else ()
