"""Documents of a collection that are the same or overlap: found by shared runs of words and by shared facts.

1. Every document leaves a sample of its runs of four words (those whose sum falls on a fixed mark, and the
   smallest few), so that equal passages leave equal samples wherever they stand. Documents that share
   enough of the sample are candidates.
2. Two independent translations share few runs. They share dates, large numbers, names and the archive
   reference: candidates too, when they share enough that is rare.
3. Candidates are aligned; relation and coverage come from the alignment.

Time is near-linear: runs and facts that stand in many documents (forms of address, letterheads) make no
candidates.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

import regex

from translit.catalog import Catalog, default_catalog
from translit.collate.align import correspond
from translit.collate.dates import find_dates
from translit.collate.knowledge import Knowledge
from translit.collate.names import NameJudge, sound
from translit.collate.prepare import Prepared, classifier_of, prepare
from translit.collate.quiet import without_collector
from translit.collate.translations import find_translation
from translit.model import Document, Span, Witness

RUN = 4
MARK = 7  # one run in eight is kept
SMALLEST = 6
COMMON = 40  # a run or fact in more documents than this says nothing
SHARED_RUNS = 3
SHARED_FACTS = 6
SHARED_SHARE = 0.25
LEAST_WORDS = 120  # shorter papers share addressees and dates without being one document
LONGEST = 200_000  # characters aligned of one document
_WORD = regex.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FACT = regex.compile(
    r"(?P<ref>\b(?:fond|opis|delo|papka|list[yi]?|f|op|d|p|ll)\b\.?\s*\d+[a-z]?)"
    r"|(?P<number>\b\d[\d,.]*\d\b)",
    regex.IGNORECASE,
)
_NAME = regex.compile(
    r"(?<=[\p{Ll},] \[?)\p{Lu}\p{Ll}[\p{Ll}'’]+(?:[ -]\p{L}[\p{Ll}'’]+(?=-)|[ -]\p{Lu}[\p{Ll}'’]*)*"
)
MOST_NAMES = 5000  # different names the engine is asked about; in larger collections their sound decides


class Relation(StrEnum):
    """How two documents of a collection belong together."""

    SAME_TEXT = "same_text"
    SAME_TRANSLATION = "same_translation"
    REVISED_TRANSLATION = "revised_translation"
    INDEPENDENT_TRANSLATION = "independent_translation"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the collection."""

    document: Document
    span: Span
    title: str = ""

    @property
    def text(self) -> str:
        """The words of the document alone."""
        return self.span.of(self.document.text)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two documents that are the same or overlap; ``first`` and ``second`` count from 0."""

    first: int
    second: int
    relation: Relation
    similarity: float
    coverage_a: float
    coverage_b: float


@without_collector
def find_duplicates(
    entries: Sequence[Entry], catalog: Catalog | None = None, judge: NameJudge | None = None
) -> tuple[Duplicate, ...]:
    """Every pair of documents that are the same or overlap, in order.

    Args:
        entries: the documents of the collection.
        catalog: the tables, with the user's laid over them.
        judge: who knows names; ``None`` decides by letters alone.
    """
    known = Knowledge(catalog or default_catalog())
    codes: dict[str, int] = {}
    samples = []
    facts = []
    for entry in entries:
        text = entry.text
        samples.append(_sample(text, codes))
        facts.append(_facts(text, known))
    by_runs = _candidates(samples)
    names = _named([entry.text for entry in entries], known, judge)
    by_facts = _related([one | other for one, other in zip(facts, names, strict=True)])
    found = []
    for i, j in sorted({*by_runs, *by_facts}):
        duplicate = _compared(entries, i, j, (i, j) in by_facts, catalog, judge)
        # Papers of one form have words in common; without a run in common they are translations or nothing.
        if duplicate is None:
            continue
        if (i, j) in by_runs or duplicate.relation is Relation.INDEPENDENT_TRANSLATION:
            found.append(duplicate)
    return tuple(found)


def _sample(text: str, codes: dict[str, int]) -> frozenset[int]:
    """Some runs of four words of *text*, the same ones wherever the passage stands."""
    words = []
    for word in _WORD.findall(text.casefold()):
        code = codes.get(word)
        if code is None:
            code = codes[word] = zlib.crc32(word.encode())
        words.append(code)
    runs = set(map(hash, zip(*(words[k:] for k in range(RUN)), strict=False)))
    kept = {run for run in runs if not (run >> 7) & MARK}
    kept.update(sorted(runs)[:SMALLEST] if len(runs) < 400 else ())
    return frozenset(kept)


def _facts(text: str, known: Knowledge) -> frozenset[str]:
    """Dates, large numbers and archive references, as any translation would keep them."""
    found = set()
    for match in _FACT.finditer(text):
        kind = match.lastgroup
        value = match.group()
        if kind == "number" and len(value) < 3:
            continue
        found.add(f"{kind} {' '.join(value.casefold().replace('.', ' ').split())}")
    for _, _, value in find_dates(text, 0, len(text), known):
        if not value.endswith("?"):
            found.add(f"date {value[-5:]}")
    return frozenset(found)


def _named(texts: Sequence[str], known: Knowledge, judge: NameJudge | None) -> list[frozenset[str]]:
    """What the names of each text may mean: what the judge reads in them, else their sound."""
    forms = [{" ".join(match.group().split()) for match in _NAME.finditer(text)} for text in texts]
    ask = judge if judge is not None and len(set().union(*forms)) <= MOST_NAMES else None
    keys: dict[str, frozenset[str]] = {}
    for form in set().union(*forms):
        read = sorted(ask.readings(form)) if ask else []
        keys[form] = frozenset(read[:1] or [f"name {sound(form, known)}"])
    return [frozenset(key for form in found for key in keys[form]) for found in forms]


def _candidates(samples: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Pairs that share enough of their samples."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for number, sample in enumerate(samples):
        for run in sample:
            places[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in places.values():
        if 1 < len(holders) <= COMMON:
            shared.update((i, j) for k, i in enumerate(holders) for j in holders[k + 1 :])
    return {
        pair
        for pair, count in shared.items()
        if count
        >= (0.12 if count >= SHARED_RUNS else 0.5) * min(len(samples[pair[0]]), len(samples[pair[1]]))
    }


def _related(facts: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Pairs that share many rare facts: translations of one document made by different hands."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(facts):
        for fact in found:
            places[fact].append(number)
    weight: defaultdict[tuple[int, int], float] = defaultdict(float)
    count: Counter[tuple[int, int]] = Counter()
    for holders in places.values():
        if 1 < len(holders) <= COMMON:
            worth = log(1 + len(facts) / len(holders))
            for k, i in enumerate(holders):
                for j in holders[k + 1 :]:
                    weight[i, j] += worth
                    count[i, j] += 1
    return {
        (i, j)
        for (i, j), total in weight.items()
        if count[i, j] >= SHARED_FACTS
        and count[i, j] >= SHARED_SHARE * min(len(facts[i]), len(facts[j]))
        and total >= SHARED_FACTS * log(2)
    }


def _compared(
    entries: Sequence[Entry],
    i: int,
    j: int,
    by_facts: bool,
    catalog: Catalog | None,
    judge: NameJudge | None,
) -> Duplicate | None:
    """What the alignment of two candidates says of them."""
    pair = []
    for siglum, k in (("A", i), ("B", j)):
        entry = entries[k]
        end = min(entry.span.end, entry.span.start + LONGEST)
        pair.append(Witness(siglum, entry.document, Span(entry.span.start, end)))
    ready = prepare(pair, catalog)
    a, b = ready.words
    if not a.keys or not b.keys:
        return None
    match, moves = correspond(a, b, ready.lexicon)
    weights = ready.lexicon.weights
    inside = {k: m for k, m in enumerate(match) if m >= 0}
    for block in moves:
        inside.update(block.pairs)
    faced_b = set(inside.values())
    whole_a, whole_b = (sum(weights[k] for k in side.keys) for side in (a, b))
    coverage_a = sum(weights[a.keys[k]] for k in inside) / whole_a
    coverage_b = sum(weights[b.keys[k]] for k in faced_b) / whole_b
    similarity = (coverage_a * whole_a + coverage_b * whole_b) / (whole_a + whole_b)
    low, high = sorted((coverage_a, coverage_b))
    if similarity >= 0.999:
        relation = Relation.SAME_TEXT
    elif similarity >= 0.97:
        relation = Relation.SAME_TRANSLATION
    elif high >= 0.7 and low < 0.6 * high:
        relation = Relation.EXCERPT
    elif similarity >= 0.6:
        relation = Relation.REVISED_TRANSLATION
    elif high >= 0.5 and _longest(match) >= 40:
        relation = Relation.EXCERPT
    elif by_facts and min(len(a.keys), len(b.keys)) >= LEAST_WORDS and _translated(ready, judge):
        relation = Relation.INDEPENDENT_TRANSLATION
    else:
        return None
    return Duplicate(i, j, relation, round(similarity, 4), round(coverage_a, 4), round(coverage_b, 4))


def _translated(ready: Prepared, judge: NameJudge | None) -> bool:
    """Whether the sentences of two documents answer one another, as when they are collated."""
    a, b = ready.streams
    return find_translation((a, b), classifier_of((a, b), ready, judge)) is not None


def _longest(match: Sequence[int]) -> int:
    """The longest stretch of words that face one another with at most three between."""
    best = run = 0
    last: tuple[int, int] | None = None
    for i, j in enumerate(match):
        if j < 0:
            continue
        run = run + 1 if last and i - last[0] <= 4 and j - last[1] <= 4 else 1
        best = max(best, run)
        last = (i, j)
    return best


def entries_of(document: Document, catalog: Catalog | None = None) -> Iterator[Entry]:
    """The documents of one file: its parts, if it is a reader."""
    from translit.documents import parts_of

    parts = document.parts or parts_of(document.text, catalog)
    for part in parts:
        yield Entry(document, part.span, part.title)
