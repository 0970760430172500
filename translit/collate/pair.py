"""Two witnesses, item by item: matches completed with marks, runs of difference cut, told and tidied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from translit.collate.align import Block, Words, similarity
from translit.collate.classify import BRACKETS, Classifier, Difference, facing
from translit.collate.stream import Stream
from translit.collate.tidy import tidy
from translit.model import VariantClass as C

MAX_GAP_CELLS = 6400
_OPENERS = frozenset("[(\"'“«")
ALIKE = 1.1  # letters in common and likeness in length together, of 2


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which item of the first witness faces which of the second; -1 faces nothing.

    ``moved`` names, for each item of the first, the moved passage it is in (from 1), or 0.
    """

    facing: tuple[int, ...]
    moved: tuple[int, ...]
    size: int

    def turned(self) -> Pairing:
        """The same from the side of the second witness."""
        back = [-1] * self.size
        moved = [0] * self.size
        for i, j in enumerate(self.facing):
            if j >= 0:
                back[j] = i
                moved[j] = self.moved[i]
        return Pairing(tuple(back), tuple(moved), len(self.facing))


def differences(
    a: Stream,
    b: Stream,
    words_a: Words,
    words_b: Words,
    match: list[int],
    moves: list[Block],
    classifier: Classifier,
    limits: tuple[tuple[int, int], tuple[int, int]],
) -> tuple[Pairing, list[Difference]]:
    """Every difference between two streams, given which of their words match.

    Args:
        a: the first stream.
        b: the second.
        words_a: the words of the first.
        words_b: the words of the second.
        match: for each word of the first, the word of the second, or -1.
        moves: moved passages.
        classifier: names each difference.
        limits: the items of each that are compared; what lies outside is left out.
    """
    facing_items = [-1] * len(a.first)
    moved = [0] * len(a.first)
    in_block_a = bytearray(len(a.first))
    in_block_b = bytearray(len(b.first))
    found: list[Difference] = []
    for number, block in enumerate(moves, 1):
        p, q = words_a.item[block.i0], words_a.item[block.i1 - 1] + 1
        r, s = words_b.item[block.j0], words_b.item[block.j1 - 1] + 1
        if not block.inside:
            p, q = _with_marks(a, p, q, in_block_a)
            r, s = _with_marks(b, r, s, in_block_b)
        for k in range(p, q):
            in_block_a[k] = 1
            moved[k] = number
        for k in range(r, s):
            in_block_b[k] = 1
        for i, j in block.pairs:
            facing_items[words_a.item[i]] = words_b.item[j]
        if block.inside:
            found.append(Difference(C.REWORDING, p, q, r, s, "at another place of the sentence", whole=True))
        else:
            found.append(Difference(C.MOVE, p, q, r, s))
        found.extend(_walk(range(p, q), range(r, s), facing_items, classifier))
    for i, j in enumerate(match):
        if j >= 0 and not in_block_a[words_a.item[i]] and not in_block_b[words_b.item[j]]:
            facing_items[words_a.item[i]] = words_b.item[j]
    rest_a = [k for k in range(*limits[0]) if not in_block_a[k]]
    rest_b = [k for k in range(*limits[1]) if not in_block_b[k]]
    found.extend(_walk(rest_a, rest_b, facing_items, classifier))
    return Pairing(tuple(facing_items), tuple(moved), len(b.first)), tidy(found, a, b, classifier)


def _with_marks(stream: Stream, low: int, high: int, taken: bytearray) -> tuple[int, int]:
    """A stretch of items with the marks that open and close its sentences."""
    sentence, words = stream.sentence, stream.words
    while (
        low and stream.keys[low - 1] in _OPENERS and sentence[low - 1] == sentence[low] and not taken[low - 1]
    ):
        low -= 1
    while high < len(words) and not words[high] and sentence[high] == sentence[high - 1] and not taken[high]:
        if stream.keys[high] in _OPENERS - {'"'}:
            break
        high += 1
    return low, high


