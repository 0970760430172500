"""What commands share: options, the session behind them, reading inputs, progress, writing results."""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from translit.catalog import Catalog, default_catalog
from translit.config import Config, load_config
from translit.errors import ReadError
from translit.model import Document

F = TypeVar("F", bound=Callable[..., Any])
PROGRESS_AFTER = 2.0


@dataclass
class Session:
    """What one run of a command works with: settings, tables, colour."""

    tables: tuple[str, ...]
    isolated: bool
    color: bool | None

    @cached_property
    def config(self) -> Config:
        """The settings that hold here."""
        return load_config(Path.cwd(), isolated=self.isolated)

    @cached_property
    def catalog(self) -> Catalog:
        """The tables, with the user's folders laid over them."""
        folders = tuple(Path(t) for t in (*self.config["tables"], *self.tables))
        return Catalog(folders) if folders else default_catalog()

    def setting(self, name: str, given: Any) -> Any:
        """*given* on the command line, else what the configuration says."""
        return self.config[name] if given in (None, ()) else given

    def wants_color(self) -> bool:
        """Whether to colour text on standard output."""
        if self.color is not None:
            return self.color
        return not os.environ.get("NO_COLOR") and sys.stdout.isatty()


def session_options(function: F) -> F:
    """``--tables --isolated --color``, gathered into a :class:`Session` passed as ``session``."""

    @functools.wraps(function)
    def wrapped(
        *args: Any, tables: tuple[str, ...], isolated: bool, color: bool | None, **kwargs: Any
    ) -> Any:
        return function(*args, session=Session(tables, isolated, color), **kwargs)

    for option in (
        click.option("--color/--no-color", default=None, help="Colour the output (default: on a terminal)."),
        click.option("--isolated", is_flag=True, help="Ignore configuration files."),
        click.option(
            "--tables", multiple=True, metavar="DIR", help="Your own tables, laid over the shipped ones."
        ),
    ):
        wrapped = option(wrapped)
    return cast("F", wrapped)


def input_options(function: F) -> F:
    """``FILE…`` and ``--encoding``."""
    function = click.option(
        "--encoding", metavar="NAME", help="Encoding of the inputs (default: BOM, UTF-8, then detection)."
    )(function)
    return click.argument("files", nargs=-1, required=True, metavar="FILE...")(function)


def output_options(*formats: str) -> Callable[[F], F]:
    """``--format`` with these choices (the first is the default) and ``-o``."""

    def decorate(function: F) -> F:
        function = click.option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to FILE (whole or not at all) instead of standard output.",
        )(function)
        return click.option(
            "--format",
            "format_",
            type=click.Choice(formats),
            default=formats[0],
            show_default=True,
            help="text is for people, jsonl for programs.",
        )(function)

    return decorate


def read_inputs(files: Sequence[str], encoding: str | None, session: Session) -> Iterator[Document]:
    """Every document named: files, folders (their text files, sorted) and ``-`` for standard input.

    A detected encoding is named in a notice.

    Raises:
        ReadError: a file is missing, unreadable, or not text; an output would be its own input.
    """
    from translit.documents import find_inputs, read_document

    for name in progress(find_inputs(files), "reading"):
        document = read_document(name, encoding=session.setting("encoding", encoding) or None)
        if document.provenance.detected:
            notice(f"{name}: read as {document.provenance.encoding} (detected); --encoding overrides")
        yield document


def refuse_own_input(output: str | None, files: Iterable[str]) -> None:
    """Stop before an output would replace one of the inputs.

    Raises:
        ReadError: *output* is among *files*.
    """
    if output in (None, "-"):
        return
    for name in files:
        if name != "-" and Path(name).exists() and Path(output).exists() and Path(output).samefile(name):
            raise ReadError(
                output, "is an input too", "name another output, or use --in-place where it exists"
            )


def notice(message: str) -> None:
    """Say something on standard error."""
    click.echo(f"translit: {message}", err=True)


T = TypeVar("T")


def progress(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """*items*, with a line on standard error once it has taken over two seconds and a terminal looks on.

    How many there are is told where *items* know it, or *total* says it.
    """
    if total is None and isinstance(items, Sized):
        total = len(items)
    began = time.monotonic()
    shown = False
    for number, item in enumerate(items, 1):
        if sys.stderr.isatty() and time.monotonic() - began > PROGRESS_AFTER:
            shown = True
            click.echo(f"\r{what} {number}" + (f"/{total}" if total else ""), nl=False, err=True)
        yield item
    if shown:
        click.echo("\r\033[K", nl=False, err=True)
