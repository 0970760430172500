"""Which words of two witnesses face one another. The door to ``rapidfuzz`` for collation.

1. Anchors: runs of words that are unique in both, kept in the longest order-preserving chain (patience).
2. The gaps between anchors: the same again inside the gap, where more is unique.
3. What is left: sentences, or what remains of them, paired by the words they share; many-to-one too.
4. Inside paired sentences: words, by weight and similarity.

Only items with equal keys are matched; what faces what inside a difference is decided by
:mod:`translit.collate.classify`. Time is near ``n log n``: the last step sees single sentences only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import Indel, LCSseq

from translit.collate.anchors import find_anchors
from translit.collate.knowledge import Knowledge

GRAM = 3
MAX_CELLS = 6400
MAX_SENTENCE_CELLS = 90_000


def similarity(a: str, b: str) -> float:
    """How alike two words are as letters, 0 to 1."""
    return float(Indel.normalized_similarity(a, b))


@dataclass(slots=True)
class Words:
    """The words of one witness, ready to align: keys, weights, sentences."""

    keys: list[int]
    sentence: list[int]
    item: list[int]  # which item of the stream each word is
    paragraph: list[int] = field(default_factory=list)
    opens: Callable[[int], bool] = lambda _: False  # whether a word begins a line


@dataclass(slots=True)
class Lexicon:
    """Keys as small numbers, and what each is worth as evidence."""

    known: Knowledge
    codes: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    facing: dict[tuple[int, int], float] = field(default_factory=dict)

    def code(self, key: str) -> int:
        """The number of *key*; spellings that are folded share one."""
        number = self.codes.get(key)
        if number is None:
            folded = self.known.figure(self.known.spelling(key)) if key.isalpha() else key
            number = self.codes.get(folded)
            if number is None:
                number = len(self.names)
                self.codes[folded] = number
                self.names.append(folded)
                common = folded in self.known.function_words
                small = folded.isdigit() and len(folded) < 3
                self.weights.append(0.25 if common or small else 1.0)
            self.codes[key] = number
        return number

    def likeness(self, a: int, b: int) -> float:
        """What it is worth to let two different words face one another."""
        if a > b:
            a, b = b, a
        value = self.facing.get((a, b))
        if value is None:
            value = self.facing[a, b] = self._likeness(self.names[a], self.names[b])
        return value

    def _likeness(self, a: str, b: str) -> float:
        if a.startswith("date:") and b.startswith("date:"):
            return 0.9
        groups = self.known.partners
        if (one := groups.get(a)) and (other := groups.get(b)) and one & other:
            return 0.7
        if a[0].isdigit() and b[0].isdigit():
            return 0.6
        if len(a) > 3 and len(b) > 3:
            alike = similarity(a, b)
            if alike > 0.6:
                return alike * 0.8
        return 0.05


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
        one = _pieces(self.a.sentence, i0, i1, self.gone_a)
        other = _pieces(self.b.sentence, j0, j1, self.gone_b)
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
        for p0, p1, q0, q1 in self._pair(one, other, left, right):
            self._words(one[p0][0], one[p1 - 1][1], other[q0][0], other[q1 - 1][1])

    @staticmethod
    def _inside(words: Words, k: int) -> bool:
        """Whether word *k* continues the sentence of the word before it."""
        return 0 < k < len(words.keys) and words.sentence[k] == words.sentence[k - 1]

    def _pair(
        self, one: list[tuple[int, int]], other: list[tuple[int, int]], left: bool, right: bool
    ) -> list[tuple[int, int, int, int]]:
        """The best order-preserving pairing of pieces, one to one, one to two and two to one."""
        a, b, weights = self.a.keys, self.b.keys, self.lexicon.weights
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

    def _coarse(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """A huge gap without anchors: single unique words, else the longest common subsequence or nothing."""
        anchors = find_anchors(self.a.keys, self.b.keys, i0, i1, j0, j1, 2) or find_anchors(
            self.a.keys, self.b.keys, i0, i1, j0, j1, 1
        )
        if anchors:
            for piece in list(self._between(anchors, i0, i1, j0, j1)):
                pi, pe, qi, qe = piece
                one, other = _pieces(self.a.sentence, pi, pe), _pieces(self.b.sentence, qi, qe)
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
        for block in LCSseq.opcodes(self.a.keys[i0:i1], self.b.keys[j0:j1]):
            if block.tag == "equal":
                for k in range(block.src_end - block.src_start):
                    self.match[i0 + block.src_start + k] = j0 + block.dest_start + k

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

    def drop_chance_matches(self) -> None:
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
            for low, high in _pieces(words.sentence, 0, len(words.keys)):
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


def best_path(a: list[int], b: list[int], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Which words face one another when the whole is worth most; equal words are worth their weight."""
    weights, likeness = lexicon.weights, lexicon.likeness
    n, m = len(a), len(b)
    previous = [0.0] * (m + 1)
    steps: list[bytearray] = []
    for i in range(n):
        word = a[i]
        row = [0.0] * (m + 1)
        step = bytearray(m)
        weight = 0.4 + weights[word]
        left = 0.0
        for j in range(m):
            other = b[j]
            value = previous[j] + (weight if word == other else likeness(word, other))
            up = previous[j + 1]
            if value >= up and value >= left:
                left = value
            elif up >= left:
                left = up
                step[j] = 1
            else:
                step[j] = 2
            row[j + 1] = left
        steps.append(step)
        previous = row
    path = []
    i, j = n - 1, m - 1
    while i >= 0 and j >= 0:
        move = steps[i][j]
        if move == 0:
            path.append((i, j))
            i -= 1
            j -= 1
        elif move == 1:
            i -= 1
        else:
            j -= 1
    return path[::-1]


def _pieces(sentence: list[int], low: int, high: int, gone: bytearray | None = None) -> list[tuple[int, int]]:
    """The stretches of ``[low, high)`` that lie in one sentence each, without what is *gone*."""
    pieces = []
    start = low
    for k in range(low + 1, high):
        if sentence[k] != sentence[k - 1] or (gone is not None and gone[k] != gone[k - 1]):
            pieces.append((start, k))
            start = k
    if low < high:
        pieces.append((start, high))
    return pieces if gone is None else [piece for piece in pieces if not gone[piece[0]]]
