"""``translit normalize``: the same document with its names in one system, and back again."""

from __future__ import annotations

import click

from translit.commands.common import (
    Session,
    notice,
    progress,
    refuse_own_input,
    session_options,
)
from translit.commands.normalized import Results


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--encoding", metavar="NAME", help="Encoding of the inputs (default: BOM, UTF-8, then detection)."
)
@click.option("--system", metavar="ID", help="Romanization system (default: rr).")
@click.option("--style", metavar="FILE", help="Style sheet with your decided spellings.")
@click.option("--unsafe", is_flag=True, help="Replace ambiguous names by the best guess too.")
@click.option(
    "--resolve-brackets", is_flag=True, help="Take the brackets of settled uncertain renderings away."
)
@click.option("--citations", is_flag=True, help="Replace names in citations and archive references too.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what would change; write nothing.")
@click.option("--check", is_flag=True, help="Exit with 1 if something would change; write nothing.")
@click.option("--exit-zero", is_flag=True, help="With --check: exit with 0 all the same.")
@click.option("--in-place", is_flag=True, help="Replace the files; encoding, BOM and line ends stay.")
@click.option("--log", "log", metavar="FILE", help="Write every replacement to FILE (.jsonl or .csv).")
@click.option("--undo", metavar="LOG", help="Restore, byte for byte, what the run that wrote LOG replaced.")
@click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE; to a folder, when there are several inputs."
)
@session_options
def command(
    files: tuple[str, ...],
    encoding: str | None,
    system: str | None,
    style: str | None,
    unsafe: bool,
    resolve_brackets: bool,
    citations: bool,
    show_diff: bool,
    check: bool,
    exit_zero: bool,
    in_place: bool,
    log: str | None,
    undo: str | None,
    output: str | None,
    session: Session,
) -> int:
    """The same document with its settled Korean names in one system.

    Names that are not settled, foreign names and ordinary words stay as they are, and so do addresses,
    citations and archive references.

    \b
      translit normalize letter.txt --system mr -o letter-mr.txt
      translit normalize letter.txt --diff
      translit normalize *.md --in-place --log changes.jsonl
      translit normalize --undo changes.jsonl
    """
    from translit.commands.names import finder, speller
    from translit.documents import find_inputs, split_document
    from translit.normalize import Options, normalize
    from translit.normalize.files import read_with_bytes

    if undo is not None:
        from translit.commands.undo import undo_log

        undo_log(undo, files, output, in_place=in_place)
        return 0
    if not files:
        raise click.UsageError("Missing argument 'FILE...'.")
    if in_place and output:
        raise click.UsageError("--in-place and -o exclude each other")
    if in_place and "-" in files:
        raise click.UsageError("standard input cannot be replaced; leave out --in-place")
    if log and (show_diff or check):
        raise click.UsageError("--log tells what was replaced; --diff and --check replace nothing")
    names = find_inputs(files)
    for named in (output, log):
        refuse_own_input(named, names)
    writer = Results(names, files, output, in_place=in_place, log=log, style=style or "")
    spell = speller(session, system, style)
    find = finder(session, remember=True)
    options = Options(unsafe, resolve_brackets, frozenset(session.config["ignore-names"]), citations)
    changed = 0
    try:
        for name in progress(names, "normalizing"):
            document, original = read_with_bytes(name, session.setting("encoding", encoding) or None)
            if document.provenance.detected:
                notice(f"{name}: read as {document.provenance.encoding} (detected); --encoding overrides")
            document = split_document(document, session.catalog)
            done = normalize(document, find, speller=spell, options=options)
            changed += done.changed
            if done.restless:
                notice(f"{name}: its names settle one another anew each time; nothing was replaced in it")
            if show_diff:
                from translit.report.normalize_diff import unified_diff
                from translit.report.write import write_text

                write_text(unified_diff(done, color=session.wants_color()), None)
            elif check and done.changed:
                click.echo(f"{name}: {len(done.replacements)} would change")
            elif not check:
                writer.take(done, original, spell.system)
        if not (show_diff or check):
            writer.finish()
    finally:
        writer.drop()
    return 1 if check and changed and not exit_zero else 0
