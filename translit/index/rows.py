"""Lines of a concordance from files, from the index where it knows them, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translit.concord.build import Selection
from translit.concord.row import Row, RowMaker
from translit.index.analyse import Analyst, Setup, Work, over_files
from translit.index.build import digest_of, engine_digest
from translit.index.store import DamagedIndexError, Index
from translit.normalize.spelling import Speller


@dataclass(frozen=True, slots=True)
class FileRows:
    """The lines of one file, and the encoding where it was detected."""

    name: str
    detected: str
    rows: list[Row]


class Lines(Work[FileRows]):
    """Makes the lines of a file; travels to other processes.

    Args:
        speller: the edition's system and decisions.
        select: which lines to keep.
        width: characters of context on either side.
    """

    def __init__(self, speller: Speller, select: Selection, width: int) -> None:
        self._system = speller.system
        self._preferences = speller.preferences
        self._select = select
        self._width = width
        self._maker: RowMaker | None = None

    def __getstate__(self) -> tuple[object, ...]:
        return self._system, self._preferences, self._select, self._width

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self._system, self._preferences, self._select, self._width = state  # type: ignore[assignment]
        self._maker = None

    def __call__(self, analyst: Analyst, name: str) -> FileRows:
        """The lines of one file."""
        document = analyst.read(name)
        mentions = analyst.find(document)
        maker = self.maker(analyst)
        kept = [row for row in maker.rows(document, mentions) if self._select.keeps(row)]
        source = document.provenance
        return FileRows(name, source.encoding if source.detected else "", kept)

    def maker(self, analyst: Analyst) -> RowMaker:
        """The one maker of lines, made when first needed."""
        if self._maker is None:
            speller = Speller(self._system, analyst.catalog, preferences=self._preferences)
            self._maker = RowMaker(speller, width=self._width)
        return self._maker

    def of_index(self, index: Index, path: str, name: str, analyst: Analyst) -> FileRows:
        """The lines of a file that the index knows."""
        stored = index.get(path, name)
        rows = self.maker(analyst).rows(stored.document, stored.mentions)
        return FileRows(name, "", [row for row in rows if self._select.keeps(row)])


def rows_of(
    names: Sequence[str], work: Lines, setup: Setup, *, jobs: int = 1, index: Index | None = None
) -> Iterator[FileRows]:
    """The lines of each file in turn.

    Args:
        names: files; with an *index* and no names, all files of the index.
        work: makes the lines.
        setup: tables and encoding.
        jobs: processes.
        index: used for files whose content it knows, if the same engine read them.
    """
    if index is None:
        yield from over_files(work, names, setup, jobs=jobs)
        return
    analyst = Analyst(setup)
    if not names:
        for path in index.paths():
            yield work.of_index(index, path, path, analyst)
        return
    engine = engine_digest(analyst.catalog)
    known: set[str] = set()
    for name in names:
        if name != "-" and index.knows(_full(name), digest_of(Path(name)), engine, setup.encoding or ""):
            known.add(name)
    fresh = over_files(work, [name for name in names if name not in known], setup, jobs=jobs)
    for name in names:
        if name in known:
            try:
                yield work.of_index(index, _full(name), name, analyst)
            except (DamagedIndexError, KeyError):  # it changed or broke meanwhile: the file itself is asked
                yield work(analyst, name)
        else:
            yield next(fresh)


def _full(name: str) -> str:
    return str(Path(name).resolve())
