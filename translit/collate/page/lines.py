"""A witness as printed lines: where each begins, what stands around it, and what makes two lines alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

ENDS = regex.compile(r"[.!?:;][\"”’'»)\]*_]*$")
_COUNTED = regex.compile(r"\d+|\b[ivxl]+\b")
_GAPS = regex.compile(r"[\W_]+")
_BREAKS = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without its margins; ``alone`` when blank lines (or an edge) stand around it."""

    start: int
    end: int
    text: str
    alone: bool
    after_break: bool
    before_break: bool
    fed: bool = False  # a form feed stands before or after it

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())


def read_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of ``text[start:end]`` that hold anything."""
    rows: list[tuple[int, int, int, bool]] = []  # start, end, blank lines before, form feed before
    position, blanks, feed = start, 1, False
    while position <= end:
        match = _BREAKS.search(text, position, end)
        stop = match.start() if match else end
        piece = text[position:stop]
        stripped = piece.strip()
        if stripped:
            low = position + len(piece) - len(piece.lstrip())
            rows.append((low, low + len(stripped), blanks, feed))
            blanks, feed = 0, False
        else:
            blanks += 1
        if match is None:
            break
        if match.group() == "\f":
            blanks += 1
            feed = True
        position = match.end()
    lines = []
    for k, (low, high, before, fed) in enumerate(rows):
        after, feeds = (rows[k + 1][2], rows[k + 1][3]) if k + 1 < len(rows) else (1, feed)
        alone = bool(before and after)
        lines.append(Line(low, high, text[low:high], alone, bool(before), bool(after), fed or feeds))
    return lines


def head_key(text: str) -> str:
    """What a line says, case, marks and numbers aside: equal for the heads of all pages."""
    return _GAPS.sub(" ", _COUNTED.sub("#", text.casefold())).strip()


def full_width(lines: Sequence[Line]) -> int:
    """How long a full line is: nine in ten are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0
