"""``translit style``: draft a style sheet from documents, or find where one contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from translit.commands.common import (
    Session,
    input_options,
    notice,
    read_inputs,
    refuse_own_input,
    session_options,
)


@click.group()
def command() -> None:
    """The editor's decided spellings: draft a style sheet, or check one.

    \b
      translit style init papers/ -o style.csv
      translit style check style.csv
    """


@command.command()
@input_options
@click.option("--system", metavar="ID", help="System that notes are written in (default: rr).")
@click.option(
    "--least", type=click.IntRange(1), default=1, show_default=True, help="Leave out names met less often."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE (.csv, or .xlsx with translit[xlsx]).")
@session_options
def init(
    files: tuple[str, ...],
    encoding: str | None,
    system: str | None,
    least: int,
    output: str | None,
    session: Session,
) -> None:
    """Draft a style sheet: one row for each person and place of FILES, with its commonest spelling."""
    from translit.findings import gather_facts
    from translit.findings.facts import Collection
    from translit.normalize.spelling import Speller
    from translit.report.style_sheet import csv_sheet, write_xlsx
    from translit.report.write import write_text
    from translit.style import draft_sheet

    refuse_own_input(output, files)
    facts = list(gather_facts(read_inputs(files, encoding, session), session.catalog))
    speller = Speller(session.setting("system", system), session.catalog)
    decisions = list(draft_sheet(Collection(facts, session.catalog, speller), least=least))
    if output and output.lower().endswith(".xlsx"):
        write_xlsx(decisions, output)
    else:
        write_text(csv_sheet(decisions), output)
    notice(f"{len(decisions)} rows to go through")


@command.command()
@click.argument("sheets", nargs=-1, required=True, metavar="SHEET...")
@session_options
def check(sheets: tuple[str, ...], session: Session) -> int:
    """Find rows of each SHEET that contradict each other, replace in a circle, or name no record."""
    from translit.candidates.index import Index
    from translit.report.write import write_text
    from translit.style import contradictions, load_style

    index = Index(session.catalog)
    found = [(sheet, *told) for sheet in sheets for told in contradictions(load_style(sheet), index)]

    def lines() -> Iterator[str]:
        for sheet, row, what in found:
            yield f"{sheet}:{row}: S201 {what}\n"

    write_text(lines(), None)
    return 1 if found else 0
