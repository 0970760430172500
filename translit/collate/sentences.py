"""Sentences of two independent translations paired by what both must say, though few words be the same.

Evidence is what :mod:`translit.collate.facts` finds and the stems of rare words, each worth more the fewer
sentences have it. The pairing keeps the order of the document; one sentence may answer two or three, and
any may answer none. Where a document is long, only pairings near a chain of sure pairs are weighed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from translit.collate.facts import Fact, Facts
from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream

FULL_CELLS = 40_000  # up to this, every pairing is weighed
BAND = 24  # sentences to either side of the chain of sure pairs
RARE = 36  # pairs of sentences that one kind of evidence may suggest
CHANCE = 0.13  # the share of their evidence that two sentences have in common by chance
CHANCE_BETWEEN = 0.05  # the same between two sure pairs
LIKE_LENGTH = 2.5  # of two sentences alone between sure pairs, the longer may be so much longer
CHANCE_APART = 0.2  # the same for sentences at other places, where no neighbours speak for it
APART_GAIN = 1.5  # how much more than that chance they must share
APART_LEAD = 1.4  # and how much more than any other two
MERGING = 0.6  # what it costs that a translator cut or joined sentences
FACT_WORTH = 1.5  # a name or figure against a word as rare
UNEVEN = 0.35  # what it costs that one side is far longer
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))


@dataclass(frozen=True, slots=True)
class Bead:
    """Items ``[a0, a1)`` of one witness say what ``[b0, b1)`` of the other say; one side may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def paired(self) -> bool:
        """Whether both sides have something."""
        return self.a0 < self.a1 and self.b0 < self.b1


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of one witness: where they stand, what they hold, what that is worth."""

    spans: tuple[tuple[int, int], ...]
    bags: tuple[Counter[str], ...]
    mass: tuple[float, ...]
    length: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SentencePairing:
    """The beads in order, and how much better they are than chance."""

    beads: tuple[Bead, ...]
    moved: tuple[tuple[Bead, ...], ...]  # passages at another place, sentence by sentence
    gain: float
    share: float  # of all evidence of the witness with less, what the beads have in common
    facts: int  # different names and figures that paired sentences share
    kept: float  # the share of those of the witness with fewer that are so shared


def pair_sentences(streams: tuple[Stream, Stream], facts: Facts, known: Knowledge) -> SentencePairing:
    """The order-preserving pairing of sentences that shares most evidence.

    Args:
        streams: the two witnesses.
        facts: their names, numbers and dates.
        known: the tables.
    """
    spans = [_spans(stream) for stream in streams]
    bags = [_bags(streams[k], spans[k], side, known) for k, side in enumerate((facts.a, facts.b))]
    spread = Counter(key for side in bags for bag in side for key in bag)
    many = sum(map(len, bags))
    worth = {
        key: log(1 + many / count) * (FACT_WORTH if key[0] == "=" else 1.0) for key, count in spread.items()
    }
    sides = []
    for k in (0, 1):
        mass = tuple(sum(worth[key] * n for key, n in bag.items()) for bag in bags[k])
        sides.append(Evidence(tuple(spans[k]), tuple(bags[k]), mass, tuple(e - s for s, e in spans[k])))
    return _Pairing(sides[0], sides[1], worth).best()


def _spans(stream: Stream) -> list[tuple[int, int]]:
    """The items of each sentence; one without words goes with the one before it."""
    spans: list[tuple[int, int]] = []
    low = 0
    for k in range(1, len(stream.keys) + 1):
        if k == len(stream.keys) or stream.sentence[k] != stream.sentence[k - 1]:
            if any(stream.words[low:k]) or not spans:
                spans.append((low, k))
            else:
                spans[-1] = (spans[-1][0], k)
            low = k
    return spans


def _bags(
    stream: Stream, spans: Sequence[tuple[int, int]], facts: Sequence[Fact], known: Knowledge
) -> list[Counter[str]]:
    """What each sentence holds: facts (keys with ``=``), stems of words that mean something."""
    taken: dict[int, Fact] = {k: fact for fact in facts for k in range(fact.low, fact.high)}
    bags = []
    for low, high in spans:
        bag: Counter[str] = Counter()
        for k in range(low, high):
            fact = taken.get(k)
            if fact is not None:
                if fact.low == k or k == low:
                    bag[f"={fact.kind} {fact.value}"] += 1
            elif stream.words[k] and stream.keys[k] not in known.function_words:
                for word in stream.keys[k].split():
                    bag[_meaning(word, known)] += 1
        bags.append(bag)
    return bags


def _meaning(word: str, known: Knowledge) -> str:
    """The group of equivalents a word stands in, else its stem."""
    groups = known.partners.get(word)
    return min(groups) if groups else known.stem(word)


class _Pairing:
    """The dynamic programme over two lists of sentences."""

    def __init__(self, a: Evidence, b: Evidence, worth: dict[str, float]) -> None:
        self.a, self.b, self.worth = a, b, worth
        self._disjoint: dict[tuple[int, int], bool] = {}

    def best(self) -> SentencePairing:
        n, m = len(self.a.spans), len(self.b.spans)
        steps = self._refined(self._steps((0, n, 0, m), self._bands(n, m), CHANCE))
        return self._told(steps, self._apart(steps))

    def _apart(self, steps: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
        """Sentences left alone that answer one another at other places, each clearly the other's best."""
        left = [p for p, x, q, y in steps if q == y]
        right = [q for p, x, q, y in steps if p == x]
        index: defaultdict[str, list[int]] = defaultdict(list)
        for q in right:
            for key in self.b.bags[q]:
                index[key].append(q)
        gains: dict[tuple[int, int], float] = {}
        for p in left:
            near = {
                q for key in self.a.bags[p] if len(index.get(key, ())) <= RARE for q in index.get(key, ())
            }
            for q in near:
                gain = self.gain(p, p + 1, q, q + 1, CHANCE_APART)
                if gain > 0 and not self._contrary(p, p + 1, q, q + 1):
                    gains[p, q] = gain
        rivals: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
        for (p, q), gain in gains.items():
            rivals["a", p].append(gain)
            rivals["b", q].append(gain)
        sure = {
            (p, q)
            for (p, q), gain in gains.items()
            if gain >= APART_GAIN
            and gain == max(rivals["a", p]) == max(rivals["b", q])
            and gain >= APART_LEAD * max(sorted([0.0, *rivals[side]])[-2] for side in (("a", p), ("b", q)))
        }
        return self._grown(sure, set(left), set(right))

    def _grown(self, sure: set[tuple[int, int]], left: set[int], right: set[int]) -> list[tuple[int, int]]:
        """The pairs with their neighbours on both sides, where these too have more in common than chance."""
        left -= {p for p, _ in sure}
        right -= {q for _, q in sure}
        open_ = sorted(sure)
        while open_:
            p, q = open_.pop()
            for x, y in ((p - 1, q - 1), (p + 1, q + 1)):
                if x in left and y in right and self._shares(x, y) and self.gain(x, x + 1, y, y + 1) > 0:
                    left.discard(x)
                    right.discard(y)
                    sure.add((x, y))
                    open_.append((x, y))
        return sorted(sure)

    def _steps(
        self, place: tuple[int, int, int, int], bands: list[tuple[int, int]], chance: float
    ) -> list[tuple[int, int, int, int]]:
        """The steps ``(p, x, q, y)`` through one part of the table that gain most; *bands* are its own."""
        p0, p1, q0, q1 = place
        rows: list[dict[int, tuple[float, tuple[int, int]]]] = []
        for p in range(p1 - p0 + 1):
            low, high = bands[p]
            row: dict[int, tuple[float, tuple[int, int]]] = {}
            for q in range(low, high + 1):
                value, shape = (0.0, (0, 0)) if not p and not q else (float("-inf"), (0, 0))
                if p and q in rows[p - 1] and rows[p - 1][q][0] > value:
                    value, shape = rows[p - 1][q][0], (1, 0)
                if q > low and row[q - 1][0] > value:
                    value, shape = row[q - 1][0], (0, 1)
                for x, y in _SHAPES:
                    if p < x or q < y or q - y not in rows[p - x]:
                        continue
                    place = (p0 + p - x, p0 + p, q0 + q - y, q0 + q)
                    if not self._each_shares(*place):
                        continue
                    gain = self.gain(*place, chance)
                    if gain > 0 and rows[p - x][q - y][0] + gain > value:
                        value, shape = rows[p - x][q - y][0] + gain, (x, y)
                row[q] = (value, shape)
            rows.append(row)
        steps = []
        p, q = p1 - p0, q1 - q0
        while p or q:
            x, y = rows[p][q][1]
            steps.append((p0 + p - x, p0 + p, q0 + q - y, q0 + q))
            p, q = p - x, q - y
        return steps[::-1]

    def _refined(self, steps: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
        """What lies alone between sure pairs is looked at again: there less is needed to belong together."""
        kept: list[tuple[int, int, int, int]] = []
        alone: list[tuple[int, int, int, int]] = []
        for step in steps:
            if step[0] == step[1] or step[2] == step[3]:
                alone.append(step)
                continue
            kept.extend(self._filled(alone) if kept else alone)
            alone = []
            kept.append(step)
        return kept + alone

    def _filled(self, alone: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
        if not alone:
            return []
        p0, p1, q0, q1 = alone[0][0], alone[-1][1], alone[0][2], alone[-1][3]
        if p0 == p1 or q0 == q1 or (p1 - p0) * (q1 - q0) > FULL_CELLS:
            return alone
        steps = self._steps((p0, p1, q0, q1), [(0, q1 - q0)] * (p1 - p0 + 1), CHANCE_BETWEEN)
        if p1 - p0 == q1 - q0 == 1 and len(steps) == 2:
            one, other = self.a.length[p0], self.b.length[q0]
            bare = not _hard(self.a.bags[p0]) and not _hard(self.b.bags[q0])
            if bare and max(one, other) <= LIKE_LENGTH * min(one, other):
                return [(p0, p1, q0, q1)]
        kept: list[tuple[int, int, int, int]] = []
        for p, x, q, y in steps:
            if p < x and q < y and self._contrary(p, x, q, y):
                kept += [(k, k + 1, q, q) for k in range(p, x)] + [(x, x, k, k + 1) for k in range(q, y)]
            else:
                kept.append((p, x, q, y))
        return kept

    def _contrary(self, p: int, x: int, q: int, y: int) -> bool:
        """Whether both give names or figures and not one of them is the same."""
        one = {key for bag in self.a.bags[p:x] for key in _hard(bag)}
        other = {key for bag in self.b.bags[q:y] for key in _hard(bag)}
        return bool(one and other) and not one & other

    def _told(self, steps: list[tuple[int, int, int, int]], apart: list[tuple[int, int]]) -> SentencePairing:
        common = total = 0.0
        facts: set[str] = set()
        for p, x, q, y in steps:
            gain = self.gain(p, x, q, y)
            if gain > 0:
                total += gain
                for key, n in self._shared(p, x, q, y).items():
                    common += n * self.worth[key]
                    if key[0] == "=":
                        facts.add(key)
        told = min(len(set().union(*map(_hard, side.bags))) for side in (self.a, self.b))
        least = min(sum(self.a.mass), sum(self.b.mass))
        a, b = self.a.spans, self.b.spans
        gone_a, gone_b = {p for p, _ in apart}, {q for _, q in apart}
        passages: list[list[Bead]] = []
        for k, (p, q) in enumerate(apart):
            bead = Bead(*a[p], *b[q])
            if k and apart[k - 1] == (p - 1, q - 1):
                passages[-1].append(bead)
            else:
                passages.append([bead])
        placed = tuple(
            Bead(
                *((a[p][0], a[x - 1][1]) if p < x else _at(a, p)),
                *((b[q][0], b[y - 1][1]) if q < y else _at(b, q)),
            )
            for p, x, q, y in steps
            if not (q == y and p in gone_a) and not (p == x and q in gone_b)
        )
        return SentencePairing(
            placed,
            tuple(map(tuple, passages)),
            total,
            common / least if least else 0.0,
            len(facts),
            len(facts) / told if told else 0.0,
        )

    def _shared(self, p: int, x: int, q: int, y: int) -> Counter[str]:
        one = self.a.bags[p] if x - p == 1 else sum(self.a.bags[p:x], Counter())
        other = self.b.bags[q] if y - q == 1 else sum(self.b.bags[q:y], Counter())
        if len(one) > len(other):
            one, other = other, one
        return Counter({key: min(n, other[key]) for key, n in one.items() if key in other})

    def _each_shares(self, p: int, x: int, q: int, y: int) -> bool:
        """Whether every one of the sentences has something in common with one across."""
        shares = self._shares
        if x - p == 1:
            return all(shares(p, k) for k in range(q, y))
        if y - q == 1:
            return all(shares(k, q) for k in range(p, x))
        return all(any(shares(k, n) for n in range(q, y)) for k in range(p, x)) and all(
            any(shares(k, n) for k in range(p, x)) for n in range(q, y)
        )

    def _shares(self, p: int, q: int) -> bool:
        told = self._disjoint.get((p, q))
        if told is None:
            told = self._disjoint[p, q] = self.a.bags[p].keys().isdisjoint(self.b.bags[q])
        return not told

    def gain(self, p: int, x: int, q: int, y: int, chance: float = CHANCE) -> float:
        """How much better it is to let these sentences answer one another than to leave them alone."""
        shared = sum(n * self.worth[key] for key, n in self._shared(p, x, q, y).items())
        if not shared:
            return 0.0
        total = sum(self.a.mass[p:x]) + sum(self.b.mass[q:y])
        one, other = sum(self.a.length[p:x]), sum(self.b.length[q:y])
        uneven = abs(one - other) / (one + other)
        if p == x or q == y:
            return 0.0
        return 2 * shared - total * (chance + UNEVEN * uneven * uneven) - MERGING * (x - p + y - q - 2)

    def _bands(self, n: int, m: int) -> list[tuple[int, int]]:
        """For each row of the table the columns that are weighed; every row reaches into the next."""
        if n * m <= FULL_CELLS:
            return [(0, m)] * (n + 1)
        chain = [(0, 0), *self._sure(), (n, m)]
        bands = [(m, 0)] * (n + 1)
        for (p, q), (x, y) in pairwise(chain):
            for row in range(p, x + 1):
                at = q + (y - q) * (row - p) // max(x - p, 1)
                slack = BAND + min(x - p, y - q) // 2
                low, high = max(0, min(at - slack, q)), min(m, max(at + slack, q))
                if x == row:
                    high = max(high, min(m, y + BAND))
                bands[row] = (min(bands[row][0], low), max(bands[row][1], high))
        for row in range(1, n + 1):
            bands[row] = (max(bands[row][0], bands[row - 1][0]), max(bands[row][1], bands[row - 1][1]))
        return bands

    def _sure(self) -> list[tuple[int, int]]:
        """Pairs of sentences that share most rare evidence, each the other's best, in their longest chain."""
        places: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, evidence in enumerate((self.a, self.b)):
            for k, bag in enumerate(evidence.bags):
                for key in bag:
                    places[key][side].append(k)
        score: defaultdict[tuple[int, int], float] = defaultdict(float)
        for key, (left, right) in places.items():
            if left and right and len(left) * len(right) <= RARE:
                for p in left:
                    for q in right:
                        score[p, q] += self.worth[key]
        best_a: dict[int, float] = {}
        best_b: dict[int, float] = {}
        for (p, q), value in score.items():
            best_a[p], best_b[q] = max(best_a.get(p, 0.0), value), max(best_b.get(q, 0.0), value)
        sure = sorted(
            (p, q)
            for (p, q), value in score.items()
            if value == best_a[p] == best_b[q] and value > 0.15 * (self.a.mass[p] + self.b.mass[q])
        )
        return _rising(sure)


def _hard(bag: Counter[str]) -> set[str]:
    """Figures, and names that the other witness has too."""
    return {key for key in bag if key[0] == "=" and not key.startswith("=name alone ")}


def _at(spans: tuple[tuple[int, int], ...], k: int) -> tuple[int, int]:
    """A zero-width place before sentence *k*."""
    place = spans[k][0] if k < len(spans) else (spans[-1][1] if spans else 0)
    return place, place


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
