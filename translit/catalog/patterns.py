"""Whether a regular expression of a table ends in time on hostile text.

A pattern that tries every way to divide what it reads (``(a+)+b``) takes longer than anybody waits. Each is
tried, with a time limit, on texts made to provoke that: one character again and again, and the pattern's
own letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex

LENGTH = 10_000
# Far more than any pattern of the shipped tables takes, far less than one that never ends.
LIMIT = 0.5
_COMMON = ("a", "A", "1", " ", "\n", "-", ".", "[", "(", "Ab ", "a b\n", "1.", "가", "я", "'a")
_SIGNS = regex.compile(r"\\[pP]\{[^}]*\}|\\.|\(\?[^)a-zA-Z]*[:=!<]|[\[\](){}|?*+^$]")
_LONGEST_OWN = 200


@dataclass(frozen=True, slots=True)
class Use:
    """What a pattern is asked: to match ``whole`` lines or be found in them, ``longest`` letters at most."""

    whole: bool = False
    longest: int = LENGTH


def pattern_columns(schema: dict[str, Any]) -> dict[str, Use]:
    """The columns of a table that hold regular expressions, by its JSON Schema, with how they are used.

    ``x-whole`` and ``x-longest`` beside a column's type say the latter.
    """
    return {
        name: Use(bool(about.get("x-whole")), int(about.get("x-longest", LENGTH)))
        for name, about in schema.get("properties", {}).items()
        if about.get("format") == "regex" or name == "pattern"
    }


_ANYWHERE = Use()


def hostile_texts(pattern: str, length: int = LENGTH) -> Iterator[str]:
    """Texts of *length* characters on which *pattern* may be slow."""
    own = _SIGNS.sub("", pattern)[:_LONGEST_OWN]
    letters = sorted({char for char in own if not char.isspace()})
    for piece in dict.fromkeys((*_COMMON, *letters, own)):
        if piece:
            # What ends otherwise than it went on makes a pattern go back.
            yield (piece * (length // len(piece)))[: length - 1] + "\u0001"


def apply(compiled: regex.Pattern[str], text: str, use: Use, limit: float) -> None:
    """Ask *compiled* what its table asks of it.

    Raises:
        TimeoutError: it took longer than *limit* seconds.
    """
    if use.whole:
        compiled.fullmatch(text, timeout=limit)
    else:
        for _ in compiled.finditer(text, timeout=limit):
            pass


def is_slow(pattern: str, use: Use = _ANYWHERE, limit: float = LIMIT) -> bool:
    """Whether *pattern* takes longer than *limit* seconds on a hostile text.

    >>> is_slow("(?:a+)+b"), is_slow(r"\\ba+b")
    (True, False)

    Raises:
        regex.error: it is no regular expression.
    """
    compiled = regex.compile(pattern)
    return any(_runs_out(compiled, text, use, limit) for text in hostile_texts(pattern, use.longest))


def _runs_out(compiled: regex.Pattern[str], text: str, use: Use, limit: float) -> bool:
    for _ in range(2):  # the clock may have run for somebody else
        try:
            apply(compiled, text, use, limit)
        except TimeoutError:
            continue
        return False
    return True
