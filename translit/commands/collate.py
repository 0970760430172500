"""``translit collate``: every difference between witnesses of one document, told by kind."""

from __future__ import annotations

import shutil

import click

from translit.commands.common import (
    Session,
    input_options,
    notice,
    output_options,
    read_inputs,
    refuse_own_input,
    session_options,
)
from translit.model import Significance


@click.command()
@input_options
@output_options("text", "jsonl")
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
    min_significance: str | None,
    session: Session,
) -> None:
    """Align witnesses of one document and tell every difference by kind.

    \b
      translit collate one.txt other.txt
      translit collate one.txt other.txt --format jsonl --min-significance substantive
    """
    from translit.collate import collate
    from translit.collate.knowledge import Knowledge
    from translit.model import Span, Witness
    from translit.report.collation_jsonl import records
    from translit.report.collation_text import text_report
    from translit.report.to_json import json_lines
    from translit.report.write import write_text

    refuse_own_input(output, files)
    documents = list(read_inputs(files, encoding, session))
    if len(documents) < 2:
        raise click.UsageError("give at least two witnesses")
    sigla = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    witnesses = [
        Witness(sigla[k] if k < 26 else f"W{k + 1}", d, Span(0, len(d.text))) for k, d in enumerate(documents)
    ]
    collation = collate(witnesses, catalog=session.catalog)
    for left in collation.left_out:
        notice(f"left out of {left.siglum}: {left.reason}")
    least = Significance(session.setting("min-significance", min_significance))
    variants = collation.at_least(least)
    if format_ == "jsonl":
        write_text(json_lines(records(collation, variants)), output)
    else:
        known = Knowledge(session.catalog)
        width = shutil.get_terminal_size((100, 24)).columns
        write_text(
            text_report(collation, variants, known, width=width, color=session.wants_color() and not output),
            output,
        )
