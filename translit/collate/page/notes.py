"""Footnotes and endnotes: blocks of numbered lines whose numbers are marks in the text before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import regex

MOST_FAILED = 100  # notes without a mark; after so many none is looked for
_NOTE = regex.compile(
    r"(?:(?P<sup>[¹²³⁰⁴-⁹]{1,3})\s*|\[(?P<box>\d{1,3})\]\s+|(?P<num>\d{1,3})\s+)(?=[\p{Lu}“\"‘*(\[])"
)
_MARK_SUP = regex.compile(r"(?<=\S)[¹²³⁰⁴-⁹]{1,3}")
_MARK_BOX = regex.compile(r"(?<=[\p{L}.,;:!?\"”’)\]] ?)\[(\d{1,3})\](?![\p{L}\d])")
_MARK_NUM = regex.compile(r"(?<=[\p{L}.,;:!?\"”’)\]])(\d{1,3})(?![\p{L}\d]|[.,:/-]\d)")
_MARKS = {"sup": _MARK_SUP, "box": _MARK_BOX, "num": _MARK_NUM}
_SUPERSCRIPT = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


class NoteLine(Protocol):
    """What is asked of a line here."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def text(self) -> str:
        """What it says, without margins."""

    @property
    def after_break(self) -> bool:
        """Whether a blank line stands before it."""


def find_notes(
    text: str, begin: int, lines: Sequence[NoteLine], furniture: set[int]
) -> tuple[set[int], list[tuple[int, int]]]:
    """The lines of notes, and where their marks stand in the running text.

    A block of notes begins after a blank line, page number or head, or goes on from another note; its
    numbers count on through the document, and each number is found as a mark before it.

    Args:
        text: the whole text.
        begin: where the witness begins in it.
        lines: its lines.
        furniture: lines known to be heads and page numbers.
    """
    notes: set[int] = set()
    marks: list[tuple[int, int]] = []
    expected, searched, inside, failed = 0, begin, False, 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    for k, line in enumerate(lines):
        if k in furniture:
            inside = False
            continue
        match = _NOTE.match(line.text)
        fresh = line.after_break or inside or k - 1 in furniture
        if match and fresh:
            style = "sup" if match["sup"] else "box" if match["box"] else "num"
            number = int(match[style].translate(_SUPERSCRIPT))
            if not expected or number == expected + 1:
                # A block that does not begin with one may be a date: [4] May 1951.
                kinds = _MARKS if expected or number == 1 else {style: _MARKS[style]}
                place = (searched, line.start)
                mark = _mark(text, place, number, style, kinds) if failed < MOST_FAILED else None
                failed += mark is None
                if (
                    mark is not None
                    or (style == "sup" and number == expected + 1)
                    or (_counted(lines, k, number) and _closing(lines, k, furniture))
                ):
                    notes.add(k)
                    if mark is not None:
                        marks.append(mark)
                        searched = mark[1]
                    expected, inside = number, True
                    continue
        if (
            inside
            and not line.after_break
            and k - 1 in notes
            and (k - 4 not in notes or k - 2 not in notes)
            and len(lines[k - 1].text) >= 0.75 * width
        ):
            notes.add(k)  # a note of several lines: the one before was full
            continue
        inside = False
    if not notes:
        marks = _boxed_alone(text, begin, lines)
    return notes, marks


def note_texts(lines: Sequence[NoteLine], notes: set[int]) -> list[tuple[int, int]]:
    """Where the text of each note stands, its number left out; a note may have several lines.

    Args:
        lines: the lines of the witness.
        notes: which of them are notes.
    """
    found: list[tuple[int, int]] = []
    for k in sorted(notes):
        line = lines[k]
        match = _NOTE.match(line.text)
        if found and not match and k - 1 in notes and not line.after_break:
            found[-1] = (found[-1][0], line.start + len(line.text))
        else:
            found.append((line.start + (match.end() if match else 0), line.start + len(line.text)))
    return found


def _counted(lines: Sequence[NoteLine], k: int, number: int) -> bool:
    """Whether the next numbered line counts on from this one, without a blank line between."""
    for line in lines[k + 1 : k + 4]:
        if line.after_break:
            return False
        if match := _NOTE.match(line.text):
            return int((match["sup"] or match["box"] or match["num"]).translate(_SUPERSCRIPT)) == number + 1
    return False


def _closing(lines: Sequence[NoteLine], k: int, furniture: set[int]) -> bool:
    """Whether the block that line *k* is in ends the page or the text."""
    n = k + 1
    while n < len(lines) and not lines[n].after_break and n not in furniture:
        n += 1
    return n == len(lines) or n in furniture


def note_like(lines: Sequence[NoteLine]) -> set[int]:
    """Lines that begin as notes do, whether or not they turn out to be some."""
    return {k for k, line in enumerate(lines) if _NOTE.match(line.text)}


def _mark(
    text: str, place: tuple[int, int], number: int, style: str, kinds: Mapping[str, regex.Pattern[str]]
) -> tuple[int, int] | None:
    """Where the mark of a note stands: in the style of the note if possible, else in any of the *kinds*."""
    for kind in (style, *(s for s in kinds if s != style)):  # a note "1 …" may have the mark ¹ or [1]
        decimal = None
        for match in kinds[kind].finditer(text, *place):
            if int(match.group().strip("[]").translate(_SUPERSCRIPT)) == number:
                if kind == "num" and text[max(0, match.start() - 2)].isdigit():
                    decimal = decimal or match.span()  # 5.1 may be point 5, note 1, when nothing else is
                else:
                    return match.span()
        if decimal:
            return decimal
    return None


def _boxed_alone(text: str, begin: int, lines: Sequence[NoteLine]) -> list[tuple[int, int]]:
    """Marks ``[1] [2] [3]`` that count on from one, without notes in this file."""
    if not lines:
        return []
    end = lines[-1].start + len(lines[-1].text)
    marks = list(_MARK_BOX.finditer(text, begin, end))
    if [int(m[1]) for m in marks] == list(range(1, len(marks) + 1)):
        return [m.span() for m in marks]
    return []
