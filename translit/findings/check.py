"""Check documents: facts file by file, in parallel where asked, then every rule over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from translit.catalog import Catalog, default_catalog
from translit.documents import split_document
from translit.findings.facts import Collection, FileFacts
from translit.findings.flag import Flag, Hit, make_flags
from translit.findings.registry import RULES, Rule
from translit.mentions import find_brackets
from translit.mentions.find import NameFinder
from translit.model import Document
from translit.normalize.spelling import Preferences, Speller
from translit.resolve import Resolver

_TOP = 5


class FactFinder:
    """Finds the facts of documents with one catalog; compiled once, used for many.

    Args:
        catalog: the tables.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.resolver = Resolver(catalog)
        self._names = NameFinder(self.resolver, catalog, top=_TOP)

    def facts(self, document: Document) -> FileFacts:
        """Brackets, names and parts of one document."""
        if not document.parts:
            document = split_document(document, self.catalog)
        brackets = find_brackets(document.text, self.catalog)
        return FileFacts(document, brackets, self._names.find(document, brackets))


def gather_facts(
    documents: Iterable[Document], catalog: Catalog, jobs: int = 1, finder: FactFinder | None = None
) -> Iterator[FileFacts]:
    """Facts of each document, in order, whatever the number of *jobs*."""
    if jobs == 1:
        yield from map((finder or FactFinder(catalog)).facts, documents)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(catalog.overlays,)) as pool:
        yield from pool.map(_facts_in_worker, documents)


_worker: list[FactFinder] = []


def _begin(overlays: tuple[Path, ...]) -> None:
    _worker.append(FactFinder(Catalog(overlays) if overlays else default_catalog()))


def _facts_in_worker(document: Document) -> FileFacts:
    return _worker[0].facts(document)


def check_documents(
    documents: Iterable[Document],
    *,
    rules: Sequence[Rule] | None = None,
    catalog: Catalog | None = None,
    system: str = "rr",
    style: Preferences | None = None,
    ignore_names: Iterable[str] = (),
    jobs: int = 1,
    keep: Callable[[FileFacts], None] | None = None,
    finder: FactFinder | None = None,
) -> tuple[Flag, ...]:
    """Findings of *rules* in all *documents*, by file and place.

    Args:
        documents: checked together: a name is compared across all of them.
        rules: which; all when left out.
        catalog: the tables.
        system: in which candidates and proposals are spelled.
        style: the editor's decided spellings.
        ignore_names: forms to say nothing about; case counts.
        jobs: how many processes read documents.
        keep: called with the facts of each file as they come, for reports that show the text.
        finder: with the same tables, from an earlier check: it remembers names.
    """
    catalog = catalog or default_catalog()
    finder = finder or FactFinder(catalog)
    files = []
    for facts in gather_facts(documents, catalog, jobs, finder):
        files.append(facts)
        if keep is not None:
            keep(facts)
    speller = Speller(system, catalog, preferences=style)
    names = Collection(files, catalog, speller, style, index=finder.resolver.index)
    wanted = tuple(RULES.values()) if rules is None else tuple(rules)
    ignored = frozenset(ignore_names)
    hits = [
        (rule, hit)
        for rule in wanted
        for hit in rule.check(names)
        if " ".join(hit.span.of(hit.at.document.text).split()) not in ignored
    ]
    order = {id(facts): n for n, facts in enumerate(files)}
    spoken = _spoken_over(hits)
    kept = [(rule, hit) for rule, hit in hits if (id(hit.at), hit.span, rule.code) not in spoken]
    kept.sort(key=lambda found: (order[id(found[1].at)], found[1].span, found[0].code, found[1].detail))
    return tuple(make_flags((rule.code, rule.message, hit) for rule, hit in kept))


def _spoken_over(hits: Sequence[tuple[Rule, Hit]]) -> set[tuple[int, object, str]]:
    """Places and codes that a more telling rule has spoken for."""
    return {(id(hit.at), hit.span, code) for rule, hit in hits for code in rule.over}
