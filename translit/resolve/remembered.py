"""Answers kept, so that names that repeat are asked once, and forgotten before they are too many."""

from __future__ import annotations

from typing import TypeVar

# Names kept of each kind of answer: more than a document has, and memory does not grow with a collection.
_REMEMBERED = 2_000

_K = TypeVar("_K")
_V = TypeVar("_V")


def keep(known: dict[_K, _V], key: _K, value: _V) -> _V:
    """*value*, remembered; what was is forgotten when it is too much."""
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = value
    return value
