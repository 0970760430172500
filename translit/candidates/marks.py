"""What the marks of a romanized name say of its sounds: *Ch'o* is 초 or 처 and not 조, *ŏ* is ㅓ and not ㅗ.

The lattices match letters without their marks, which print often loses. Where some are left, a reading that
denies them is dearer, and so is one that wants a mark where the name, which has such marks, has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from translit.candidates.fold import Folded
from translit.candidates.lattice import Segment
from translit.catalog import Catalog
from translit.hangul import is_syllable, take_apart

VOWEL, ASPIRATE = "vowel", "aspirate"
# A syllable as written: its initial, its vowel, and the rest.
_WRITTEN = regex.compile(r"(?P<initial>[^aeiouyw]*)(?P<vowel>[aeiouyw]*)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """One row: the sounds that *written* with *mark* may stand for."""

    mark: str
    written: frozenset[str]
    means: frozenset[str]
    group: str


class Marks:
    """The rows of ``tables/resolve/marks.csv``."""

    def __init__(self, catalog: Catalog) -> None:
        self._rows = [
            _Mark(
                row["mark"],
                frozenset(row["written"].split("|")),
                frozenset(row["means"].split("|")),
                row["group"],
            )
            for row in catalog.rows("resolve/marks.csv")
        ]

    def cost(self, segments: Iterable[Segment], folded: Folded, toll: float) -> float:
        """What it costs that the marks of *folded* are not those of *segments*.

        *toll* is for a mark that denies the reading; a mark left out beside others costs half.

        >>> from translit.candidates.fold import Folder
        >>> from translit.catalog import default_catalog
        >>> marks, fold = Marks(default_catalog()), Folder(default_catalog()).fold
        >>> marks.cost((("조", "cho", 0.0), ("성", "song", 0.0)), fold("Ch'osŏng"), 1.0)
        1.0
        >>> marks.cost((("초", "cho", 0.0), ("성", "song", 0.0)), fold("Ch'osong"), 1.0)
        0.0
        >>> marks.cost((("초", "cho", 0.0), ("성", "song", 0.0)), fold("Chosŏng"), 1.0)
        0.5
        >>> marks.cost((("처", "cho", 0.0), ("성", "song", 0.0)), fold("Chosŏng"), 1.0)
        1.0
        """
        printed = {
            offset: mark for offset, mark in folded.marks if self._speaks(folded.letters, offset, mark)
        }
        if not printed:
            return 0.0
        used = {row.group for row in self._rows for mark in printed.values() if row.mark == mark}
        # Who has the breves has the apostrophes; the reverse does not hold.
        used |= {ASPIRATE} if VOWEL in used else set()
        cost = 0.0
        at = 0
        for unit, letters, _ in segments:
            start, at = at, at + len(letters)
            if not is_syllable(unit) or not (parts := _WRITTEN.match(letters)):
                continue
            initial, vowel, _ = take_apart(unit)
            for name, sound in (("initial", initial), ("vowel", vowel)):
                span = range(start + parts.start(name), start + parts.end(name))
                marks = {printed[offset] for offset in span if offset in printed}
                cost += toll * self._against(parts[name], sound, marks, used)
        return cost

    def _speaks(self, letters: str, offset: int, mark: str) -> bool:
        """Whether any row knows *mark* behind these letters."""
        before = letters[: offset + 1]
        return any(
            row.mark == mark and any(before.endswith(text.rstrip("i") or text) for text in row.written)
            for row in self._rows
        )

    def _against(self, written: str, sound: str, marks: set[str], used: set[str]) -> float:
        rows = [row for row in self._rows if written in row.written]
        known = [row for row in rows if row.mark in marks]
        if known:
            return 0.0 if any(sound in row.means for row in known) else 1.0
        return 0.5 if any(sound in row.means and row.group in used for row in rows) else 0.0
