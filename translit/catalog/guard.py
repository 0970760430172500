"""Patterns of tables ready to use; those of a user's tables with a limit of time on every text.

A user's patterns are tried when the tables are loaded (``patterns``), but nobody can try them on every
text. The shipped ones are tested and run without a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import regex

from translit.catalog.load import Catalog
from translit.errors import Fault, TableError

# Seconds for one question, and for each million characters more.
LIMIT, LIMIT_A_MILLION = 2.0, 2.0


def alternatives(words: Iterable[str]) -> str:
    """*words*, taken as they are, as alternatives of a pattern, the longest first.

    >>> alternatives(["Mt.", "Mount"])
    'Mount|Mt\\\\.'
    """
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))


def compile_pattern(
    pattern: str, catalog: Catalog, table: str, row: str, *, reverse: bool = False
) -> regex.Pattern[str]:
    """*pattern* compiled; where *catalog* has tables of a user, a question that takes too long is an error.

    Args:
        pattern: the regular expression.
        catalog: the tables it is from.
        table: its table, for messages.
        row: the id of its row, for messages.
        reverse: read the text backwards.

    Raises:
        regex.error: it is no regular expression.
    """
    compiled = regex.compile(pattern, regex.REVERSE if reverse else 0)
    if not catalog.overlays:
        return compiled
    return cast("regex.Pattern[str]", _Guarded(compiled, table, row))


class _Guarded:
    """A compiled pattern that gives up in time. What is not asked of a text goes to the pattern itself."""

    __slots__ = ("_compiled", "_row", "_table")

    def __init__(self, compiled: regex.Pattern[str], table: str, row: str) -> None:
        self._compiled = compiled
        self._table = table
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled, name)

    def match(self, text: str, pos: int = 0, endpos: int | None = None) -> Any:
        return self._ask(self._compiled.match, text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int | None = None) -> Any:
        return self._ask(self._compiled.fullmatch, text, pos, endpos)

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> Any:
        return self._ask(self._compiled.search, text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[regex.Match[str]]:
        try:
            yield from self._compiled.finditer(text, pos, endpos, timeout=_limit(text))
        except TimeoutError:
            raise self._fault() from None

    def _ask(self, question: Callable[..., Any], text: str, pos: int, endpos: int | None) -> Any:
        try:
            return question(text, pos, endpos, timeout=_limit(text))
        except TimeoutError:
            raise self._fault() from None

    def _fault(self) -> TableError:
        message = f"the pattern of row '{self._row}' takes too long on this text; let no part repeat itself"
        return TableError([Fault(self._table, 0, "T206", "pattern", message)])


def _limit(text: str) -> float:
    return LIMIT + LIMIT_A_MILLION * len(text) / 1e6