def _walk(
    side_a: range | list[int], side_b: range | list[int], facing_items: list[int], classifier: Classifier
) -> Iterator[Difference]:
    """The differences along one stretch: between matched words, and in how matched items are printed."""
    a, b = classifier.a, classifier.b
    place_b = {item: k for k, item in enumerate(side_b)}
    anchors = [(k, place_b[facing_items[i]]) for k, i in enumerate(side_a) if facing_items[i] in place_b]
    anchors.append((len(side_a), len(side_b)))
    p = q = 0
    for x, y in anchors:
        if x > p and y > q:
            _complete(side_a, side_b, p, x, q, y, facing_items, classifier)
        p, q = x + 1, y + 1
    _slide(side_a, side_b, facing_items, a, b)
    p = q = 0
    place = -1
    for k in range(len(side_a) + 1):
        if k < len(side_a):
            i = side_a[k]
            j = facing_items[i]
            if j < 0:
                continue
            place = place_b[j]
        else:
            place = len(side_b)
        if k > p or place > q:
            yield from _runs(side_a, side_b, p, k, q, place, classifier)
        if k < len(side_a):
            i, j = side_a[k], side_b[place]
            if (
                a.text[a.starts[a.first[i]] : a.ends[a.last[i]]]
                != b.text[b.starts[b.first[j]] : b.ends[b.last[j]]]
            ):
                difference = classifier.same_key(i, j)
                if difference is not None:
                    yield difference
        p, q = k + 1, place + 1


def _complete(
    side_a: range | list[int],
    side_b: range | list[int],
    p: int,
    x: int,
    q: int,
    y: int,
    facing_items: list[int],
    classifier: Classifier,
) -> None:
    """Match marks (and equal words left over) inside one gap: its beginning, its end, then between."""
    a, b = classifier.a.keys, classifier.b.keys
    while p < x and q < y and a[side_a[p]] == b[side_b[q]]:
        facing_items[side_a[p]] = side_b[q]
        p += 1
        q += 1
    while p < x and q < y and a[side_a[x - 1]] == b[side_b[y - 1]]:
        x -= 1
        y -= 1
        facing_items[side_a[x]] = side_b[y]
    if p == x or q == y or (x - p) * (y - q) > MAX_GAP_CELLS:
        return
    words_a, words_b = classifier.a.words, classifier.b.words
    if any(words_a[side_a[k]] for k in range(p, x)) != any(words_b[side_b[k]] for k in range(q, y)):
        return  # marks inside a passage that the other does not have
    if side_a[x - 1] - side_a[p] == x - 1 - p and side_b[y - 1] - side_b[q] == y - 1 - q:
        for i, j in facing(classifier, side_a[p], side_a[x - 1] + 1, side_b[q], side_b[y - 1] + 1):
            facing_items[i] = j


def _slide(
    side_a: range | list[int], side_b: range | list[int], facing_items: list[int], a: Stream, b: Stream
) -> None:
    """Where a one-sided run could as well stand earlier, let it begin with a sentence.

    *The X did. The Y did.* against *The Y did.*: what is missing is *The X did.*, not *X did. The*.
    """
    _slide_one(side_a, facing_items, a)
    table = dict.fromkeys(side_b, -1)
    for i in side_a:
        if facing_items[i] >= 0:
            table[facing_items[i]] = i
    if _slide_one(side_b, table, b):
        for i in side_a:
            facing_items[i] = -1
        for j in side_b:
            if table[j] >= 0:
                facing_items[table[j]] = j


def _slide_one(side: range | list[int], facing_items: list[int] | dict[int, int], own: Stream) -> bool:
    changed = False
    k = 0
    count = len(side)
    while k < count:
        if facing_items[side[k]] >= 0:
            k += 1
            continue
        start = k
        while k < count and facing_items[side[k]] < 0:
            k += 1
        if start == 0 or k - start < 2 or side[k - 1] - side[start] != k - 1 - start:
            continue
        before = facing_items[side[start - 1]]
        after = facing_items[side[k]] if k < count else -2
        if before < 0 or (after >= 0 and after != before + 1):
            continue  # the other side has something here too
        low, high = start, k
        best = None
        for step in range(1, min(9, low + 1)):
            one, other = low - step, high - step
            if own.keys[side[one]] != own.keys[side[other]] or facing_items[side[one]] < 0:
                break
            if side[one] - (side[one - 1] if one else -1) != 1 and one:
                break
            if one == 0 or own.sentence[side[one]] != own.sentence[side[one - 1]]:
                best = step
                break
        if best and own.sentence[side[low]] == own.sentence[side[low - 1]]:
            for step in range(1, best + 1):
                facing_items[side[high - step]] = facing_items[side[low - step]]
                facing_items[side[low - step]] = -1
            changed = True
    return changed


