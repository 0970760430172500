"""``translit collate``: every difference between witnesses of one document, told by kind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.commands.common import (
    Session,
    input_options,
    notice,
    output_options,
    refuse_own_input,
    session_options,
)
from translit.errors import ReadError
from translit.model import Significance

if TYPE_CHECKING:
    from translit.model import Document, Witness


@click.command()
@input_options
@output_options("text", "jsonl", "csv", "html", "tei", "collatex", "graphml", "dot")
@click.option("--base", metavar="SIGLUM", help="Of three or more: compare the others with this one (A, B …).")
@click.option(
    "--auto",
    "extent",
    flag_value="auto",
    help="Compare only the stretch that all have, whatever surrounds it.",
)
@click.option("--whole", "extent", flag_value="whole", help="Compare everything, also what only one has.")
@click.option(
    "--min-significance",
    type=click.Choice([str(s) for s in Significance]),
    help="Least significance to report (default: formal; noise shows layout and typography too).",
)
@session_options
def command(
    files: tuple[str, ...],
    encoding: str | None,
    format_: str,
    output: str | None,
    base: str | None,
    extent: str | None,
    min_significance: str | None,
    session: Session,
) -> None:
    """Align witnesses of one document and tell every difference by kind.

    A witness is a file, one document of a reader (reader.txt#12, or words of its title), or all
    witnesses together in a CollateX JSON file. The first is A, the second B. A long beginning or end
    that only one of them has is left out, and said so.

    \b
      translit collate one.txt other.txt
      translit collate web.txt reader.txt#12 --min-significance substantive
      translit collate one.txt other.txt third.txt --format html -o apparatus.html
    """
    from translit.collate import Extent, collate
    from translit.collate.engine import EngineJudge
    from translit.collate.knowledge import Knowledge
    from translit.report.write import write_text

    refuse_own_input(output, [_split(name)[0] for name in files])
    witnesses = _witnesses(files, encoding, session)
    if len(witnesses) < 2:
        raise click.UsageError("give at least two witnesses")
    if base is not None and base not in [w.siglum for w in witnesses]:
        raise click.UsageError(f"no witness '{base}'; there are {', '.join(w.siglum for w in witnesses)}")
    collation = collate(
        witnesses,
        catalog=session.catalog,
        judge=EngineJudge(session.catalog),
        extent=Extent(extent or Extent.DETECT),
        base=base,
    )
    if not collation.overlap:
        notice(
            "the witnesses have no passage in common" if len(witnesses) == 2 else "not all witnesses overlap"
        )
    for left in collation.left_out:
        notice(f"left out of {left.siglum}: {left.reason}")
    variants = collation.at_least(Significance(session.setting("min-significance", min_significance)))
    known = Knowledge(session.catalog)
    if format_ == "jsonl":
        from translit.report.collation_jsonl import records
        from translit.report.to_json import json_lines

        chunks = json_lines(records(collation, variants))
    elif format_ == "csv":
        from translit.report.collation_csv import csv_report

        chunks = csv_report(collation, variants)
    elif format_ == "html":
        from translit.report.collation_html import html_report

        chunks = html_report(collation, variants, known)
    elif format_ in {"tei", "collatex"}:
        from translit.report.collation_table import collatex_report, tei_report

        chunks = tei_report(collation, variants, known) if format_ == "tei" else collatex_report(collation)
    elif format_ in {"graphml", "dot"}:
        from translit.collate.graph import variant_graph
        from translit.report.collation_graph import dot_report, graphml_report

        graph = variant_graph(collation)
        chunks = graphml_report(graph) if format_ == "graphml" else dot_report(graph)
    else:
        from translit.report.collation_text import text_report

        width = shutil.get_terminal_size((100, 24)).columns
        color = session.wants_color() and output in (None, "-")
        chunks = text_report(collation, variants, known, width=width, color=color)
    write_text(chunks, output)


def _split(name: str) -> tuple[str, str]:
    """File and document: ``reader.txt#12``; a file that has the mark in its own name is that file."""
    path, mark, selector = name.rpartition("#")
    if mark and path and not Path(name).exists():
        return path, selector
    return name, ""


def _witnesses(files: tuple[str, ...], encoding: str | None, session: Session) -> list[Witness]:
    from translit.documents import decode_document, find_inputs, read_document, select_part
    from translit.model import Span, Witness

    found: list[tuple[str, Document, Span]] = []
    for name in files:
        path, selector = _split(name)
        for file in find_inputs([path]):
            document = read_document(file, encoding=session.setting("encoding", encoding) or None)
            if document.provenance.detected:
                notice(f"{file}: read as {document.provenance.encoding} (detected); --encoding overrides")
            if file.endswith(".json"):
                for siglum, text in _collatex_witnesses(document):
                    found.append(
                        (siglum, decode_document(text.encode(), f"{file}#{siglum}"), Span(0, len(text)))
                    )
            elif selector:
                found.append(("", document, select_part(document, selector).span))
            else:
                found.append(("", document, Span(0, len(document.text))))
    return [
        Witness(siglum or (chr(65 + k) if k < 26 else f"W{k + 1}"), document, span)
        for k, (siglum, document, span) in enumerate(found)
    ]


def _collatex_witnesses(document: Document) -> list[tuple[str, str]]:
    """Sigla and texts of a CollateX input: ``{"witnesses": [{"id": …, "content": …}]}``, or with tokens."""
    try:
        value = json.loads(document.text)
        found = []
        for witness in value["witnesses"]:
            text = witness.get("content")
            if text is None:
                text = "".join(token["t"] for token in witness["tokens"])
            found.append((str(witness["id"]), str(text)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        remedy = 'CollateX JSON has {"witnesses": [{"id": "A", "content": "…"}, …]}'
        raise ReadError(document.file, "is not a CollateX file of witnesses", remedy) from None
    sigla = [siglum for siglum, _ in found]
    if len(set(sigla)) < len(sigla):
        raise ReadError(document.file, "names a witness twice", "give each witness an id of its own")
    return found
