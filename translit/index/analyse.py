"""Read files and find their names, one after the other or several at once; always in the order given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from translit.catalog import Catalog, default_catalog
from translit.documents import read_document, split_document
from translit.errors import TranslitError
from translit.model import Document, Mention

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setup:
    """What an analysis depends on; plain values, so that another process can have it."""

    tables: tuple[str, ...] = ()
    encoding: str | None = None

    def catalog(self) -> Catalog:
        """The tables."""
        return Catalog(tuple(map(Path, self.tables))) if self.tables else default_catalog()


class Analyst:
    """Reads a file and finds its mentions; the tables are compiled when first needed."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.catalog = setup.catalog()
        self._find: Callable[[Document], tuple[Mention, ...]] | None = None

    def read(self, name: str) -> Document:
        """The document of that name, with its parts."""
        document = read_document(name, encoding=self.setup.encoding)
        return split_document(document, self.catalog)

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Its mentions, resolved."""
        if self._find is None:
            from translit.mentions.find import NameFinder
            from translit.resolve import Resolver

            self._find = NameFinder(Resolver(self.catalog), self.catalog).find
        return self._find(document)


class Work(Generic[T]):
    """Something done to each file with an :class:`Analyst`; plain values, so that it travels."""

    def __call__(self, analyst: Analyst, name: str) -> T:
        """The result for one file."""
        raise NotImplementedError


_analyst: Analyst | None = None


def _prepare(setup: Setup) -> None:
    global _analyst
    _analyst = Analyst(setup)


def _do(work: Work[T], name: str) -> T:
    assert _analyst is not None
    return work(_analyst, name)


def over_files(work: Work[T], names: Sequence[str], setup: Setup, *, jobs: int = 1) -> Iterator[T]:
    """The result of *work* for each file, in the order of *names*, whatever the number of *jobs*.

    With 0 jobs there are as many as CPUs.
    No more results wait than there are jobs, so memory does not grow with the collection.

    Raises:
        TranslitError: a process ended by itself, for want of memory perhaps.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(names) < 2 or "-" in names:
        analyst = Analyst(setup)
        for name in names:
            yield work(analyst, name)
        return
    pool = ProcessPoolExecutor(
        min(jobs, len(names)),
        mp_context=get_context("spawn"),
        initializer=_prepare,
        initargs=(setup,),
    )
    try:
        waiting: deque[Future[T]] = deque()
        for name in names:
            waiting.append(pool.submit(_do, work, name))
            if len(waiting) > jobs + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise TranslitError("a process of --jobs ended by itself (out of memory?); try fewer jobs") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
