"""``translit baseline``: accept what is found now, so that only new findings fail."""

from __future__ import annotations

import click

from translit.commands.common import (
    Session,
    input_options,
    notice,
    read_inputs,
    refuse_own_input,
    session_options,
)
from translit.commands.findings import Checker, Wanted, finding_options


@click.command()
@input_options
@finding_options
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="translit-baseline.json",
    show_default=True,
    help="Where to keep it ('-': standard output).",
)
@session_options
def command(
    files: tuple[str, ...],
    encoding: str | None,
    wanted: Wanted,
    output: str,
    session: Session,
) -> None:
    """Keep the findings of FILES, so that 'check --baseline' reports only new ones.

    Findings are known again by their form and the words around it, not by line or folder.

    \b
      translit baseline papers/
      translit check papers/ --baseline translit-baseline.json
    """
    from translit.findings.suppress import write_baseline

    refuse_own_input(output, files)
    checker = Checker(wanted, session)
    checked = checker.check(list(read_inputs(files, encoding, session)))
    write_baseline(checked.flags, output)
    if output != "-":
        notice(f"{output}: {len(checked.flags)} findings accepted")
