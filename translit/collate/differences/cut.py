"""One stretch without matches, cut where a moved passage was taken out, then where sentences end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from translit.collate.align import similarity
from translit.collate.differences.classify import Classifier
from translit.collate.differences.difference import Difference
from translit.collate.stream import Stream

ALIKE = 1.1  # letters in common and likeness in length together, of 2


def cut_runs(
    side_a: range | list[int],
    side_b: range | list[int],
    p: int,
    x: int,
    q: int,
    y: int,
    classifier: Classifier,
) -> Iterator[Difference]:
    """One gap without matches; cut where a moved passage was taken out, then where sentences end."""
    pieces_a = _contiguous(side_a, p, x)
    pieces_b = _contiguous(side_b, q, y)
    after_a = side_a[p - 1] + 1 if p else (side_a[0] if side_a else 0)
    after_b = side_b[q - 1] + 1 if q else (side_b[0] if side_b else 0)
    if len(pieces_a) > 1 or len(pieces_b) > 1:
        for low, high in pieces_a:
            yield from classifier.run(low, high, after_b, after_b)
        for low, high in pieces_b:
            yield from classifier.run(after_a, after_a, low, high)
        return
    a0, a1 = pieces_a[0] if pieces_a else (after_a, after_a)
    b0, b1 = pieces_b[0] if pieces_b else (after_b, after_b)
    if pieces_a and pieces_b:
        yield from _by_sentence(a0, a1, b0, b1, classifier)
    else:
        yield from classifier.run(a0, a1, b0, b1)


def _contiguous(side: range | list[int], low: int, high: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for k in range(low, high):
        item = side[k]
        if pieces and pieces[-1][1] == item:
            pieces[-1] = (pieces[-1][0], item + 1)
        else:
            pieces.append((item, item + 1))
    return pieces


def _by_sentence(a0: int, a1: int, b0: int, b1: int, classifier: Classifier) -> Iterator[Difference]:
    """A two-sided gap: whole sentences that have nothing to do with one another are told apart."""
    a, b = classifier.a, classifier.b
    cut_a = _sentence_cut(a, a0, a1)
    cut_b = _sentence_cut(b, b0, b1)
    if not cut_a and not cut_b:
        yield from classifier.run(a0, a1, b0, b1)
        return
    head_a, head_b = (cut_a[0] if cut_a else a1), (cut_b[0] if cut_b else b1)
    tail_a, tail_b = (cut_a[-1] if cut_a else a0), (cut_b[-1] if cut_b else b0)
    starts_a = a0 == 0 or a.sentence[a0] != a.sentence[a0 - 1]
    starts_b = b0 == 0 or b.sentence[b0] != b.sentence[b0 - 1]
    ends_a = a1 == len(a.first) or a.sentence[a1] != a.sentence[a1 - 1]
    ends_b = b1 == len(b.first) or b.sentence[b1] != b.sentence[b1 - 1]
    head = not starts_a and not starts_b  # the end of a sentence both began
    if head and not ends_a and not ends_b and not (cut_a and cut_b):
        # One piece against several: is it the end of the sentence before, or the beginning of the next?
        head = _alike(a, b, (a0, head_a), (b0, head_b)) >= _alike(a, b, (tail_a, a1), (tail_b, b1))
    if head:
        yield from classifier.run(a0, head_a, b0, head_b)
        a0, b0 = head_a, head_b
    rest = []
    if not ends_a and not ends_b and a0 <= tail_a and b0 <= tail_b and (a0 < a1 and b0 < b1):
        rest = classifier.run(tail_a, a1, tail_b, b1)
        a1, b1 = tail_a, tail_b
    if a0 < a1 and b0 < b1:
        bounds_a = [a0, *(k for k in cut_a if a0 < k < a1), a1]
        bounds_b = [b0, *(k for k in cut_b if b0 < k < b1), b1]
        pieces = [(one, other) for one in pairwise(bounds_a) for other in pairwise(bounds_b)]
        one, other = max(pieces, key=lambda pair: _alike(a, b, *pair))
        if len(pieces) == 1 or _alike(a, b, one, other) >= ALIKE:
            yield from classifier.run(a0, one[0], b0, other[0])
            yield from classifier.run(*one, *other)
            yield from classifier.run(one[1], a1, other[1], b1)
        else:
            yield from classifier.run(a0, a1, b0, b0)
            yield from classifier.run(a1, a1, b0, b1)
    elif a0 < a1 or b0 < b1:
        yield from classifier.run(a0, a1, b0, b1)
    yield from rest


def _alike(a: Stream, b: Stream, one: tuple[int, int], other: tuple[int, int]) -> float:
    """How well two stretches fit as one reading: in length and letters."""
    text_a, text_b = a.text[slice(*a.span(*one))], b.text[slice(*b.span(*other))]
    longest = max(len(text_a), len(text_b), 1)
    return similarity(text_a[:400], text_b[:400]) + min(len(text_a), len(text_b)) / longest


def _sentence_cut(stream: Stream, low: int, high: int) -> list[int]:
    return [k for k in range(low + 1, high) if stream.sentence[k] != stream.sentence[k - 1]]
