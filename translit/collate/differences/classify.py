"""What kind of difference it is: every run of differing items, cut into units and named by class."""

from __future__ import annotations

import regex

from translit.collate.align import Lexicon
from translit.collate.differences.difference import BRACKETS, Difference, begins
from translit.collate.differences.units import Units
from translit.collate.fold import fold
from translit.collate.knowledge import Knowledge
from translit.collate.names import NameJudge
from translit.collate.stream import Stream
from translit.model import VariantClass as C

LONG = 3  # more words than this on a side make a rewording of a synonym
_BRACKETED = regex.compile(r"\[[^\[\]]*\]")


class Classifier:
    """Names the difference between two stretches of items.

    Args:
        a: items of the first witness.
        b: items of the second.
        lexicon: the keys of both as numbers.
        known: the tables.
        judge: who knows names.
    """

    def __init__(self, a: Stream, b: Stream, lexicon: Lexicon, known: Knowledge, judge: NameJudge) -> None:
        self.a, self.b, self.lexicon, self.known = a, b, lexicon, known
        self.units = Units(a, b, known, judge)

    def run(self, a0: int, a1: int, b0: int, b1: int) -> list[Difference]:
        """The differences between two stretches that share no matched item, in order."""
        if a0 == a1 or b0 == b1:
            return self._one_sided(a0, a1, b0, b1)
        if self._range(a0, a1, b0, b1):
            return [Difference(C.SPELLING, a0, a1, b0, b1, "the same range")]
        words_a = any(self.a.words[a0:a1])
        words_b = any(self.b.words[b0:b1])
        if not words_a and not words_b:
            marks = {*self.a.keys[a0:a1], *self.b.keys[b0:b1]}
            if marks & BRACKETS:
                return self._bracket_marks(a0, a1, b0, b1)
            return [Difference(C.PUNCT, a0, a1, b0, b1)]
        if words_a == words_b and self._unrelated(a0, a1, b0, b1):
            edge = self._edge(a0, a1, b0, b1)
            if edge is not None:
                pair, (p, q, r, s) = edge
                return [*self._rest(a0, p, b0, r), pair, *self._rest(q, a1, s, b1)]
            words_b = not words_a
        if words_a != words_b:
            return [*self._one_sided(a0, a1, b0, b0), *self._one_sided(a1, a1, b0, b1)]
        # Marks at the edges are told apart from the words.
        found: list[Difference] = []
        tail: list[Difference] = []
        p, q = a0, b0
        while not self.a.words[p]:
            p += 1
        while not self.b.words[q]:
            q += 1
        if p > a0 or q > b0:
            found.extend(self.run(a0, p, b0, q))
        r, s = a1, b1
        while not self.a.words[r - 1]:
            r -= 1
        while not self.b.words[s - 1]:
            s -= 1
        if r < a1 or s < b1:
            tail = self.run(r, a1, s, b1)
        found.extend(self._words(p, r, q, s))
        return found + tail

    def _range(self, a0: int, a1: int, b0: int, b1: int) -> bool:
        """Whether a dash stands on one side and *to* on the other, figures before and after: *25-35*."""
        if a1 - a0 != 1 or b1 - b0 != 1 or {self.a.keys[a0], self.b.keys[b0]} != {"-", "to"}:
            return False
        return all(
            0 < k < len(stream.keys) - 1
            and stream.keys[k - 1][0].isdigit()
            and stream.keys[k + 1][0].isdigit()
            for stream, k in ((self.a, a0), (self.b, b0))
        )

    def _unrelated(self, a0: int, a1: int, b0: int, b1: int) -> bool:
        """Whether two passages that both begin a sentence have nothing to do with one another."""
        a, b = self.a, self.b
        if a1 - a0 > 8 * (b1 - b0) or b1 - b0 > 8 * (a1 - a0):
            return max(a1 - a0, b1 - b0) > 9
        if not begins(a, a0) or not begins(b, b0):
            return False
        one = [k for k, w in zip(a.keys[a0:a1], a.words[a0:a1], strict=True) if w]
        other = [k for k, w in zip(b.keys[b0:b1], b.words[b0:b1], strict=True) if w]
        if min(len(one), len(other)) < 3 or max(len(one), len(other)) < 6:
            return False
        weights, code = self.lexicon.weights, self.lexicon.code
        shared = sum(weights[code(k)] for k in set(one) & set(other))
        return shared < 0.2 * min(sum(weights[code(k)] for k in x) for x in (one, other))

    def _edge(
        self, a0: int, a1: int, b0: int, b1: int
    ) -> tuple[Difference, tuple[int, int, int, int]] | None:
        """A known pair at the beginning or the end of two stretches of which one is far longer."""
        if a1 - a0 <= b1 - b0:
            places = [(a0, a1, b0, b0 + n) for n in (3, 2, 1)] + [(a0, a1, b1 - n, b1) for n in (3, 2, 1)]
        else:
            places = [(a0, a0 + n, b0, b1) for n in (3, 2, 1)] + [(a1 - n, a1, b0, b1) for n in (3, 2, 1)]
        if min(a1 - a0, b1 - b0) > 4:
            return None
        for place in places:
            p, q, r, s = place
            if a0 <= p < q <= a1 and b0 <= r < s <= b1:
                found = self.units.unit(p, q, r, s)
                if found is not None and (found.cls is not C.NAME or found.same_referent):
                    return found, place
        return None

    def _one_sided(self, a0: int, a1: int, b0: int, b1: int) -> list[Difference]:
        if a0 == a1 and b0 == b1:
            return []
        first = a0 < a1
        stream, low, high = (self.a, a0, a1) if first else (self.b, b0, b1)
        keys = stream.keys[low:high]
        cls = C.DELETION if first else C.ADDITION
        if _note_mark(stream, low, high):
            return [Difference(C.LAYOUT, a0, a1, b0, b1, "note mark")]
        if not any(stream.words[low:high]):
            if BRACKETS & set(keys):
                return self._bracket_marks(a0, a1, b0, b1)
            return [Difference(C.PUNCT, a0, a1, b0, b1)]
        if keys[0] == "[" and keys[-1] == "]" and keys.count("[") == 1:
            whole = low == 0 or stream.sentence[low] != stream.sentence[low - 1]
            if not (whole and sum(stream.words[low:high]) > 4):  # a bracket of its own, a stamp: a passage
                return [Difference(C.BRACKET, a0, a1, b0, b1, "bracket and what it holds")]
        note = ""
        turned = self._negations(stream, low, high)
        if turned and len(keys) <= 6:
            note = f"negation {'lost' if first else 'added'}: {turned[0]}"
        if keys.count("[") != keys.count("]"):
            return self._split_brackets(stream, low, high, first, (a0, b0), cls, note)
        return [Difference(cls, a0, a1, b0, b1, note)]

    def _split_brackets(
        self, stream: Stream, low: int, high: int, first: bool, at: tuple[int, int], cls: C, note: str
    ) -> list[Difference]:
        """A bracket left open in a one-sided run belongs to the bracket, not to the words."""
        found = []
        start = low
        for k in range(low, high + 1):
            if k == high or stream.keys[k] in BRACKETS:
                for s, e, c in ((start, k, cls), (k, k + 1, C.BRACKET)):
                    if s < e <= high:
                        mark = c is cls and not any(stream.words[s:e])
                        kind = C.PUNCT if mark else c
                        here = (s, e, at[1], at[1]) if first else (at[0], at[0], s, e)
                        found.append(Difference(kind, *here, note if c is cls else ""))
                start = k + 1
        return found

    def _bracket_marks(self, a0: int, a1: int, b0: int, b1: int) -> list[Difference]:
        """Marks only, some of them brackets: each bracket by itself, the rest as punctuation."""
        rest_a = [k for k in range(a0, a1) if self.a.keys[k] not in BRACKETS]
        rest_b = [k for k in range(b0, b1) if self.b.keys[k] not in BRACKETS]
        found = [Difference(C.BRACKET, k, k + 1, b0, b0) for k in range(a0, a1) if k not in rest_a]
        found += [Difference(C.BRACKET, a0, a0, k, k + 1) for k in range(b0, b1) if k not in rest_b]
        found += [Difference(C.PUNCT, k, k + 1, b0, b0) for k in rest_a]
        found += [Difference(C.PUNCT, a0, a0, k, k + 1) for k in rest_b]
        return found

    def _words(self, a0: int, a1: int, b0: int, b1: int) -> list[Difference]:
        """Two stretches that both begin and end with a word: cut where a unit is known, then named."""
        if a0 == a1 or b0 == b1:
            return self._one_sided(a0, a1, b0, b1)
        cut = self._known_pair(a0, a1, b0, b1)
        if cut is not None:
            found, (x0, x1, y0, y1) = cut
            return [*self._rest(a0, x0, b0, y0), found, *self._rest(x1, a1, y1, b1)]
        return [self.whole(a0, a1, b0, b1)]

    def _rest(self, a0: int, a1: int, b0: int, b1: int) -> list[Difference]:
        return self.run(a0, a1, b0, b1) if a0 < a1 or b0 < b1 else []

    def _known_pair(
        self, a0: int, a1: int, b0: int, b1: int
    ) -> tuple[Difference, tuple[int, int, int, int]] | None:
        """The largest pair of sub-stretches that a table or a judge knows, smaller than the whole or not."""
        if (a1 - a0) * (b1 - b0) > 400:
            return None
        spans_a = list(self._stretches(self.a, a0, a1))
        spans_b = list(self._stretches(self.b, b0, b1))
        best: tuple[float, Difference, tuple[int, int, int, int]] | None = None
        for p, q in spans_a:
            for r, s in spans_b:
                lopsided = abs((p - a0) - (r - b0)) + abs((a1 - q) - (b1 - s))
                size = q - p + s - r
                if best is not None and size - 0.5 * lopsided <= best[0]:
                    continue
                found = self.units.unit(p, q, r, s)
                if found is not None and found.cls in {C.SYNONYM, C.SPELLING}:
                    one_left = (p == a0) != (r == b0)
                    if one_left or (q == a1) != (s == b1):
                        continue  # a phrase that only shares a word with the table
                if found is not None:
                    best = (size - 0.5 * lopsided, found, (p, q, r, s))
        return (best[1], best[2]) if best else None

    def _stretches(self, stream: Stream, low: int, high: int) -> list[tuple[int, int]]:
        return [
            (p, q)
            for p in range(low, high)
            if stream.words[p]
            for q in range(p + 1, min(high, p + 8) + 1)
            if stream.words[q - 1] or stream.keys[q - 1] == "."
        ]

    def whole(self, a0: int, a1: int, b0: int, b1: int) -> Difference:
        """Nothing known inside: spelling, synonym or rewording."""
        here = (a0, a1, b0, b1)
        keys_a = [k for k, w in zip(self.a.keys[a0:a1], self.a.words[a0:a1], strict=True) if w]
        keys_b = [k for k, w in zip(self.b.keys[b0:b1], self.b.words[b0:b1], strict=True) if w]
        if "".join(keys_a) == "".join(keys_b):
            marks = [sum(s.printed(k).count("[") for k in range(*r)) for s, r in self._sides(here)]
            if marks[0] != marks[1]:
                return Difference(
                    C.BRACKET, *here, "brackets " + ("taken away" if marks[0] > marks[1] else "added")
                )
            return Difference(C.SPELLING, *here)
        if len(keys_a) == len(keys_b) == 1:
            if self._completes(a0, b0, keys_b[0]) or self._completes(b0, a0, keys_a[0], turned=True):
                return Difference(C.BRACKET, *here, "bracket and what it holds")
            if len(keys_a[0]) > 3 and self.known.misread(keys_a[0]) == self.known.misread(keys_b[0]):
                return Difference(C.SPELLING, *here, "letters easily misread")
        note = ""
        one, other = self._negations(self.a, a0, a1), self._negations(self.b, b0, b1)
        if bool(one) != bool(other):
            note = f"negation {'lost' if one else 'added'}: {min(one or other)}"
        if len(keys_a) <= LONG and len(keys_b) <= LONG:
            return Difference(C.SYNONYM, *here, note)
        return Difference(C.REWORDING, *here, note)

    def _sides(self, here: tuple[int, int, int, int]) -> tuple[tuple[Stream, tuple[int, int]], ...]:
        """Each witness with its items of a place."""
        return (self.a, here[:2]), (self.b, here[2:])

    def _completes(self, item: int, facing: int, key: str, *, turned: bool = False) -> bool:
        """Whether an item is the other with a bracket inside: *serv[ice]* against *serv*."""
        stream = self.b if turned else self.a
        other = (self.a if turned else self.b).printed(facing)
        printed = stream.printed(item)
        return "[" in printed and "[" not in other and fold(_BRACKETED.sub("", printed)) == key

    def _negations(self, stream: Stream, low: int, high: int) -> list[str]:
        """The words that turn a statement around; *Nº* is none."""
        told = self.known.negations
        return [
            stream.keys[k]
            for k in range(low, high)
            if stream.keys[k] in told and "º" not in stream.printed(k)
        ]


def _note_mark(stream: Stream, low: int, high: int) -> bool:
    """Whether the items are the number of a note, printed to what stands before: ``men.[3]``, ``men.3``."""
    keys = stream.keys[low:high]
    digits = (
        keys[1] if len(keys) == 3 and keys[0] == "[" and keys[2] == "]" else keys[0] if len(keys) == 1 else ""
    )
    if not digits.isdigit() or len(digits) > 3:
        return False
    start = stream.starts[stream.first[low]]
    before = stream.text[start - 1 : start]
    after = stream.text[stream.ends[stream.last[high - 1]] :][:1]
    return (before.isalpha() or before in set('.,;:!?"”’)')) and not after.isalnum()
