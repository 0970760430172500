"""The words of two short stretches set against one another so that the whole is worth most."""

from __future__ import annotations

from translit.collate.align.words import Lexicon


def best_path(a: list[int], b: list[int], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Which words face one another when the whole is worth most; equal words are worth their weight."""
    weights, likeness = lexicon.weights, lexicon.likeness
    n, m = len(a), len(b)
    previous = [0.0] * (m + 1)
    steps: list[bytearray] = []
    for i in range(n):
        word = a[i]
        row = [0.0] * (m + 1)
        step = bytearray(m)
        weight = 0.4 + weights[word]
        left = 0.0
        for j in range(m):
            other = b[j]
            value = previous[j] + (weight if word == other else likeness(word, other))
            up = previous[j + 1]
            if value >= up and value >= left:
                left = value
            elif up >= left:
                left = up
                step[j] = 1
            else:
                step[j] = 2
            row[j + 1] = left
        steps.append(step)
        previous = row
    path = []
    i, j = n - 1, m - 1
    while i >= 0 and j >= 0:
        move = steps[i][j]
        if move == 0:
            path.append((i, j))
            i -= 1
            j -= 1
        elif move == 1:
            i -= 1
        else:
            j -= 1
    return path[::-1]
