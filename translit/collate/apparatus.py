"""Witnesses to apparatus: layout, items, alignment, moves, and every difference told by kind.

The work is done in an order of the witnesses that depends on their texts alone, and turned back at the
end, so that swapping witnesses gives the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from translit.catalog import Catalog, default_catalog
from translit.collate.align import Lexicon, Words, align_words
from translit.collate.classify import Classifier, Difference
from translit.collate.knowledge import Knowledge
from translit.collate.layout import Patterns, find_zones
from translit.collate.moves import Block, find_moves
from translit.collate.names import Letters, NameJudge
from translit.collate.pair import Pairing, differences
from translit.collate.tokens import Stream, fold, read_streams, unfold
from translit.errors import UnsafeInputError
from translit.model import Significance, Span, Variant, VariantClass, Witness

MAX_CHARACTERS = 12_000_000
MAX_WITNESSES = 64


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a witness that was not compared, and why."""

    siglum: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Collation:
    """What comparing witnesses gave: the variants in the order of the first witness, and the alignment."""

    witnesses: tuple[Witness, ...]
    variants: tuple[Variant, ...]
    left_out: tuple[LeftOut, ...] = ()
    streams: tuple[Stream, ...] = field(default=(), repr=False)
    pairing: Pairing | None = field(default=None, repr=False)
    overlap: bool = True

    def at_least(self, significance: Significance) -> tuple[Variant, ...]:
        """The variants that say at least this much."""
        order = list(Significance)
        limit = order.index(significance)
        return tuple(v for v in self.variants if order.index(v.significance) <= limit)


def collate(
    witnesses: Sequence[Witness],
    *,
    catalog: Catalog | None = None,
    judge: NameJudge | None = None,
) -> Collation:
    """Compare witnesses of one document.

    Args:
        witnesses: two or more; the order decides only what is called addition and what deletion.
        catalog: the tables, with the user's laid over them.
        judge: who knows names; ``None`` decides by letters alone.

    Raises:
        UnsafeInputError: a witness is too long to be one document, or there are too many.
    """
    for witness in witnesses:
        if len(witness.span) > MAX_CHARACTERS:
            raise UnsafeInputError(
                witness.document.file,
                f"has over {MAX_CHARACTERS // 1_000_000} million characters",
                "collate its documents one by one (FILE#NUMBER)",
            )
    if len(witnesses) != 2:
        raise NotImplementedError
    one, other = witnesses
    if (other.text, len(other.text)) < (one.text, len(one.text)):
        return _turned(_pair((other, one), catalog, judge))
    return _pair((one, other), catalog, judge)


def _pair(witnesses: tuple[Witness, Witness], catalog: Catalog | None, judge: NameJudge | None) -> Collation:
    catalog = catalog or default_catalog()
    known = Knowledge(catalog)
    parts = [(w.document.text, w.span.start, w.span.end) for w in witnesses]
    zones = find_zones(parts, Patterns(catalog))
    a, b = read_streams(parts, zones, known)
    lexicon = Lexicon(known)
    words = [_words(stream, lexicon) for stream in (a, b)]
    match = align_words(words[0], words[1], lexicon)
    moves = find_moves(words[0], words[1], match, lexicon)
    classifier = Classifier(a, b, lexicon, known, judge or Letters(known, _lower(a, b)))
    pairing, found = differences(a, b, words[0], words[1], match, moves, classifier)
    variants = []
    for d, spans in ((d, s) for d in found for s in _places(a, b, d)):
        texts = tuple(s.of(w.document.text) for s, w in zip(spans, witnesses, strict=True))
        variants.append(Variant(d.cls, known.significance[d.cls], spans, texts, d.note, d.same_referent))
    variants.sort(key=lambda v: (v.spans[0], v.spans[1], v.cls))
    return Collation(tuple(witnesses), tuple(variants), (), (a, b), pairing)


_TRIMMED = frozenset(
    {
        VariantClass.DATE_VALUE,
        VariantClass.DATE_FORMAT,
        VariantClass.TERM,
        VariantClass.CASE,
        VariantClass.SPELLING,
    }
)


