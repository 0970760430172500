"""Where nothing is replaced, whatever it looks like: addresses, citations, link targets, code."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

import regex

from translit.catalog import Catalog
from translit.catalog.guard import compile_pattern

_LINK_TARGET = regex.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*\)")
_LINK_DEFINITION = regex.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+", regex.MULTILINE)
_MARKDOWN = regex.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^(?P=fence)|\Z)"  # fenced code
    r"|(?<!`)(?P<ticks>`{1,8}+)(?!`)[^\n]{1,2000}?(?<!`)(?P=ticks)(?!`)"  # code span on one line
    r"|<[A-Za-z/!][^<>\n]*>",  # HTML tag
    regex.MULTILINE | regex.DOTALL,
)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_TABLE = "normalize/protected.csv"
# How far before its match the 'before' of a row is looked for.
_BEFORE = 600


class Shelter(NamedTuple):
    """One reason to leave a stretch alone: tried where *needle* stands.

    ``before`` is read backwards from where ``pattern`` begins: linear however often that is.
    """

    needle: str
    pattern: regex.Pattern[str]
    before: regex.Pattern[str] | None = None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The stretches of *text*."""
        if self.needle not in text:
            return
        for match in self.pattern.finditer(text):
            start = match.start()
            if self.before and (found := self.before.match(text, max(0, start - _BEFORE), start)):
                start = found.start()
            yield start, match.end()


def shelters(catalog: Catalog, *, citations: bool = False) -> tuple[Shelter, ...]:
    """What ``tables/normalize/protected.csv`` leaves alone, and link targets.

    Args:
        catalog: the tables.
        citations: citations and archive references are text like any other.
    """
    return (
        Shelter("](", _LINK_TARGET),
        Shelter("]:", _LINK_DEFINITION),
        *(
            Shelter(
                row["needle"],
                compile_pattern(row["pattern"], catalog, _TABLE, row["id"]),
                compile_pattern(row["before"], catalog, _TABLE, row["id"], reverse=True)
                if row["before"]
                else None,
            )
            for row in catalog.rows(_TABLE)
            if not (citations and row["what"] == "citation")
        ),
    )


class Protected:
    """The stretches of a text in which names are left alone.

    Args:
        text: the text.
        among: see :func:`shelters`.
        file: its name; in Markdown code is left alone as well.
    """

    def __init__(self, text: str, among: tuple[Shelter, ...], file: str = "") -> None:
        if PurePath(file).suffix.lower() in _MARKDOWN_SUFFIXES:
            among = (*among, Shelter("", _MARKDOWN))
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(span for shelter in among for span in shelter.spans(text)):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether any part of the span lies in a protected stretch.

        >>> from translit.catalog import default_catalog
        >>> Protected("see <https://x.org/Tetsugen> there", shelters(default_catalog())).holds(18, 26)
        True
        """
        at = bisect.bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
