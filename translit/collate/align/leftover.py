"""Whole sentences left out here and put in there: word for word, however short, or clearly reworded."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from translit.collate.align.gaps import align_block
from translit.collate.align.moves import KIN, MIN_WORDS, Block, kin
from translit.collate.align.words import Lexicon, Words

LEAST_WORDS = 3  # of a sentence among others; a paragraph by itself may have one fewer
RARE = 6  # sentences left over that hold a word; where more do, it suggests nothing
LEAST_REWORDED = 4  # words of a sentence that is looked for in other words
SHARE_SHORT = 0.6  # of the weight of either, for a short sentence
SHARE = 0.5  # of the weight of either, for a sentence to be another reworded
LEAD = 1.4  # how much more than with any other they must share

Place = tuple[int, int]


def find_leftover(
    a: Words, b: Words, match: Sequence[int], settled: Sequence[Block], lexicon: Lexicon
) -> list[Block]:
    """Sentences of which no word faces any, that stand elsewhere in the other witness and face nothing there.

    Args:
        a: words of the first witness.
        b: words of the second.
        match: for each word of the first the word of the second, or -1.
        settled: moved passages found before.
        lexicon: what words are worth.
    """
    back = [-1] * len(b.keys)
    for i, j in enumerate(match):
        if j >= 0:
            back[j] = i
    free_a = list(_free(a, match, [(block.i0, block.i1) for block in settled]))
    free_b = list(_free(b, back, [(block.j0, block.j1) for block in settled]))
    pairs = list(_equal(a, b, free_a, free_b))
    gone_a, gone_b = {one for one, _ in pairs}, {other for _, other in pairs}
    pairs += _reworded(
        a, b, [p for p in free_a if p not in gone_a], [p for p in free_b if p not in gone_b], lexicon
    )
    if not pairs:
        return []
    before, after = _faced(match)
    own_before, own_after = _faced([j if i >= 0 else -1 for j, i in enumerate(back)])
    found = []
    for one, other in pairs:
        if _read_over(a, *one, match, b) or _read_over(b, *other, back, a):
            continue  # the head of a page
        if (before[one[0]], after[one[0]]) != (own_before[other[0]], own_after[other[0]]):  # not where it was
            found.append(Block(*one, *other, tuple(align_block(a, b, lexicon, (*one, *other)))))
    return found


def _free(words: Words, match: Sequence[int], blocks: Sequence[Place]) -> Iterator[Place]:
    """The sentences, or what of them stands between blank lines, of which no word faces any."""
    held = bytearray(j >= 0 for j in match)
    for low, high in blocks:
        held[low:high] = b"\1" * (high - low)
    sentence, fresh, count = words.sentence, words.fresh, len(held)
    start = held.find(0)
    while start >= 0:
        stop = held.find(1, start)
        stop = stop if stop >= 0 else count
        low = start
        while low < stop:  # sentence by sentence
            high = bisect_right(sentence, sentence[low], low, stop)
            whole = low == 0 or sentence[low - 1] != sentence[low] or fresh(low)
            ended = high == count or sentence[high] != sentence[high - 1] or fresh(high)
            cuts = [k for k in range(low + 1, high) if fresh(k)]
            bounds = [*([low] if whole else []), *cuts, *([high] if ended else [])]
            yield from pairwise(bounds)
            low = high
        start = held.find(0, stop) if stop < count else -1


def _equal(
    a: Words, b: Words, free_a: Sequence[Place], free_b: Sequence[Place]
) -> Iterator[tuple[Place, Place]]:
    """Sentences that are the same and stand once on each side."""
    index: defaultdict[tuple[int, ...], tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    for side, (words, places) in enumerate(((a, free_a), (b, free_b))):
        for low, high in places:
            index[tuple(words.keys[low:high])][side].append((low, high))
    for key, (left, right) in index.items():
        if len(left) == len(right) == 1:
            alone = _alone(a, *left[0]) and _alone(b, *right[0])
            if len(key) >= (LEAST_WORDS - 1 if alone else LEAST_WORDS):
                yield left[0], right[0]


def _reworded(
    a: Words, b: Words, free_a: Sequence[Place], free_b: Sequence[Place], lexicon: Lexicon
) -> Iterator[tuple[Place, Place]]:
    """Sentences that share most of what they say, each clearly the other's best."""
    holders: defaultdict[int, list[Place]] = defaultdict(list)
    for low, high in free_b:
        if high - low >= LEAST_REWORDED:
            for key in sorted(set(b.keys[low:high])):
                if lexicon.weights[key] >= 1:
                    holders[key].append((low, high))
    shares: dict[tuple[Place, Place], float] = {}
    for one in free_a:
        if one[1] - one[0] < LEAST_REWORDED:
            continue
        keys = a.keys[slice(*one)]
        near = {
            other for key in set(keys) if len(holders.get(key, ())) <= RARE for other in holders.get(key, ())
        }
        for other in near:
            share = _shared(keys, b.keys[slice(*other)], lexicon)
            if share >= SHARE / LEAD:
                shares[one, other] = share
    best: defaultdict[tuple[int, Place], list[float]] = defaultdict(lambda: [0.0])
    for (one, other), share in shares.items():
        best[0, one].append(share)
        best[1, other].append(share)
    for (one, other), share in sorted(shares.items()):
        rivals = [sorted(best[side])[-2:] for side in ((0, one), (1, other))]
        short = min(one[1] - one[0], other[1] - other[0]) < MIN_WORDS
        if share >= (SHARE_SHORT if short else SHARE) and all(
            top == share >= LEAD * second for second, top in rivals
        ):
            yield one, other


def _shared(one: Sequence[int], other: Sequence[int], lexicon: Lexicon) -> float:
    """The share of the weightier of two stretches that the other says too."""
    weights = lexicon.weights
    common = sum(weights[key] * min(one.count(key), other.count(key)) for key in set(one))
    most = max(sum(weights[key] for key in side) for side in (one, other))
    return (common + KIN * kin(one, other, lexicon)) / most


def _faced(match: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each word the last and the next word of the other witness that is faced from here on."""

    def latest(last: int, j: int) -> int:
        return j if j >= 0 else last

    return list(accumulate(match, latest)), list(accumulate(match[::-1], latest))[::-1]


def _alone(words: Words, low: int, high: int) -> bool:
    """Whether the words are a whole paragraph."""
    paragraph = words.paragraph
    return (low == 0 or paragraph[low - 1] != paragraph[low] or words.fresh(low)) and (
        high == len(paragraph) or paragraph[high] != paragraph[high - 1] or words.fresh(high)
    )


def _read_over(own: Words, low: int, high: int, match: Sequence[int], other: Words) -> bool:
    """Whether a paragraph by itself stands where the other witness reads on in one paragraph."""
    if not _alone(own, low, high) or low == 0 or high == len(match):
        return False
    before, after = match[low - 1], match[high]
    return before >= 0 and after >= 0 and other.paragraph[before] == other.paragraph[after]
