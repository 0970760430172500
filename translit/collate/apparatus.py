"""Witnesses to apparatus: layout, items, alignment, moves, and every difference told by kind.

The work is done in an order of the witnesses that depends on their texts alone, and turned back at the
end, so that swapping witnesses gives the same places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.catalog import Catalog
from translit.collate.align import Words, correspond
from translit.collate.collation import Collation, LeftOut, Noted, turned
from translit.collate.differences.difference import Difference
from translit.collate.differences.footnotes import compare_notes
from translit.collate.differences.pair import differences
from translit.collate.differences.pairing import Pairing
from translit.collate.differences.places import places_of
from translit.collate.knowledge import Knowledge
from translit.collate.many import Counterpart, merge, nearest
from translit.collate.names import NameJudge
from translit.collate.overlap import Extent, density, find_window
from translit.collate.prepare import Prepared, classifier_of, prepare
from translit.collate.quiet import without_collector
from translit.collate.stream import Stream
from translit.collate.translations import find_translation, translated
from translit.errors import UnsafeInputError
from translit.model import Span, Variant, Witness

MAX_CHARACTERS = 12_000_000
MAX_WITNESSES = 64
THIN = 0.45  # where less of the words face one another, it is another translation, if it is the same text
DENSE = 0.8  # where more face one another, it is not
REWORDED = 0.25  # between the two: the share of the text in sentences said otherwise that makes it one


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
        return turned(_pair(witnesses, ready, (other, one), judge, extent))
    return _pair(witnesses, ready, which, judge, extent)


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
        pairing, found = translated(free, classifier, limits)
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
    variants = list(_variants(found, (a, b), witnesses, known))
    noted = None
    if ready.notes and all(ready.notes[k].first for k in which):
        notes = (ready.notes[which[0]], ready.notes[which[1]])
        apart = compare_notes(
            notes,
            (ready.noted[which[0]], ready.noted[which[1]]),
            lexicon,
            classifier_of(notes, ready, judge),
            (_reach(a, limits[0], witnesses[0]), _reach(b, limits[1], witnesses[1])),
        )
        noted = Noted(notes, apart[0])
        variants.extend(_variants(apart[1], notes, witnesses, known))
    variants.sort(key=lambda v: (v.spans[0], v.spans[1], v.cls))
    left_out = (*_left_out(witnesses[0], a, limits[0]), *_left_out(witnesses[1], b, limits[1]))
    return Collation(
        tuple(witnesses),
        tuple(variants),
        left_out,
        (a, b),
        (pairing,),
        translated=free is not None,
        noted=noted,
    )


def _variants(
    found: Sequence[Difference],
    streams: tuple[Stream, Stream],
    witnesses: Sequence[Witness],
    known: Knowledge,
) -> Iterator[Variant]:
    for d in found:
        for spans in places_of(*streams, d):
            texts = tuple(s.of(w.document.text) for s, w in zip(spans, witnesses, strict=True))
            yield Variant(d.cls, known.significance[d.cls], spans, texts, d.note, d.same_referent)


def _reach(stream: Stream, limits: tuple[int, int], witness: Witness) -> tuple[int, int]:
    """The offsets whose footnotes are compared: the items compared, or from end to end."""
    start, end = stream.span(*limits)
    return (
        start if limits[0] else witness.span.start,
        end if limits[1] < len(stream.first) else witness.span.end,
    )


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
        notes = Counterpart(*pair.noted.streams, pair.noted.pairing) if pair.noted else None
        counterparts.append(Counterpart(ready.streams[own], ready.streams[k], pair.pairings[0], notes))
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
