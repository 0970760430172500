"""Witnesses to apparatus: layout, items, alignment, moves, and every difference told by kind.

The work is done in an order of the witnesses that depends on their texts alone, and turned back at the
end, so that swapping witnesses gives the same places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from translit.catalog import Catalog, default_catalog
from translit.collate.align import Lexicon, Words
from translit.collate.classify import Classifier, Difference
from translit.collate.fold import unfold
from translit.collate.knowledge import Knowledge
from translit.collate.layout import Patterns, find_zones
from translit.collate.many import Counterpart, merge, nearest
from translit.collate.moves import Block, correspond
from translit.collate.names import Layered, Letters, NameJudge
from translit.collate.overlap import Extent, density, find_window
from translit.collate.pair import Pairing, differences
from translit.collate.quiet import without_collector
from translit.collate.stream import Stream
from translit.collate.table import Row, alignment_table
from translit.collate.tokens import read_streams
from translit.collate.translations import find_translation, translated
from translit.errors import UnsafeInputError
from translit.model import Significance, Span, Variant, VariantClass, Witness

MAX_CHARACTERS = 12_000_000
MAX_WITNESSES = 64
THIN = 0.45  # where less of the words face one another, it is another translation, if it is the same text
DENSE = 0.8  # where more face one another, it is not
REWORDED = 0.25  # between the two: the share of the text in sentences said otherwise that makes it one


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
    pairings: tuple[Pairing, ...] = field(default=(), repr=False)
    base: int = 0
    overlap: bool = True
    translated: bool = False  # compared sentence by sentence, few words being the same

    def table(self, *, in_order: bool = False) -> tuple[Row, ...]:
        """Every token of every witness exactly once, in rows of tokens that face one another."""
        return alignment_table(self.streams, self.pairings, self.base, in_order=in_order)

    def at_least(self, significance: Significance) -> tuple[Variant, ...]:
        """The variants that say at least this much."""
        order = list(Significance)
        limit = order.index(significance)
        return tuple(v for v in self.variants if order.index(v.significance) <= limit)


@without_collector
def collate(
    witnesses: Sequence[Witness],
    *,
    catalog: Catalog | None = None,
    judge: NameJudge | None = None,
    extent: Extent = Extent.DETECT,
    base: str | None = None,
) -> Collation:
    """Compare witnesses of one document.

    Args:
        witnesses: two or more; the order decides only what is called addition and what deletion.
        catalog: the tables, with the user's laid over them.
        judge: who knows names (:class:`~translit.collate.engine.EngineJudge`); ``None``, or where it
            cannot tell, decides by letters alone.
        extent: how much to compare, when a witness is only a part of another.
        base: siglum of the witness the others are compared with; ``None`` takes the one nearest to all.

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
    if not 2 <= len(witnesses) <= MAX_WITNESSES:
        raise UnsafeInputError(
            witnesses[0].document.file if witnesses else "collate",
            f"{len(witnesses)} witnesses; from 2 to {MAX_WITNESSES} can be compared",
            "compare fewer at once",
        )
    ready = prepare(witnesses, catalog)
    if len(witnesses) > 2:
        return _many(witnesses, ready, judge, extent, base)
    return _in_order(witnesses, ready, (0, 1), judge, extent)


