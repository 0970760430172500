"""``translit tables``: whether the tables hold together, which there are, what they say."""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.commands.common import Session, output_options, session_options

if TYPE_CHECKING:
    from translit.catalog import Catalog
    from translit.catalog.load import Row


@click.group()
def command() -> None:
    """Check, list or show the tables: the knowledge translit works by.

    \b
      translit tables check
      translit tables list
      translit tables show places cheorwon-county --format jsonl
    """


@command.command()
@session_options
def check(session: Session) -> None:
    """Whether the shipped tables and your own hold together; every fault at once.

    \b
    Prints FILE:LINE: CODE column: message for each fault and ends with 2 if there is any.
    T1 files and shape, T2 cells, T3 keys and order, T4 sources, T5 readings of the authority tables,
    T6 examples of the systems of spelling.
    """
    from translit.candidates.examples import check_examples
    from translit.catalog.check import check_overlay, check_tables
    from translit.catalog.load import default_catalog
    from translit.catalog.readings import check_readings
    from translit.errors import TableError
    from translit.resources import data_folder

    root = data_folder("tables")
    own = [Path(folder) for folder in (*session.config["tables"], *session.tables)]
    faults = check_tables(root) + check_readings(root)
    # Examples are worked out, which needs tables that are whole.
    faults += [] if faults else check_examples(default_catalog())
    for folder in own:
        faults += check_overlay(root, folder)
    if faults:
        raise TableError(faults)
    count = sum(
        1 for folder in (root, *own) for path in folder.rglob("*") if path.suffix in {".csv", ".json"}
    )
    click.echo(f"{count} files of tables and schemas checked: no fault")


@command.command("list")
@output_options("text", "jsonl")
@session_options
def list_(format_: str, output: str | None, session: Session) -> None:
    """Name, number of rows, stage and description of every table."""
    from translit.report.to_json import json_lines
    from translit.report.write import write_text

    records = [describe(session.catalog, name) for name in session.catalog.names()]
    if format_ == "jsonl":
        write_text(json_lines(records), output)
        return
    width = max(len(str(record["name"])) for record in records)
    lines = (
        f"{record['name']:{width}}  {'' if record['rows'] is None else record['rows']:>6}  "
        f"{record['stage']:8}  {record['description']}".rstrip()
        + "\n"
        for record in records
    )
    write_text(lines, output)


@command.command()
@click.argument("name")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@output_options("text", "csv", "jsonl")
@session_options
def show(name: str, ids: tuple[str, ...], format_: str, output: str | None, session: Session) -> None:
    """Rows of one table, all or those with the given keys.

    NAME is a table's name or its ending (places, ru-kontsevich/rules); ID a key, with or without 'place:'.
    """
    from translit.report.write import write_text

    catalog = session.catalog
    found = find_table(catalog, name)
    if found.endswith(".json"):
        if ids or format_ == "csv":
            raise click.UsageError(f"{found} has no rows; show it whole, as text or jsonl")
        value = catalog.json(found)
        indent = None if format_ == "jsonl" else 2
        write_text([json.dumps(value, ensure_ascii=False, indent=indent) + "\n"], output)
        return
    write_text(rendered(chosen_rows(catalog, found, ids), format_), output)


def describe(catalog: Catalog, name: str) -> dict[str, str | int | None]:
    """What ``tables list`` says of one table; ``rows`` is ``None`` for JSON."""
    if name.endswith(".json"):
        value = catalog.json(name)
        title, stage = (
            (str(value.get(key, "")) for key in ("title", "stage")) if isinstance(value, dict) else ("", "")
        )
        return {"name": name, "rows": None, "stage": stage, "description": title}
    system = name.rpartition("/")[0] + "/system.json"
    stage = str(catalog.json(system).get("stage", "")) if system in catalog.names("systems/*/*.json") else ""
    about = catalog.kind_of(name).description
    return {"name": name, "rows": len(catalog.rows(name)), "stage": stage, "description": about}


def find_table(catalog: Catalog, name: str) -> str:
    """The one table meant by *name*, which may leave out folders before it and the ending after it."""
    names = catalog.names()
    if name in names:
        return name
    meant = [n for n in names if f"/{n}".endswith((f"/{name}", f"/{name}.csv", f"/{name}.json"))]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise click.UsageError(f"'{name}' may be {', '.join(meant)}; name one")
    short = {n.rpartition("/")[2].partition(".")[0]: n for n in names}
    near = difflib.get_close_matches(name, [*names, *short], 1)
    hint = (
        f"did you mean '{short.get(near[0], near[0])}'?" if near else "'translit tables list' shows them all"
    )
    raise click.UsageError(f"no table '{name}'; {hint}")


def chosen_rows(catalog: Catalog, name: str, ids: tuple[str, ...]) -> list[Row]:
    """The rows of *name* with these keys, in the order of the table; all when none is given."""
    rows = catalog.rows(name)
    if not ids:
        return list(rows)
    key = catalog.kind_of(name).key
    # A key of several columns may be given whole or by its first column, which may stand on many rows.
    known = {k: n for n, row in enumerate(rows) for k in (row[key[0]], "|".join(row[c] for c in key))}
    wanted = {k if (k := i.partition(":")[2]) and i not in known else i for i in ids}
    for one in sorted(wanted - known.keys()):
        near = difflib.get_close_matches(one, known, 1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise click.UsageError(f"no row '{one}' in {name}{hint}")
    return [row for row in rows if row[key[0]] in wanted or "|".join(row[c] for c in key) in wanted]


def rendered(rows: list[Row], format_: str) -> Iterator[str]:
    """*rows* as blocks for a person, as CSV, or as JSON Lines."""
    from translit.report.to_json import json_line

    if format_ == "csv":
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, rows[0] if rows else (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        yield buffer.getvalue()
        return
    for number, row in enumerate(rows):
        if format_ == "jsonl":
            yield json_line(dict(row))
        else:
            width = max(map(len, row))
            filled = (f"{column:{width}}  {cell}\n" for column, cell in row.items() if cell)
            yield ("\n" if number else "") + "".join(filled)
