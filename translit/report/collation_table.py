"""The alignment for other programs: CollateX JSON, and TEI with a parallel-segmentation apparatus."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import regex

from translit.collate import Collation
from translit.collate.fold import fold, unfold
from translit.collate.knowledge import Knowledge
from translit.collate.table import Cell, Row, printed
from translit.model import Variant
from translit.report.collation_witness import called

# Characters that XML 1.0 has no way to write.
_UNWRITABLE = regex.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def collatex_report(collation: Collation) -> Iterator[str]:
    """The alignment table as CollateX writes it: a row for each witness, a cell for each place.

    ``t`` is the token with the space after it, ``n`` the form compared.
    """
    rows = _ranked([row.cells for row in collation.table(in_order=True) if not row.layout])
    table: list[list[Any]] = []
    for k, witness in enumerate(collation.witnesses):
        stream, text = collation.streams[k], witness.document.text
        line: list[Any] = []
        for row in rows:
            cell = row[k]
            if cell is None:
                line.append(None)
                continue
            start, end = stream.starts[cell[0]], stream.ends[cell[1] - 1]
            space = " " if text[end : end + 1].isspace() else ""
            line.append([{"t": unfold(text[start:end]) + space, "n": fold(unfold(text[start:end]))}])
        table.append(line)
    value = {"witnesses": [w.siglum for w in collation.witnesses], "table": table}
    yield json.dumps(value, ensure_ascii=False) + "\n"


def _ranked(rows: Sequence[tuple[Cell, ...]]) -> list[list[Cell]]:
    """Readings that face nothing put into the first column after what their witness reads before them.

    So the readings of a variant stand in one column, as in the graph of CollateX.
    """
    columns: list[list[Cell]] = []
    reached = [0] * (len(rows[0]) if rows else 0)  # for each witness the columns it has filled
    for cells in rows:
        own = [k for k, cell in enumerate(cells) if cell is not None]
        at = max((reached[k] for k in own), default=0)
        if at == len(columns):
            columns.append([None] * len(cells))
        for k in own:
            columns[at][k] = cells[k]
            reached[k] = at + 1
    return columns


def tei_report(collation: Collation, variants: Sequence[Variant], known: Knowledge) -> Iterator[str]:
    """TEI P5: ``listWit``, then the text with ``app``, ``lem`` and ``rdg`` where witnesses differ."""
    sigla = [w.siglum for w in collation.witnesses]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n  <teiHeader>\n'
    yield "    <fileDesc>\n      <titleStmt><title>Collation</title></titleStmt>\n"
    yield "      <publicationStmt><p>Made by translit collate.</p></publicationStmt>\n"
    yield "      <sourceDesc>\n        <listWit>\n"
    for witness in collation.witnesses:
        name = quoteattr(witness.siglum)
        yield f"          <witness xml:id={name}>{_xml(called(witness))}</witness>\n"
    yield "        </listWit>\n      </sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n"
    yield '      <variantEncoding method="parallel-segmentation" location="internal"/>\n'
    yield "    </encodingDesc>\n  </teiHeader>\n  <text>\n    <body>\n      <p>"
    finder = _Classes(collation, variants, known)
    base = collation.base
    paragraph: int | None = None
    for differs, rows in _segments(collation):
        if not differs:
            for row in rows:
                cell = row.cells[base]
                assert cell is not None
                here = finder.paragraph(cell)
                if paragraph is not None and here != paragraph:
                    yield "</p>\n      <p>"
                paragraph = here
                yield _xml(_reading(collation, base, [cell]))
            continue
        yield f"<app{finder.kind(rows)}>"
        readings: dict[str, list[str]] = {}
        for k, siglum in enumerate(sigla):
            cells = [row.cells[k] for row in rows]
            readings.setdefault(_reading(collation, k, cells), []).append(f"#{siglum}")
        own = _reading(collation, base, [row.cells[base] for row in rows])
        for reading in sorted(readings, key=lambda r: (r != own, readings[r])):
            tag = "lem" if reading == own else "rdg"
            yield f'<{tag} wit="{" ".join(readings[reading])}">{_xml(reading)}</{tag}>'
        yield "</app>"
    yield "</p>\n    </body>\n  </text>\n</TEI>\n"


class _Classes:
    """Which class of difference a stretch of the table is."""

    def __init__(self, collation: Collation, variants: Sequence[Variant], known: Knowledge) -> None:
        self._collation, self._known = collation, known
        self._variants = [
            sorted((v.spans[k].start, v.spans[k].end, str(v.cls)) for v in variants)
            for k in range(len(collation.witnesses))
        ]
        own = collation.streams[collation.base]
        self._paragraph = {own.first[k]: own.paragraph[k] for k in range(len(own.first))}

    def paragraph(self, cell: tuple[int, int]) -> int:
        """The paragraph of the base that a cell is in."""
        return self._paragraph[cell[0]]

    def kind(self, rows: Sequence[Row]) -> str:
        """The attribute that names the class, if a difference was reported here."""
        found: set[str] = set()
        for k, stream in enumerate(self._collation.streams):
            cells = [row.cells[k] for row in rows]
            tokens = [t for cell in cells if cell is not None for t in (cell[0], cell[1] - 1)]
            if not tokens:
                continue
            start, end = stream.starts[tokens[0]], stream.ends[tokens[-1]]
            spans = self._variants[k]
            at = bisect_right(spans, (end, -1, ""))
            found.update(cls for s, e, cls in spans[max(0, at - 8) : at] if e > start and s < end)
        if not found:
            return ""
        ranks = {str(cls): rank for cls, rank in self._known.ranks.items()}
        return f" type={quoteattr(min(found, key=ranks.__getitem__))}"


def _segments(collation: Collation) -> Iterator[tuple[bool, list[Row]]]:
    """The rows of the table in stretches where all witnesses agree, and where they do not."""
    held: list[Row] = []
    state = False
    for row in collation.table(in_order=True):
        if row.layout:
            continue
        texts = {
            None if cell is None else _reading(collation, k, [cell]).strip()
            for k, cell in enumerate(row.cells)
        }
        differs = len(texts) > 1
        if held and differs != state:
            yield state, held
            held = []
        state = differs
        held.append(row)
    if held:
        yield state, held


def _reading(collation: Collation, k: int, cells: Sequence[Cell]) -> str:
    """What one witness has in some cells, on one line, with the space that follows each token."""
    return "".join(printed(collation.streams[k], cell) for cell in cells if cell is not None)


def _xml(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))
