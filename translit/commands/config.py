"""``translit config``: each setting, its value and where it came from."""

from __future__ import annotations

import click

from translit.commands.common import Session, output_options, session_options


@click.command()
@output_options("text", "jsonl")
@session_options
def command(format_: str, output: str | None, session: Session) -> None:
    """Each setting, its value, where it came from, and what it is for.

    \b
      translit config
      translit config --isolated --format jsonl
    """
    from translit.config import SETTINGS
    from translit.report.to_json import json_line, json_lines
    from translit.report.write import write_text

    config = session.config
    records = [
        {
            "name": setting.name,
            "value": config[setting.name],
            "origin": config.origins[setting.name],
            "help": setting.help,
        }
        for setting in SETTINGS
    ]
    if format_ == "jsonl":
        write_text(json_lines(records), output)
        return
    shown = [
        (f"{r['name']} = {json_line(r['value']).rstrip()}", f"[{r['origin']}]", r["help"]) for r in records
    ]
    left, middle = (max(len(row[n]) for row in shown) for n in (0, 1))
    write_text((f"{a:{left}}  {b:{middle}}  {c}\n" for a, b, c in shown), output)
