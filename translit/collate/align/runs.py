"""Runs of words free on both sides, gathered into stretches that run in parallel."""

from __future__ import annotations

from itertools import accumulate

from translit.collate.align.words import Words

GRAM = 3
MAX_OCCURRENCES = 6
REACH = 25
MOST_TAKEN = 2  # words that face something, inside a stretch


def seeds(
    a: Words, b: Words, taken_a: list[bool], taken_b: list[bool], at_a: list[int], at_b: list[int]
) -> list[tuple[int, int]]:
    """Places of equal runs of words that are free on both sides.

    A run that has its equal in its own gap, ``at_a`` and ``at_b`` being the same, has not moved.
    """
    index: dict[tuple[int, ...], list[int]] = {}
    for i in _free_runs(taken_a):
        index.setdefault(tuple(a.keys[i : i + GRAM]), []).append(i)
    found: list[tuple[int, int]] = []
    home: set[int] = set()  # places of the first that have their equal in their own gap
    if index:
        for j in _free_runs(taken_b):
            places = index.get(tuple(b.keys[j : j + GRAM]), ())
            if len(places) <= MAX_OCCURRENCES:
                own = [i for i in places if at_a[i] == at_b[j]]
                home.update(own)
                if not own:
                    found.extend((i, j) for i in places)
    return sorted((i, j) for i, j in found if i not in home)


def _free_runs(taken: list[bool]) -> list[int]:
    """Where runs of free words begin."""
    here, after, last = taken, taken[1:], taken[2:]
    return [k for k, full in enumerate(map(any, zip(here, after, last, strict=False))) if not full]


def chains(
    places: list[tuple[int, int]], taken_a: list[bool], taken_b: list[bool]
) -> list[tuple[int, int, int, int]]:
    """Seeds (pairs of places) that run in parallel, gathered into stretches ``(i0, i1, j0, j1)``.

    A stretch does not reach over more than a few words that face something.
    """
    if not places:
        return []
    full_a, full_b = [0, *accumulate(taken_a)], [0, *accumulate(taken_b)]
    open_: list[list[int]] = []
    done: list[list[int]] = []
    for i, j in places:
        best = None
        keep = []
        for chain in open_:
            if i - chain[1] > REACH:
                done.append(chain)
                continue
            keep.append(chain)
            ahead_i, ahead_j = i - chain[1] + GRAM, j - chain[3] + GRAM
            if ahead_i > 0 and 0 < ahead_j <= REACH + GRAM and abs(ahead_i - ahead_j) <= 10:
                if max(full_a[i] - full_a[chain[1]], full_b[j] - full_b[chain[3]]) > MOST_TAKEN:
                    continue
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


def joined(
    stretches: list[tuple[int, int, int, int]], taken_a: list[bool], taken_b: list[bool]
) -> list[tuple[int, int, int, int]]:
    """Stretches that follow one another with only free words between become one."""
    found: list[tuple[int, int, int, int]] = []
    for chain in stretches:
        for k in range(len(found) - 1, max(-1, len(found) - 6), -1):
            i0, i1, j0, j1 = found[k]
            if (
                0 <= chain[0] - i1 <= 60
                and 0 <= chain[2] - j1 <= 60
                and not any(taken_a[i1 : chain[0]])
                and not any(taken_b[j1 : chain[2]])
            ):
                found[k] = (i0, chain[1], j0, chain[3])
                break
        else:
            found.append(chain)
    return found