def _in_order(
    witnesses: Sequence[Witness],
    ready: Prepared,
    which: tuple[int, int],
    judge: NameJudge | None,
    extent: Extent,
) -> Collation:
    """Compare two witnesses in the order that their texts give, and turn the result back."""
    one, other = which
    if witnesses[other].text < witnesses[one].text:
        return _turned(_pair(witnesses, ready, (other, one), judge, extent))
    return _pair(witnesses, ready, which, judge, extent)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Witnesses made ready to align: items, words, and the lexicon they share."""

    known: Knowledge
    lexicon: Lexicon
    streams: tuple[Stream, ...]
    words: tuple[Words, ...]


@without_collector
def prepare(witnesses: Sequence[Witness], catalog: Catalog | None = None) -> Prepared:
    """Layout told from text, text cut into items, items numbered."""
    catalog = catalog or default_catalog()
    known = Knowledge(catalog)
    parts = [(w.document.text, w.span.start, w.span.end) for w in witnesses]
    streams = read_streams(parts, find_zones(parts, Patterns(catalog)), known)
    lexicon = Lexicon(known)
    return Prepared(known, lexicon, tuple(streams), tuple(_words(s, lexicon) for s in streams))


def _pair(
    everyone: Sequence[Witness],
    ready: Prepared,
    which: tuple[int, int],
    judge: NameJudge | None,
    extent: Extent,
) -> Collation:
    witnesses = [everyone[k] for k in which]
    known, lexicon = ready.known, ready.lexicon
    words = [ready.words[k] for k in which]
    a, b = (ready.streams[k] for k in which)
    classifier = classifier_of((a, b), ready, judge)
    match, moves = correspond(words[0], words[1], lexicon)
    blocks = [(m.i0, m.i1, m.j0, m.j1) for m in moves]
    window = find_window(words[0], words[1], match, blocks, lexicon, extent)
    free = None
    faced = dict(enumerate(match)) | {i: j for m in moves for i, j in m.pairs}
    dense = density(words[0], words[1], faced, window, lexicon) if window.common else 0.0
    if dense < DENSE:
        free = find_translation((a, b), classifier)
    if free is not None and dense >= THIN and free.reworded(words[0], words[1], faced, lexicon) < REWORDED:
        free = None
    if free is not None:
        window = free.window(words[0], words[1], extent)
    if not window.common:
        reason = "no passage in common with the other"
        nothing = tuple(LeftOut(w.siglum, w.span, reason) for w in witnesses)
        empty = Pairing((-1,) * len(a.first), (0,) * len(a.first), len(b.first))
        return Collation(tuple(witnesses), (), nothing, (a, b), (empty,), overlap=False)
    limits = (
        _limits(a, words[0], window.i0, window.i1),
        _limits(b, words[1], window.j0, window.j1),
    )
    if free is not None:
        pairing, found = translated(free.beads, free.facts, classifier, limits)
    else:
        match = [
            j if window.i0 <= i < window.i1 and window.j0 <= j < window.j1 else -1
            for i, j in enumerate(match)
        ]
        moves = [
            m
            for m in moves
            if window.i0 <= m.i0 < m.i1 <= window.i1 and window.j0 <= m.j0 < m.j1 <= window.j1
        ]
        pairing, found = differences(a, b, words[0], words[1], match, moves, classifier, limits)
    variants = []
    for d in found:
        for spans in _places(a, b, d):
            texts = tuple(s.of(w.document.text) for s, w in zip(spans, witnesses, strict=True))
            variants.append(Variant(d.cls, known.significance[d.cls], spans, texts, d.note, d.same_referent))
    variants.sort(key=lambda v: (v.spans[0], v.spans[1], v.cls))
    left_out = (*_left_out(witnesses[0], a, limits[0]), *_left_out(witnesses[1], b, limits[1]))
    return Collation(
        tuple(witnesses), tuple(variants), left_out, (a, b), (pairing,), translated=free is not None
    )


def classifier_of(streams: tuple[Stream, Stream], ready: Prepared, judge: NameJudge | None) -> Classifier:
    """Who names the differences of two witnesses: tables, letters, and before them the *judge*."""
    letters = Letters(ready.known, _lower(*streams))
    told = Layered(judge, letters) if judge else letters
    return Classifier(*streams, ready.lexicon, ready.known, told)


def _limits(stream: Stream, words: Words, low: int, high: int) -> tuple[int, int]:
    """The items that go with the words ``[low, high)``: all, or from sentence to sentence."""
    first = words.item[low] if low else 0
    last = words.item[high - 1] + 1 if high < len(words.item) else len(stream.first)
    while low and first and not stream.words[first - 1] and stream.keys[first - 1] in "[(\"'":
        first -= 1
    while last < len(stream.first) and not stream.words[last]:
        last += 1
    return first, last


def _left_out(witness: Witness, stream: Stream, limits: tuple[int, int]) -> Iterator[LeftOut]:
    """What lies before and after the limits."""
    for low, high, where in ((0, limits[0], "before"), (limits[1], len(stream.first), "after")):
        words = sum(stream.words[low:high])
        if words:
            start, end = stream.span(low, high)
            reason = f"{words} words {where} the common stretch have no counterpart"
            yield LeftOut(witness.siglum, Span(start, end), reason)


_WHOLE = frozenset(
    {
        VariantClass.MOVE,
        VariantClass.NAME,
        VariantClass.BRACKET,
        VariantClass.PUNCT,
        VariantClass.LAYOUT,
        VariantClass.TYPOGRAPHY,
    }
)


def _spans(a: Stream, b: Stream, d: Difference) -> tuple[Span, Span]:
    """Where a difference stands; of dates and terms of several words, only what differs."""
    one, other = a.span(d.a0, d.a1), b.span(d.b0, d.b1)
    if 0 not in d.shape and max(d.shape) <= 12 and d.cls not in _WHOLE and not d.whole:
        tokens_a = [t for k in range(d.a0, d.a1) for t in a.printed_tokens(k)]
        tokens_b = [t for k in range(d.b0, d.b1) for t in b.printed_tokens(k)]
        keys_a = [unfold(a.text[s:e]) for s, e in tokens_a]
        keys_b = [unfold(b.text[s:e]) for s, e in tokens_b]
        head = tail = 0
        shorter = min(len(keys_a), len(keys_b))
        while head < shorter and keys_a[head] == keys_b[head]:
            head += 1
        while tail < shorter - head and keys_a[-1 - tail] == keys_b[-1 - tail]:
            tail += 1
        if head or tail:
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
        inner = _completions(a, d.a0, b, d.b0)
        if inner:
            return inner
    return [_spans(a, b, d)]


def _completions(a: Stream, i: int, b: Stream, j: int) -> list[tuple[Span, Span]]:
    """Each bracket that only one of two items has, and the same letters of the other."""
    one, other = a.span(i, i + 1), b.span(j, j + 1)
    found: list[tuple[Span, Span]] = []
    p, q = one[0], other[0]
    open_a: tuple[int, int] | None = None
    open_b: tuple[int, int] | None = None
    while p < one[1] or q < other[1]:
        x = a.text[p] if p < one[1] else " "
        y = b.text[q] if q < other[1] else " "
        if x in "[]" and x == y:
            p, q = p + 1, q + 1
        elif x in "[]" and y.isspace() and q < other[1]:
            q += 1
        elif y in "[]" and x.isspace() and p < one[1]:
            p += 1
        elif x == "[":
            open_a = (p, q)
            p += 1
        elif y == "[":
            open_b = (p, q)
            q += 1
        elif x == "]":
            if open_a:
                found.append((Span(open_a[0], p + 1), Span(open_a[1], q)))
            p, open_a = p + 1, None
        elif y == "]":
            if open_b:
                found.append((Span(open_b[0], p), Span(open_b[1], q + 1)))
            q, open_b = q + 1, None
        elif x.isspace() and p < one[1]:
            p += 1
        elif y.isspace() and q < other[1]:
            q += 1
        elif x.casefold() == y.casefold():
            p, q = p + 1, q + 1
        else:
            return []
    return found


def _words(stream: Stream, lexicon: Lexicon) -> Words:
    code = lexicon.code
    item = [k for k, word in enumerate(stream.words) if word]
    return Words(
        [code(stream.keys[k]) for k in item],
        [stream.sentence[k] for k in item],
        item,
        [stream.paragraph[k] for k in item],
        lambda n: n == len(item) or stream.begins_line(item[n]),
    )


_HYPHENS = frozenset("-\u2010\u2011")


def _lower(*streams: Stream) -> dict[str, int]:
    """Words that stand somewhere without a capital, other than after a hyphen: *Ho-san*."""
    found: dict[str, int] = {}
    for stream in streams:
        text = stream.text
        for start, end in zip(stream.starts, stream.ends, strict=True):
            if text[start].islower() and text[start - 1 : start] not in _HYPHENS:
                word = text[start:end]
                found[word] = found.get(word, 0) + 1
    return found


def _many(
    witnesses: Sequence[Witness], ready: Prepared, judge: NameJudge | None, extent: Extent, base: str | None
) -> Collation:
    """Each witness against the base, put together."""
    sigla = [w.siglum for w in witnesses]
    own = sigla.index(base) if base is not None else nearest(witnesses)
    found: list[tuple[Variant, ...]] = []
    pairings, counterparts = [], []
    left: dict[LeftOut, None] = {}
    overlap, free = True, False
    for k in range(len(witnesses)):
        if k == own:
            continue
        pair = _in_order(witnesses, ready, (own, k), judge, extent)
        found.append(pair.variants)
        pairings.append(pair.pairings[0])
        counterparts.append(Counterpart(ready.streams[own], ready.streams[k], pair.pairings[0]))
        left.update(dict.fromkeys(x for x in pair.left_out if x.siglum == witnesses[k].siglum))
        overlap = overlap and pair.overlap
        free = free or pair.translated
    variants = merge(witnesses, own, found, counterparts, ready.known)
    variants.sort(key=lambda v: (v.spans[own], v.spans, v.cls))
    return Collation(
        tuple(witnesses),
        tuple(variants),
        tuple(left),
        ready.streams,
        tuple(pairings),
        own,
        overlap,
        free,
    )


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
        pairings=tuple(pairing.turned() for pairing in collation.pairings),
    )


def _turn_note(note: str) -> str:
    if " lost: " in note:
        return note.replace(" lost: ", " added: ")
    if " added: " in note:
        return note.replace(" added: ", " lost: ")
    if note.startswith("brackets "):
        return "brackets added" if note.endswith("away") else "brackets taken away"
    if " / " in note:
        return " / ".join(note.split(" / ")[::-1])
    return note


__all__ = ["Block", "Collation", "LeftOut", "collate"]
