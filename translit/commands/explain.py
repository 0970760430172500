"""``translit explain``: the derivation of one form, for a person to follow."""

from __future__ import annotations

import click

from translit.commands.common import Session, output_options, session_options


@click.command()
@click.argument("form")
@click.option("--kind", type=click.Choice(["auto", "person", "place"]), default="auto", show_default=True)
@click.option("--context", default="", metavar="TEXT", help="Text around the form.")
@click.option("--top", type=click.IntRange(1, 100), default=8, show_default=True, help="How many to compare.")
@output_options("text", "jsonl")
@session_options
def command(
    form: str, kind: str, context: str, top: int, format_: str, output: str | None, session: Session
) -> None:
    """How FORM leads to a Korean name: each step with the rule or record used and its source.

    \b
      translit explain Teysyu
      translit explain "Pak En Yen" --kind person
    """
    from translit.model import Kind
    from translit.report.resolutions import ResolutionWriter
    from translit.report.to_json import json_line
    from translit.report.write import write_text
    from translit.resolve import Resolver

    resolver = Resolver(session.catalog)
    known = None if kind == "auto" else Kind(kind)
    resolution = resolver.resolve(form, kind=known, context=context, top=top, detail=True)
    writer = ResolutionWriter(session.catalog)
    if format_ == "jsonl":
        write_text([json_line(writer.record(resolution))], output)
    else:
        write_text((line + "\n" for line in writer.derivation(resolution)), output)
