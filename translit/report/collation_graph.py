"""The variant graph for other programs: GraphML with the keys that CollateX writes, and Graphviz."""

from __future__ import annotations

import json
from collections.abc import Iterator

from translit.collate.graph import VariantGraph
from translit.report.xml import xml_text

_KEYS = (
    ("d0", "node", "number", "int"),
    ("d1", "node", "tokens", "string"),
    ("d2", "edge", "number", "int"),
    ("d3", "edge", "type", "string"),
    ("d4", "edge", "witnesses", "string"),
)


def graphml_report(graph: VariantGraph) -> Iterator[str]:
    """Nodes with ``number`` and ``tokens``; edges with ``type`` (path, transposition) and ``witnesses``."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for key, kind, name, type_ in _KEYS:
        yield f'  <key id="{key}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '  <graph id="g0" edgedefault="directed" parse.nodeids="canonical" parse.edgeids="canonical"'
    yield ' parse.order="nodesfirst">\n'
    for node in graph.nodes:
        yield f'    <node id="n{node.number}"><data key="d0">{node.number}</data>'
        yield f'<data key="d1">{xml_text(node.text)}</data></node>\n'
    for number, edge in enumerate(graph.edges):
        yield f'    <edge id="e{number}" source="n{edge.source}" target="n{edge.target}">'
        kind = "transposition" if edge.moved else "path"
        yield f'<data key="d2">{number}</data><data key="d3">{kind}</data>'
        yield f'<data key="d4">{xml_text(", ".join(edge.sigla))}</data></edge>\n'
    yield "  </graph>\n</graphml>\n"


def dot_report(graph: VariantGraph) -> Iterator[str]:
    """The same to be drawn by Graphviz: ``dot -Tsvg``."""
    yield 'digraph "variant graph" {\n  rankdir=LR;\n  node [shape=box, fontname="serif"];\n'
    for node in graph.nodes:
        shape = "" if node.texts else ", shape=point"
        yield f"  n{node.number} [label={_quoted(node.text.strip())}{shape}];\n"
    for edge in graph.edges:
        style = ", style=dashed, dir=both, constraint=false" if edge.moved else ""
        yield f"  n{edge.source} -> n{edge.target} [label={_quoted(', '.join(edge.sigla))}{style}];\n"
    yield "}\n"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
