"""``translit normalize``: the same document with its names in one system, and back again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translit.commands.common import (
    Session,
    notice,
    progress,
    refuse_own_input,
    session_options,
)
from translit.errors import ReadError, WriteError

if TYPE_CHECKING:
    from translit.model import Provenance
    from translit.normalize import Normalization
    from translit.normalize.files import Waiting
    from translit.normalize.log import Entry


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
    from translit.documents import find_inputs
    from translit.normalize import Options, normalize
    from translit.normalize.files import read_with_bytes

    if undo is not None:
        _undo(undo, files, output, in_place=in_place)
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
    writer = _Writer(names, files, output, in_place=in_place, log=log, style=style or "")
    spell = speller(session, system, style)
    find = finder(session, remember=True)
    options = Options(unsafe, resolve_brackets, frozenset(session.config["ignore-names"]), citations)
    changed = 0
    try:
        for name in progress(names, "normalizing"):
            document, original = read_with_bytes(name, session.setting("encoding", encoding) or None)
            if document.provenance.detected:
                notice(f"{name}: read as {document.provenance.encoding} (detected); --encoding overrides")
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


@dataclass
class _Writer:
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


def _undo(log: str, files: tuple[str, ...], output: str | None, *, in_place: bool) -> None:
    """Restore what *log* tells of."""
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
