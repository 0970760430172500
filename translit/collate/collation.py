"""What comparing witnesses gave, and the same seen from the other side."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from translit.collate.differences.pairing import Pairing
from translit.collate.stream import Stream
from translit.collate.table import Row, alignment_table
from translit.model import Significance, Span, Variant, VariantClass, Witness


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a witness that was not compared, and why."""

    siglum: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """The footnotes of two witnesses, compared apart."""

    streams: tuple[Stream, Stream]
    pairing: Pairing

    def turned(self) -> Noted:
        """The same from the side of the second witness."""
        return Noted((self.streams[1], self.streams[0]), self.pairing.turned())


@dataclass(frozen=True, slots=True)
class Collation:
    """What comparing witnesses gave: the variants in the order of the first witness, and the alignment."""

    witnesses: tuple[Witness, ...]
    variants: tuple[Variant, ...]
    left_out: tuple[LeftOut, ...] = ()
    streams: tuple[Stream, ...] = field(default=(), repr=False)
    pairings: tuple[Pairing, ...] = field(default=(), repr=False)
    base: int = 0
    overlap: bool = True
    translated: bool = False  # compared sentence by sentence, few words being the same
    noted: Noted | None = field(default=None, repr=False)  # of two witnesses: their footnotes

    def table(self, *, in_order: bool = False) -> tuple[Row, ...]:
        """Every token of every witness exactly once, in rows of tokens that face one another."""
        return alignment_table(self.streams, self.pairings, self.base, in_order=in_order)

    def at_least(self, significance: Significance) -> tuple[Variant, ...]:
        """The variants that say at least this much."""
        order = list(Significance)
        limit = order.index(significance)
        return tuple(v for v in self.variants if order.index(v.significance) <= limit)


_TURN = {VariantClass.ADDITION: VariantClass.DELETION, VariantClass.DELETION: VariantClass.ADDITION}


def turned(collation: Collation) -> Collation:
    """The same collation with the two witnesses changed about."""
    variants = [
        replace(
            v,
            cls=_TURN.get(v.cls, v.cls),
            spans=v.spans[::-1],
            texts=v.texts[::-1],
            note=_turn_note(v.note),
        )
        for v in collation.variants
    ]
    variants.sort(key=lambda v: (v.spans[0], v.spans[1], v.cls))
    return replace(
        collation,
        witnesses=collation.witnesses[::-1],
        variants=tuple(variants),
        streams=collation.streams[::-1],
        pairings=tuple(pairing.turned() for pairing in collation.pairings),
        noted=collation.noted.turned() if collation.noted else None,
    )


def _turn_note(whole: str) -> str:
    note, mark, place = whole.partition("; in a footnote")
    return _turned_words(note) + mark + place


def _turned_words(note: str) -> str:
    if " lost: " in note:
        return note.replace(" lost: ", " added: ")
    if " added: " in note:
        return note.replace(" added: ", " lost: ")
    if note.startswith("brackets "):
        return "brackets added" if note.endswith("away") else "brackets taken away"
    if " / " in note:
        return " / ".join(note.split(" / ")[::-1])
    return note
