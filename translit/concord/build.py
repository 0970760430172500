"""Documents to a concordance: find, resolve, select, sort. Memory does not grow with the collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from translit.concord.row import Row, RowMaker
from translit.concord.spool import Spool
from translit.documents.days import Day, day_range
from translit.model import Document, Mention
from translit.normalize.spelling import Speller
from translit.text import collation_key

Find = Callable[[Document], tuple[Mention, ...]]
By = Literal["referent", "form"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which lines to keep; an empty field keeps all.

    ``documents`` are numbers or parts of titles and file names; ``since`` and ``until`` are days
    (year, month, day) that bound the date of the document, undated documents fall out.
    """

    kinds: frozenset[str] = frozenset()
    certainties: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    referents: frozenset[str] = frozenset()
    documents: tuple[str, ...] = ()
    since: Day | None = None
    until: Day | None = None

    def keeps(self, row: Row) -> bool:
        """Whether *row* passes every filter."""
        if self.kinds and row.kind not in self.kinds:
            return False
        if self.certainties and row.certainty not in self.certainties:
            return False
        if self.statuses and row.status not in self.statuses:
            return False
        if self.referents and row.id not in self.referents:
            return False
        if self.documents and not any(_names(row, wanted) for wanted in self.documents):
            return False
        if self.since or self.until:
            days = day_range(row.date)
            if days is None:
                return False
            if (self.since and days[1] < self.since) or (self.until and days[0] > self.until):
                return False
        return True


def _names(row: Row, wanted: str) -> bool:
    """Whether *wanted*, a number or part of a title or file name, means the document of *row*."""
    if wanted.isdigit():
        return row.document == wanted or row.document.startswith(f"{wanted}. ")
    folded = wanted.casefold()
    return folded in row.document.casefold() or folded in row.file.casefold()


class Concordance:
    """Lines in order, readable any number of times; on disk where there are many."""

    def __init__(self, by: By = "referent", *, spool: Spool | None = None) -> None:
        self.by = by
        self._spool = spool or Spool()
        self._key = collation_key()
        self._keys: dict[str, bytes] = {}
        self._files: dict[str, int] = {}
        self._heads: dict[str, str] = {}

    def add(self, row: Row) -> None:
        """Take one line."""
        # An unsettled spelling stands under its folded form, so that TETSUGEN stands by Tetsugen.
        # One referent stands in one place, even where a style sheet spells it otherwise here or there.
        head = self._heads.setdefault(row.id, row.preferred or row.id.partition(":")[2] or row.form)
        first, second = (row.form, head) if self.by == "form" else (head, row.id)
        file = self._files.setdefault(row.file, len(self._files))
        # Collation may call two strings equal; the strings themselves then decide.
        key = (self._sort(first), first, row.id if self.by == "form" else second, file, row.start, row.end)
        self._spool.add(key, tuple(row))

    def _sort(self, text: str) -> bytes:
        known = self._keys.get(text)
        if known is None:
            if len(self._keys) > 200_000:
                self._keys.clear()
            known = self._keys[text] = self._key(text)
        return known

    def __iter__(self) -> Iterator[Row]:
        return (Row(*row) for row in self._spool)

    def __len__(self) -> int:
        return self._spool.count

    def close(self) -> None:
        """Let the files behind it go."""
        self._spool.close()

    def __enter__(self) -> Concordance:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def build_concordance(
    documents: Iterable[Document],
    find: Find,
    *,
    speller: Speller | None = None,
    by: By = "referent",
    select: Selection | None = None,
    width: int = 50,
) -> Concordance:
    """A concordance of *documents*.

    Args:
        documents: read, and split into parts where they hold several.
        find: gives the mentions of a document, resolved.
        speller: the edition's system and decisions; plain RR when omitted.
        by: lines sorted by what is meant, or by how it is printed.
        select: which lines to keep.
        width: characters of context on either side.

    Returns:
        Sorted lines, as many as there are mentions kept; close it when done.
    """
    maker = RowMaker(speller or Speller(), width=width)
    keep = select or Selection()
    found = Concordance(by)
    for document in documents:
        for row in maker.rows(document, find(document)):
            if keep.keeps(row):
                found.add(row)
    return found
