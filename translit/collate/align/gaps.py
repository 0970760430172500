"""Which words of two witnesses face one another, from anchors down to single words.

1. Anchors: runs of words that are unique in both, kept in the longest order-preserving chain (patience).
2. The gaps between anchors: the same again inside the gap, where more is unique.
3. What is left: sentences, or what remains of them, paired by the words they share; many-to-one too.
4. Inside paired sentences: words, by weight and similarity.

Only items with equal keys are matched; what faces what inside a difference is decided when it is named. Time
is near ``n log n``: the last step sees single sentences only.
"""

from __future__ import annotations

from collections.abc import Iterator

from translit.collate.align.alike import common_runs
from translit.collate.align.anchors import find_anchors
from translit.collate.align.path import best_path
from translit.collate.align.pieces import pair_pieces, pieces
from translit.collate.align.words import Lexicon, Words

GRAM = 3
MAX_CELLS = 6400
MAX_SENTENCE_CELLS = 90_000


class Aligner:
    """Fills *match* (for each word of *a* the word of *b*, or -1) step by step; matches never cross.

    Args:
        a: words of the first witness.
        b: words of the second.
        lexicon: what words are worth.
        match: the list to fill.
    """

    def __init__(self, a: Words, b: Words, lexicon: Lexicon, match: list[int]) -> None:
        self.a, self.b, self.lexicon, self.match = a, b, lexicon, match
        self.gone_a: bytearray | None = None  # words that moved and face nothing here
        self.gone_b: bytearray | None = None

    def gaps(self) -> list[tuple[int, int, int, int]]:
        """The stretches between matches where both sides have words."""
        found = []
        p = q = 0
        for i, j in enumerate([*self.match, len(self.b.keys)]):
            if j >= 0:
                if i > p and j > q:
                    found.append((p, i, q, j))
                p, q = i + 1, j + 1
        return found

    def gap(self, i0: int, i1: int, j0: int, j1: int, *, anchors_only: bool = False) -> None:
        """Match words inside a pair of stretches; a stack instead of recursion."""
        a, b, match = self.a.keys, self.b.keys, self.match
        stack = [(i0, i1, j0, j1, 0)]
        while stack:
            i0, i1, j0, j1, depth = stack.pop()
            while i0 < i1 and j0 < j1 and a[i0] == b[j0]:
                match[i0] = j0
                i0 += 1
                j0 += 1
            while i0 < i1 and j0 < j1 and a[i1 - 1] == b[j1 - 1]:
                i1 -= 1
                j1 -= 1
                match[i1] = j1
            if i0 == i1 or j0 == j1:
                continue
            n, m = i1 - i0, j1 - j0
            if n == 1 and m == 1:
                continue
            if n > 8 and m > 8 and depth < 60:
                anchors = find_anchors(a, b, i0, i1, j0, j1, GRAM)
                if anchors:
                    stack.extend((*piece, depth + 1) for piece in self._between(anchors, i0, i1, j0, j1))
                    continue
            if not anchors_only:
                self.sentences(i0, i1, j0, j1)

    def _between(
        self, anchors: list[tuple[int, int]], i0: int, i1: int, j0: int, j1: int
    ) -> Iterator[tuple[int, int, int, int]]:
        """Take the anchors as matches, widened as far as words are equal; yield the gaps between."""
        a, b, match = self.a.keys, self.b.keys, self.match
        ai, bj = i0, j0
        for x, y in anchors:
            if x < ai or y < bj:
                continue
            low, high = x, y
            while low > ai and high > bj and a[low - 1] == b[high - 1]:
                low -= 1
                high -= 1
            if low > ai or high > bj:
                yield ai, low, bj, high
            while low < i1 and high < j1 and a[low] == b[high]:
                match[low] = high
                low += 1
                high += 1
            ai, bj = low, high
        if ai < i1 or bj < j1:
            yield ai, i1, bj, j1

    def sentences(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """Pair what is left of sentences, then match words in the pairs."""
        one = pieces(self.a.sentence, i0, i1, self.gone_a)
        other = pieces(self.b.sentence, j0, j1, self.gone_b)
        if not one or not other:
            return
        if len(one) == 1 and len(other) == 1:
            self._words(*one[0], *other[0])
            return
        if len(one) * len(other) > MAX_SENTENCE_CELLS:
            self._coarse(i0, i1, j0, j1)
            return
        left = self._inside(self.a, i0) and self._inside(self.b, j0)
        right = self._inside(self.a, i1) and self._inside(self.b, j1)
        keys = self.a.keys, self.b.keys
        for p0, p1, q0, q1 in pair_pieces(*keys, self.lexicon.weights, (one, other), (left, right)):
            self._words(one[p0][0], one[p1 - 1][1], other[q0][0], other[q1 - 1][1])

    @staticmethod
    def _inside(words: Words, k: int) -> bool:
        """Whether word *k* continues the sentence of the word before it."""
        return 0 < k < len(words.keys) and words.sentence[k] == words.sentence[k - 1]

    def _coarse(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """A huge gap without anchors: single unique words, else the longest common subsequence or nothing."""
        anchors = find_anchors(self.a.keys, self.b.keys, i0, i1, j0, j1, 2) or find_anchors(
            self.a.keys, self.b.keys, i0, i1, j0, j1, 1
        )
        if anchors:
            for piece in list(self._between(anchors, i0, i1, j0, j1)):
                pi, pe, qi, qe = piece
                one, other = pieces(self.a.sentence, pi, pe), pieces(self.b.sentence, qi, qe)
                if one and other and len(one) * len(other) <= MAX_SENTENCE_CELLS:
                    self.sentences(pi, pe, qi, qe)
        elif (i1 - i0) * (j1 - j0) <= 400_000_000:
            self._common(i0, i1, j0, j1)

    def _words(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """Match the words of paired sentences so that the whole is worth most."""
        a, b, match = self.a.keys, self.b.keys, self.match
        while i0 < i1 and j0 < j1 and a[i0] == b[j0]:
            match[i0] = j0
            i0 += 1
            j0 += 1
        while i0 < i1 and j0 < j1 and a[i1 - 1] == b[j1 - 1]:
            i1 -= 1
            j1 -= 1
            match[i1] = j1
        n, m = i1 - i0, j1 - j0
        if not n or not m or (n == 1 and m == 1):
            return
        if n * m > MAX_CELLS:
            anchors = find_anchors(a, b, i0, i1, j0, j1, 1)
            if anchors:
                for piece in list(self._between(anchors, i0, i1, j0, j1)):
                    self._common(*piece)
            else:
                self._common(i0, i1, j0, j1)
            return
        if not set(a[i0:i1]) & set(b[j0:j1]):
            return
        for i, j in best_path(a[i0:i1], b[j0:j1], self.lexicon):
            if a[i0 + i] == b[j0 + j]:
                match[i0 + i] = j0 + j

    def _common(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """Longest common subsequence, for stretches too long for weighing."""
        if (i1 - i0) * (j1 - j0) > 400_000_000:
            return
        for i, j, count in common_runs(self.a.keys[i0:i1], self.b.keys[j0:j1]):
            for k in range(count):
                self.match[i0 + i + k] = j0 + j + k

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


def align_block(
    a: Words, b: Words, lexicon: Lexicon, block: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """The matching words inside one pair of stretches (a moved passage)."""
    i0, i1, j0, j1 = block
    one = Words(a.keys[i0:i1], a.sentence[i0:i1], [])
    other = Words(b.keys[j0:j1], b.sentence[j0:j1], [])
    match = [-1] * (i1 - i0)
    Aligner(one, other, lexicon, match).gap(0, i1 - i0, 0, j1 - j0)
    return [(i0 + i, j0 + j) for i, j in enumerate(match) if j >= 0]
