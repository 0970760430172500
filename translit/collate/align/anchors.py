"""Runs of words that are unique on both sides, in the longest chain of one order (patience)."""

from __future__ import annotations

from bisect import bisect_left


def find_anchors(
    a: list[int], b: list[int], i0: int, i1: int, j0: int, j1: int, size: int
) -> list[tuple[int, int]]:
    """Places where the same *size* words stand, unique on both sides, in the longest chain of one order."""
    place_a, place_b = _unique(a, i0, i1, size), _unique(b, j0, j1, size)
    if len(place_a) > len(place_b):
        pairs = sorted((place_a[g], j) for g, j in place_b.items() if g in place_a)
    else:
        pairs = sorted((i, place_b[g]) for g, i in place_a.items() if g in place_b)
    return _longest_chain(pairs)


def _unique(keys: list[int], low: int, high: int, size: int) -> dict[object, int]:
    """Where each run of *size* words stands that stands only once."""
    part = keys[low:high]
    grams: list[object] = list(part if size == 1 else zip(*(part[k:] for k in range(size)), strict=False))
    last = dict(zip(grams, range(low, high), strict=False))
    if len(last) == len(grams):
        return last
    grams.reverse()
    first = dict(zip(grams, range(low + len(grams) - 1, low - 1, -1), strict=True))
    return {gram: k for gram, k in last.items() if first[gram] == k}


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of *pairs* (sorted by the first) that rises in the second too."""
    tails: list[int] = []
    tail_at: list[int] = []
    parent = [-1] * len(pairs)
    for k, (_, j) in enumerate(pairs):
        spot = bisect_left(tails, j)
        if spot:
            parent[k] = tail_at[spot - 1]
        if spot == len(tails):
            tails.append(j)
            tail_at.append(k)
        else:
            tails[spot] = j
            tail_at[spot] = k
    chain = []
    k = tail_at[-1] if tail_at else -1
    while k >= 0:
        chain.append(pairs[k])
        k = parent[k]
    return chain[::-1]
