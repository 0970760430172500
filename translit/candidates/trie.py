"""Names as paths of units (hangul syllables, or characters with their place in the name).

All names together are kept packed: arrays of numbers, nodes in breadth-first order, so that a process
reads them in a moment and makes the few nodes it visits when it visits them.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from sys import intern
from typing import Any

Names = Sequence[Sequence[tuple[Sequence[str], float]]]
"""For each entry the sequences of units under which it is looked for, with extra costs."""

_NOTHING: dict[str, int] = {}

Packed = tuple[Any, ...]
"""Plain builtins that :func:`pack` makes and :class:`NameTrie` reads."""


class _Few(dict[int, dict[str, int]]):
    """Nodes with units after them; no others have any."""

    __slots__ = ()

    def __missing__(self, node: int) -> dict[str, int]:
        return _NOTHING


class Trie:
    """Where names begin alike they share nodes; node 0 is the beginning of all.

    ``kids`` gives for a node its units and where each leads, ``ends`` the entries whose name ends there,
    with extra costs; ``final`` says in one byte whether there are any. ``units`` are all units.
    """

    __slots__ = ("ends", "final", "kids", "units")

    def __init__(
        self,
        kids: Mapping[int, dict[str, int]],
        ends: Mapping[int, list[tuple[int, float]]],
        nodes: int,
    ) -> None:
        self.kids: dict[int, dict[str, int]] = _Few(kids)
        self.ends = ends
        self.units: frozenset[str] = frozenset(unit for following in kids.values() for unit in following)
        self.final: bytes | bytearray = bytearray(nodes)
        for node in ends:
            self.final[node] = 1

    @classmethod
    def of(cls, names: Iterable[tuple[Sequence[str], int, float]]) -> Trie:
        """A trie of ``(units, entry, extra cost)``."""
        kids: dict[int, dict[str, int]] = {}
        ends: dict[int, list[tuple[int, float]]] = {}
        nodes = 1
        for units, entry, cost in names:
            node = 0
            for unit in units:
                following = kids.setdefault(node, {}).setdefault(unit, nodes)
                nodes += following == nodes
                node = following
            ends.setdefault(node, []).append((entry, cost))
        return cls(kids, ends, nodes)

    def openings(self, of_unit: Mapping[str, int]) -> array[int]:
        """For each node the openings of all units after it together, as bits."""
        found = array("I", bytes(4 * len(self.final)))
        for node, following in self.kids.items():
            for unit in following:
                found[node] |= of_unit.get(unit, 0)
        return found


def pack(names: Names) -> Packed:
    """A trie of *names* as numbers, and for each entry the nodes that its names pass, the first left out."""
    kids: list[dict[str, int]] = [{}]
    ends: list[list[tuple[int, float]]] = [[]]
    reached: list[set[int]] = []
    for entry, ways in enumerate(names):
        reached.append(set())
        for units, cost in ways:
            node = 0
            for unit in units:
                following = kids[node].setdefault(unit, len(kids))
                if following == len(kids):
                    kids.append({})
                    ends.append([])
                node = following
                reached[-1].add(node)
            ends[node].append((entry, cost))
    order = [0]
    for node in order:  # grows while it is read: breadth first
        order.extend(kids[node].values())
    place = array("I", bytes(4 * len(order)))
    for new, old in enumerate(order):
        place[old] = new
    passed = [sorted(place[node] for node in nodes) for nodes in reached]
    units = sorted({unit for node in kids for unit in node})
    number = {unit: n for n, unit in enumerate(units)}
    above = array("I", [0])
    labels = array("I", [0])
    for new, old in enumerate(order):
        above.extend([new] * len(kids[old]))
        labels.extend(number[unit] for unit in kids[old])
    return (
        [intern(unit) for unit in units],
        labels.tobytes(),
        above.tobytes(),
        _starts(len(kids[old]) for old in order).tobytes(),
        _starts(len(ends[old]) for old in order).tobytes(),
        array("I", [entry for old in order for entry, _ in ends[old]]).tobytes(),
        array("d", [cost for old in order for _, cost in ends[old]]).tobytes(),
        _starts(map(len, passed)).tobytes(),
        array("I", [node for nodes in passed for node in nodes]).tobytes(),
        bytes(bool(ends[old]) for old in order),
    )


def _starts(lengths: Iterable[int]) -> array[int]:
    """Where each of several stretches laid end to end begins, and where the last ends."""
    starts = array("I", [0])
    for length in lengths:
        starts.append(starts[-1] + length)
    return starts


class _Kids(dict[int, dict[str, int]]):
    """The units that follow a node, made when it is first visited."""

    __slots__ = ("_labels", "_starts", "_units")

    def __init__(self, units: Sequence[str], labels: array[int], starts: array[int]) -> None:
        self._units, self._labels, self._starts = units, labels, starts

    def __missing__(self, node: int) -> dict[str, int]:
        # Node 0 is nobody's child, so the children of the first nodes begin at 1.
        low, high = self._starts[node] + 1, self._starts[node + 1] + 1
        if low == high:
            return _NOTHING
        made = {self._units[self._labels[child]]: child for child in range(low, high)}
        self[node] = made
        return made


class _Ends(dict[int, list[tuple[int, float]]]):
    """The entries that end at a node, made when it is first visited."""

    __slots__ = ("_costs", "_entries", "_starts")

    def __init__(self, starts: array[int], entries: array[int], costs: array[float]) -> None:
        self._starts, self._entries, self._costs = starts, entries, costs

    def __missing__(self, node: int) -> list[tuple[int, float]]:
        low, high = self._starts[node], self._starts[node + 1]
        made = list(zip(self._entries[low:high], self._costs[low:high], strict=True))
        self[node] = made
        return made


class NameTrie(Trie):
    """The trie of all names that :func:`pack` made."""

    __slots__ = ("_above", "_labels", "_of_entry", "_on_the_way", "_units")

    def __init__(self, packed: Packed) -> None:
        self._units: Sequence[str] = packed[0]
        self.units = frozenset(self._units)
        self._labels, self._above, starts, end_starts = map(_numbers, packed[1:5])
        self._of_entry, self._on_the_way = map(_numbers, packed[7:9])
        self.kids = _Kids(self._units, self._labels, starts)
        self.ends = _Ends(end_starts, _numbers(packed[5]), _costs(packed[6]))
        self.final = packed[9]

    def openings(self, of_unit: Mapping[str, int]) -> array[int]:
        """For each node the openings of all units after it together, as bits."""
        of_label = [of_unit.get(unit, 0) for unit in self._units]
        found = array("I", bytes(4 * len(self.final)))
        for node in range(1, len(found)):
            found[self._above[node]] |= of_label[self._labels[node]]
        return found

    def narrowed(self, entries: Collection[int]) -> Trie:
        """The names of *entries* alone; nodes keep their numbers, and only those visited are looked at."""
        nodes: set[int] = set()
        for entry in entries:
            nodes.update(self._on_the_way[self._of_entry[entry] : self._of_entry[entry + 1]])
        return _Narrowed(self, nodes, frozenset(entries))

    def units_of(self, nodes: Iterable[int]) -> frozenset[str]:
        """The last units of *nodes*."""
        return frozenset(map(self._units.__getitem__, {self._labels[node] for node in nodes}))


class _NarrowKids(dict[int, dict[str, int]]):
    """The units that follow a node on the way to some names."""

    __slots__ = ("_nodes", "_whole")

    def __init__(self, whole: Mapping[int, dict[str, int]], nodes: set[int]) -> None:
        self._whole, self._nodes = whole, nodes

    def __missing__(self, node: int) -> dict[str, int]:
        nodes = self._nodes
        made = {unit: child for unit, child in self._whole[node].items() if child in nodes}
        self[node] = made
        return made


class _NarrowEnds(dict[int, list[tuple[int, float]]]):
    """Those of some entries that end at a node."""

    __slots__ = ("_entries", "_whole")

    def __init__(self, whole: Mapping[int, list[tuple[int, float]]], entries: frozenset[int]) -> None:
        self._whole, self._entries = whole, entries

    def __missing__(self, node: int) -> list[tuple[int, float]]:
        made = [(entry, cost) for entry, cost in self._whole[node] if entry in self._entries]
        self[node] = made
        return made


class _Narrowed(Trie):
    """The part of a trie that leads to some entries."""

    __slots__ = ()

    def __init__(self, whole: NameTrie, nodes: set[int], entries: frozenset[int]) -> None:
        self.kids = _NarrowKids(whole.kids, nodes)
        self.ends = _NarrowEnds(whole.ends, entries)
        self.final = whole.final
        self.units = whole.units_of(nodes)


def _numbers(packed: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(packed)
    return numbers


def _costs(packed: bytes) -> array[float]:
    costs = array("d")
    costs.frombytes(packed)
    return costs
