"""``translit romanize``: hangul and hanja to Latin letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from translit.commands.common import Session, output_options, session_options

MOST_RUNS = 200


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--encoding", metavar="NAME", help="Encoding of the inputs (default: BOM, UTF-8, then detection)."
)
@click.option("--system", metavar="ID", help="System to write in, by id or alias (default: rr).")
@click.option(
    "--kind", type=click.Choice(["auto", "person", "place", "word"]), default="auto", show_default=True
)
@click.option(
    "--hyphen", is_flag=True, help="Divide given names by a hyphen where the system leaves it open."
)
@click.option("--signs", is_flag=True, help="Obey the signs @ # = - _ ^ ~ + % in the input.")
@click.option("--explain", is_flag=True, help="With text: show for each line which rules shaped it.")
@output_options("text", "jsonl")
@session_options
def command(
    files: tuple[str, ...],
    encoding: str | None,
    system: str | None,
    kind: str,
    hyphen: bool,
    signs: bool,
    explain: bool,
    format_: str,
    output: str | None,
    session: Session,
) -> None:
    """Write the hangul and hanja of each FILE (or of standard input) in Latin letters.

    All else is copied unchanged.

    \b
      echo 박헌영 | translit romanize --system mr --kind person
      translit romanize notes.txt --system mr-alalc -o notes-mr.txt
      translit romanize names.txt --format jsonl
    """
    from translit.commands.common import read_inputs, refuse_own_input
    from translit.report.to_json import json_lines
    from translit.report.write import write_text
    from translit.romanize import resolve_alias, romanize_text

    refuse_own_input(output, files)
    name = resolve_alias(session.setting("system", system), session.catalog)
    documents = read_inputs(files or ("-",), encoding, session)
    settings: dict[str, Any] = {
        "system": name,
        "kind": kind,
        "hyphen": hyphen,
        "catalog": session.catalog,
    }
    if format_ == "jsonl":
        lines = (line for document in documents for line in document.text.splitlines())
        write_text(json_lines(_record(line, settings, signs) for line in lines), output)
    elif explain:
        lines = (line for document in documents for line in document.text.splitlines())
        write_text(_explained(lines, settings, signs), output)
    else:
        write_text((romanize_text(d.text, signs=signs, **settings) for d in documents), output)


def _record(line: str, settings: dict[str, Any], signs: bool) -> dict[str, Any]:
    """One line as a record: a form with its variants and steps, or text with a step for each run."""
    from translit.romanize import romanize
    from translit.romanize.running import romanize_text, runs_of, whole_form

    if whole_form(line) or (signs and len(line) < 200 and " " not in line):
        found = romanize(line, signs=signs, **settings)
        kind, text, variants = found.kind, found.text, list(found.variants)
        trace = [str(step) for step in found.trace]
    else:
        text = romanize_text(line, signs=signs, **settings)
        kind, variants, trace = "text", [], []
        runs = list(runs_of(line, MOST_RUNS + 1))
        for run in runs[:MOST_RUNS]:
            found = romanize(run, signs=False, **settings)
            trace.append(f"run: {run} is {found.text}, taken for a {found.kind}")
        if len(runs) > MOST_RUNS:
            trace.append(f"run: the first {MOST_RUNS} are shown")
    return {
        "input": line,
        "kind": kind,
        "system": settings["system"],
        "output": text,
        "variants": variants,
        "trace": trace,
    }


def _explained(lines: Iterator[str], settings: dict[str, Any], signs: bool) -> Iterator[str]:
    from translit.romanize import derivation, romanize

    for line in lines:
        yield from (f"{text}\n" for text in derivation(romanize(line, signs=signs, **settings)))
