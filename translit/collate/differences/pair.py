"""Two witnesses, item by item: moved passages first, then what stands between the items that match."""

from __future__ import annotations

from collections.abc import Iterator

from translit.collate.align import Block, Words
from translit.collate.differences.classify import Classifier
from translit.collate.differences.cut import cut_runs
from translit.collate.differences.difference import Difference
from translit.collate.differences.fill import complete, slide
from translit.collate.differences.pairing import Pairing
from translit.collate.differences.printed import printed_otherwise
from translit.collate.differences.tidy import tidy
from translit.collate.stream import Stream
from translit.model import VariantClass as C

_OPENERS = frozenset("[(\"'“«")


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
    return Pairing(tuple(facing_items), tuple(moved), len(b.first)), tidy(found, a, b, classifier.units)


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
            complete(side_a, side_b, p, x, q, y, facing_items, classifier)
        p, q = x + 1, y + 1
    slide(side_a, side_b, facing_items, a, b)
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
            yield from cut_runs(side_a, side_b, p, k, q, place, classifier)
        if k < len(side_a):
            i, j = side_a[k], side_b[place]
            if (
                a.text[a.starts[a.first[i]] : a.ends[a.last[i]]]
                != b.text[b.starts[b.first[j]] : b.ends[b.last[j]]]
            ):
                difference = printed_otherwise(a, i, b, j, classifier.known)
                if difference is not None:
                    yield difference
        p, q = k + 1, place + 1
