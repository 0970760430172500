"""The reference pages of the documentation, made from the program and its tables when the site is built.

A hook of mkdocs (see ``mkdocs.yml``); run by itself it prints the pages.
"""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path

import click

import translit
from translit.catalog import default_catalog
from translit.catalog.schema import table_kinds
from translit.commands import group
from translit.commands.lazy import COMMANDS
from translit.model import Candidate, Document, Finding, Mention, Part, Resolution, Span, Variant
from translit.resources import schema_folder


def commands() -> str:
    pages = ["# Commands\n"]
    for name in sorted(COMMANDS):
        found = group.get_command(click.Context(group), name)
        assert found is not None
        context = click.Context(found, info_name=f"translit {name}", max_content_width=92, terminal_width=92)
        pages.append(f"## translit {name}\n\n```text\n{found.get_help(context)}\n```\n")
        if isinstance(found, click.Group):
            for below in sorted(found.commands):
                inner = found.commands[below]
                context = click.Context(inner, info_name=f"translit {name} {below}", max_content_width=92)
                pages.append(f"### translit {name} {below}\n\n```text\n{inner.get_help(context)}\n```\n")
    return "\n".join(pages)


def python() -> str:
    pages = ["# Python\n\n`import translit` has these names; they load when first used.\n\n## Functions\n"]
    for name in translit.__all__:
        value = getattr(translit, name)
        if inspect.isfunction(value):
            told = inspect.cleandoc(value.__doc__ or "")
            signature = str(inspect.signature(value)).replace("'", "")
            pages.append(f"### {name}\n\n```text\n{name}{signature}\n\n{told}\n```\n")
    pages.append("## Values\n\nFrozen; offsets are code points from 0, end exclusive.\n")
    for value in (Document, Part, Mention, Resolution, Candidate, Span, Variant, Finding):
        fields = "\n".join(f"{n}: {t}" for n, t in value.__annotations__.items())
        told = inspect.cleandoc(value.__doc__ or "")
        pages.append(f"### {value.__name__}\n\n{told}\n\n```text\n{fields}\n```\n")
    return "\n".join(pages)


def records() -> str:
    pages = [
        "# Records\n",
        "What `--format jsonl` gives, one object a line. `translit schema NAME` prints the whole schema.\n",
    ]
    for path in sorted(schema_folder().glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        pages.append(f"## {path.stem}\n\n{schema.get('description', '')}\n")
        for shape in (schema, *schema.get("oneOf", ())):
            if shape.get("properties"):
                pages.append("| key | what |\n|---|---|")
                for key, told in shape["properties"].items():
                    what = told.get("description") or _shape(told)
                    pages.append(f"| `{key}` | {what.replace('|', chr(92) + '|')} |")
                pages.append("")
    return "\n".join(pages)


def _shape(told: dict[str, object]) -> str:
    if "enum" in told:
        values = told["enum"]
        assert isinstance(values, list)
        return ", ".join(f"`{v}`" if v else "empty" for v in values)
    if "const" in told:
        return f"`{told['const']}`"
    kind = told.get("type", "")
    return " or ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def systems() -> str:
    catalog = default_catalog()
    pages = ["# Systems\n\n| id | title | year | kind |\n|---|---|---|---|"]
    for name in catalog.names("systems/*/system.json"):
        told = catalog.json(name)
        aliases = told.get("conventions", {}).get("aliases", [])
        ids = " ".join(f"`{i}`" for i in (told["id"], *aliases))
        way = f"{told.get('source_script', '')} to {told.get('target_script', '')}"
        pages.append(f"| {ids} | {told['title']} | {told.get('year', '')} | {way} |")
    return "\n".join(pages) + "\n"


def tables() -> str:
    catalog = default_catalog()
    pages = [
        "# Tables\n",
        "CSV, UTF-8. `translit tables show NAME` looks a row up, `--tables DIR` lays your own over them.\n",
    ]
    for kind in table_kinds(catalog.root):
        files = [name for name in catalog.names() if kind.holds(name)]
        if not files or not kind.columns:
            continue
        pages.append(f"## {kind.name}\n\n{kind.description}: {', '.join(f'`{f}`' for f in files)}\n")
        pages.append("| column | what |\n|---|---|")
        for column in kind.columns:
            told = kind.schema["properties"][column]
            what = told.get("description") or _shape(told)
            pages.append(f"| `{column}` | {what.replace('|', chr(92) + '|')} |")
        pages.append("")
    return "\n".join(pages)


PAGES = {"commands": commands, "python": python, "records": records, "systems": systems, "tables": tables}


def on_files(files, config):  # type: ignore[no-untyped-def]
    """Add the pages to the site."""
    from mkdocs.structure.files import File

    for name, make in PAGES.items():
        files.append(File.generated(config, f"reference/{name}.md", content=make()))
    return files


if __name__ == "__main__":
    sys.stdout.write("\n".join(make() for make in PAGES.values()))
    assert Path(translit.__file__).exists()