def _runs(
    side_a: range | list[int],
    side_b: range | list[int],
    p: int,
    x: int,
    q: int,
    y: int,
    classifier: Classifier,
) -> Iterator[Difference]:
    """One gap without matches; cut where a moved passage was taken out, then where sentences end."""
    pieces_a = _contiguous(side_a, p, x)
    pieces_b = _contiguous(side_b, q, y)
    after_a = side_a[p - 1] + 1 if p else (side_a[0] if side_a else 0)
    after_b = side_b[q - 1] + 1 if q else (side_b[0] if side_b else 0)
    if len(pieces_a) > 1 or len(pieces_b) > 1:
        for low, high in pieces_a:
            yield from classifier.run(low, high, after_b, after_b)
        for low, high in pieces_b:
            yield from classifier.run(after_a, after_a, low, high)
        return
    a0, a1 = pieces_a[0] if pieces_a else (after_a, after_a)
    b0, b1 = pieces_b[0] if pieces_b else (after_b, after_b)
    if pieces_a and pieces_b:
        yield from _by_sentence(a0, a1, b0, b1, classifier)
    else:
        yield from classifier.run(a0, a1, b0, b1)


def _contiguous(side: range | list[int], low: int, high: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for k in range(low, high):
        item = side[k]
        if pieces and pieces[-1][1] == item:
            pieces[-1] = (pieces[-1][0], item + 1)
        else:
            pieces.append((item, item + 1))
    return pieces


def _by_sentence(a0: int, a1: int, b0: int, b1: int, classifier: Classifier) -> Iterator[Difference]:
    """A two-sided gap: whole sentences that have nothing to do with one another are told apart."""
    a, b = classifier.a, classifier.b
    cut_a = _sentence_cut(a, a0, a1)
    cut_b = _sentence_cut(b, b0, b1)
    if not cut_a and not cut_b:
        yield from classifier.run(a0, a1, b0, b1)
        return
    head_a, head_b = (cut_a[0] if cut_a else a1), (cut_b[0] if cut_b else b1)
    tail_a, tail_b = (cut_a[-1] if cut_a else a0), (cut_b[-1] if cut_b else b0)
    starts_a = a0 == 0 or a.sentence[a0] != a.sentence[a0 - 1]
    starts_b = b0 == 0 or b.sentence[b0] != b.sentence[b0 - 1]
    ends_a = a1 == len(a.first) or a.sentence[a1] != a.sentence[a1 - 1]
    ends_b = b1 == len(b.first) or b.sentence[b1] != b.sentence[b1 - 1]
    head = not starts_a and not starts_b  # the end of a sentence both began
    if head and not ends_a and not ends_b and not (cut_a and cut_b):
        # One piece against several: is it the end of the sentence before, or the beginning of the next?
        head = _alike(a, b, (a0, head_a), (b0, head_b)) >= _alike(a, b, (tail_a, a1), (tail_b, b1))
    if head:
        yield from classifier.run(a0, head_a, b0, head_b)
        a0, b0 = head_a, head_b
    rest = []
    if not ends_a and not ends_b and a0 <= tail_a and b0 <= tail_b and (a0 < a1 and b0 < b1):
        rest = classifier.run(tail_a, a1, tail_b, b1)
        a1, b1 = tail_a, tail_b
    if a0 < a1 and b0 < b1:
        bounds_a = [a0, *(k for k in cut_a if a0 < k < a1), a1]
        bounds_b = [b0, *(k for k in cut_b if b0 < k < b1), b1]
        pieces = [(one, other) for one in pairwise(bounds_a) for other in pairwise(bounds_b)]
        one, other = max(pieces, key=lambda pair: _alike(a, b, *pair))
        if len(pieces) == 1 or _alike(a, b, one, other) >= ALIKE:
            yield from classifier.run(a0, one[0], b0, other[0])
            yield from classifier.run(*one, *other)
            yield from classifier.run(one[1], a1, other[1], b1)
        else:
            yield from classifier.run(a0, a1, b0, b0)
            yield from classifier.run(a1, a1, b0, b1)
    elif a0 < a1 or b0 < b1:
        yield from classifier.run(a0, a1, b0, b1)
    yield from rest


def _alike(a: Stream, b: Stream, one: tuple[int, int], other: tuple[int, int]) -> float:
    """How well two stretches fit as one reading: in length and letters."""
    text_a, text_b = a.text[slice(*a.span(*one))], b.text[slice(*b.span(*other))]
    longest = max(len(text_a), len(text_b), 1)
    return similarity(text_a[:400], text_b[:400]) + min(len(text_a), len(text_b)) / longest


def _sentence_cut(stream: Stream, low: int, high: int) -> list[int]:
    return [k for k in range(low + 1, high) if stream.sentence[k] != stream.sentence[k - 1]]


__all__ = ["BRACKETS", "Pairing", "differences"]
