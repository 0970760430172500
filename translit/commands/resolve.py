"""``translit resolve``: what a printed spelling stands for."""

from __future__ import annotations

from collections.abc import Iterator

import click

from translit.commands.common import Session, output_options, session_options

ORIGINS = {
    "auto": (),
    "russian": ("russian_korean", "russian_japanese", "russian_chinese"),
    "japanese": ("japanese", "russian_japanese"),
    "romanized": ("romanized_korean",),
}


@click.command()
@click.argument("forms", nargs=-1, metavar="[FORM]...")
@click.option(
    "-f", "--file", "file", metavar="FILE", help="Read forms from FILE, one a line ('-': standard input)."
)
@click.option("--kind", type=click.Choice(["auto", "person", "place"]), default="auto", show_default=True)
@click.option("--origin", type=click.Choice(list(ORIGINS)), default="auto", show_default=True)
@click.option("--top", type=click.IntRange(1, 100), help="How many candidates to show (default: 10).")
@click.option(
    "--context", default="", metavar="TEXT", help="Text around the form: its neighbours help to decide."
)
@click.option("--no-authority", is_flag=True, help="Use rules alone, not the records of persons and places.")
@click.option(
    "--systems", default="mr,rr", show_default=True, metavar="IDS", help="Systems to spell candidates in."
)
@output_options("text", "jsonl")
@session_options
def command(
    forms: tuple[str, ...],
    file: str | None,
    kind: str,
    origin: str,
    top: int | None,
    context: str,
    no_authority: bool,
    systems: str,
    format_: str,
    output: str | None,
    session: Session,
) -> None:
    """What Korean (or other) name each FORM stands for: ranked candidates and a verdict.

    \b
      translit resolve Tetsugen
      translit resolve "Pak En Yen" --kind person --top 3
      translit resolve -f forms.txt --format jsonl -o resolved.jsonl
    """
    from translit.commands.common import read_inputs, refuse_own_input
    from translit.model import Kind, Origin, Resolution
    from translit.report.resolutions import ResolutionWriter
    from translit.report.to_json import json_lines
    from translit.report.write import write_text
    from translit.resolve import Resolver

    if bool(forms) == bool(file):
        raise click.UsageError("give FORMs, or a file of them with -f, not both")
    if file:
        refuse_own_input(output, [file])
        document = next(read_inputs([file], None, session))
        wanted = document.text.splitlines()
    else:
        wanted = list(forms)
    resolver = Resolver(session.catalog)
    writer = ResolutionWriter(session.catalog, [s.strip() for s in systems.split(",") if s.strip()])
    limit = session.setting("top", top)

    def resolutions() -> Iterator[Resolution]:
        for form in wanted:
            yield resolver.resolve(
                form,
                kind=None if kind == "auto" else Kind(kind),
                origins=frozenset(map(Origin, ORIGINS[origin])) or None,
                context=context,
                top=limit,
                authority=not no_authority,
            )

    if format_ == "jsonl":
        write_text(json_lines(map(writer.record, resolutions())), output)
    else:
        write_text((line + "\n" for r in resolutions() for line in writer.lines(r)), output)
