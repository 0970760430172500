"""Sort more rows than memory holds: sorted runs on disk, merged as they are read."""

from __future__ import annotations

import heapq
import marshal
import tempfile
from collections.abc import Iterator
from typing import IO, Any

_RUN = 40_000  # rows held in memory; about 60 MB with contexts
_BLOCK = 512

Item = tuple[Any, ...]


class Spool:
    """Collects ``(key, row)`` and gives rows in the order of their keys, as often as asked.

    Keys and rows are plain tuples of bytes, text and numbers; equal keys keep the order of adding.
    """

    def __init__(self, run: int = _RUN) -> None:
        self._run = run
        self._held: list[tuple[Item, int, Item]] = []
        self._files: list[IO[bytes]] = []
        self._sorted = True
        self.count = 0

    def add(self, key: Item, row: Item) -> None:
        """Take one row."""
        self._held.append((key, self.count, row))
        self.count += 1
        self._sorted = False
        if len(self._held) >= self._run:
            self._spill()

    def _spill(self) -> None:
        self._held.sort(key=_order)
        handle = tempfile.TemporaryFile(prefix="translit-concord-")  # noqa: SIM115 - closed by close()
        self._files.append(handle)
        for at in range(0, len(self._held), _BLOCK):
            marshal.dump(self._held[at : at + _BLOCK], handle)
        self._held = []

    def __iter__(self) -> Iterator[Item]:
        if not self._sorted:
            self._held.sort(key=_order)
            self._sorted = True
        runs = [_read(handle) for handle in self._files]
        for _, _, row in heapq.merge(*runs, self._held, key=_order):
            yield row

    def close(self) -> None:
        """Let the files go."""
        for handle in self._files:
            handle.close()
        self._files, self._held = [], []


def _order(item: tuple[Item, int, Item]) -> tuple[Item, int]:
    return item[0], item[1]


def _read(handle: IO[bytes]) -> Iterator[tuple[Item, int, Item]]:
    """A run from its beginning; each reader keeps its own place, so that several may read at once."""
    place = 0
    while True:
        handle.seek(place)
        try:
            block = marshal.load(handle)  # written above, by this process, into a file without a name
        except EOFError:
            return
        place = handle.tell()
        yield from block
