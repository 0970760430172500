"""Bring an index up to date with the files of a collection, by their content."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from translit import __version__
from translit.catalog import Catalog
from translit.errors import ReadError, TranslitError, WriteError
from translit.index.analyse import Analyst, Setup, Work, over_files
from translit.index.layout import APPLICATION
from translit.index.metadata import Metadata, MetadataReader
from translit.index.store import DamagedIndexError, ForeignIndexError, Index, Stored


@dataclass
class Report:
    """What an update did."""

    read: list[str] = field(default_factory=list)
    unchanged: int = 0
    dropped: list[str] = field(default_factory=list)
    rebuilt: str = ""


def digest_of(path: Path) -> str:
    """The fingerprint of a file's bytes.

    Raises:
        ReadError: it cannot be read.
    """
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, lambda: hashlib.blake2b(digest_size=20)).hexdigest()
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror}") from None


def engine_digest(catalog: Catalog) -> str:
    """A digest of all that decides which mentions are found: the tables and the program."""
    return hashlib.sha256(f"{__version__} {catalog.digest('**/*')} {_program()}".encode()).hexdigest()


@cache
def _program() -> str:
    state = hashlib.sha256()
    package = Path(__file__).resolve().parent.parent
    for folder in ("candidates", "documents", "index", "mentions", "resolve", "rules"):
        for path in sorted((package / folder).glob("*.py")):
            state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


class _Analysis(Work[tuple[str, Stored, list[Metadata]]]):
    """A file, its mentions and what its documents say of themselves, with the digest of what was read."""

    def __call__(self, analyst: Analyst, name: str) -> tuple[str, Stored, list[Metadata]]:
        while True:
            before = digest_of(Path(name))
            document = analyst.read(name)
            if digest_of(Path(name)) == before:  # else somebody wrote it meanwhile
                break
        reader = MetadataReader(analyst.catalog)
        told = [reader.read(document.text, part) for part in document.parts]
        return before, Stored(document, analyst.find(document)), told


def update_index(
    path: Path,
    names: Sequence[str],
    setup: Setup,
    *,
    jobs: int = 1,
    rebuild: bool = False,
    seen: Callable[[str], None] = lambda name: None,
) -> Report:
    """Bring the index at *path* up to date with the files *names*; only what changed is read again.

    Files of the index that no longer exist are taken out. A damaged index is set aside (``.damaged``)
    and made anew.

    Args:
        path: the index; made when it does not exist.
        names: files.
        setup: tables and encoding.
        jobs: processes that read.
        rebuild: forget what is there.
        seen: called with each file once it is in.

    Raises:
        TranslitError: another process is writing the index, or it cannot be written.
        ReadError: a file cannot be read; the files before it are in.
    """
    report = Report()
    with _only_writer(path):
        if rebuild and path.exists():
            _set_aside(path, keep=False)
        index = _sound(path, report)
        with index:
            try:
                _update(index, names, setup, jobs, report, seen)
            except DamagedIndexError as error:
                report.rebuilt = report.rebuilt or str(error)
                index.close()
                _set_aside(path, keep=True)
                with Index(path, write=True) as anew:
                    _update(anew, names, setup, jobs, report, seen)
    return report


def _sound(path: Path, report: Report) -> Index:
    """The index at *path*, or a new one where that is damaged."""
    if not _may_be_ours(path):
        raise TranslitError(f"{path}: is no index of translit; name another file")
    try:
        return Index(path, write=True)
    except ForeignIndexError as error:
        raise TranslitError(f"{path}: {error}; name another file") from None
    except DamagedIndexError as error:
        report.rebuilt = str(error)
        _set_aside(path, keep=True)
        return Index(path, write=True)


def _may_be_ours(path: Path) -> bool:
    """Whether *path* is free, or an index, whole or damaged: its head says so by either of two marks."""
    try:
        with path.open("rb") as handle:
            head = handle.read(100)
    except FileNotFoundError:
        return True
    except OSError as error:
        raise TranslitError(f"{path}: the index cannot be opened: {error.strerror}") from None
    # The second mark may still stand in the log beside the file.
    return not head or head.startswith(b"SQLite format 3\0") or head[68:72] == APPLICATION.to_bytes(4, "big")


def _update(
    index: Index,
    names: Sequence[str],
    setup: Setup,
    jobs: int,
    report: Report,
    seen: Callable[[str], None],
) -> None:
    import sqlite3

    engine = engine_digest(setup.catalog())
    asked = setup.encoding or ""
    try:
        wanted = {str(Path(name).resolve()): name for name in names}
        stale = []
        for full, name in wanted.items():
            if index.knows(full, digest_of(Path(name)), engine, asked) and _whole(index, full):
                report.unchanged += 1
            else:
                stale.append(name)
        for full in index.paths():
            if full not in wanted and not Path(full).exists():
                index.drop(full)
                report.dropped.append(full)
        for name, (digest, stored, told) in zip(
            stale, over_files(_Analysis(), stale, setup, jobs=jobs), strict=True
        ):
            index.put(str(Path(name).resolve()), digest, engine, asked, stored, told)
            report.read.append(name)
            seen(name)
    except sqlite3.OperationalError as error:
        raise WriteError(f"{index.path}: cannot be written: {error}; what was in it is still there") from None
    except sqlite3.DatabaseError as error:
        raise DamagedIndexError(str(error)) from None


def _whole(index: Index, full: str) -> bool:
    """Whether what the index tells of a file is what was written."""
    try:
        index.get(full, full)
    except DamagedIndexError:
        return False
    return True


def _set_aside(path: Path, *, keep: bool) -> None:
    """Put a damaged index out of the way, or away."""
    for suffix in ("", "-wal", "-shm"):
        old = path.with_name(path.name + suffix)
        if old.exists():
            if keep and not suffix:
                old.replace(path.with_name(path.name + ".damaged"))
            else:
                old.unlink()


@contextlib.contextmanager
def _only_writer(path: Path) -> Iterator[None]:
    """Keep other writers away; readers need not wait.

    Raises:
        WriteError: another process is writing, or the folder cannot be written.
    """
    lock = path.with_name(f".{path.name}.lock")
    try:
        handle = lock.open("ab")
    except OSError as error:
        raise WriteError(f"{path}: the index cannot be written there: {error.strerror}") from None
    with handle:
        with contextlib.suppress(ImportError):  # no such locks there: SQLite's own keep the file whole
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise WriteError(
                    f"{path}: another translit is writing it; try again when that is done"
                ) from None
            except OSError:
                pass  # a file system without locks
        yield
