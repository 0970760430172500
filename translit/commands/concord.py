"""``translit concord``: one line for each mention of a name, or a count for each form."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.commands.common import (
    Session,
    notice,
    output_options,
    progress,
    refuse_own_input,
    session_options,
)
from translit.commands.concordance import write_concordance
from translit.errors import ConfigError, TranslitError

if TYPE_CHECKING:
    from translit.index import Index
    from translit.normalize.spelling import Speller

KINDS = ("person", "place", "word", "other")
CERTAINTIES = ("high", "medium", "low", "unknown")
STATUSES = ("resolved", "ambiguous", "unresolved")


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--encoding", metavar="NAME", help="Encoding of the inputs (default: BOM, UTF-8, then detection)."
)
@click.option("--index", "index", metavar="FILE", help="Use this index; without FILE... all that is in it.")
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    default=1,
    show_default=True,
    help="Processes that read files (0: one for each CPU).",
)
@output_options("csv", "tsv", "jsonl", "xlsx", "html", "tei", "tbx")
@click.option(
    "--by",
    type=click.Choice(["referent", "form"]),
    default="referent",
    show_default=True,
    help="Sort and count by what is meant, or by how it is printed.",
)
@click.option("--summary", is_flag=True, help="One line for each referent and form, with counts.")
@click.option(
    "--crosswalk", is_flag=True, help="One line for each referent, with all its spellings by system."
)
@click.option("--system", metavar="ID", help="System of the preferred spelling (default: rr).")
@click.option("--style", metavar="FILE", help="Style sheet with your decided spellings.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only names of this kind.")
@click.option(
    "--certainty", multiple=True, type=click.Choice(CERTAINTIES), help="Only where the text is this sure."
)
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only with this verdict."
)
@click.option("--referent", "referents", multiple=True, metavar="ID", help="Only this referent.")
@click.option(
    "--document", "documents", multiple=True, metavar="WORDS", help="Only documents of this number or title."
)
@click.option(
    "--since", metavar="DATE", help="Only documents of this day or later (1950, 1950-10, 1950-10-19)."
)
@click.option("--until", metavar="DATE", help="Only documents of this day or earlier.")
@click.option("--bom", is_flag=True, help="Begin csv and tsv with a byte order mark, which Excel needs.")
@click.option(
    "--width", type=click.IntRange(0, 1000), default=50, show_default=True, help="Letters of context."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Where the work is done; spark is not built in.",
)
@session_options
def command(
    files: tuple[str, ...],
    encoding: str | None,
    index: str | None,
    jobs: int,
    format_: str,
    output: str | None,
    by: str,
    summary: bool,
    crosswalk: bool,
    system: str | None,
    style: str | None,
    kinds: tuple[str, ...],
    certainty: tuple[str, ...],
    statuses: tuple[str, ...],
    referents: tuple[str, ...],
    documents: tuple[str, ...],
    since: str | None,
    until: str | None,
    bom: bool,
    width: int,
    engine: str,
    session: Session,
) -> None:
    """Concordance tables: one line for each mention, with the words around it.

    \b
      translit concord letters/ -o concordance.csv
      translit concord letters/ --format xlsx --kind place -o places.xlsx
      translit concord reader.txt --summary --by form
      translit concord reader.txt --crosswalk --system mr
    """
    if summary and crosswalk:
        raise click.UsageError("--summary and --crosswalk exclude each other")
    if (summary or crosswalk) and format_ in ("tei", "tbx"):
        raise click.UsageError(f"{format_} holds the whole concordance; leave out --summary and --crosswalk")
    if by == "form" and (crosswalk or format_ in ("tei", "tbx") or (format_ == "html" and not summary)):
        raise click.UsageError(
            "--by form is for csv, tsv, jsonl, xlsx and counts; a crosswalk, html, tei and tbx go by referent"
        )
    if bom and format_ not in ("csv", "tsv"):
        raise click.UsageError("--bom is for csv and tsv; the other formats need none")
    if engine == "spark":
        raise ConfigError("--engine spark is not built into this translit; leave it out to work locally")
    if not files and not index:
        raise click.UsageError("Missing argument 'FILE...'.")
    from translit.concord import Concordance, Selection
    from translit.documents import find_inputs
    from translit.documents.days import day_range
    from translit.index.analyse import Setup
    from translit.index.rows import Lines, rows_of

    names = find_inputs(files)
    refuse_own_input(output, (*names, index) if index else names)
    days = []
    for option, given in (("--since", since), ("--until", until)):
        day = day_range(given) if given else None
        if given and day is None:
            raise click.UsageError(f"{option} '{given}' is no date; write 1950, 1950-10 or 1950-10-19")
        days.append(day)
    select = Selection(
        kinds=frozenset(kinds),
        certainties=frozenset(certainty),
        statuses=frozenset(statuses),
        referents=frozenset(referents),
        documents=documents,
        since=days[0][0] if days[0] else None,
        until=days[1][1] if days[1] else None,
    )
    tables = (*session.config["tables"], *session.tables)
    setup = Setup(tables, session.setting("encoding", encoding) or None)
    with contextlib.ExitStack() as stack:
        held = stack.enter_context(_open_index(index)) if index else None
        work = Lines(_speller(session, system, style, held), select, width)
        found = stack.enter_context(Concordance("form" if by == "form" else "referent"))
        total = len(names) or None
        for done in progress(rows_of(names, work, setup, jobs=jobs, index=held), "reading", total):
            if done.detected:
                notice(f"{done.name}: read as {done.detected} (detected); --encoding overrides")
            for row in done.rows:
                found.add(row)
        view = "summary" if summary else "crosswalk" if crosswalk else "lines"
        write_concordance(found, view=view, format_=format_, output=output, catalog=session.catalog, bom=bom)


def _open_index(path: str) -> Index:
    from translit.index import DamagedIndexError, Index

    try:
        return Index(Path(path))
    except DamagedIndexError as error:
        raise TranslitError(
            f"{path}: the index is damaged ({error}); 'translit index PATH --index {path}' makes it anew"
        ) from None


def _speller(session: Session, system: str | None, style: str | None, index: Index | None) -> Speller:
    """The chosen system, with the style sheet named, else with the decisions the index holds."""
    from translit.commands.names import speller

    made = speller(session, system, style)
    if index is not None and not session.setting("style", style) and (kept := index.decisions()):
        from translit.style import Decision, StyleSheet

        made.preferences = StyleSheet([Decision(*told, line=n) for n, told in enumerate(kept, 1)])
    return made
