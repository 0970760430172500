"""Sentences of two translations that answer one another at other places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from translit.collate.translations.bands import RARE
from translit.collate.translations.weigh import Weighing

CHANCE_APART = 0.2  # the same for sentences at other places, where no neighbours speak for it
APART_GAIN = 1.5  # how much more than that chance they must share
APART_LEAD = 1.4  # and how much more than any other two


def find_apart(weighing: Weighing, steps: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """Sentences left alone that answer one another at other places, each clearly the other's best."""
    left = [p for p, x, q, y in steps if q == y]
    right = [q for p, x, q, y in steps if p == x]
    index: defaultdict[str, list[int]] = defaultdict(list)
    for q in right:
        for key in weighing.b.bags[q]:
            index[key].append(q)
    gains: dict[tuple[int, int], float] = {}
    for p in left:
        near = {
            q for key in weighing.a.bags[p] if len(index.get(key, ())) <= RARE for q in index.get(key, ())
        }
        for q in near:
            gain = weighing.gain(p, p + 1, q, q + 1, CHANCE_APART)
            if gain > 0 and not weighing.contrary(p, p + 1, q, q + 1):
                gains[p, q] = gain
    rivals: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for (p, q), gain in gains.items():
        rivals["a", p].append(gain)
        rivals["b", q].append(gain)
    sure = {
        (p, q)
        for (p, q), gain in gains.items()
        if gain >= APART_GAIN
        and gain == max(rivals["a", p]) == max(rivals["b", q])
        and gain >= APART_LEAD * max(sorted([0.0, *rivals[side]])[-2] for side in (("a", p), ("b", q)))
    }
    return _grown(weighing, sure, set(left), set(right))


def _grown(
    weighing: Weighing, sure: set[tuple[int, int]], left: set[int], right: set[int]
) -> list[tuple[int, int]]:
    """The pairs with their neighbours on both sides, where these too have more in common than chance."""
    left -= {p for p, _ in sure}
    right -= {q for _, q in sure}
    open_ = sorted(sure)
    while open_:
        p, q = open_.pop()
        for x, y in ((p - 1, q - 1), (p + 1, q + 1)):
            if x in left and y in right and weighing.shares(x, y) and weighing.gain(x, x + 1, y, y + 1) > 0:
                left.discard(x)
                right.discard(y)
                sure.add((x, y))
                open_.append((x, y))
    return sorted(sure)
