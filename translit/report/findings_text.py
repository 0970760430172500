"""Findings for people: the line with a caret under the place, or one short line each."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from translit.findings.flag import Flag
from translit.findings.registry import RULES
from translit.text import Lines

_WIDTH = 100
_BOLD, _RED, _CYAN, _PLAIN = "\033[1m", "\033[31m", "\033[36m", "\033[0m"


def caret_lines(
    flags: Iterable[Flag], texts: Mapping[str, tuple[str, Lines]], *, color: bool = False
) -> Iterator[str]:
    """Each finding with its line of text and a caret line below it.

    Args:
        flags: in the order to show.
        texts: text and lines of each file.
        color: with ANSI colours.
    """
    for flag in flags:
        text, lines = texts[flag.file]
        line, col = lines.place(flag.span.start)
        code = f"{_RED}{flag.code}{_PLAIN}" if color else flag.code
        where = f"{printable(flag.file)}:{line}:{col}:"
        yield f"{_BOLD}{where}{_PLAIN} " if color else f"{where} "
        yield f"{code} {printable(flag.message)}\n"
        shown, caret = _excerpt(text, lines, flag, line)
        mark = f"{_CYAN}{caret}{_PLAIN}" if color else caret
        yield f"    {shown}\n    {mark}\n"
        if flag.candidates:
            yield f"    = {'; '.join(map(printable, flag.candidates))}\n"
        yield "\n"


def concise_lines(flags: Iterable[Flag], texts: Mapping[str, tuple[str, Lines]]) -> Iterator[str]:
    """``file:line:col: CODE 'surface' message``, one line each."""
    for flag in flags:
        line, col = texts[flag.file][1].place(flag.span.start)
        surface = " ".join(flag.surface.split())
        surface = surface if len(surface) <= 60 else surface[:57] + "..."
        where = f"{printable(flag.file)}:{line}:{col}:"
        yield f"{where} {flag.code} '{printable(surface)}' {printable(flag.message)}\n"


def statistics_lines(flags: Iterable[Flag]) -> Iterator[str]:
    """How often each code was found, the commonest first."""
    counts = Counter(flag.code for flag in flags)
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6}  {code}  {RULES[code].message}\n"


def _excerpt(text: str, lines: Lines, flag: Flag, line: int) -> tuple[str, str]:
    """The line, cut to a readable width around the place, and its caret line."""
    start, end = lines.line_span(line)
    first = flag.span.start
    last = min(max(flag.span.end, first + 1), end)
    low, high = start, end
    if end - start > _WIDTH:
        room = max(10, (_WIDTH - (last - first)) // 2)
        low, high = max(start, first - room), min(end, max(first + _WIDTH, last + room))
        high = min(high, low + 2 * _WIDTH)
        last = min(last, high)
    before, inside, after = text[low:first], text[first:last], text[last:high]
    left = "…" if low > start else ""
    right = "…" if high < end else ""
    shown = left + printable(before) + printable(inside) + printable(after) + right
    caret = " " * width(left + printable(before)) + "^" * max(1, width(printable(inside)))
    return shown, caret


def printable(text: str) -> str:
    """*text* with control and other unprintable characters shown as U+FFFD, tabs as spaces.

    >>> printable("a\\x1b[31mb\\tc")
    'a\\ufffd[31mb c'
    """
    return "".join(
        c
        if c.isprintable() or unicodedata.category(c) in ("Mn", "Mc", "Me")
        else " "
        if c in "\t\n\r\u00a0\u3000"
        else "\ufffd"
        for c in text
    )


def width(text: str) -> int:
    """How many columns *text* takes in a terminal.

    >>> width("철원 a")
    6
    """
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )
