"""Footnotes of two witnesses set against one another, apart from the running text.

Marks and numbers are layout, and so is a note that only one edition has, or another note: editors add their
own. What differs inside notes that answer one another is told like any difference, with a word in its note.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from translit.collate.align import Lexicon, Words, correspond
from translit.collate.differences.classify import Classifier
from translit.collate.differences.difference import Difference
from translit.collate.differences.pair import differences
from translit.collate.differences.pairing import Pairing
from translit.collate.stream import Stream
from translit.model import VariantClass as C

ANSWERS = 0.4  # of the words of a note, by weight, for it to be the other's
INSIDE = "in a footnote"
ALONE = "footnote that only one has"


def compare_notes(
    streams: tuple[Stream, Stream],
    words: tuple[Words, Words],
    lexicon: Lexicon,
    classifier: Classifier,
    limits: tuple[tuple[int, int], tuple[int, int]],
) -> tuple[Pairing, list[Difference]]:
    """How the notes of two witnesses face one another, and every difference between them.

    Args:
        streams: the notes of each, one paragraph a note.
        words: their words.
        lexicon: what words are worth.
        classifier: names each difference.
        limits: the offsets of each text that are compared.
    """
    a, b = streams
    match, moves = correspond(*words, lexicon)
    items = tuple(_inside(stream, limit) for stream, limit in zip(streams, limits, strict=True))
    match = [
        j if j >= 0 and _held(words[0].item[i], items[0]) and _held(words[1].item[j], items[1]) else -1
        for i, j in enumerate(match)
    ]
    moves = [
        m
        for m in moves
        if _held(words[0].item[m.i0], items[0])
        and _held(words[0].item[m.i1 - 1], items[0])
        and _held(words[1].item[m.j0], items[1])
        and _held(words[1].item[m.j1 - 1], items[1])
    ]
    pairing, found = differences(a, b, *words, match, moves, classifier, (items[0], items[1]))
    told = _told(list(found), streams, pairing, lexicon)
    return pairing, list(told)


def _inside(stream: Stream, limit: tuple[int, int]) -> tuple[int, int]:
    """The items that stand between two offsets."""
    starts = [stream.starts[t] for t in stream.first]
    return bisect_left(starts, limit[0]), bisect_right(starts, limit[1])


def _held(item: int, items: tuple[int, int]) -> bool:
    return items[0] <= item < items[1]


def _told(
    found: list[Difference], streams: tuple[Stream, Stream], pairing: Pairing, lexicon: Lexicon
) -> Iterator[Difference]:
    """The differences inside notes that answer one another; all else becomes layout."""
    answered = (
        _answered(streams[0], pairing.facing, lexicon),
        _answered(streams[1], pairing.turned().facing, lexicon),
    )
    for d in found:
        sides = ((streams[0], d.a0, d.a1, answered[0]), (streams[1], d.b0, d.b1, answered[1]))
        known = all(s.paragraph[k] in told for s, low, high, told in sides for k in range(low, high))
        if d.cls is C.MOVE or not known:
            d.cls, d.note, d.same_referent = C.LAYOUT, ALONE, None
            if 0 not in d.shape:
                d.note = "other footnotes" if not known else "footnote at another place"
        else:
            d.note = f"{d.note}; {INSIDE}" if d.note else INSIDE
        yield d


def _answered(stream: Stream, facing: tuple[int, ...], lexicon: Lexicon) -> set[int]:
    """The notes of which enough words face words of the other witness."""
    whole: dict[int, float] = {}
    faced: dict[int, float] = {}
    for k, key in enumerate(stream.keys):
        if stream.words[k]:
            note, worth = stream.paragraph[k], lexicon.weights[lexicon.code(key)]
            whole[note] = whole.get(note, 0.0) + worth
            if facing[k] >= 0:
                faced[note] = faced.get(note, 0.0) + worth
    return {note for note, worth in whole.items() if faced.get(note, 0.0) >= ANSWERS * worth}
