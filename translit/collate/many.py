"""More than two witnesses: each against one base, and what they say at each place put together.

The base is the one named, or the witness nearest to all others; which of several is nearest is decided
by the texts, never by the order in which they were given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from translit.collate.differences.pairing import Pairing
from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream
from translit.model import Span, Variant, VariantClass, Witness

Shingles = frozenset[int]


def nearest(witnesses: Sequence[Witness]) -> int:
    """The witness that shares most with all others, by five-letter words in threes; ties go by the text."""
    sets = [_shingles(w.text) for w in witnesses]

    def shared(k: int) -> float:
        return sum(
            len(sets[k] & other) / (len(sets[k] | other) or 1) for n, other in enumerate(sets) if n != k
        )

    return max(range(len(witnesses)), key=lambda k: (round(shared(k), 9), witnesses[k].text))


def _shingles(text: str) -> Shingles:
    words = [w for w in text.casefold().split() if len(w) > 4]
    # zlib's sum is the same in every process; Python's own hash is not.
    import zlib

    return frozenset(zlib.crc32(" ".join(words[k : k + 3]).encode()) for k in range(0, len(words), 2))


class Counterpart:
    """Where a place of the base stands in another witness.

    Args:
        base: items of the base.
        other: items of the other.
        pairing: how they face one another.
        notes: the same for their footnotes.
    """

    def __init__(
        self, base: Stream, other: Stream, pairing: Pairing, notes: Counterpart | None = None
    ) -> None:
        self._base, self._other, self._pairing, self._notes = base, other, pairing, notes
        self._starts = [base.starts[t] for t in base.first]

    def holds(self, place: Span) -> bool:
        """Whether the base has an item where *place* begins."""
        k = bisect_left(self._starts, place.start + 1) - 1
        return k >= 0 and place.start < self._base.ends[self._base.last[k]]

    def span(self, place: Span) -> Span:
        """The counterpart of *place*; zero width where the other has nothing."""
        if self._notes is not None and self._notes.holds(place):
            return self._notes.span(place)
        low = bisect_left(self._starts, place.start)
        high = low
        while high < len(self._starts) and self._starts[high] < place.end:
            high += 1
        if low and place.start < self._base.ends[self._base.last[low - 1]]:
            low -= 1
        if high - low == 1 and (j := self._pairing.facing[low]) >= 0:
            whole, there = self._base.span(low, low + 1), self._other.span(j, j + 1)
            if self._base.text[slice(*whole)] == self._other.text[slice(*there)]:
                return Span(there[0] + place.start - whole[0], there[0] + place.end - whole[0])
        items = [j for i in range(low, high) if (j := self._pairing.facing[i]) >= 0]
        if items:
            return Span(*self._other.span(min(items), max(items) + 1))
        for i in range(low - 1, -1, -1):
            j = self._pairing.facing[i]
            if j >= 0 and not self._pairing.moved[i]:
                end = self._other.ends[self._other.last[j]]
                return Span(end, end)
        start = self._other.starts[0] if self._other.starts else 0
        return Span(start, start)


def merge(
    witnesses: Sequence[Witness],
    base: int,
    found: Sequence[Sequence[Variant]],
    counterparts: Sequence[Counterpart],
    known: Knowledge,
) -> list[Variant]:
    """One variant for each place of the base where any witness differs.

    Args:
        witnesses: all of them.
        base: which was compared with the others.
        found: for each other witness the variants between it and the base, base first.
        counterparts: for each other witness, where places of the base stand in it.
        known: the tables.
    """
    entries = [(v, n) for n, variants in enumerate(found) for v in variants]
    entries.sort(key=lambda e: (e[0].cls is VariantClass.MOVE, e[0].spans[0], e[0].spans[1], e[1]))
    groups: list[list[tuple[Variant, int]]] = []
    end = -1
    for entry in entries:
        span = entry[0].spans[0]
        same = groups and (groups[-1][0][0].cls is VariantClass.MOVE) == (entry[0].cls is VariantClass.MOVE)
        last = groups[-1][0][0].spans[0] if groups else None
        touching = span.start < end or (last is not None and span == last)
        if same and touching and (entry[0].cls is not VariantClass.MOVE or span == last):
            groups[-1].append(entry)
            end = max(end, span.end)
        else:
            groups.append([entry])
            end = span.end
    return [_merged(group, witnesses, base, counterparts, known.ranks.__getitem__) for group in groups]


def _merged(
    group: list[tuple[Variant, int]],
    witnesses: Sequence[Witness],
    base: int,
    counterparts: Sequence[Counterpart],
    rank: Callable[[VariantClass], int],
) -> Variant:
    hull = Span(min(v.spans[0].start for v, _ in group), max(v.spans[0].end for v, _ in group))
    others = [k for k in range(len(witnesses)) if k != base]
    spans: list[Span] = [hull] * len(witnesses)
    for n, k in enumerate(others):
        own = [v.spans[1] for v, m in group if m == n]
        facing = counterparts[n].span(hull)
        if own and all(v.spans[0] == hull for v, m in group if m == n):
            pieces = own
        else:
            pieces = [*own, facing] if facing.start < facing.end or not own else own
        spans[k] = Span(min(p.start for p in pieces), max(p.end for p in pieces))
    leading = min(group, key=lambda e: (rank(e[0].cls), e[1]))[0]
    sigla = [witnesses[k].siglum for k in others]
    kinds: dict[str, None] = {}
    for variant, n in group:
        note = f": {variant.note}" if variant.note else ""
        kinds[f"{sigla[n]} {variant.cls}{note}"] = None
    referents = [v.same_referent for v, _ in group if v.cls is VariantClass.NAME]
    same = None if not referents or None in referents else all(referents)
    return Variant(
        leading.cls,
        leading.significance,
        tuple(spans),
        tuple(s.of(w.document.text) for s, w in zip(spans, witnesses, strict=True)),
        "; ".join(kinds),
        False if False in referents else same,
    )