def _spans(a: Stream, b: Stream, d: Difference) -> tuple[Span, Span]:
    """Where a difference stands; of two dates or terms, only what differs."""
    one, other = a.span(d.a0, d.a1), b.span(d.b0, d.b1)
    if d.shape == (1, 1) and d.cls in _TRIMMED:
        plain = unfold if d.cls is VariantClass.CASE else fold
        tokens_a, tokens_b = a.printed_tokens(d.a0), b.printed_tokens(d.b0)
        keys_a = [plain(unfold(a.text[s:e])) for s, e in tokens_a]
        keys_b = [plain(unfold(b.text[s:e])) for s, e in tokens_b]
        head = tail = 0
        shorter = min(len(keys_a), len(keys_b))
        while head < shorter and keys_a[head] == keys_b[head]:
            head += 1
        while tail < shorter - head and keys_a[-1 - tail] == keys_b[-1 - tail]:
            tail += 1
        one = _inner(tokens_a, head, tail, one)
        other = _inner(tokens_b, head, tail, other)
    return Span(*one), Span(*other)


def _inner(tokens: list[tuple[int, int]], head: int, tail: int, whole: tuple[int, int]) -> tuple[int, int]:
    """Offsets of the tokens without the first *head* and the last *tail*; zero width where none is left."""
    left = tokens[head : len(tokens) - tail]
    if left:
        return left[0][0], left[-1][1]
    place = tokens[head][0] if head < len(tokens) else whole[1]
    return place, place


def _places(a: Stream, b: Stream, d: Difference) -> list[tuple[Span, Span]]:
    """Where a difference stands; of *M[inistry] of F[oreign] A[ffairs]*, each bracket by itself."""
    if d.cls is VariantClass.BRACKET and d.shape == (1, 1):
        if "[" in a.printed(d.a0):
            inner = _completions(a, d.a0, b, d.b0)
        else:
            inner = [pair[::-1] for pair in _completions(b, d.b0, a, d.a0)]
        if inner:
            return inner
    return [_spans(a, b, d)]


def _completions(a: Stream, i: int, b: Stream, j: int) -> list[tuple[Span, Span]]:
    """Each bracket of item *i*, and the same letters of item *j*, which has none."""
    one, other = a.span(i, i + 1), b.span(j, j + 1)
    printed, plain = a.text[slice(*one)], b.text[slice(*other)]
    found: list[tuple[Span, Span]] = []
    place, opened = 0, (0, 0)
    for k, char in enumerate(printed):
        if char == "[":
            opened = (k, place)
        elif char == "]":
            spans = (one[0] + opened[0], one[0] + k + 1), (other[0] + opened[1], other[0] + place)
            found.append((Span(*spans[0]), Span(*spans[1])))
        elif not char.isspace():
            while place < len(plain) and plain[place].isspace():
                place += 1
            if place >= len(plain) or plain[place].casefold() != char.casefold():
                return []
            place += 1
    return found


def _words(stream: Stream, lexicon: Lexicon) -> Words:
    code = lexicon.code
    item = [k for k, word in enumerate(stream.words) if word]
    return Words([code(stream.keys[k]) for k in item], [stream.sentence[k] for k in item], item)


def _lower(*streams: Stream) -> dict[str, int]:
    """Words that stand somewhere without a capital."""
    found: dict[str, int] = {}
    for stream in streams:
        text = stream.text
        for start, end in zip(stream.starts, stream.ends, strict=True):
            if text[start].islower():
                word = text[start:end]
                found[word] = found.get(word, 0) + 1
    return found


_TURN = {VariantClass.ADDITION: VariantClass.DELETION, VariantClass.DELETION: VariantClass.ADDITION}


def _turned(collation: Collation) -> Collation:
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
        pairing=collation.pairing.turned() if collation.pairing else None,
    )


def _turn_note(note: str) -> str:
    if " lost: " in note:
        return note.replace(" lost: ", " added: ")
    if " added: " in note:
        return note.replace(" added: ", " lost: ")
    if " / " in note:
        return " / ".join(note.split(" / ")[::-1])
    return note


__all__ = ["Block", "Collation", "LeftOut", "collate"]
