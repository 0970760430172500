"""Matches between sentences that share next to nothing are chance, not correspondence, and are undone."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from translit.collate.align.pieces import pieces
from translit.collate.align.words import Lexicon, Words


class Chance:
    """Undoes matches between sentences that share next to nothing: chance, not correspondence.

    Args:
        a: words of the first witness.
        b: words of the second.
        lexicon: what words are worth.
        match: for each word of the first the word of the second, or -1; changed in place.
    """

    def __init__(self, a: Words, b: Words, lexicon: Lexicon, match: list[int]) -> None:
        self.a, self.b, self.lexicon, self.match = a, b, lexicon, match

    def drop(self) -> None:
        """Undo matches between sentences that share next to nothing: chance, not correspondence."""
        a, b, match, weights = self.a, self.b, self.match, self.lexicon.weights
        shared: dict[tuple[int, int], float] = {}
        matched_a: defaultdict[int, float] = defaultdict(float)
        matched_b: defaultdict[int, float] = defaultdict(float)
        in_a, in_b, keys = a.sentence, b.sentence, a.keys
        last, worth = (-1, -1), 0.0
        for i, j in enumerate(match):
            if j >= 0:
                if in_a[i] != last[0] or in_b[j] != last[1]:
                    shared[last] = shared.get(last, 0.0) + worth
                    last, worth = (in_a[i], in_b[j]), 0.0
                worth += weights[keys[i]]
        shared[last] = shared.get(last, 0.0) + worth
        shared.pop((-1, -1), None)
        for (p, q), w in shared.items():
            matched_a[p] += w
            matched_b[q] += w
        size_a, size_b = self._sizes
        best_a: dict[int, float] = {}
        best_b: dict[int, float] = {}
        for (p, q), w in shared.items():
            best_a[p] = max(best_a.get(p, 0.0), w)
            best_b[q] = max(best_b.get(q, 0.0), w)
        weak = {
            (p, q)
            for (p, q), w in shared.items()
            if w < 0.22 * min(size_a[p], size_b[q])
            and (matched_a[p] < 0.34 * size_a[p] or best_a[p] > 4 * w)
            and (matched_b[q] < 0.34 * size_b[q] or best_b[q] > 4 * w)
        }
        weak |= self._elsewhere(shared, size_a, size_b, matched_a, matched_b)
        if weak:
            for i, j in enumerate(match):
                if j >= 0 and (a.sentence[i], b.sentence[j]) in weak:
                    match[i] = -1
            self._extend()

    @cached_property
    def _sizes(self) -> tuple[dict[int, float], dict[int, float]]:
        """The weight of every sentence of both witnesses."""
        weights = self.lexicon.weights
        sizes: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for size, words in zip(sizes, (self.a, self.b), strict=True):
            low, count = 0, len(words.keys)
            worth = [weights[key] for key in words.keys]
            while low < count:  # a sentence is one stretch
                high = bisect_right(words.sentence, words.sentence[low], low)
                size[words.sentence[low]] = sum(worth[low:high])
                low = high
        return sizes

    def _elsewhere(
        self,
        shared: dict[tuple[int, int], float],
        size_a: Mapping[int, float],
        size_b: Mapping[int, float],
        matched_a: Mapping[int, float],
        matched_b: Mapping[int, float],
    ) -> set[tuple[int, int]]:
        """Pairs of sentences that share less than half, where one stands whole and free elsewhere."""
        loose_a = {p for p, _ in shared if matched_a[p] < 0.5 * size_a[p]}
        loose_b = {q for _, q in shared if matched_b[q] < 0.5 * size_b[q]}
        if not loose_a or not loose_b:
            return set()
        whole: list[dict[int, tuple[int, ...]]] = [{}, {}]
        for side, words in enumerate((self.a, self.b)):
            for low, high in pieces(words.sentence, 0, len(words.keys)):
                if high - low >= 6:
                    whole[side][words.sentence[low]] = tuple(words.keys[low:high])
        free_a = {t for p, t in whole[0].items() if matched_a.get(p, 0.0) < 0.5 * size_a[p]}
        free_b = {t for q, t in whole[1].items() if matched_b.get(q, 0.0) < 0.5 * size_b[q]}
        return {
            (p, q)
            for p, q in shared
            if (q in loose_b and whole[1].get(q) in free_a) or (p in loose_a and whole[0].get(p) in free_b)
        }

    def _extend(self) -> None:
        """Let matches grow over equal free neighbours, inside a sentence."""
        a, b, match = self.a, self.b, self.match
        free = bytearray(b"\1" * len(b.keys))
        for j in match:
            if j >= 0:
                free[j] = 0
        count = len(match)
        alone = [i for i, j in enumerate(match) if j < 0]
        for order, step in ((reversed(alone), 1), (alone, -1)):
            for i in order:
                if match[i] >= 0 or not 0 <= i + step < count:
                    continue
                j = match[i + step] - step
                if (
                    match[i + step] >= 0
                    and 0 <= j < len(b.keys)
                    and free[j]
                    and a.keys[i] == b.keys[j]
                    and a.sentence[i] == a.sentence[i + step]
                ):
                    match[i] = j
                    free[j] = 0
