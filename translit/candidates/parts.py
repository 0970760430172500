"""Large dictionaries of spellings, kept in parts by the letters they begin with.

A route has tens of thousands of spellings and a form asks for few of them: a part is read when a form
has its letters.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
_OPENING = 2
_REMEMBERED = 20_000

Packed = dict[str, bytes]
"""Opening letters to the part that begins with them, as :func:`pack` makes it."""


def pack(whole: Mapping[str, T]) -> Packed:
    """*whole*, whose values are plain builtins, in parts."""
    parts: dict[str, dict[str, T]] = {}
    for text, value in whole.items():
        parts.setdefault(text[:_OPENING], {})[text] = value
    return {opening: marshal.dumps(part) for opening, part in parts.items()}


@lru_cache(maxsize=_REMEMBERED)
def _part(packed: bytes) -> dict[str, object]:
    """One part; a process reads it once, however many resolvers it makes."""
    part: dict[str, object] = marshal.loads(packed)
    return part


class Parts(Generic[T]):
    """Reads what :func:`pack` made, as far as it is asked for."""

    __slots__ = ("_read", "_waiting")

    def __init__(self, packed: Packed) -> None:
        self._waiting = dict(packed)
        self._read: dict[str, T] = {}

    def get(self, text: str) -> T | None:
        """The entry of *text*, if there is one."""
        self._take(text[:_OPENING])
        return self._read.get(text)

    def within(self, letters: str) -> dict[str, T]:
        """At least the entries whose text may stand in *letters*, the empty text included."""
        if self._waiting:
            for at in range(len(letters)):
                self._take(letters[at : at + 1])
                self._take(letters[at : at + _OPENING])
            self._take("")
        return self._read

    def whole(self) -> dict[str, T]:
        """Every entry."""
        for opening in list(self._waiting):
            self._take(opening)
        return self._read

    def _take(self, opening: str) -> None:
        packed = self._waiting.pop(opening, None)
        if packed is not None:
            self._read.update(_part(packed))  # type: ignore[arg-type]
