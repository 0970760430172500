"""``translit duplicates``: documents of a collection that are the same or overlap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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


@click.command()
@input_options
@output_options("text", "jsonl")
@session_options
def command(
    files: tuple[str, ...], encoding: str | None, format_: str, output: str | None, session: Session
) -> None:
    """Find documents that are the same, revised, translated twice, or parts of one another.

    A file that holds many documents is split. Relations: same_text, same_translation,
    revised_translation, independent_translation, excerpt.

    \b
      translit duplicates collection/
      translit duplicates reader.txt page.txt --format jsonl
    """
    from translit.collate.duplicates import Duplicate, Entry, entries_of, find_duplicates
    from translit.collate.engine import EngineJudge
    from translit.report.to_json import json_lines
    from translit.report.write import write_text

    refuse_own_input(output, files)
    entries: list[Entry] = []
    for document in read_inputs(files, encoding, session):
        entries.extend(entries_of(document, session.catalog))
    found = find_duplicates(entries, session.catalog, EngineJudge(session.catalog))
    notice(f"{len(entries)} documents compared, {len(found)} pairs found")

    def side(entry: Entry) -> dict[str, Any]:
        return {
            "file": entry.document.file,
            "start": entry.span.start,
            "end": entry.span.end,
            "title": entry.title,
        }

    def records() -> Iterator[dict[str, Any]]:
        for pair in found:
            yield {
                "a": side(entries[pair.first]),
                "b": side(entries[pair.second]),
                "relation": str(pair.relation),
                "similarity": pair.similarity,
                "coverage_a": pair.coverage_a,
                "coverage_b": pair.coverage_b,
            }

    def lines() -> Iterator[str]:
        def name(entry: Entry) -> str:
            return f"{entry.document.file}:{entry.span.start}" + (
                f" {entry.title[:60]}" if entry.title else ""
            )

        def line(pair: Duplicate) -> str:
            a, b = entries[pair.first], entries[pair.second]
            shares = f"{pair.similarity:.0%} alike, {pair.coverage_a:.0%} and {pair.coverage_b:.0%} shared"
            return f"{pair.relation}  {shares}\n  {name(a)}\n  {name(b)}\n"

        yield from map(line, found)

    write_text(json_lines(records()) if format_ == "jsonl" else lines(), output)
