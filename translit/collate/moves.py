"""Passages that stand elsewhere: found among what the alignment left over, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translit.collate.align import Aligner, Lexicon, Words, align_block
from translit.collate.quiet import without_collector

GRAM = 3
MAX_OCCURRENCES = 6
REACH = 25
MIN_WORDS = 6
INSIDE_WORDS = 30
PASSAGE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Block:
    """A moved passage: words ``[i0, i1)`` of one witness stand as ``[j0, j1)`` in the other."""

    i0: int
    i1: int
    j0: int
    j1: int
    pairs: tuple[tuple[int, int], ...]
    inside: bool = False  # a phrase at another place of one sentence


@without_collector
def correspond(a: Words, b: Words, lexicon: Lexicon) -> tuple[list[int], list[Block]]:
    """Which word faces which, and which passages stand elsewhere.

    1. Anchors, and what they settle.  2. Passages that moved from one gap to another, by runs of equal
    words: before anything is weighed, so that they are not torn up for chance matches.  3. What is left
    in each gap, by sentences and words.  4. Moves among what still faces nothing.

    Returns:
        For each word of *a* the word of *b* or -1, never crossing; the moved blocks, none overlapping.
    """
    match = [-1] * len(a.keys)
    aligner = Aligner(a, b, lexicon, match)
    aligner.gap(0, len(a.keys), 0, len(b.keys), anchors_only=True)
    aligner.drop_chance_matches()
    gaps = aligner.gaps()
    blocks = find_moves(a, b, match, lexicon, between=gaps)
    if blocks:
        aligner.gone_a, aligner.gone_b = bytearray(len(a.keys)), bytearray(len(b.keys))
        for block in blocks:
            aligner.gone_a[block.i0 : block.i1] = b"\1" * (block.i1 - block.i0)
            aligner.gone_b[block.j0 : block.j1] = b"\1" * (block.j1 - block.j0)
    for gap in gaps:
        if blocks:
            aligner.sentences(*gap)
        else:
            aligner.gap(*gap)
    aligner.drop_chance_matches()
    if aligner.gone_a is not None and aligner.gone_b is not None:  # what moved faces nothing here
        for i, j in enumerate(match):
            if j >= 0 and (aligner.gone_a[i] or aligner.gone_b[j]):
                match[i] = -1
    blocks.extend(find_moves(a, b, match, lexicon, settled=blocks))
    return match, sorted(blocks, key=lambda block: (block.i0, block.j0))


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
    chains = _chains(_seeds(a, b, taken_a, taken_b, at_a, at_b))
    blocks: list[Block] = []
    for i0, i1, j0, j1 in sorted(_joined(chains, taken_a, taken_b), key=lambda c: (c[0] - c[1], c)):
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
    paragraph = words.paragraph
    if not paragraph:
        return low, high
    start, end = low, high
    while start and paragraph[start - 1] == paragraph[low] and not taken[start - 1]:
        start -= 1
    while end < len(paragraph) and paragraph[end] == paragraph[high - 1] and not taken[end]:
        end += 1
    while start < low and start and words.sentence[start] == words.sentence[start - 1]:
        start += 1
    while end > high and end < len(paragraph) and words.sentence[end] == words.sentence[end - 1]:
        end -= 1
    return (start, end) if end - start <= 2.5 * (high - low) else (low, high)


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


def _seeds(
    a: Words, b: Words, taken_a: list[bool], taken_b: list[bool], at_a: list[int], at_b: list[int]
) -> list[tuple[int, int]]:
    """Places of equal runs of words that are free on both sides."""
    index: dict[tuple[int, ...], list[int]] = {}
    for i in _free_runs(taken_a):
        index.setdefault(tuple(a.keys[i : i + GRAM]), []).append(i)
    seeds: list[tuple[int, int]] = []
    if index:
        for j in _free_runs(taken_b):
            places = index.get(tuple(b.keys[j : j + GRAM]), ())
            if len(places) <= MAX_OCCURRENCES:
                seeds.extend((i, j) for i in places if at_a[i] != at_b[j])
    return sorted(seeds)


def _free_runs(taken: list[bool]) -> list[int]:
    """Where runs of free words begin."""
    here, after, last = taken, taken[1:], taken[2:]
    return [k for k, full in enumerate(map(any, zip(here, after, last, strict=False))) if not full]


def _chains(seeds: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Seeds that run in parallel, gathered into stretches ``(i0, i1, j0, j1)``."""
    open_: list[list[int]] = []
    done: list[list[int]] = []
    for i, j in seeds:
        best = None
        keep = []
        for chain in open_:
            if i - chain[1] > REACH:
                done.append(chain)
                continue
            keep.append(chain)
            ahead_i, ahead_j = i - chain[1] + GRAM, j - chain[3] + GRAM
            if ahead_i > 0 and 0 < ahead_j <= REACH + GRAM and abs(ahead_i - ahead_j) <= 10:
                distance = abs(ahead_i - ahead_j)
                if best is None or distance < best[0]:
                    best = (distance, chain)
        open_ = keep
        if best is not None:
            best[1][1] = i + GRAM
            best[1][3] = max(best[1][3], j + GRAM)
        else:
            open_.append([i, i + GRAM, j, j + GRAM])
    done.extend(open_)
    return sorted((c[0], c[1], c[2], c[3]) for c in done)


def _joined(
    chains: list[tuple[int, int, int, int]], taken_a: list[bool], taken_b: list[bool]
) -> list[tuple[int, int, int, int]]:
    """Chains that follow one another with only free words between become one."""
    joined: list[tuple[int, int, int, int]] = []
    for chain in chains:
        for k in range(len(joined) - 1, max(-1, len(joined) - 6), -1):
            i0, i1, j0, j1 = joined[k]
            if (
                0 <= chain[0] - i1 <= 60
                and 0 <= chain[2] - j1 <= 60
                and not any(taken_a[i1 : chain[0]])
                and not any(taken_b[j1 : chain[2]])
            ):
                joined[k] = (i0, chain[1], j0, chain[3])
                break
        else:
            joined.append(chain)
    return joined


def _whole_sentences(words: Words, low: int, high: int, taken: list[bool]) -> tuple[int, int]:
    """The stretch widened to whole sentences where the rest of them is free, never into taken words."""
    sentence = words.sentence
    start, end = low, high
    while start and sentence[start - 1] == sentence[low] and not taken[start - 1]:
        start -= 1
    while end < len(sentence) and sentence[end] == sentence[high - 1] and not taken[end]:
        end += 1
    while start < end and taken[start]:
        start += 1
    while end > start and taken[end - 1]:
        end -= 1
    return start, end
