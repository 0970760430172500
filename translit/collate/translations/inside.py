"""The differences inside sentences that answer one another: names, figures and dates first, then the words.

Names, figures and dates are set against one another wherever they stand in the sentence; then the words that
are the same, in order; what lies between is said in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translit.collate.align import similarity
from translit.collate.differences.classify import Classifier
from translit.collate.differences.difference import Difference, begins
from translit.collate.differences.printed import printed_otherwise
from translit.collate.names import sound
from translit.collate.stream import Stream
from translit.collate.translations.equal import Element, best_common, solid
from translit.collate.translations.facts import DATE, NAME, NUMBER, Fact, Facts
from translit.collate.translations.sentences import Bead
from translit.model import VariantClass as C

FACT_WEIGHT = 2.0
MARK_WEIGHT = 0.05
ALIKE_NAMES = 0.5
SHORT = 6  # a stretch of so few items is called after the figure in it


@dataclass(frozen=True, slots=True)
class _Unit:
    """A fact of one witness and the fact of the other that answers it."""

    a: Fact
    b: Fact


class PairedSentences:
    """The differences inside one pair of sentences."""

    def __init__(
        self,
        bead: Bead,
        facts: Facts,
        classifier: Classifier,
        faced: list[int],
    ) -> None:
        self.bead, self.classifier, self.faced = bead, classifier, faced
        self.units = classifier.units
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
        for i, j in [*solid(best_common(one, other), one, other), (len(one), len(other))]:
            x, y = (one[i].low if i < len(one) else bead.a1), (other[j].low if j < len(other) else bead.b1)
            yield from self._between(p, x, q, y, units)
            if i == len(one):
                break
            first, second = one[i], other[j]
            for k, m in zip(range(first.low, first.high), range(second.low, second.high), strict=False):
                self.faced[k] = m
            if not first.code.startswith("="):
                difference = printed_otherwise(self.a, first.low, self.b, second.low, self.known)
                if difference is not None and not self._by_place(difference):
                    yield difference
            p, q = first.high, second.high

    def _by_place(self, d: Difference) -> bool:
        """Whether a capital is there only because one of the two sentences begins with the word."""
        return d.cls is C.CASE and begins(self.a, d.a0) != begins(self.b, d.b0)

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
            texts = (
                self.units.text(self.a, x.low, x.high),
                self.units.text(self.b, y.low, y.high),
            )
            if self.units.judge.same_referent(*texts) is not False:
                yield _Unit(x, y)

    def _sound(self, stream: Stream, fact: Fact) -> str:
        return sound(self.units.text(stream, fact.low, fact.high), self.known)

    def _told(self, unit: _Unit) -> Difference | None:
        """How the two forms of a fact differ, if they do."""
        one, other = unit.a, unit.b
        here = (one.low, one.high, other.low, other.high)
        text_a, text_b = (
            self.units.text(self.a, one.low, one.high),
            self.units.text(self.b, other.low, other.high),
        )
        if text_a == text_b:
            return None
        if one.kind == NAME:
            if self.same(one, other):
                if text_a.casefold() == text_b.casefold():
                    return Difference(C.CASE, *here)
                return Difference(C.NAME, *here, "", True)
            # Paired because they sound alike at one place: too much for saying that they are two.
            return Difference(C.NAME, *here, "", self.units.judge.same_referent(text_a, text_b) or None)
        if one.kind == NUMBER:
            if one.value == other.value:
                return Difference(C.SPELLING, *here, "the same number")
            return Difference(C.NUMBER, *here)
        difference = self.units.unit(*here)
        return None if difference is None or text_a == text_b else difference

    def _elements(self, low: int, high: int, units: dict[int, tuple[Fact, int]], side: int) -> list[Element]:
        stream = (self.a, self.b)[side]
        weights, code = self.classifier.lexicon.weights, self.classifier.lexicon.code
        found = []
        k = low
        while k < high:
            if k in units:
                fact, number = units[k]
                found.append(Element(k, fact.high, f"={number}", FACT_WEIGHT))
                k = fact.high
                continue
            word = stream.words[k]
            number = code(stream.keys[k])
            found.append(Element(k, k + 1, f"{number}", weights[number] if word else MARK_WEIGHT))
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
            unit = self.units.unit(*here)
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
