"""The alignment as a table: every token of every witness exactly once, facing tokens in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translit.collate.differences.pairing import Pairing
from translit.collate.fold import unfold
from translit.collate.stream import Stream

Cell = tuple[int, int] | None
# A slot with more items than this on a side is not aligned again among the other witnesses.
MAX_SLOT = 300


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens ``[start, end)`` of each witness that face one another, or ``None``; why, if it is layout."""

    cells: tuple[Cell, ...]
    layout: str = ""


def printed(stream: Stream, cell: tuple[int, int]) -> str:
    """The tokens of a cell on one line, with a space after them where one stands."""
    start, end = stream.starts[cell[0]], stream.ends[cell[1] - 1]
    return unfold(stream.text[start:end]) + (" " if stream.text[end : end + 1].isspace() else "")


def alignment_table(
    streams: Sequence[Stream], pairings: Sequence[Pairing], base: int, *, in_order: bool = False
) -> tuple[Row, ...]:
    """The table of all witnesses.

    Args:
        streams: the items of every witness.
        pairings: how the items of the base face each other witness, in the order of the witnesses
            without the base.
        base: which witness the others were compared with.
        in_order: keep moved passages at their places in each witness, facing nothing, so that every
            witness can be read down its column.
    """
    if in_order:
        pairings = [_unmoved(pairing) for pairing in pairings]
    count = len(streams)
    others = [k for k in range(count) if k != base]
    rows: list[Row] = []
    given = [0] * count  # tokens already in the table
    waiting: list[list[int]] = []  # for each other witness, its items that face nothing in the base
    for pairing, k in zip(pairings, others, strict=True):
        faced = set(pairing.facing)
        waiting.append([j for j in range(len(streams[k].first)) if j not in faced])
    at = [0] * len(others)

    def layout_before(k: int, token: int) -> None:
        stream = streams[k]
        while given[k] < token:
            t = given[k]
            if t in stream.layout:
                cells: list[Cell] = [None] * count
                cells[k] = (t, t + 1)
                rows.append(Row(tuple(cells), stream.layout[t]))
            given[k] += 1

    def take(k: int, item: int) -> Cell:
        first, last = streams[k].first[item], streams[k].last[item]
        return first, last + 1

    def flush(limits: Sequence[int]) -> None:
        slot: list[list[int]] = []
        for n, limit in enumerate(limits):
            items = []
            while at[n] < len(waiting[n]) and waiting[n][at[n]] < limit:
                items.append(waiting[n][at[n]])
                at[n] += 1
            slot.append(items)
        for line in _slot_rows(slot, [streams[k] for k in others]):
            cells: list[Cell] = [None] * count
            for n, found in enumerate(line):
                if found is not None:
                    cells[others[n]] = take(others[n], found)
            rows.append(Row(tuple(cells)))

    own = streams[base]
    for i in range(len(own.first)):
        faced_items = [pairing.facing[i] for pairing in pairings]
        flush(
            [
                j if j >= 0 and not pairing.moved[i] else -1
                for j, pairing in zip(faced_items, pairings, strict=True)
            ]
        )
        layout_before(base, own.first[i])
        given[base] = max(given[base], own.last[i] + 1)
        cells: list[Cell] = [None] * count
        cells[base] = take(base, i)
        for k, j in zip(others, faced_items, strict=True):
            if j >= 0:
                cells[k] = take(k, j)
        rows.append(Row(tuple(cells)))
    flush([len(streams[k].first) for k in others])
    layout_before(base, len(own))
    return tuple(_with_layout(rows, streams, others))


def _unmoved(pairing: Pairing) -> Pairing:
    facing = tuple(-1 if moved else j for j, moved in zip(pairing.facing, pairing.moved, strict=True))
    return Pairing(facing, (0,) * len(facing), pairing.size)


def _with_layout(rows: list[Row], streams: Sequence[Stream], others: Sequence[int]) -> list[Row]:
    """The rows with the layout tokens of the other witnesses put before the item that follows them."""
    ahead: list[dict[int, list[int]]] = []
    for k in others:
        stream = streams[k]
        firsts = stream.first
        before: dict[int, list[int]] = {}
        item = 0
        for t in sorted(stream.layout):
            while item < len(firsts) and stream.last[item] < t:
                item += 1
            inside = item < len(firsts) and firsts[item] <= t
            if not inside:
                before.setdefault(firsts[item] if item < len(firsts) else len(stream), []).append(t)
        ahead.append(before)
    done: list[Row] = []
    for row in rows:
        for n, k in enumerate(others):
            cell = row.cells[k]
            if cell is not None:
                done.extend(_alone(t, k, streams) for t in ahead[n].pop(cell[0], ()))
        done.append(row)
    for n, k in enumerate(others):
        done.extend(_alone(t, k, streams) for ts in ahead[n].values() for t in ts)
    return done


def _alone(token: int, k: int, streams: Sequence[Stream]) -> Row:
    cells: list[Cell] = [None] * len(streams)
    cells[k] = (token, token + 1)
    return Row(tuple(cells), streams[k].layout[token])


def _slot_rows(slot: list[list[int]], streams: list[Stream]) -> list[list[int | None]]:
    """Items that the base has nothing for, aligned among the others: equal words share a row."""
    lines: list[list[int | None]] = []
    keys: list[str] = []
    for n, items in enumerate(slot):
        if not items:
            continue
        own = [streams[n].keys[item] for item in items]
        pairs = _common(keys, own) if len(keys) <= MAX_SLOT and len(own) <= MAX_SLOT else []
        merged: list[list[int | None]] = []
        merged_keys: list[str] = []
        p = q = 0
        for x, y in [*pairs, (len(keys), len(own))]:
            merged.extend(lines[p:x])
            merged_keys.extend(keys[p:x])
            for item, key in zip(items[q:y], own[q:y], strict=True):
                merged.append([None] * n + [item] + [None] * (len(slot) - n - 1))
                merged_keys.append(key)
            if x < len(keys) and y < len(own):
                line = list(lines[x])
                line[n] = items[y]
                merged.append(line)
                merged_keys.append(keys[x])
            p, q = x + 1, y + 1
        lines, keys = merged, merged_keys
    return lines


def _common(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """The longest common subsequence of two short lists."""
    if not set(a) & set(b):
        return []
    n, m = len(a), len(b)
    length = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            length[i][j] = (
                length[i + 1][j + 1] + 1 if a[i] == b[j] else max(length[i + 1][j], length[i][j + 1])
            )
    pairs = []
    i = j = 0
    while i < n and j < m:
        if a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
