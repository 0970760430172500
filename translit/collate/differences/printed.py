"""Items that say the same and are printed differently: case, spelling, brackets, typography, line ends."""

from __future__ import annotations

from translit.collate.dates import number_value
from translit.collate.differences.difference import Difference
from translit.collate.fold import unfold
from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream
from translit.model import VariantClass as C


def printed_otherwise(a: Stream, i: int, b: Stream, j: int, known: Knowledge) -> Difference | None:
    """The difference between two matched items, if they are not printed alike."""
    one, other = a.printed(i), b.printed(j)
    if one == other:
        return None
    here = (i, i + 1, j, j + 1)
    key, other_key = a.keys[i], b.keys[j]
    marks, other_marks = one.count("["), other.count("[")
    if marks != other_marks:
        return Difference(C.BRACKET, *here, "brackets " + ("taken away" if marks > other_marks else "added"))
    if key.startswith("date:"):
        if unfold(one) == unfold(other) or one.split() == other.split():
            return Difference(C.LAYOUT, *here, "line break")
        return Difference(C.DATE_FORMAT, *here, f"both {key[5:]}")
    if key != other_key:
        if number_value([key], known) is not None:
            return Difference(C.SPELLING, *here, "the same number")
        return Difference(C.SPELLING, *here)
    plain, other_plain = unfold(one), unfold(other)
    if plain == other_plain:
        broken = any(c in one + other for c in "\n\r\f\u00ad")
        return (
            Difference(C.LAYOUT, *here, "word broken over a line")
            if broken
            else Difference(C.TYPOGRAPHY, *here)
        )
    if plain.casefold() == other_plain.casefold():
        return Difference(C.CASE, *here)
    if key[0].isdigit():
        return Difference(C.SPELLING, *here, "the same number")
    return Difference(C.TYPOGRAPHY, *here)
