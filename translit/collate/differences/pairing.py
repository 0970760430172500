"""How the items of two witnesses face one another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which item of the first witness faces which of the second; -1 faces nothing.

    ``moved`` names, for each item of the first, the moved passage it is in (from 1), or 0.
    """

    facing: tuple[int, ...]
    moved: tuple[int, ...]
    size: int

    def turned(self) -> Pairing:
        """The same from the side of the second witness."""
        back = [-1] * self.size
        moved = [0] * self.size
        for i, j in enumerate(self.facing):
            if j >= 0:
                back[j] = i
                moved[j] = self.moved[i]
        return Pairing(tuple(back), tuple(moved), len(self.facing))
