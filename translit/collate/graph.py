"""The alignment as a variant graph: what witnesses share is one node, each witness a path through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translit.collate.collation import Collation
from translit.collate.table import Row, printed

START = 0


@dataclass(frozen=True, slots=True)
class Node:
    """One reading; ``texts`` gives it as each witness that has it prints it, spaces after words kept."""

    number: int
    texts: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The reading as the first of its witnesses prints it."""
        return self.texts[0][1] if self.texts else ""


@dataclass(frozen=True, slots=True)
class Edge:
    """From one node to the next that some witnesses read; or, if ``moved``, to the same passage elsewhere."""

    source: int
    target: int
    sigla: tuple[str, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class VariantGraph:
    """Nodes in reading order, the first and the last without text; edges sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def path(self, siglum: str) -> str:
        """The text of one witness, read along its edges."""
        following = {e.source: e.target for e in self.edges if siglum in e.sigla and not e.moved}
        at, parts = START, []
        while at in following:
            at = following[at]
            parts += [text for s, text in self.nodes[at].texts if s == siglum]
        return "".join(parts)


def variant_graph(collation: Collation) -> VariantGraph:
    """The graph of a collation: layout left out, moved passages where each witness has them."""
    sigla = [w.siglum for w in collation.witnesses]
    rows = [row for row in collation.table(in_order=True) if not row.layout]
    nodes: list[list[list[str]]] = []  # for each node, siglum and text by turns
    own: list[dict[int, int]] = [{} for _ in sigla]  # for each witness, the node of each first token
    last, at = [START] * len(sigla), [-1] * len(sigla)
    paths: dict[tuple[int, int], list[str]] = {}
    before: tuple[int | None, ...] = ()
    for row in rows:
        groups = _groups(collation, row)
        fresh = groups != before
        before = groups
        places: dict[int, int] = {}
        for k, group in enumerate(groups):
            cell = row.cells[k]
            if group is None or cell is None:
                continue
            if fresh:
                if group not in places:
                    nodes.append([])
                    places[group] = len(nodes)
                at[k] = places[group]
                paths.setdefault((last[k], at[k]), []).append(sigla[k])
                last[k] = at[k]
                nodes[at[k] - 1].append([sigla[k], ""])
            own[k][cell[0]] = at[k]
            for entry in nodes[at[k] - 1]:
                if entry[0] == sigla[k]:
                    entry[1] += printed(collation.streams[k], cell)
    end = len(nodes) + 1
    for k, siglum in enumerate(sigla):
        paths.setdefault((last[k], end), []).append(siglum)
    edges = [Edge(*pair, tuple(names)) for pair, names in paths.items()] + _moved(collation, own)
    texts = [(), *(tuple((s, t) for s, t in node) for node in nodes), ()]
    return VariantGraph(
        tuple(Node(n, told) for n, told in enumerate(texts)),
        tuple(sorted(edges, key=lambda e: (e.moved, e.source, e.target))),
    )


def _groups(collation: Collation, row: Row) -> tuple[int | None, ...]:
    """For each witness which of the readings of the row it has, counted from 0; nothing where it has none."""
    found: dict[str, int] = {}
    groups: list[int | None] = []
    for k, cell in enumerate(row.cells):
        if cell is None:
            groups.append(None)
        else:
            groups.append(found.setdefault(printed(collation.streams[k], cell).strip(), len(found)))
    return tuple(groups)


def _moved(collation: Collation, own: Sequence[dict[int, int]]) -> list[Edge]:
    """Edges between the two places of each moved passage."""
    base = collation.base
    others = [k for k in range(len(collation.witnesses)) if k != base]
    found: dict[tuple[int, int], list[str]] = {}
    for pairing, k in zip(collation.pairings, others, strict=True):
        one, other = collation.streams[base], collation.streams[k]
        for i, j in enumerate(pairing.facing):
            if j >= 0 and pairing.moved[i]:
                pair = own[base].get(one.first[i]), own[k].get(other.first[j])
                if None not in pair and pair[0] != pair[1]:
                    source, target = sorted((pair[0] or 0, pair[1] or 0))
                    sigla = found.setdefault((source, target), [collation.witnesses[base].siglum])
                    if collation.witnesses[k].siglum not in sigla:
                        sigla.append(collation.witnesses[k].siglum)
    return [Edge(*pair, tuple(sorted(sigla)), True) for pair, sigla in found.items()]
