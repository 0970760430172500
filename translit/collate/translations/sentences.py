"""Sentences of two independent translations paired by what both must say, though few words be the same.

The pairing keeps the order of the document; one sentence may answer two or three, and any may answer none.
Where a document is long, only pairings near a chain of sure pairs are weighed.
"""

from __future__ import annotations

from dataclasses import dataclass

from translit.collate.translations.apart import find_apart
from translit.collate.translations.bands import FULL_CELLS, bands_of, sure_pairs
from translit.collate.translations.evidence import common_facts, hard
from translit.collate.translations.weigh import CHANCE, Weighing

CHANCE_BETWEEN = 0.05  # the same between two sure pairs
LIKE_LENGTH = 2.5  # of two sentences alone between sure pairs, the longer may be so much longer
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
_CROSSING = ((2, 2),)  # what is left where the last sentences have nothing in common


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
class SentencePairing:
    """The beads in order, and how much better they are than chance."""

    beads: tuple[Bead, ...]
    moved: tuple[tuple[Bead, ...], ...]  # passages at another place, sentence by sentence
    gain: float
    share: float  # of all evidence of the witness with less, what the beads have in common
    facts: int  # different names and figures that paired sentences share
    kept: float  # the share of those of the witness with fewer that are so shared


def pair_sentences(weighing: Weighing) -> SentencePairing:
    """The order-preserving pairing of sentences that shares most evidence."""
    a, b = weighing.a, weighing.b
    n, m = len(a.spans), len(b.spans)
    sure = sure_pairs(a, b, weighing.worth) if n * m > FULL_CELLS else []
    steps = _refined(weighing, _steps(weighing, (0, n, 0, m), bands_of(n, m, sure), CHANCE))
    return _told(weighing, steps, find_apart(weighing, steps))


def _steps(
    weighing: Weighing, place: tuple[int, int, int, int], bands: list[tuple[int, int]], chance: float
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
            shapes = _SHAPES if p and q and weighing.shares(p0 + p - 1, q0 + q - 1) else _CROSSING
            for x, y in shapes:
                if p < x or q < y or q - y not in rows[p - x]:
                    continue
                place = (p0 + p - x, p0 + p, q0 + q - y, q0 + q)
                if not weighing.each_shares(*place):
                    continue
                gain = weighing.gain(*place, chance)
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


def _refined(weighing: Weighing, steps: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """What lies alone between sure pairs is looked at again: there less is needed to belong together."""
    kept: list[tuple[int, int, int, int]] = []
    alone: list[tuple[int, int, int, int]] = []
    for step in steps:
        if step[0] == step[1] or step[2] == step[3]:
            alone.append(step)
            continue
        kept.extend(_filled(weighing, alone) if kept else alone)
        alone = []
        kept.append(step)
    return kept + alone


def _filled(weighing: Weighing, alone: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """What lies alone between two sure pairs, paired where it gains anything."""
    if not alone:
        return []
    p0, p1, q0, q1 = alone[0][0], alone[-1][1], alone[0][2], alone[-1][3]
    if p0 == p1 or q0 == q1 or (p1 - p0) * (q1 - q0) > FULL_CELLS:
        return alone
    steps = _steps(weighing, (p0, p1, q0, q1), [(0, q1 - q0)] * (p1 - p0 + 1), CHANCE_BETWEEN)
    if p1 - p0 == q1 - q0 == 1 and len(steps) == 2:
        one, other = weighing.a.length[p0], weighing.b.length[q0]
        bare = not hard(weighing.a.bags[p0]) and not hard(weighing.b.bags[q0])
        if bare and max(one, other) <= LIKE_LENGTH * min(one, other):
            return [(p0, p1, q0, q1)]
    kept: list[tuple[int, int, int, int]] = []
    for p, x, q, y in steps:
        if p < x and q < y and weighing.contrary(p, x, q, y):
            kept += [(k, k + 1, q, q) for k in range(p, x)] + [(x, x, k, k + 1) for k in range(q, y)]
        else:
            kept.append((p, x, q, y))
    return kept


def _told(
    weighing: Weighing, steps: list[tuple[int, int, int, int]], apart: list[tuple[int, int]]
) -> SentencePairing:
    """The steps as beads of items, the sentences at other places as passages, and how sure it all is."""
    common = total = 0.0
    facts: set[str] = set()
    for p, x, q, y in steps:
        gain = weighing.gain(p, x, q, y)
        if gain > 0:
            total += gain
            for key, n in weighing.shared(p, x, q, y).items():
                common += n * weighing.worth[key]
                if key[0] == "=":
                    facts.add(key)
    _, told = common_facts(weighing.a, weighing.b)
    least = min(sum(weighing.a.mass), sum(weighing.b.mass))
    a, b = weighing.a.spans, weighing.b.spans
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


def _at(spans: tuple[tuple[int, int], ...], k: int) -> tuple[int, int]:
    """A zero-width place before sentence *k*."""
    place = spans[k][0] if k < len(spans) else (spans[-1][1] if spans else 0)
    return place, place
