"""How much of two witnesses is the same document: the stretch that answers the other, what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translit.collate.align import Lexicon, Words

MISS = 0.12  # what an unmatched word costs against a matched one of weight 1
LEAST_WORDS = 120
LEAST_SHARE = 0.25
AUTO_WORDS = 25
TINY = 12


class Extent(StrEnum):
    """How much of the witnesses to compare."""

    DETECT = "detect"  # leave out a long beginning or end that only one witness has
    AUTO = "auto"  # leave out every beginning and end outside the common stretch
    WHOLE = "whole"  # compare everything


@dataclass(frozen=True, slots=True)
class Window:
    """The words ``[i0, i1)`` and ``[j0, j1)`` that are compared; ``common`` is false when nothing answers."""

    i0: int
    i1: int
    j0: int
    j1: int
    common: bool = True


def find_window(
    a: Words,
    b: Words,
    match: list[int],
    moved: Sequence[tuple[int, int, int, int]],
    lexicon: Lexicon,
    extent: Extent,
) -> Window:
    """The stretch of each witness to compare, by where matched words lie densest.

    Args:
        a: words of the first witness.
        b: words of the second.
        match: for each word of the first, the word of the second, or -1.
        moved: moved passages ``(i0, i1, j0, j1)``; what is in them is not missing.
        lexicon: what words are worth.
        extent: how much to compare.
    """
    n, m = len(a.keys), len(b.keys)
    whole = Window(0, n, 0, m)
    if n <= TINY or m <= TINY:
        return whole
    best = _densest(a, match, lexicon)
    if best is None:
        return Window(0, n, 0, m, common=False)
    score, i0, i1, j0, j1 = best
    if score < 3 or (score < 8 and score < 0.03 * min(n, m)):
        return Window(0, n, 0, m, common=False)
    return window_around((n, m), (i0, i1, j0, j1), moved, extent)


def density(a: Words, b: Words, faced: Mapping[int, int], window: Window, lexicon: Lexicon) -> float:
    """The share of what the window holds that faces something there: low between independent translations.

    Args:
        a: words of the first witness.
        b: words of the second.
        faced: for words of the first, which of the second they face, or -1.
        window: the words looked at.
        lexicon: what words are worth.
    """
    weights = lexicon.weights
    held = min(
        sum(weights[key] for key in a.keys[window.i0 : window.i1]),
        sum(weights[key] for key in b.keys[window.j0 : window.j1]),
    )
    matched = sum(
        weights[a.keys[i]] for i in range(window.i0, window.i1) if window.j0 <= faced.get(i, -1) < window.j1
    )
    return matched / held if held else 0.0


def window_around(
    sizes: tuple[int, int],
    common: tuple[int, int, int, int],
    moved: Sequence[tuple[int, int, int, int]],
    extent: Extent,
) -> Window:
    """The window for a stretch ``(i0, i1, j0, j1)`` known to answer the other.

    Args:
        sizes: how many words each witness has.
        common: the stretch.
        moved: moved passages; what is in them is not missing.
        extent: how much to compare.
    """
    n, m = sizes
    i0, i1, j0, j1 = common
    if extent is Extent.WHOLE:
        return Window(0, n, 0, m)

    def free(side: int, low: int, high: int) -> int:
        inside = sum(max(0, min(high, block[2 * side + 1]) - max(low, block[2 * side])) for block in moved)
        return high - low - inside

    longest = max(i1 - i0, j1 - j0)
    small = longest < 0.35 * min(n, m)
    heads = _outside(free(0, 0, i0), free(1, 0, j0), longest, extent, small)
    tails = _outside(free(0, i1, n), free(1, j1, m), longest, extent, small)
    return Window(i0 if heads[0] else 0, i1 if tails[0] else n, j0 if heads[1] else 0, j1 if tails[1] else m)


def _outside(x: int, y: int, common: int, extent: Extent, small: bool) -> tuple[bool, bool]:
    """Whether to leave out the *x* words of one and the *y* of the other outside the common stretch."""
    if extent is Extent.AUTO:
        return x >= AUTO_WORDS, y >= AUTO_WORDS
    least = max(LEAST_WORDS, LEAST_SHARE * common)
    return x >= least and (small or y < 0.5 * x), y >= least and (small or x < 0.5 * y)


def _densest(a: Words, match: list[int], lexicon: Lexicon) -> tuple[float, int, int, int, int] | None:
    """The run of matches worth most when every unmatched word between costs a little."""
    weights, keys = lexicon.weights, a.keys
    best: tuple[float, int, int, int, int] | None = None
    score, start = 0.0, (0, 0)
    last: tuple[int, int] | None = None
    for i, j in enumerate(match):
        if j < 0:
            continue
        if last is not None:
            score -= MISS * max(i - last[0] - 1, j - last[1] - 1)
        if last is None or score <= 0:
            score, start = 0.0, (i, j)
        score += weights[keys[i]]
        if best is None or score > best[0]:
            best = (score, start[0], i + 1, start[1], j + 1)
        last = (i, j)
    return best
