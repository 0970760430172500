"""What ``normalize`` does with its results: where each goes, in which encoding, and the log."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.commands.common import notice
from translit.errors import ReadError, WriteError

if TYPE_CHECKING:
    from translit.model import Provenance
    from translit.normalize import Normalization
    from translit.normalize.files import Waiting
    from translit.normalize.log import Entry


@dataclass
class Results:
    """Collects results, and writes them when all are made: the log first, then the files."""

    names: tuple[str, ...]
    given: tuple[str, ...]
    output: str | None
    in_place: bool
    log: str | None
    style: str
    waiting: list[Waiting] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    replaced: int = 0

    def take(self, done: Normalization, original: bytes, system: str) -> None:
        """One result."""
        from translit.normalize.files import Waiting, digest
        from translit.normalize.log import entry_of

        target = self._target(done.document.file)
        written, written_as = self._encoded(done, target)
        self.replaced += len(done.replacements)
        if self.log:
            self.entries.append(
                entry_of(
                    done,
                    original=original,
                    output=target,
                    written=written,
                    written_as=written_as,
                    system=system,
                    style=self.style,
                )
            )
        if target == "-":
            sys.stdout.buffer.write(written)
        elif not self.in_place:
            self._make_folders(Path(target))
            self.waiting.append(Waiting(Path(target), written))
        elif done.changed:
            self.waiting.append(Waiting(Path(target), written, replaces=digest(original)))

    def _target(self, name: str) -> str:
        if self.in_place:
            return name
        if self.output in (None, "-"):
            if len(self.names) > 1:
                raise click.UsageError("with several inputs say --in-place, or -o FOLDER")
            return "-"
        assert self.output is not None
        folder = Path(self.output)
        if self._one_file():
            return self.output
        if name == "-":
            raise click.UsageError("with several inputs standard input has no name in a folder")
        if folder.is_file():
            raise click.UsageError(f"-o {self.output}: is a file; several inputs need a folder")
        target = folder / _beneath(name, self.given)
        if target.exists() and any(target.samefile(n) for n in self.names if n != "-"):
            raise ReadError(str(target), "is an input too", "name another folder, or use --in-place")
        return str(target)

    def _one_file(self) -> bool:
        """Whether ``-o`` names a file, not a folder."""
        return len(self.names) == 1 and self.given == self.names and not Path(self.output or "").is_dir()

    def _make_folders(self, target: Path) -> None:
        """The folder that ``-o`` names for several files, told of, and those in it; never one above it."""
        if self._one_file():
            return
        folder = Path(self.output or "")
        try:
            if not folder.exists():
                folder.mkdir()
                notice(f"{folder}: folder made")
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(f"-o {folder}: the folder cannot be made: {error.strerror}") from None

    def _encoded(self, done: Normalization, target: str) -> tuple[bytes, Provenance]:
        """The result in the encoding of its file; UTF-8 on standard output, and for new letters elsewhere."""
        from translit.model import Provenance
        from translit.normalize.files import encode

        source = done.document.provenance
        if target != "-":
            try:
                return encode(done.text, source), source
            except UnicodeEncodeError as error:
                letter = done.text[error.start] if error.start < len(done.text) else "?"
                if self.in_place:
                    raise WriteError(
                        f"{target}: {source.encoding} has no '{letter}'; choose --system mr-plain or rr, "
                        "or write a new UTF-8 file with -o; nothing was changed"
                    ) from None
                notice(f"{target}: {source.encoding} has no '{letter}'; written as UTF-8")
        utf8 = Provenance(target, "utf-8", bom=False)
        return encode(done.text, utf8), utf8

    def finish(self) -> None:
        """Write the log, then put every file in its place."""
        if self.log:
            self._write_log()
        for waiting in self.waiting:
            waiting.take_place()
        self.waiting = []

    def _write_log(self) -> None:
        from translit.normalize.log import log_lines
        from translit.report.write import write_text

        assert self.log is not None
        if self.log != "-" and _still_needed(self.log):
            if self.in_place and not self.replaced:
                notice(f"{self.log}: kept; nothing was replaced, and it can still undo an earlier run")
                return
            raise WriteError(
                f"{self.log}: can still undo an earlier run; name another log. Nothing was changed"
            )
        as_csv = self.log.lower().endswith(".csv")
        write_text(log_lines(self.entries, as_csv=as_csv), self.log)

    def drop(self) -> None:
        """Leave nothing unfinished behind."""
        for waiting in self.waiting:
            waiting.drop()


def _beneath(name: str, given: tuple[str, ...]) -> Path:
    """Where *name* stands in the folder it was found in."""
    for folder in map(Path, given):
        if folder.is_dir() and Path(name).is_relative_to(folder):
            return Path(name).relative_to(folder)
    return Path(Path(name).name)


def _still_needed(log: str) -> bool:
    """Whether *log* tells of files that were replaced and still stand as it left them."""
    from translit.normalize.files import digest
    from translit.normalize.log import read_log

    if not Path(log).is_file():
        return False
    try:
        return any(
            entry.record["in_place"]
            and entry.record["sha256_before"] != entry.record["sha256_after"]
            and digest(Path(entry.record["file"]).read_bytes()) == entry.record["sha256_after"]
            for entry in read_log(log)
        )
    except (ReadError, OSError):
        return False
