"""Passages that stand elsewhere: found among what the alignment left over, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translit.collate.align.gaps import align_block
from translit.collate.align.runs import GRAM, chains, joined, seeds
from translit.collate.align.words import Lexicon, Words

MIN_WORDS = 6
INSIDE_WORDS = 30
PASSAGE_WORDS = 12
WIDEST = 400  # words by which a stretch is widened to whole sentences, at most
KIN = 0.8  # what a word that stands for another is worth, against the same word


@dataclass(frozen=True, slots=True)
class Block:
    """A moved passage: words ``[i0, i1)`` of one witness stand as ``[j0, j1)`` in the other."""

    i0: int
    i1: int
    j0: int
    j1: int
    pairs: tuple[tuple[int, int], ...]
    inside: bool = False  # a phrase at another place of one sentence


def find_moves(
    a: Words,
    b: Words,
    match: list[int],
    lexicon: Lexicon,
    *,
    between: list[tuple[int, int, int, int]] | None = None,
    settled: Sequence[Block] = (),
) -> list[Block]:
    """Moved passages, none overlapping, the largest first served.

    Only what the alignment left unmatched on both sides is looked at. A passage counts when it is at
    least one sentence, or most of one, and most of its words are the same.

    Args:
        a: words of the first witness.
        b: words of the second.
        match: for each word of *a* the word of *b*, or -1.
        lexicon: what words are worth.
        between: gaps not settled yet; then only passages nearly unchanged that leave their gap count.
        settled: blocks found before.
    """
    taken_a = [j >= 0 for j in match]
    faced = bytearray(len(b.keys))
    for j in match:
        if j >= 0:
            faced[j] = 1
    taken_b = [bool(k) for k in faced]
    for block in settled:
        taken_a[block.i0 : block.i1] = [True] * (block.i1 - block.i0)
        taken_b[block.j0 : block.j1] = [True] * (block.j1 - block.j0)
    at_a, at_b = _gap_numbers(a, b, between)
    share = 0.55 if between is None else 0.75
    found = chains(seeds(a, b, taken_a, taken_b, at_a, at_b), taken_a, taken_b)
    blocks: list[Block] = []
    stretches = sorted(joined(found, taken_a, taken_b), key=lambda c: (c[0] - c[1], c))
    if between is None and stretches:
        _kept(stretches, a, b, match, (taken_a, taken_b), lexicon)
        for j in match:
            if j >= 0:
                faced[j] = 1
    for i0, i1, j0, j1 in stretches:
        i0, i1 = _whole_sentences(a, i0, i1, taken_a)
        j0, j1 = _whole_sentences(b, j0, j1, taken_b)
        if i0 == i1 or j0 == j1:
            continue  # all of it went into a larger passage
        inside = _same_sentence(a, b, match, faced, (i0, i1, j0, j1))
        if between is not None and (inside or at_a[i0] == at_b[j0]):
            continue
        if min(i1 - i0, j1 - j0) < (GRAM if inside else MIN_WORDS):
            continue
        pairs = [
            (i, j)
            for i, j in align_block(a, b, lexicon, (i0, i1, j0, j1))
            if not taken_a[i] and not taken_b[j]
        ]
        worth = sum(lexicon.weights[a.keys[i]] for i, _ in pairs)
        worth += KIN * kin(a.keys[i0:i1], b.keys[j0:j1], lexicon)
        one = sum(lexicon.weights[k] for k in a.keys[i0:i1])
        other = sum(lexicon.weights[k] for k in b.keys[j0:j1])
        # Most of both; or nearly all of the shorter, when a sentence was put in or left out on the way.
        if worth < share * max(one, other) and (
            between is not None
            or worth < 6
            or worth < 0.75 * min(one, other)
            or worth < 0.4 * max(one, other)
        ):
            continue
        if worth < (1 if inside else 3 if worth > 0.7 * max(one, other) else 4):
            continue
        if not inside:
            i0, i1 = _whole_paragraph(a, i0, i1, taken_a)
            j0, j1 = _whole_paragraph(b, j0, j1, taken_b)
        for k in range(i0, i1):
            taken_a[k] = True
        for k in range(j0, j1):
            taken_b[k] = True
        blocks.append(Block(i0, i1, j0, j1, tuple(pairs), inside))
    return blocks


def _kept(
    stretches: Sequence[tuple[int, int, int, int]],
    a: Words,
    b: Words,
    match: list[int],
    taken: tuple[list[bool], list[bool]],
    lexicon: Lexicon,
) -> None:
    """Match the stretches that cross nothing, the largest first: what can stay where it is has not moved."""
    order = sorted((i, j) for i, j in enumerate(match) if j >= 0)
    for i0, i1, j0, j1 in stretches:
        at = bisect_left(order, (i0, -1))
        if (at and order[at - 1][1] >= j0) or (at < len(order) and (order[at][0] < i1 or order[at][1] < j1)):
            continue
        if any(taken[0][i0:i1]) or any(taken[1][j0:j1]):
            continue
        pairs = align_block(a, b, lexicon, (i0, i1, j0, j1))
        for i, j in pairs:
            match[i], taken[0][i], taken[1][j] = j, True, True
        order[at:at] = pairs


def kin(one: Sequence[int], other: Sequence[int], lexicon: Lexicon) -> float:
    """What of two stretches is not the same but stands for the same: terms, synonyms, other names."""
    more, fewer = Counter(one), Counter(other)
    groups: Counter[str] = Counter()
    for key, count in (fewer - more).items():
        for group in lexicon.groups(key):
            groups[group] += count
    worth = 0.0
    for key, count in (more - fewer).items():
        for group in lexicon.groups(key):
            if groups[group]:
                groups[group] -= 1
                worth += lexicon.weights[key] * min(count, 1)
                break
    return worth


def _gap_numbers(
    a: Words, b: Words, gaps: list[tuple[int, int, int, int]] | None
) -> tuple[list[int], list[int]]:
    """For each word of both witnesses the gap it is in; words facing nothing get numbers of their own."""
    at_a, at_b = [-1] * len(a.keys), [-2] * len(b.keys)
    for number, (i0, i1, j0, j1) in enumerate(gaps or ()):
        at_a[i0:i1] = [number] * (i1 - i0)
        at_b[j0:j1] = [number] * (j1 - j0)
    return at_a, at_b


def _whole_paragraph(words: Words, low: int, high: int, taken: list[bool]) -> tuple[int, int]:
    """The stretch with what is left of its paragraph, where that is free and not longer than itself."""
    if not words.paragraph:
        return low, high
    start, end = _widened(words, words.paragraph, low, high, taken)
    while start < low and start and words.sentence[start] == words.sentence[start - 1]:
        start += 1
    while end > high and end < len(words.keys) and words.sentence[end] == words.sentence[end - 1]:
        end -= 1
    return (start, end) if end - start <= 2.5 * (high - low) else (low, high)


def _whole_sentences(words: Words, low: int, high: int, taken: list[bool]) -> tuple[int, int]:
    """The stretch widened to whole sentences where the rest is free; not over taken words or blank lines."""
    start, end = _widened(words, words.sentence, low, high, taken)
    while start < end and taken[start]:
        start += 1
    while end > start and taken[end - 1]:
        end -= 1
    return start, end


def _widened(words: Words, unit: Sequence[int], low: int, high: int, taken: list[bool]) -> tuple[int, int]:
    """The stretch with the free words before and after it that are of its sentences or paragraphs."""
    start, end = low, high
    least, most = max(0, low - WIDEST), min(len(unit), high + WIDEST)
    while start > least and unit[start - 1] == unit[low] and not taken[start - 1] and not words.fresh(start):
        start -= 1
    while end < most and unit[end] == unit[high - 1] and not taken[end] and not words.fresh(end):
        end += 1
    return start, end


def _same_sentence(
    a: Words, b: Words, match: list[int], faced: bytearray, place: tuple[int, int, int, int]
) -> bool:
    """Whether what stands around a passage in its sentence faces what stands around it in the other."""
    i0, i1, j0, j1 = place
    if i1 - i0 > INSIDE_WORDS:
        return False
    if a.opens(i0) and b.opens(j0) and a.opens(i1) and b.opens(j1):
        return False  # whole lines on both sides
    sentence = a.sentence[i0]
    if a.sentence[i1 - 1] == sentence and b.sentence[j0] == b.sentence[j1 - 1]:
        for k in _rest(a.sentence, i0, i1):
            if match[k] >= 0 and b.sentence[match[k]] == b.sentence[j0]:
                return True
    over_a, over_b = a.sentence[i0] != a.sentence[i1 - 1], b.sentence[j0] != b.sentence[j1 - 1]
    if over_a and over_b and min(i1 - i0, j1 - j0) >= PASSAGE_WORDS:
        return False  # the end of a sentence and the beginning of the next
    # A phrase torn from a sentence of which most stayed.
    stayed = sum(match[k] >= 0 for k in _rest(a.sentence, i0, i1))
    return stayed >= 3 and sum(faced[k] for k in _rest(b.sentence, j0, j1)) >= 3


def _rest(sentence: list[int], low: int, high: int) -> Iterator[int]:
    """The places of a sentence around the stretch ``[low, high)`` of it."""
    k = low - 1
    while k >= 0 and sentence[k] == sentence[low]:
        yield k
        k -= 1
    k = high
    while k < len(sentence) and sentence[k] == sentence[high - 1]:
        yield k
        k += 1
