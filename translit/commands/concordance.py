"""Writing a concordance, its counts or its crosswalk in the format that was asked for."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from translit.catalog import Catalog
    from translit.concord import Concordance


def write_concordance(
    found: Concordance, *, view: str, format_: str, output: str | None, catalog: Catalog, bom: bool = False
) -> None:
    """Write a concordance in one of its formats; *view* is ``lines``, ``summary`` or ``crosswalk``."""
    from translit import __version__
    from translit.concord import COLUMNS, SUMMARY_COLUMNS, summarize
    from translit.concord.crosswalk import CROSSWALK_COLUMNS, Crosswalk
    from translit.concord.entries import entries
    from translit.report.to_json import json_lines
    from translit.report.write import write_text

    if format_ == "html":
        write_text(_page(found, view, catalog), output)
    elif format_ == "tei":
        from translit.report.concordance_tei import tei_document

        write_text(tei_document(found, version=__version__), output)
    elif format_ == "tbx":
        from translit.report.concordance_tbx import tbx_document

        write_text(tbx_document(entries(found), version=__version__), output)
    elif view == "crosswalk":
        rows = Crosswalk(catalog).rows(entries(found))
        if format_ == "jsonl":
            write_text(json_lines(row.record() for row in rows), output)
        else:
            write_table(
                CROSSWALK_COLUMNS, (row.cells() for row in rows), "Crosswalk", format_, output, bom=bom
            )
    elif view == "summary":
        counts = (row.cells() for row in summarize(found, found.by))
        write_table(SUMMARY_COLUMNS, counts, "Summary", format_, output, bom=bom)
    else:
        write_table(COLUMNS, found, "Concordance", format_, output, bom=bom)


def _page(found: Concordance, view: str, catalog: Catalog) -> Iterator[str]:
    """A concordance, its counts or its crosswalk as HTML."""
    from translit import __version__
    from translit.concord import SUMMARY_COLUMNS, summarize
    from translit.concord.crosswalk import Crosswalk
    from translit.concord.entries import entries
    from translit.report.concordance_html import html_page, number_documents
    from translit.report.concordance_table import crosswalk_page, summary_page

    if view == "crosswalk":
        rows = Crosswalk(catalog).rows(entries(found))
        return crosswalk_page(rows, number_documents(found), version=__version__)
    if view == "summary":
        counts = (row.cells() for row in summarize(found, found.by))
        return summary_page(SUMMARY_COLUMNS, counts, version=__version__)
    return html_page(found, version=__version__)


def write_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    name: str,
    format_: str,
    output: str | None,
    *,
    bom: bool = False,
) -> None:
    """Write one table in one of the formats of tables; *bom* puts a byte order mark before csv and tsv."""
    from translit.report.concordance_csv import csv_table
    from translit.report.to_json import json_lines
    from translit.report.write import write_text

    if format_ == "jsonl":
        write_text(json_lines(dict(zip(columns, row, strict=False)) for row in rows), output)
    elif format_ == "xlsx":
        from translit.report.concordance_xlsx import Sheet, write_workbook

        with binary_output(output) as handle:
            write_workbook([Sheet(name, columns, rows)], handle)
    else:
        table = csv_table(columns, rows, delimiter="\t" if format_ == "tsv" else ",")
        write_text(chain(["\ufeff"] if bom else [], table), output)


@contextlib.contextmanager
def binary_output(output: str | None) -> Iterator[BinaryIO]:
    """A handle for bytes: a file that is whole or not there, or standard output unless a person reads it."""
    from translit.report.write import replace_file

    if output not in (None, "-"):
        assert output is not None
        with replace_file(Path(output)) as handle:
            yield handle
        return
    if sys.stdout.isatty():
        raise click.UsageError("xlsx is not for the terminal; name a file with -o")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
