"""In which of the documents inside a reader an offset lies."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from translit.model import Part


class PartFinder:
    """Looks up the parts of one document by offset; made once, asked often.

    Args:
        parts: the documents in a text, none overlapping another.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = sorted(parts, key=lambda part: part.span)
        self._starts = [part.span.start for part in self._parts]

    def index_at(self, offset: int) -> int:
        """The number of the part that *offset* lies in, from 0 in the order of the text; -1 for none."""
        at = bisect.bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self._parts[at].span.end else -1

    def at(self, offset: int) -> Part | None:
        """The part that *offset* lies in."""
        at = self.index_at(offset)
        return self._parts[at] if at >= 0 else None
