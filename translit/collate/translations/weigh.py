"""How much better it is to let sentences answer one another than to leave them alone."""

from __future__ import annotations

from collections import Counter

from translit.collate.translations.evidence import Evidence, hard

CHANCE = 0.13  # the share of their evidence that two sentences have in common by chance
MERGING = 0.6  # what it costs that a translator cut or joined sentences
UNEVEN = 0.35  # what it costs that one side is far longer


class Weighing:
    """What sentences of two witnesses have in common; ``[p, x)`` are sentences of *a*, ``[q, y)`` of *b*.

    Args:
        a: the sentences of the first witness.
        b: those of the second.
        worth: what each piece of evidence is worth.
    """

    def __init__(self, a: Evidence, b: Evidence, worth: dict[str, float]) -> None:
        self.a, self.b, self.worth = a, b, worth
        self._disjoint: dict[tuple[int, int], bool] = {}

    def gain(self, p: int, x: int, q: int, y: int, chance: float = CHANCE) -> float:
        """How much better it is to let these sentences answer one another than to leave them alone."""
        shared = sum(n * self.worth[key] for key, n in self.shared(p, x, q, y).items())
        if not shared:
            return 0.0
        total = sum(self.a.mass[p:x]) + sum(self.b.mass[q:y])
        one, other = sum(self.a.length[p:x]), sum(self.b.length[q:y])
        uneven = abs(one - other) / (one + other)
        if p == x or q == y:
            return 0.0
        return 2 * shared - total * (chance + UNEVEN * uneven * uneven) - MERGING * (x - p + y - q - 2)

    def shared(self, p: int, x: int, q: int, y: int) -> Counter[str]:
        """The evidence that both sides hold, as often as both hold it."""
        one = self.a.bags[p] if x - p == 1 else sum(self.a.bags[p:x], Counter())
        other = self.b.bags[q] if y - q == 1 else sum(self.b.bags[q:y], Counter())
        if len(one) > len(other):
            one, other = other, one
        return Counter({key: min(n, other[key]) for key, n in one.items() if key in other})

    def each_shares(self, p: int, x: int, q: int, y: int) -> bool:
        """Whether every one of the sentences has something in common with one across."""
        shares = self.shares
        if x - p == 1:
            return all(shares(p, k) for k in range(q, y))
        if y - q == 1:
            return all(shares(k, q) for k in range(p, x))
        return all(any(shares(k, n) for n in range(q, y)) for k in range(p, x)) and all(
            any(shares(k, n) for k in range(p, x)) for n in range(q, y)
        )

    def shares(self, p: int, q: int) -> bool:
        """Whether two sentences have anything in common."""
        told = self._disjoint.get((p, q))
        if told is None:
            told = self._disjoint[p, q] = self.a.bags[p].keys().isdisjoint(self.b.bags[q])
        return not told

    def contrary(self, p: int, x: int, q: int, y: int) -> bool:
        """Whether both give names or figures and not one of them is the same."""
        one = {key for bag in self.a.bags[p:x] for key in hard(bag)}
        other = {key for bag in self.b.bags[q:y] for key in hard(bag)}
        return bool(one and other) and not one & other
