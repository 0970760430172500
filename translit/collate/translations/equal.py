"""What two sentences that say the same have in common, in order, and what of it is no chance."""

from __future__ import annotations

from dataclasses import dataclass

ISLAND = 0.8  # matched words worth less than this, other words before and after, are chance
CLOSE = 0.4  # of the words and marks of two sentences, for their words to be weighed one against one
SHORT = 5  # words between two that are equal, for these to be no chance
MAX_CELLS = 90_000


@dataclass(frozen=True, slots=True)
class Element:
    """One item, or the items of a fact that is answered, as aligned: equal codes are the same."""

    low: int
    high: int
    code: str
    weight: float


def best_common(one: list[Element], other: list[Element]) -> list[tuple[int, int]]:
    """The order-preserving pairs of equal elements that are worth most."""
    n, m = len(one), len(other)
    if n * m > MAX_CELLS:  # sentences as long as pages: the same, piece by piece
        half = [(one[: n // 2], other[: m // 2], 0, 0), (one[n // 2 :], other[m // 2 :], n // 2, m // 2)]
        return [(x + i, y + j) for left, right, x, y in half for i, j in best_common(left, right)]
    codes = [element.code for element in other]
    table = [[0.0] * (m + 1)]
    for element in one:
        above, row, left = table[-1], [0.0], 0.0
        code, weight = element.code, element.weight
        for j in range(m):
            value = above[j + 1]
            if value > left:
                left = value
            if code == codes[j] and above[j] + weight > left:
                left = above[j] + weight
            row.append(left)
        table.append(row)
    path = []
    i, j = n, m
    while i and j:
        value = table[i][j]
        if value == table[i - 1][j]:
            i -= 1
        elif value == table[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            path.append((i, j))
    return path[::-1]


def solid(path: list[tuple[int, int]], one: list[Element], other: list[Element]) -> list[tuple[int, int]]:
    """The path without islands of chance: next to nothing that is equal between two rewordings."""
    islands: list[list[tuple[int, int]]] = []
    for i, j in path:
        if islands and (i - 1, j - 1) == islands[-1][-1]:
            islands[-1].append((i, j))
        else:
            islands.append([(i, j)])
    close = len(path) >= CLOSE * max(len(one), len(other))
    kept: list[tuple[int, int]] = []
    last = (-1, -1)
    for number, island in enumerate(islands):
        worth = sum(one[i].weight for i, _ in island)
        after = islands[number + 1][0] if number + 1 < len(islands) else (len(one), len(other))
        before_free = island[0][0] - last[0] > 1 or island[0][1] - last[1] > 1
        after_free = after[0] - island[-1][0] > 1 or after[1] - island[-1][1] > 1
        if worth < ISLAND and before_free and after_free:
            before = islands[number - 1][-1] if number else (-1, -1)
            left = island[0][0] - before[0] - 1, island[0][1] - before[1] - 1
            right = after[0] - island[-1][0] - 1, after[1] - island[-1][1] - 1
            if not (close and _parallel(*left) and _parallel(*right)):
                continue
        kept.extend(island)
        last = island[-1]
    return kept


def _parallel(one: int, other: int) -> bool:
    """Whether two stretches between equal words are so short and alike that one stands for the other."""
    return max(one, other) <= SHORT and abs(one - other) <= 2
