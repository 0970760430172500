"""A witness cut into tokens, and the streams of all witnesses made of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate

import regex

from translit.collate.dates import find_dates
from translit.collate.figures import join_figures, plain_figure
from translit.collate.fold import fold
from translit.collate.inline import mark_inline
from translit.collate.items import halves, join_phrases, make_items, mended
from translit.collate.knowledge import Knowledge
from translit.collate.page import Zones
from translit.collate.stops import number_sentences
from translit.collate.stream import Stream
from translit.text import word_bounds

# What ICU keeps together but a printed page does not: N.S, word.Next, snake_case emphasis, word12 notes.
_LETTER = r"[^\W_]\p{M}*"
_INNER = regex.compile(rf"\d+(?:[.,]\d+)+|(?:{_LETTER})+(?:['’ʼ`´](?:{_LETTER})+)*|[^\w\s]\p{{M}}*|_+")
# Where words stand between spaces, ICU and this pattern agree, and the pattern is much faster.
_SPACED = regex.compile(
    r"(\d+(?:[.,]\d+)+|[\w\u0300-\u036f]+(?:(?:['’ʼ`´]|\u00ad+(?=\w))[\w\u0300-\u036f]+)*|[^\w\s])"
)
_UNSPACED = regex.compile(
    r"[_\u0483-\u0489\u0590-\u10ff\u1780-\u1aff\u20d0-\u20ff\u2e80-\uabff\uf900-\ufe2f\U00010000-\U0010ffff]"
)


Tokens = tuple[list[int], list[int], list[str]]  # starts, ends, and what stands between


def split(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``: no space, nothing twice, nothing left out."""
    part = text[start:end] if (start, end) != (0, len(text)) else text
    if not _UNSPACED.search(part):
        pieces = _SPACED.split(part)  # gap, token, gap, token … gap
        ends = list(accumulate(map(len, pieces), initial=start))
        return ends[1:-1:2], ends[2::2], pieces[1::2]
    starts: list[int] = []
    stops: list[int] = []

    def add(low: int, high: int) -> None:
        starts.append(start + low)
        stops.append(start + high)

    for low, high in word_bounds(part):
        piece = part[low:high]
        if piece.isalnum() or (high - low == 1 and not piece.isspace()):
            add(low, high)
        elif not piece.isspace():
            position = 0
            for match in _INNER.finditer(piece):
                for k in range(position, match.start()):  # marks that combine with nothing: one by one
                    if not piece[k].isspace():
                        add(low + k, low + k + 1)
                add(low + match.start(), low + match.end())
                position = match.end()
            for k in range(position, len(piece)):
                if not piece[k].isspace():
                    add(low + k, low + k + 1)
    return starts, stops, [text[low:high] for low, high in zip(starts, stops, strict=True)]


def read_streams(parts: list[tuple[str, int, int]], zones: list[Zones], known: Knowledge) -> list[Stream]:
    """The tokens and items of every witness; words broken over lines are joined as the others read them.

    Args:
        parts: text, start and end of each witness.
        zones: the layout of each, from :func:`translit.collate.page.find_zones`.
        known: the tables.
    """
    tokens = [split(*part) for part in parts]
    for (text, _, _), row, zone in zip(parts, tokens, zones, strict=True):
        _cut_at_marks(text, row, zone)
    return _streams(parts, tokens, zones, known)


def read_notes(parts: list[tuple[str, int, int]], zones: list[Zones], known: Knowledge) -> list[Stream]:
    """The footnotes of every witness as streams of their own, one paragraph a note."""
    tokens: list[Tokens] = []
    for (text, _, _), zone in zip(parts, zones, strict=True):
        row: Tokens = ([], [], [])
        for start, end in zone.notes:
            piece = split(text, start, end)
            row[0].extend(piece[0])
            row[1].extend(piece[1])
            row[2].extend(piece[2])
        tokens.append(row)
    streams = _streams(parts, tokens, [Zones() for _ in zones], known)
    for stream, zone in zip(streams, zones, strict=True):
        begins = [start for start, _ in zone.notes]
        for k, token in enumerate(stream.first):
            number = bisect_right(begins, stream.starts[token])
            stream.paragraph[k] = number
            stream.sentence[k] += number
    return streams


def _streams(
    parts: list[tuple[str, int, int]], tokens: list[Tokens], zones: list[Zones], known: Knowledge
) -> list[Stream]:
    counts: Counter[str] = Counter()
    for _, _, row in tokens:
        counts.update(row)
    folded = {
        surface: surface.lower()
        if surface.isascii() and surface.isalnum()
        else plain_figure(fold(known.as_seen(surface)))
        for surface in counts
    }
    vocabulary: dict[str, int] = {}
    for surface, count in counts.items():
        key = folded[surface]
        vocabulary[key] = vocabulary.get(key, 0) + count
    for part in parts:  # half a word is no word
        for half in halves(*part):
            if (key := folded.get(half, "")) and vocabulary[key]:
                vocabulary[key] -= 1
    keys = [[folded[surface] for surface in row] for _, _, row in tokens]
    return [
        _stream(part, starts, ends, row, zone, vocabulary, known)
        for part, (starts, ends, _), row, zone in zip(parts, tokens, keys, zones, strict=True)
    ]


def _cut_at_marks(text: str, tokens: Tokens, zones: Zones) -> None:
    """Cut the number of a note off the word it is printed to: ``Department2``."""
    starts, ends, surfaces = tokens
    for start, end, reason in zones.spans:
        if reason == "note mark":
            for place in (start, end):
                k = bisect_right(starts, place) - 1
                if k >= 0 and starts[k] < place < ends[k]:
                    surfaces[k : k + 1] = [text[starts[k] : place], text[place : ends[k]]]
                    starts.insert(k + 1, place)
                    ends.insert(k, place)


def _stream(
    part: tuple[str, int, int],
    starts: list[int],
    ends: list[int],
    keys: list[str],
    zones: Zones,
    vocabulary: dict[str, int],
    known: Knowledge,
) -> Stream:
    text, low, high = part
    stream = Stream(text, starts, ends)
    stream.lexicon = vocabulary
    layout = stream.layout
    token, count = 0, len(starts)
    for start, end, reason in zones.ordered():
        while token < count and starts[token] < start:
            token += 1
        while token < count and starts[token] < end:
            layout[token] = reason
            token += 1
    mark_inline(stream, keys, known)
    dates: dict[int, tuple[int, str]] = {}
    token = 0
    for start, end, value in find_dates(mended(text, low, high), low, high, known):
        while token < count and starts[token] < start:
            token += 1
        begin = token
        while token < count and starts[token] < end:
            token += 1
        if begin < token and starts[begin] == start and not any(t in layout for t in range(begin, token)):
            dates[begin] = (token, "date:" + value)
    make_items(stream, keys, dates, vocabulary, known)
    join_figures(stream, known, vocabulary)
    join_phrases(stream, known)
    number_sentences(stream, known)
    return stream
