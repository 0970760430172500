"""``translit index``: read a collection once, so that concordances of it come quickly."""

from __future__ import annotations

from pathlib import Path

import click

from translit.commands.common import Session, notice, session_options

DEFAULT = "translit-index.sqlite"


@click.command()
@click.argument("files", nargs=-1, metavar="PATH...")
@click.option("--index", "index", default=DEFAULT, show_default=True, metavar="FILE", help="The index.")
@click.option(
    "--encoding", metavar="NAME", help="Encoding of the inputs (default: BOM, UTF-8, then detection)."
)
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    default=1,
    show_default=True,
    help="Processes that read files (0: one for each CPU).",
)
@click.option("--rebuild", is_flag=True, help="Forget what the index holds and read everything anew.")
@click.option("--style", metavar="FILE", help="Keep the decisions of this style sheet in the index.")
@click.option("--search", metavar="WORDS", help="Show the documents of the index that hold these words.")
@session_options
def command(
    files: tuple[str, ...],
    index: str,
    encoding: str | None,
    jobs: int,
    rebuild: bool,
    style: str | None,
    search: str | None,
    session: Session,
) -> int:
    """Index a collection: documents with what they say of themselves, names, decisions.

    Only files whose content changed are read again. 'translit concord --index FILE' uses it.

    \b
      translit index letters/ reader.txt
      translit index letters/ --jobs 2 --index letters.sqlite
      translit index --search "air defense"
    """
    if not files and search is None and style is None:
        raise click.UsageError("Missing argument 'PATH...'.")
    path = Path(index)
    if files:
        _update(path, files, encoding, jobs, rebuild=rebuild, session=session)
    if style is not None:
        _keep_decisions(path, style)
    if search is not None:
        return _search(path, search)
    return 0


def _update(
    path: Path, files: tuple[str, ...], encoding: str | None, jobs: int, *, rebuild: bool, session: Session
) -> None:
    from translit.documents import find_inputs
    from translit.index import Index, update_index
    from translit.index.analyse import Setup

    if "-" in files:
        raise click.UsageError("standard input has no name to be found again by; index files or folders")
    names = find_inputs(files)
    setup = Setup((*session.config["tables"], *session.tables), session.setting("encoding", encoding) or None)
    report = update_index(path, names, setup, jobs=jobs, rebuild=rebuild)
    if report.rebuilt:
        notice(f"{path}: was damaged ({report.rebuilt}) and was made anew; the old one is {path}.damaged")
    with Index(path) as made:
        counts = made.counts()
    click.echo(
        f"{path}: {counts['files']} files, {counts['documents']} documents, {counts['mentions']} mentions "
        f"({len(report.read)} read, {report.unchanged} unchanged, {len(report.dropped)} gone)"
    )


def _keep_decisions(path: Path, style: str) -> None:
    from translit.index import Index
    from translit.style import load_style

    sheet = load_style(style)
    with Index(path, write=True) as kept:
        kept.set_decisions([(d.referent, d.form, d.preferred, d.scope, d.note) for d in sheet.decisions])


def _search(path: Path, words: str) -> int:
    from translit.index import Index

    with Index(path) as held:
        for found in held.search(words):
            title = f"{found.number}. {found.title}" if found.number is not None else found.title
            date = f" ({found.date})" if found.date else ""
            snippet = " ".join(found.snippet.split())
            click.echo(f"{found.file}:{found.line}: {title}{date}\n    {snippet}")
    return 0
