"""``translit brackets``: every bracket of a text, its class, and what an uncertain name stands for."""

from __future__ import annotations

from collections.abc import Iterator

import click

from translit.commands.common import Session, input_options, output_options, session_options


@click.command()
@input_options
@click.option("--top", type=click.IntRange(1, 100), help="Candidates to keep for each name (default: 10).")
@output_options("text", "jsonl")
@session_options
def command(
    files: tuple[str, ...],
    encoding: str | None,
    top: int | None,
    format_: str,
    output: str | None,
    session: Session,
) -> None:
    """Every bracket of each FILE: what kind of thing it holds, why, and whom or what an uncertain name means.

    \b
      translit brackets memo.txt
      translit brackets memo.txt --format jsonl -o brackets.jsonl
    """
    from translit.commands.common import read_inputs, refuse_own_input
    from translit.documents import split_document
    from translit.mentions import find_brackets
    from translit.mentions.find import NameFinder
    from translit.mentions.resolved import names_of_brackets
    from translit.report.brackets import bracket_lines, bracket_records
    from translit.report.resolutions import ResolutionWriter
    from translit.report.to_json import json_lines
    from translit.report.write import write_text
    from translit.resolve import Resolver

    refuse_own_input(output, files)
    finder = NameFinder(Resolver(session.catalog), session.catalog, top=session.setting("top", top))
    writer = ResolutionWriter(session.catalog)

    def lines() -> Iterator[str]:
        for document in read_inputs(files, encoding, session):
            brackets = find_brackets(document.text, session.catalog)
            mentions = finder.find(split_document(document, session.catalog), brackets)
            names = names_of_brackets(document, brackets, mentions)
            if format_ == "jsonl":
                yield from json_lines(bracket_records(document, brackets, names, writer))
            else:
                yield from (line + "\n" for line in bracket_lines(document, brackets, names, writer))

    write_text(lines(), output)
