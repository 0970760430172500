"""Differences as a table for a spreadsheet: one line each, place and words of every witness."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from translit.collate import Collation
from translit.model import Variant
from translit.report.concordance_csv import guard
from translit.text import Lines


def csv_report(collation: Collation, variants: Iterable[Variant]) -> Iterator[str]:
    """The header, then every difference."""
    sigla = [w.siglum for w in collation.witnesses]
    lines = [Lines(w.document.text) for w in collation.witnesses]
    header = ["class", "significance", "same_referent", "note"]
    for siglum in sigla:
        header += [f"{siglum}_line", f"{siglum}_start", f"{siglum}_end", f"{siglum}_text"]
    yield _row(header)
    for variant in variants:
        same = {True: "true", False: "false", None: ""}[variant.same_referent]
        cells = [str(variant.cls), str(variant.significance), same, variant.note]
        for line, span, text in zip(lines, variant.spans, variant.texts, strict=True):
            words = guard(" ".join(text.split()))
            cells += [str(line.place(span.start)[0]), str(span.start), str(span.end), words]
        yield _row(cells)


def _row(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
