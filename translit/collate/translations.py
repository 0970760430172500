"""Two independent translations: the differences inside paired sentences, and what only one of them has.

Names, figures and dates of paired sentences are set against one another wherever they stand in the
sentence; then the words that are the same, in order; what lies between is said in other words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from translit.collate.align import Lexicon, Words, similarity
from translit.collate.classify import Classifier, Difference, begins
from translit.collate.facts import DATE, NAME, NUMBER, Fact, Facts, find_facts
from translit.collate.names import sound
from translit.collate.overlap import Extent, Window, density, window_around
from translit.collate.pair import Pairing
from translit.collate.sentences import Bead, pair_sentences
from translit.collate.stream import Stream
from translit.collate.tidy import tidy
from translit.model import VariantClass as C

FACT_WEIGHT = 2.0
MARK_WEIGHT = 0.05
ISLAND = 0.8  # matched words worth less than this, other words before and after, are chance
ALIKE_NAMES = 0.5
SHORT = 6  # a stretch of so few items is called after the figure in it
MAX_CELLS = 90_000
LEAST_SHARE = 0.16  # of the evidence, for two texts to be translations of one; other texts reach 0.08
HALF = 0.5  # of a sentence's words; where fewer are the same it is said otherwise
LEAST_GAIN = 25.0
LEAST_FACTS = 3
LEAST_KEPT = 0.55  # of the names and figures of the witness with fewer; two papers of one form keep 0.5


@dataclass(frozen=True, slots=True)
class _Unit:
    """A fact of one witness and the fact of the other that answers it."""

    a: Fact
    b: Fact


@dataclass(frozen=True, slots=True)
class _Element:
    """One item, or the items of a fact that is answered, as aligned: equal codes are the same."""

    low: int
    high: int
    code: str
    weight: float


@dataclass(frozen=True, slots=True)
class Translation:
    """Two witnesses found to be translations of one document: which sentences answer which."""

    beads: tuple[Bead, ...]
    facts: Facts
    moved: tuple[tuple[Bead, ...], ...] = ()

    def window(self, a: Words, b: Words, extent: Extent) -> Window:
        """The words to compare: from the first sentences that answer one another to the last."""
        places = [_words_of(bead, a, b) for bead in self.beads if bead.paired]
        common = (places[0].i0, places[-1].i1, places[0].j0, places[-1].j1)
        moved = [_words_of(bead, a, b) for passage in self.moved for bead in passage]
        blocks = [(place.i0, place.i1, place.j0, place.j1) for place in moved]
        return window_around((len(a.keys), len(b.keys)), common, blocks, extent)

    def reworded(self, a: Words, b: Words, faced: Mapping[int, int], lexicon: Lexicon) -> float:
        """The share of the paired text that stands in sentences of which less than half is the same."""
        whole = other = 0
        for bead in self.beads:
            if bead.paired:
                place = _words_of(bead, a, b)
                whole += place.i1 - place.i0
                if density(a, b, faced, place, lexicon) < HALF:
                    other += place.i1 - place.i0
        return other / whole if whole else 0.0


def _words_of(bead: Bead, a: Words, b: Words) -> Window:
    """The words of paired sentences."""
    return Window(
        bisect_left(a.item, bead.a0),
        bisect_left(a.item, bead.a1),
        bisect_left(b.item, bead.b0),
        bisect_left(b.item, bead.b1),
    )


def find_translation(streams: tuple[Stream, Stream], classifier: Classifier) -> Translation | None:
    """The sentences that answer one another, or ``None`` for texts that have nothing to do with it.

    Args:
        streams: the two witnesses.
        classifier: knows what is a name, and whom to ask about it.
    """
    if not streams[0].keys or not streams[1].keys:
        return None
    facts = find_facts(streams, classifier.judge, classifier.known, classifier.names)
    pairing = pair_sentences(streams, facts, classifier.known)
    if pairing.share < LEAST_SHARE or pairing.gain < LEAST_GAIN:
        return None
    if pairing.facts < LEAST_FACTS or pairing.kept < LEAST_KEPT:
        return None
    return Translation(pairing.beads, facts, pairing.moved)


def translated(
    free: Translation,
    classifier: Classifier,
    limits: tuple[tuple[int, int], tuple[int, int]],
) -> tuple[Pairing, list[Difference]]:
    """Every difference between two translations whose sentences are paired.

    Args:
        free: which sentences answer which, in order or at another place; names, numbers and dates of both.
        classifier: names each difference.
        limits: the items of each that are compared; what lies outside is left out.
    """
    a, b = classifier.a, classifier.b
    faced = [-1] * len(a.first)
    moved = [0] * len(a.first)
    found: list[Difference] = []
    for bead in free.beads:
        inside_a = limits[0][0] <= bead.a0 and bead.a1 <= limits[0][1]
        inside_b = limits[1][0] <= bead.b0 and bead.b1 <= limits[1][1]
        if bead.paired:
            found.extend(_Sentences(bead, free.facts, classifier, faced).differences())
        elif (bead.a0 < bead.a1 and inside_a) or (bead.b0 < bead.b1 and inside_b):
            found.extend(classifier.run(bead.a0, bead.a1, bead.b0, bead.b1))
    for number, passage in enumerate(free.moved, 1):
        a0, a1, b0, b1 = passage[0].a0, passage[-1].a1, passage[0].b0, passage[-1].b1
        if limits[0][0] <= a0 and a1 <= limits[0][1] and limits[1][0] <= b0 and b1 <= limits[1][1]:
            found.append(Difference(C.MOVE, a0, a1, b0, b1))
            for bead in passage:
                found.extend(_Sentences(bead, free.facts, classifier, faced).differences())
            moved[a0:a1] = [number] * (a1 - a0)
    pairing = Pairing(tuple(faced), tuple(moved), len(b.first))
    return pairing, tidy(found, a, b, classifier)


class _Sentences:
    """The differences inside one pair of sentences."""

    def __init__(
        self,
        bead: Bead,
        facts: Facts,
        classifier: Classifier,
        faced: list[int],
    ) -> None:
        self.bead, self.classifier, self.faced = bead, classifier, faced
        self.a, self.b, self.known = classifier.a, classifier.b, classifier.known
        self.same = facts.same
        self.facts = (
            [f for f in facts.a if bead.a0 <= f.low and f.high <= bead.a1],
            [f for f in facts.b if bead.b0 <= f.low and f.high <= bead.b1],
        )

    def differences(self) -> Iterator[Difference]:
        """What differs, facts first."""
        bead = self.bead
        units = self._units()
        for unit in units:
            difference = self._told(unit)
            if difference is not None:
                yield difference
        one = self._elements(bead.a0, bead.a1, {u.a.low: (u.a, k) for k, u in enumerate(units)}, 0)
        other = self._elements(bead.b0, bead.b1, {u.b.low: (u.b, k) for k, u in enumerate(units)}, 1)
        p, q = bead.a0, bead.b0
        for i, j in [*_solid(_path(one, other), one, other), (len(one), len(other))]:
            x, y = (one[i].low if i < len(one) else bead.a1), (other[j].low if j < len(other) else bead.b1)
            yield from self._between(p, x, q, y, units)
            if i == len(one):
                break
            first, second = one[i], other[j]
            for k, m in zip(range(first.low, first.high), range(second.low, second.high), strict=False):
                self.faced[k] = m
            if not first.code.startswith("="):
                difference = self.classifier.same_key(first.low, second.low)
                if difference is not None and not self._by_place(difference):
                    yield difference
            p, q = first.high, second.high

    def _by_place(self, d: Difference) -> bool:
        """Whether a capital is there only because one of the two sentences begins with the word."""
        return d.cls is C.CASE and begins(self.a, d.a0) != begins(self.b, d.b0)

    # -- facts ------------------------------------------------------------------------------------

    def _units(self) -> list[_Unit]:
        """Facts that answer one another: the same, then the only ones left of their kind."""
        units: list[_Unit] = []
        left: list[Fact] = []
        right = list(self.facts[1])
        for fact in self.facts[0]:
            answer = next((other for other in right if self.same(fact, other)), None)
            if answer is None:
                left.append(fact)
            else:
                right.remove(answer)
                units.append(_Unit(fact, answer))
        # What is said twice here and once there is no difference.
        left = [f for f in left if not any(self.same(f, unit.b) for unit in units)]
        right = [f for f in right if not any(self.same(unit.a, f) for unit in units)]
        for kind in (NUMBER, DATE, NAME):
            one, other = ([f for f in side if f.kind == kind] for side in (left, right))
            if kind == NAME:
                units.extend(self._alike(one, other))
            elif len(one) == len(other) == 1:
                units.append(_Unit(one[0], other[0]))
        return sorted(units, key=lambda unit: unit.a.low)

    def _alike(self, one: list[Fact], other: list[Fact]) -> Iterator[_Unit]:
        """Names that sound as if they might be one; the last left over, unless they are surely two."""
        left = []
        for fact in one:
            heard = self._sound(self.a, fact)
            for candidate in other:
                if similarity(heard, self._sound(self.b, candidate)) >= ALIKE_NAMES:
                    other.remove(candidate)
                    yield _Unit(fact, candidate)
                    break
            else:
                left.append(fact)
        if len(left) == len(other) == 1:
            (x, y) = left[0], other[0]
            texts = self.classifier.text(self.a, x.low, x.high), self.classifier.text(self.b, y.low, y.high)
            if self.classifier.judge.same_referent(*texts) is not False:
                yield _Unit(x, y)

    def _sound(self, stream: Stream, fact: Fact) -> str:
        return sound(self.classifier.text(stream, fact.low, fact.high), self.known)

    def _told(self, unit: _Unit) -> Difference | None:
        """How the two forms of a fact differ, if they do."""
        one, other = unit.a, unit.b
        here = (one.low, one.high, other.low, other.high)
        text_a, text_b = (
            self.classifier.text(self.a, one.low, one.high),
            self.classifier.text(self.b, other.low, other.high),
        )
        if text_a == text_b:
            return None
        if one.kind == NAME:
            if self.same(one, other):
                if text_a.casefold() == text_b.casefold():
                    return Difference(C.CASE, *here)
                return Difference(C.NAME, *here, "", True)
            # Paired because they sound alike at one place: too much for saying that they are two.
            return Difference(C.NAME, *here, "", self.classifier.judge.same_referent(text_a, text_b) or None)
        if one.kind == NUMBER:
            if one.value == other.value:
                return Difference(C.SPELLING, *here, "the same number")
            return Difference(C.NUMBER, *here)
        difference = self.classifier.unit(*here)
        return None if difference is None or text_a == text_b else difference

    # -- words ------------------------------------------------------------------------------------

    def _elements(self, low: int, high: int, units: dict[int, tuple[Fact, int]], side: int) -> list[_Element]:
        stream = (self.a, self.b)[side]
        weights, code = self.classifier.lexicon.weights, self.classifier.lexicon.code
        found = []
        k = low
        while k < high:
            if k in units:
                fact, number = units[k]
                found.append(_Element(k, fact.high, f"={number}", FACT_WEIGHT))
                k = fact.high
                continue
            word = stream.words[k]
            number = code(stream.keys[k])
            found.append(_Element(k, k + 1, f"{number}", weights[number] if word else MARK_WEIGHT))
            k += 1
        return found

    def _between(self, a0: int, a1: int, b0: int, b1: int, units: list[_Unit]) -> Iterator[Difference]:
        """What lies between two places that face one another; facts told elsewhere are left out."""
        crossing_a = [u.a for u in units if a0 <= u.a.low and u.a.high <= a1]
        crossing_b = [u.b for u in units if b0 <= u.b.low and u.b.high <= b1]
        if not crossing_a and not crossing_b:
            yield from self._stretch(a0, a1, b0, b1)
            return
        # A name that stands elsewhere in the other sentence: the longest stretches face one another.
        left, right = _pieces(a0, a1, crossing_a), _pieces(b0, b1, crossing_b)
        one = max(left, key=lambda piece: (piece[1] - piece[0], -piece[0]))
        other = max(right, key=lambda piece: (piece[1] - piece[0], -piece[0]))
        for piece in left:
            if piece != one and any(self.a.words[piece[0] : piece[1]]):
                yield from self.classifier.run(*piece, b0, b0)
        yield from self._stretch(*one, *other)
        for piece in right:
            if piece != other and any(self.b.words[piece[0] : piece[1]]):
                yield from self.classifier.run(a1, a1, *piece)

    def _stretch(self, a0: int, a1: int, b0: int, b1: int) -> Iterator[Difference]:
        words_a, words_b = any(self.a.words[a0:a1]), any(self.b.words[b0:b1])
        if not words_a or not words_b:
            yield from self.classifier.run(a0, a1, b0, b1)
            return
        while not self.a.words[a0]:
            a0 += 1
        while not self.b.words[b0]:
            b0 += 1
        while not self.a.words[a1 - 1]:
            a1 -= 1
        while not self.b.words[b1 - 1]:
            b1 -= 1
        here = (a0, a1, b0, b1)
        if max(a1 - a0, b1 - b0) <= SHORT:
            unit = self.classifier.unit(*here)
            if unit is not None and (unit.cls is not C.NAME or unit.same_referent):
                yield unit
                return
            if self._figure(self.a, self.facts[0], a0, a1) or self._figure(self.b, self.facts[1], b0, b1):
                yield Difference(C.NUMBER, *here, "a figure that only one gives")
                return
        yield self.classifier.whole(*here)

    @staticmethod
    def _figure(stream: Stream, facts: list[Fact], low: int, high: int) -> bool:
        """Whether there is a number in digits that is no number of a list."""
        return any(
            f.kind == NUMBER
            and low <= f.low
            and f.high <= high
            and stream.keys[f.low][0].isdigit()
            and not stream.begins_line(f.low)
            for f in facts
        )


def _pieces(low: int, high: int, facts: list[Fact]) -> list[tuple[int, int]]:
    """What is left of ``[low, high)`` between the facts."""
    pieces = []
    for fact in sorted(facts, key=lambda fact: fact.low):
        pieces.append((low, fact.low))
        low = fact.high
    return [*pieces, (low, high)]


def _path(one: list[_Element], other: list[_Element]) -> list[tuple[int, int]]:
    """The order-preserving pairs of equal elements that are worth most."""
    n, m = len(one), len(other)
    if n * m > MAX_CELLS:  # sentences as long as pages: the same, piece by piece
        half = [(one[: n // 2], other[: m // 2], 0, 0), (one[n // 2 :], other[m // 2 :], n // 2, m // 2)]
        return [(x + i, y + j) for left, right, x, y in half for i, j in _path(left, right)]
    codes = [element.code for element in other]
    table = [[0.0] * (m + 1)]
    for element in one:
        above, row, left = table[-1], [0.0], 0.0
        code, weight = element.code, element.weight
        for j in range(m):
            value = above[j + 1]
            if value > left:
                left = value
            if code == codes[j] and above[j] + weight > left:
                left = above[j] + weight
            row.append(left)
        table.append(row)
    path = []
    i, j = n, m
    while i and j:
        value = table[i][j]
        if value == table[i - 1][j]:
            i -= 1
        elif value == table[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            path.append((i, j))
    return path[::-1]


def _solid(path: list[tuple[int, int]], one: list[_Element], other: list[_Element]) -> list[tuple[int, int]]:
    """The path without islands of chance: next to nothing that is equal between two rewordings."""
    islands: list[list[tuple[int, int]]] = []
    for i, j in path:
        if islands and (i - 1, j - 1) == islands[-1][-1]:
            islands[-1].append((i, j))
        else:
            islands.append([(i, j)])
    kept: list[tuple[int, int]] = []
    last = (-1, -1)
    for number, island in enumerate(islands):
        worth = sum(one[i].weight for i, _ in island)
        after = islands[number + 1][0] if number + 1 < len(islands) else (len(one), len(other))
        before_free = island[0][0] - last[0] > 1 or island[0][1] - last[1] > 1
        after_free = after[0] - island[-1][0] > 1 or after[1] - island[-1][1] > 1
        if worth < ISLAND and before_free and after_free:
            continue
        kept.extend(island)
        last = island[-1]
    return kept
