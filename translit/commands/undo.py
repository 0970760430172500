"""``translit normalize --undo``: take a normalization back by its log."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.commands.common import notice, refuse_own_input
from translit.errors import ReadError

if TYPE_CHECKING:
    from translit.normalize.files import Waiting
    from translit.normalize.log import Entry


def undo_log(log: str, files: tuple[str, ...], output: str | None, *, in_place: bool) -> None:
    """Restore what *log* tells of: in place, in *output*, or on standard output."""
    from translit.normalize.files import Waiting, digest
    from translit.normalize.log import read_log
    from translit.normalize.undo import restore

    entries = read_log(log)
    pairs = list(_pairs(entries, files, log))
    if in_place and output:
        raise click.UsageError("--in-place and -o exclude each other")
    if len(pairs) > 1 and not in_place and (output or not all(e.record["in_place"] for e, _ in pairs)):
        raise click.UsageError("the log tells of several files; undo them with --in-place, or name one")
    refuse_own_input(output, [name for _, name in pairs])
    waiting: list[Waiting] = []
    try:
        for entry, name in pairs:
            normalized = _read(name)
            original = restore(normalized, entry, name)
            replace = in_place or (entry.record["in_place"] and not files and output is None)
            if replace:
                if name == "-":
                    raise click.UsageError("standard input cannot be replaced")
                if original != normalized:
                    waiting.append(Waiting(Path(name), original, replaces=digest(normalized)))
                else:
                    notice(f"{name}: already as it was")
            elif output in (None, "-"):
                sys.stdout.buffer.write(original)
            else:
                assert output is not None
                waiting.append(Waiting(Path(output), original))
        for one in waiting:
            one.take_place()
            if one.path != Path(output or ""):
                notice(f"{one.path}: restored")
    finally:
        for one in waiting:
            one.drop()


def _pairs(entries: list[Entry], files: tuple[str, ...], log: str) -> Iterator[tuple[Entry, str]]:
    """Each entry with the file that holds its result: as the log says, or as named on the command line."""
    if not files:
        for entry in entries:
            if entry.record["output"] == "-":
                raise click.UsageError("the result went to standard output; name the file that holds it")
            yield entry, entry.record["output"]
        return
    if len(files) == 1 and len(entries) == 1:
        yield entries[0], files[0]
        return
    by_name: dict[str, Entry] = {}
    for entry in entries:
        by_name[entry.record["output"]] = entry
    for name in files:
        if name not in by_name:
            raise ReadError(name, f"is not among the files that {log} tells of")
        yield by_name[name], name


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise ReadError(name, f"cannot be read: {error.strerror}") from None
