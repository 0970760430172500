"""What ``check``, ``baseline`` and ``style`` share: options, rules chosen, findings found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import click

from translit.commands.common import Session

if TYPE_CHECKING:
    from translit.findings import Flag
    from translit.findings.facts import FileFacts
    from translit.model import Document
    from translit.style import StyleSheet
    from translit.text import Lines

F = TypeVar("F", bound=Callable[..., Any])


def finding_options(function: F) -> F:
    """``--select --ignore --style --system --jobs``."""
    for option in (
        click.option(
            "--jobs",
            type=click.IntRange(0, 256),
            default=1,
            show_default=True,
            help="Processes that read files (0: one for each CPU).",
        ),
        click.option("--system", metavar="ID", help="System that names are proposed in (default: rr)."),
        click.option("--style", metavar="FILE", help="Style sheet with your decided spellings."),
        click.option(
            "--ignore",
            multiple=True,
            metavar="CODES",
            help="Leave out codes, or all that begin so (N1,B101).",
        ),
        click.option(
            "--select", multiple=True, metavar="CODES", help="Only these codes, or all that begin so."
        ),
    ):
        function = option(function)
    return function


@dataclass
class Checked:
    """What a run found, and the texts it was found in."""

    flags: list[Flag]
    files: list[FileFacts] = field(default_factory=list)

    @property
    def texts(self) -> dict[str, tuple[str, Lines]]:
        """Text and lines of each file."""
        return {facts.document.file: (facts.document.text, facts.lines) for facts in self.files}


def style_sheet(session: Session, style: str | None) -> StyleSheet | None:
    """The style sheet named on the command line or by the configuration."""
    path = session.setting("style", style)
    if not path:
        return None
    from translit.style import load_style

    return load_style(path)


def run_check(
    documents: Sequence[Document],
    session: Session,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    style: str | None,
    system: str | None,
    jobs: int,
) -> Checked:
    """Findings of the chosen rules, less what comments in the texts silence."""
    import os

    from translit.findings import check_documents, chosen, known_codes
    from translit.findings.suppress import without_commented

    rules = chosen(
        known_codes(session.setting("select", select), "--select" if select else "select"),
        known_codes(session.setting("ignore", ignore), "--ignore" if ignore else "ignore"),
    )
    files: list[FileFacts] = []
    workers = min(jobs or os.cpu_count() or 1, max(1, len(documents)))
    flags = check_documents(
        documents,
        rules=rules,
        catalog=session.catalog,
        system=session.setting("system", system),
        style=style_sheet(session, style),
        ignore_names=session.config["ignore-names"],
        jobs=workers,
        keep=files.append,
    )
    return Checked(without_commented(flags, files), files)
