"""Passages that stand elsewhere: found among what the alignment left over, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass

from translit.collate.align import Lexicon, Words, align_block

GRAM = 3
MAX_OCCURRENCES = 6
REACH = 25
MIN_WORDS = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A moved passage: words ``[i0, i1)`` of one witness stand as ``[j0, j1)`` in the other."""

    i0: int
    i1: int
    j0: int
    j1: int
    pairs: tuple[tuple[int, int], ...]
    inside: bool = False  # a phrase at another place of one sentence


def find_moves(a: Words, b: Words, match: list[int], lexicon: Lexicon) -> list[Block]:
    """Moved passages, none overlapping, the largest first served; sorted by their place in *a*.

    Only what the alignment left unmatched on both sides is looked at. A passage counts when it is at
    least one sentence, or most of one, and most of its words are the same.
    """
    taken_a = [j >= 0 for j in match]
    taken_b = [False] * len(b.keys)
    for j in match:
        if j >= 0:
            taken_b[j] = True
    chains = _chains(_seeds(a, b, taken_a, taken_b))
    blocks: list[Block] = []
    for i0, i1, j0, j1 in sorted(_joined(chains, taken_a, taken_b), key=lambda c: (c[0] - c[1], c)):
        i0, i1 = _whole_sentences(a, i0, i1, taken_a)
        j0, j1 = _whole_sentences(b, j0, j1, taken_b)
        inside = _same_sentence(a, b, match, (i0, i1, j0, j1))
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
        if worth < (1 if inside else 4) or worth < 0.55 * max(one, other):
            continue
        for k in range(i0, i1):
            taken_a[k] = True
        for k in range(j0, j1):
            taken_b[k] = True
        blocks.append(Block(i0, i1, j0, j1, tuple(pairs), inside))
    return sorted(blocks, key=lambda block: (block.i0, block.j0))


def _same_sentence(a: Words, b: Words, match: list[int], place: tuple[int, int, int, int]) -> bool:
    """Whether what stands around a passage in its sentence faces what stands around it in the other."""
    i0, i1, j0, j1 = place
    sentence = a.sentence[i0]
    if a.sentence[i1 - 1] != sentence or b.sentence[j0] != b.sentence[j1 - 1]:
        return False
    for step, start in ((-1, i0 - 1), (1, i1)):
        k = start
        while 0 <= k < len(match) and a.sentence[k] == sentence:
            if match[k] >= 0 and b.sentence[match[k]] == b.sentence[j0]:
                return True
            k += step
    return False


def _seeds(a: Words, b: Words, taken_a: list[bool], taken_b: list[bool]) -> list[tuple[int, int]]:
    """Places of equal runs of words that are free on both sides."""
    index: dict[tuple[int, ...], list[int]] = {}
    for i in range(len(a.keys) - GRAM + 1):
        if not (taken_a[i] or taken_a[i + 1] or taken_a[i + 2]):
            index.setdefault(tuple(a.keys[i : i + GRAM]), []).append(i)
    seeds: list[tuple[int, int]] = []
    for j in range(len(b.keys) - GRAM + 1):
        if not (taken_b[j] or taken_b[j + 1] or taken_b[j + 2]):
            places = index.get(tuple(b.keys[j : j + GRAM]), ())
            if len(places) <= MAX_OCCURRENCES:
                seeds.extend((i, j) for i in places)
    return sorted(seeds)


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
