"""What ``check``, ``baseline`` and ``style`` share: options, rules chosen, findings found."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from translit.commands.common import Session

if TYPE_CHECKING:
    from translit.findings import Flag
    from translit.findings.facts import FileFacts
    from translit.model import Document
    from translit.style import StyleSheet
    from translit.text import Lines

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Wanted:
    """Which rules are to run, by whose decisions, and how."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    style: str | None
    system: str | None
    jobs: int


def finding_options(function: F) -> F:
    """``--select --ignore --style --system --jobs``, gathered into :class:`Wanted` passed as ``wanted``."""

    @functools.wraps(function)
    def wrapped(
        *args: Any,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        style: str | None,
        system: str | None,
        jobs: int,
        **kwargs: Any,
    ) -> Any:
        return function(*args, wanted=Wanted(select, ignore, style, system, jobs), **kwargs)

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
        wrapped = option(wrapped)
    return cast("F", wrapped)


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


class Checker:
    """Checks documents by what is wanted; asked again, it remembers the names it met.

    Raises:
        ConfigError: a code that no rule has.
    """

    def __init__(self, wanted: Wanted, session: Session) -> None:
        from translit.findings import chosen, known_codes
        from translit.findings.check import FactFinder

        self._session = session
        self._wanted = wanted
        self._rules = chosen(
            known_codes(session.setting("select", wanted.select), "--select" if wanted.select else "select"),
            known_codes(session.setting("ignore", wanted.ignore), "--ignore" if wanted.ignore else "ignore"),
        )
        self._style = style_sheet(session, wanted.style)
        self._finder = FactFinder(session.catalog)

    def check(self, documents: Sequence[Document]) -> Checked:
        """Findings of the chosen rules, less what comments in the texts silence."""
        import os

        from translit.findings import check_documents
        from translit.findings.suppress import without_commented

        found: list[FileFacts] = []
        flags = check_documents(
            documents,
            rules=self._rules,
            catalog=self._session.catalog,
            system=self._session.setting("system", self._wanted.system),
            style=self._style,
            ignore_names=self._session.config["ignore-names"],
            jobs=min(self._wanted.jobs or os.cpu_count() or 1, max(1, len(documents))),
            keep=found.append,
            finder=self._finder,
        )
        return Checked(without_commented(flags, found), found)
