"""``translit schema``: the JSON Schema of a jsonl record, or of a kind of table."""

from __future__ import annotations

import difflib
import json

import click

from translit.commands.common import output_options


@click.command()
@click.argument("name", required=False)
@output_options("text")
def command(name: str | None, format_: str, output: str | None) -> None:
    """The JSON Schema of a command's jsonl record or of a kind of table; without NAME, the list of them.

    \b
      translit schema
      translit schema resolve
      translit schema places
    """
    from translit.report.write import write_text
    from translit.resources import data_folder, schema_folder

    folders = {"record": schema_folder(), "table": data_folder("tables") / "schema"}
    # A record's schema hides a table's schema of the same name.
    found = {
        path.stem: (what, path)
        for what, folder in reversed(folders.items())
        for path in sorted(folder.glob("*.json"))
    }
    if name is None:
        width = max(map(len, found), default=0)
        lines = (
            f"{stem:{width}}  {what:6}  {json.loads(path.read_bytes()).get('description', '')}".rstrip()
            + "\n"
            for stem, (what, path) in sorted(found.items(), key=lambda item: (item[1][0], item[0]))
        )
        write_text(lines, output)
        return
    if name not in found:
        near = difflib.get_close_matches(name, found, 1)
        hint = f"did you mean '{near[0]}'?" if near else "'translit schema' lists them"
        raise click.UsageError(f"no schema '{name}'; {hint}")
    write_text([found[name][1].read_text(encoding="utf-8")], output)
