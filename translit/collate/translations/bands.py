"""Which pairings of sentences are weighed where a document is long: those near a chain of sure pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from translit.collate.translations.evidence import Evidence

FULL_CELLS = 40_000  # up to this, every pairing is weighed
BAND = 24  # sentences to either side of the chain of sure pairs
WIDEST = 100  # the same where sure pairs lie far apart: time stays in step with the length
RARE = 36  # pairs of sentences that one kind of evidence may suggest


def bands_of(n: int, m: int, sure: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each row of the table the columns that are weighed; every row reaches into the next."""
    if n * m <= FULL_CELLS:
        return [(0, m)] * (n + 1)
    chain = [(0, 0), *sure, (n, m)]
    bands = [(m, 0)] * (n + 1)
    for (p, q), (x, y) in pairwise(chain):
        for row in range(p, x + 1):
            at = q + (y - q) * (row - p) // max(x - p, 1)
            slack = min(WIDEST, BAND + min(x - p, y - q) // 2)
            low, high = max(0, at - slack), min(m, at + slack)
            if x == row:
                high = max(high, min(m, y + BAND))
            bands[row] = (min(bands[row][0], low), max(bands[row][1], high))
    for row in range(1, n + 1):
        (low, high), (least, reached) = bands[row], bands[row - 1]
        bands[row] = (max(least, min(low, reached)), max(high, reached))
    return bands


def sure_pairs(a: Evidence, b: Evidence, worth: Mapping[str, float]) -> list[tuple[int, int]]:
    """Pairs of sentences that share most rare evidence, each the other's best, in their longest chain."""
    places: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, evidence in enumerate((a, b)):
        for k, bag in enumerate(evidence.bags):
            for key in bag:
                places[key][side].append(k)
    score: defaultdict[tuple[int, int], float] = defaultdict(float)
    for key, (left, right) in places.items():
        if left and right and len(left) * len(right) <= RARE:
            for p in left:
                for q in right:
                    score[p, q] += worth[key]
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for (p, q), value in score.items():
        best_a[p], best_b[q] = max(best_a.get(p, 0.0), value), max(best_b.get(q, 0.0), value)
    sure = sorted(
        (p, q)
        for (p, q), value in score.items()
        if value == best_a[p] == best_b[q] and value > 0.15 * (a.mass[p] + b.mass[q])
    )
    return _rising(sure)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises on both sides."""
    tails: list[int] = []
    at: list[int] = []
    before = [-1] * len(pairs)
    for k, (p, q) in enumerate(pairs):
        if k and pairs[k - 1][0] == p:
            continue
        spot = bisect_left(tails, q)
        before[k] = at[spot - 1] if spot else -1
        tails[spot : spot + 1] = [q]
        at[spot : spot + 1] = [k]
    chain = []
    k = at[-1] if at else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]
