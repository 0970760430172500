"""A system compiled to tables: one look-up for a syllable, one for the boundary before it.

Entries are worked out when first met, so that a single name costs no more than it must; after that
every boundary of two syllables is one entry of a dictionary, and no object is made for a syllable.
"""

from __future__ import annotations

from translit.hangul import FINALS, FIRST, INITIALS, LAST, VOWELS, take_apart
from translit.romanize.boundary import Boundaries
from translit.romanize.marks import Mark, is_marked, unmarked
from translit.romanize.systems import System

_KEYS = 19 * 21


class NotHangulError(ValueError):
    """A character that is no syllable reached the tables."""


class Row(dict[int, str]):
    """After one final (or at the beginning): the letters of the boundary and of the next vowel."""

    __slots__ = ("_boundaries", "_final", "end")

    def __init__(self, boundaries: Boundaries, final: str) -> None:
        self._boundaries = boundaries
        self._final = final
        self.end = "" if final == "^" else boundaries.end(final).left

    def __missing__(self, key: int) -> str:
        mark, rest = divmod(key, _KEYS)
        initial, vowel = INITIALS[rest // 21], VOWELS[rest % 21]
        found = self._boundaries.between(self._final, initial, vowel, Mark(mark))
        piece = found.left + found.hyphen + found.right + self._boundaries.vowel(vowel)
        self[key] = piece
        return piece


class Syllables(dict[str, tuple[int, Row]]):
    """For each syllable, marked or not: its key in a row, and the row that follows it."""

    __slots__ = ("_rows",)

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows

    def __missing__(self, char: str) -> tuple[int, Row]:
        if not (FIRST <= ord(char) <= LAST or is_marked(char)):
            raise NotHangulError(char)
        plain, mark = unmarked(char)
        index = ord(plain) - FIRST
        entry = (mark * _KEYS + index // 28, self._rows[index % 28])
        self[char] = entry
        return entry


class Compiled:
    """The tables of one system."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.boundaries = Boundaries(system)
        self.rows = tuple(Row(self.boundaries, final) for final in FINALS)
        self.first = Row(self.boundaries, "^")
        self.syllables = Syllables(self.rows)

    def write(self, syllables: str) -> str:
        """The letters of one word of syllables, marked or not."""
        at = self.syllables
        row = self.first
        out = []
        for char in syllables:
            key, following = at[char]
            out.append(row[key])
            row = following
        out.append(row.end)
        return "".join(out)


def letters_of(char: str) -> tuple[str, str, str, Mark]:
    """Initial, vowel, final and mark of a syllable under way."""
    plain, mark = unmarked(char)
    return (*take_apart(plain), mark)
