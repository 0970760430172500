"""A difference between two witnesses: its items on both sides, its class, and what is to be noted."""

from __future__ import annotations

from dataclasses import dataclass

from translit.collate.stream import Stream
from translit.model import VariantClass as C

BRACKETS = frozenset("[]")


@dataclass(slots=True)
class Difference:
    """Items ``[a0, a1)`` of one witness against ``[b0, b1)`` of the other, and what that is."""

    cls: C
    a0: int
    a1: int
    b0: int
    b1: int
    note: str = ""
    same_referent: bool | None = None
    whole: bool = False  # a passage whose words are the same, standing elsewhere

    @property
    def shape(self) -> tuple[int, int]:
        """How many items stand on each side."""
        return self.a1 - self.a0, self.b1 - self.b0


def begins(stream: Stream, item: int) -> bool:
    """Whether a sentence, a paragraph or a point of a list begins here."""
    return (
        item == 0
        or stream.sentence[item] != stream.sentence[item - 1]
        or stream.paragraph[item] != stream.paragraph[item - 1]
        or stream.keys[item - 1] in {";", ":"}
    )
