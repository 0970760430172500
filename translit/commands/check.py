"""``translit check``: the linter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

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
from translit.commands.findings import Checked, Checker, Wanted, finding_options

if TYPE_CHECKING:
    from translit.findings.fix import Mended
    from translit.model import Document


@click.command()
@input_options
@finding_options
@click.option("--baseline", metavar="FILE", help="Report only what this baseline does not hold.")
@click.option("--fix", "fix", is_flag=True, help="Mend what is attested and unique, in the files themselves.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend by best guesses too.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--statistics", is_flag=True, help="Only say how often each code was found.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something was found.")
@output_options("text", "concise", "jsonl", "csv", "sarif", "github", "html")
@session_options
def command(
    files: tuple[str, ...],
    encoding: str | None,
    wanted: Wanted,
    baseline: str | None,
    fix: bool,
    unsafe_fixes: bool,
    show_diff: bool,
    statistics: bool,
    exit_zero: bool,
    format_: str,
    output: str | None,
    session: Session,
) -> int:
    """What an editor should look at: uncertain names, one name in several spellings, odd letters.

    Exits with 1 when something is found. 'translit rule' lists the codes.

    \b
      translit check memo.txt
      translit check papers/ --select N --format html -o names.html
      translit check papers/ --baseline translit-baseline.json
      translit check memo.txt --fix --diff
    """
    from translit.findings.suppress import read_baseline, without_baseline
    from translit.report.write import write_text

    refuse_own_input(output, files)
    accepted = read_baseline(baseline) if baseline else None
    checker = Checker(wanted, session)

    def check(documents: Sequence[Document]) -> Checked:
        found = checker.check(documents)
        if accepted is not None:
            found.flags = without_baseline(found.flags, accepted)
        return found

    checked = check(list(read_inputs(files, encoding, session)))
    if fix or unsafe_fixes or show_diff:
        from translit.findings.fix import mend_all

        documents = [facts.document for facts in checked.files]
        mended = mend_all(documents, checked.flags, lambda d: check(d).flags, unsafe=unsafe_fixes)
        return _write_mended(mended, session, write=not show_diff, output=output, quiet=exit_zero)
    write_text(_report(checked, format_, session, output, statistics=statistics), output)
    if format_ == "text" and not statistics and checked.flags:
        notice(f"{len(checked.flags)} finding{'s' if len(checked.flags) > 1 else ''}")
    return 1 if checked.flags and not exit_zero else 0


def _report(
    checked: Checked, format_: str, session: Session, output: str | None, *, statistics: bool
) -> Iterator[str]:
    from translit import __version__
    from translit.report import findings_html, findings_records, findings_text
    from translit.report.to_json import json_lines

    flags, texts = checked.flags, checked.texts
    if statistics:
        return findings_text.statistics_lines(flags)
    if format_ == "jsonl":
        return json_lines(findings_records.records(flags, texts))
    if format_ == "csv":
        return findings_records.csv_lines(flags, texts)
    if format_ == "sarif":
        return iter([findings_records.sarif(flags, texts)])
    if format_ == "github":
        return findings_records.github_lines(flags, texts)
    if format_ == "html":
        return findings_html.html_page(flags, texts, version=__version__)
    if format_ == "concise":
        return findings_text.concise_lines(flags, texts)
    color = session.wants_color() and output in (None, "-")
    return findings_text.caret_lines(flags, texts, color=color)


def _write_mended(mended: Mended, session: Session, *, write: bool, output: str | None, quiet: bool) -> int:
    """Show or write the files with their fixes; 1 if findings are left."""
    from translit.report.normalize_diff import unified_diff
    from translit.report.write import write_text

    if mended.restless:
        notice(f"fixes put {', '.join(sorted(mended.restless)[:6])} to and fro; decide in a style sheet")
    if write:
        for done in mended.files:
            if done.changed:
                _replace(done.document, done.text)
        notice(f"{mended.count} fixed, {len(mended.left)} left")
    else:
        color = session.wants_color() and output in (None, "-")
        write_text((line for done in mended.files for line in unified_diff(done, color=color)), output)
    left = len(mended.left) if write else mended.count
    return 1 if left and not quiet else 0


def _replace(document: Document, text: str) -> None:
    from pathlib import Path

    from translit.errors import WriteError
    from translit.normalize.files import Waiting, digest, encode

    if document.file == "-":
        raise click.UsageError("--fix cannot replace standard input; use --diff")
    try:
        data = encode(text, document.provenance)
    except UnicodeEncodeError as error:
        letter = document.provenance.encoding
        raise WriteError(
            f"{document.file}: {letter} has no sign for {error.object[error.start]!r}; it was left as it is"
        ) from None
    waiting = Waiting(Path(document.file), data, replaces=digest(encode(document.text, document.provenance)))
    waiting.take_place()
