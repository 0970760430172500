"""What is left of sentences between anchors, and which of these pieces answer one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def pieces(sentence: list[int], low: int, high: int, gone: bytearray | None = None) -> list[tuple[int, int]]:
    """The stretches of ``[low, high)`` that lie in one sentence each, without what is *gone*."""
    found = []
    start = low
    for k in range(low + 1, high):
        if sentence[k] != sentence[k - 1] or (gone is not None and gone[k] != gone[k - 1]):
            found.append((start, k))
            start = k
    if low < high:
        found.append((start, high))
    return found if gone is None else [piece for piece in found if not gone[piece[0]]]


def pair_pieces(
    a: Sequence[int],
    b: Sequence[int],
    weights: Sequence[float],
    parts: tuple[list[tuple[int, int]], list[tuple[int, int]]],
    edges: tuple[bool, bool],
) -> list[tuple[int, int, int, int]]:
    """The best order-preserving pairing of pieces, one to one, one to two and two to one.

    Args:
        a: words of the first witness.
        b: words of the second.
        weights: what each word is worth.
        parts: the stretches of each that are to be paired.
        edges: whether the first pieces of both, and the last, go on from words that are settled.
    """
    (one, other), (left, right) = parts, edges
    bags = [Counter(a[s:e]) for s, e in one], [Counter(b[s:e]) for s, e in other]
    mass = [[sum(weights[k] * c for k, c in bag.items()) for bag in side] for side in bags]

    def gain(p0: int, p1: int, q0: int, q1: int) -> float:
        x = bags[0][p0] if p1 - p0 == 1 else bags[0][p0] + bags[0][p0 + 1]
        y = bags[1][q0] if q1 - q0 == 1 else bags[1][q0] + bags[1][q0 + 1]
        if len(x) > len(y):
            x, y = y, x
        shared = sum(weights[k] * min(c, y[k]) for k, c in x.items() if k in y)
        total = sum(mass[0][p0:p1]) + sum(mass[1][q0:q1])
        bonus = (
            0.35 * total
            if (left and p0 == 0 and q0 == 0) or (right and p1 == len(one) and q1 == len(other))
            else 0.0
        )
        return 2 * shared - 0.3 * total + bonus - 0.15 * (p1 - p0 + q1 - q0 - 2)

    n, m = len(one), len(other)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    single = [[gain(p, p + 1, q, q + 1) for q in range(m)] for p in range(n)]
    for p in range(n + 1):
        for q in range(m + 1):
            value, move = 0.0, (0, 0)
            if p:
                value, move = best[p - 1][q], (1, 0)
            if q and (not p or best[p][q - 1] > value):
                value, move = best[p][q - 1], (0, 1)
            if p and q:
                score = best[p - 1][q - 1] + single[p - 1][q - 1]
                if score > value:
                    value, move = score, (1, 1)
                if p > 1 and (single[p - 1][q - 1] > -1.5 or single[p - 2][q - 1] > -1.5):
                    score = best[p - 2][q - 1] + gain(p - 2, p, q - 1, q)
                    if score > value:
                        value, move = score, (2, 1)
                if q > 1 and (single[p - 1][q - 1] > -1.5 or single[p - 1][q - 2] > -1.5):
                    score = best[p - 1][q - 2] + gain(p - 1, p, q - 2, q)
                    if score > value:
                        value, move = score, (1, 2)
            best[p][q] = value
            step[p][q] = move
    pairs = []
    p, q = n, m
    while p or q:
        dp, dq = step[p][q]
        if dp and dq:
            pairs.append((p - dp, p, q - dq, q))
        p, q = p - dp, q - dq
    return pairs[::-1]
