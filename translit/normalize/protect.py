"""Where nothing is replaced, whatever it looks like: addresses, link targets, code."""

from __future__ import annotations

import bisect
from pathlib import PurePath

import regex

# Possessive, and beginning at the beginning of a word: linear on a line of a hundred megabytes too.
_ADDRESS = regex.compile(
    r"(?:https?|ftp|file)://[^\s<>\"]++|\bwww\.[^\s<>\"]++|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]++"
)
_LINK_TARGET = regex.compile(
    r"\]\((?:[^()\s]|\([^()\s]*\))*\)|^ {0,3}\[[^\]\n]+\]:[ \t]*\S+", regex.MULTILINE
)
_MARKDOWN = regex.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^(?P=fence)|\Z)"  # fenced code
    r"|(?<!`)(?P<ticks>`{1,8}+)(?!`)[^\n]{1,2000}?(?<!`)(?P=ticks)(?!`)"  # code span on one line
    r"|<[A-Za-z/!][^<>\n]*>",  # HTML tag
    regex.MULTILINE | regex.DOTALL,
)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})


class Protected:
    """The stretches of a text in which names are left alone."""

    def __init__(self, text: str, file: str = "") -> None:
        patterns = [_ADDRESS, _LINK_TARGET]
        if PurePath(file).suffix.lower() in _MARKDOWN_SUFFIXES:
            patterns.append(_MARKDOWN)
        spans = sorted(match.span() for pattern in patterns for match in pattern.finditer(text))
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether any part of the span lies in a protected stretch.

        >>> Protected("see <https://x.org/Tetsugen> there").holds(18, 26)
        True
        """
        at = bisect.bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
