"""Where in the texts a difference between items stands."""

from __future__ import annotations

from translit.collate.differences.difference import Difference
from translit.collate.fold import unfold
from translit.collate.stream import Stream
from translit.model import Span, VariantClass

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


def places_of(a: Stream, b: Stream, d: Difference) -> list[tuple[Span, Span]]:
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
