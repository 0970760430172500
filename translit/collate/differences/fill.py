"""Matches between words completed: marks between them, and the sentence at which a one-sided run begins."""

from __future__ import annotations

from translit.collate.align import best_path
from translit.collate.differences.classify import Classifier
from translit.collate.stream import Stream

MAX_GAP_CELLS = 6400


def complete(
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
    ends = _end_of_first(side_a, side_b, p, x, q, y, classifier) if p and q else None
    if ends:
        facing_items[side_a[ends[0]]] = side_b[ends[1]]
        complete(side_a, side_b, p, ends[0], q, ends[1], facing_items, classifier)
        complete(side_a, side_b, ends[0] + 1, x, ends[1] + 1, y, facing_items, classifier)
        return
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
        for i, j in _facing(classifier, side_a[p], side_a[x - 1] + 1, side_b[q], side_b[y - 1] + 1):
            facing_items[i] = j


def _end_of_first(
    side_a: range | list[int],
    side_b: range | list[int],
    p: int,
    x: int,
    q: int,
    y: int,
    classifier: Classifier,
) -> tuple[int, int] | None:
    """Where the sentence that both are in ends, when one of the two gaps goes on with other sentences.

    *… by 3 May. The need* against *… by 5 May. Rice was sold. The need*: the first points face one another.
    """
    a, b = classifier.a, classifier.b
    ends = []
    for stream, side, low, high in ((a, side_a, p, x), (b, side_b, q, y)):
        if low == high or stream.sentence[side[low]] != stream.sentence[side[low - 1]]:
            return None  # not inside a sentence
        end = low
        while end < high and stream.sentence[side[end]] == stream.sentence[side[low]]:
            end += 1
        if stream.words[side[end - 1]]:
            return None
        ends.append((end - 1, end == high))
    (one, whole_a), (other, whole_b) = ends
    if whole_a == whole_b or a.keys[side_a[one]] != b.keys[side_b[other]]:
        return None
    return one, other


def _facing(classifier: Classifier, a0: int, a1: int, b0: int, b1: int) -> list[tuple[int, int]]:
    """Equal items inside a small gap, in order: marks; words too where they are most of what is there."""
    lexicon = classifier.lexicon
    a, b = classifier.a, classifier.b
    one = [lexicon.code(k) for k in a.keys[a0:a1]]
    other = [lexicon.code(k) for k in b.keys[b0:b1]]
    if not set(one) & set(other):
        return []
    found = [(a0 + i, b0 + j) for i, j in best_path(one, other, lexicon) if one[i] == other[j]]
    weights = lexicon.weights
    shared = sum(weights[one[i - a0]] for i, _ in found if a.words[i])
    whole = min(
        sum(weights[k] for k, w in zip(keys, words, strict=True) if w)
        for keys, words in ((one, a.words[a0:a1]), (other, b.words[b0:b1]))
    )
    return found if shared >= 0.4 * whole else [(i, j) for i, j in found if not a.words[i]]


def slide(
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
