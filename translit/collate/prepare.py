"""Witnesses made ready to align: layout told from text, text cut into items, items numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translit.catalog import Catalog, default_catalog
from translit.collate.align import Lexicon, Words
from translit.collate.differences.classify import Classifier
from translit.collate.knowledge import Knowledge
from translit.collate.names import Layered, Letters, NameJudge
from translit.collate.page import Patterns, find_zones
from translit.collate.quiet import without_collector
from translit.collate.stream import Stream
from translit.collate.tokens import read_notes, read_streams
from translit.model import Witness


@dataclass(frozen=True, slots=True)
class Prepared:
    """Witnesses made ready to align: items, words, and the lexicon they share."""

    known: Knowledge
    lexicon: Lexicon
    streams: tuple[Stream, ...]
    words: tuple[Words, ...]
    notes: tuple[Stream, ...]  # the footnotes of each, apart
    noted: tuple[Words, ...]  # the words of the footnotes


@without_collector
def prepare(witnesses: Sequence[Witness], catalog: Catalog | None = None) -> Prepared:
    """Layout told from text, text cut into items, items numbered."""
    catalog = catalog or default_catalog()
    known = Knowledge(catalog)
    parts = [(w.document.text, w.span.start, w.span.end) for w in witnesses]
    zones = find_zones(parts, Patterns(catalog))
    streams = read_streams(parts, zones, known)
    notes = read_notes(parts, zones, known) if sum(bool(zone.notes) for zone in zones) > 1 else []
    lexicon = Lexicon(known)
    return Prepared(
        known,
        lexicon,
        tuple(streams),
        tuple(words_of(s, lexicon) for s in streams),
        tuple(notes),
        tuple(words_of(s, lexicon) for s in notes),
    )


def classifier_of(streams: tuple[Stream, Stream], ready: Prepared, judge: NameJudge | None) -> Classifier:
    """Who names the differences of two witnesses: tables, letters, and before them the *judge*."""
    letters = Letters(ready.known, _lower(*streams))
    told = Layered(judge, letters) if judge else letters
    return Classifier(*streams, ready.lexicon, ready.known, told)


def words_of(stream: Stream, lexicon: Lexicon) -> Words:
    """The words among the items of a stream, numbered by the lexicon."""
    item = [k for k, word in enumerate(stream.words) if word]
    keys = [stream.keys[k] for k in item]
    code = {key: lexicon.code(key) for key in dict.fromkeys(keys)}
    return Words(
        [code[key] for key in keys],
        [stream.sentence[k] for k in item],
        item,
        [stream.paragraph[k] for k in item],
        lambda n: n == len(item) or stream.begins_line(item[n]),
        lambda n: 0 < n < len(item) and not stream.runs_on(item[n]),
    )


_HYPHENS = frozenset("-\u2010\u2011")


def _lower(*streams: Stream) -> dict[str, int]:
    """Words that stand somewhere without a capital, other than after a hyphen: *Ho-san*."""
    found: dict[str, int] = {}
    for stream in streams:
        text = stream.text
        for start, end in zip(stream.starts, stream.ends, strict=True):
            if text[start].islower() and text[start - 1 : start] not in _HYPHENS:
                word = text[start:end]
                found[word] = found.get(word, 0) + 1
    return found
