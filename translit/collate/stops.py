"""Where sentences and paragraphs end."""

from __future__ import annotations

from bisect import bisect_left

import regex

from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream

_SENTENCE_END = frozenset(".!?…")
_POINT_END = frozenset(";:")
_CLOSERS = frozenset("\"'”’)]»*_")
_BREAK = regex.compile(r"[\n\f\r]")
_PAGE = frozenset({"running head", "page number", "footnote", "page break"})


def number_sentences(stream: Stream, known: Knowledge) -> None:
    """Number the sentence and the paragraph of every item."""
    count = len(stream.first)
    sentence = paragraph = 0
    ended = False
    done = 0
    for k in _places(stream):
        if k > done:  # nothing ends between
            stream.sentence.extend([sentence] * (k - done))
            stream.paragraph.extend([paragraph] * (k - done))
            ended = False
        if k and ((_blank(stream, k) and _opens(stream, k, ended)) or _listed(stream, k)):
            paragraph += 1
            sentence += 1
            ended = False
        if ended and stream.keys[k] not in _CLOSERS:
            first = stream.text[stream.starts[stream.first[k]]]
            if first.isupper() or first.isdigit() or not first.isalnum():
                sentence += 1
            ended = False
        stream.sentence.append(sentence)
        stream.paragraph.append(paragraph)
        ended = _ends(stream, k, ended, known)
        done = k + 1
    stream.sentence.extend([sentence] * (count - done))
    stream.paragraph.extend([paragraph] * (count - done))


def _places(stream: Stream) -> list[int]:
    """The items at which a sentence or paragraph can begin or end, in order."""
    keys, count = stream.keys, len(stream.keys)
    found = set()
    for k, key in enumerate(keys):
        if key in _SENTENCE_END:
            found.add(k)
            k += 1
            while k < count and keys[k] in _CLOSERS:
                found.add(k)
                k += 1
            found.add(k)
    starts = [stream.starts[t] for t in stream.first]
    if starts:
        for match in _BREAK.finditer(stream.text, starts[0], starts[-1]):
            found.add(bisect_left(starts, match.start()))
    found.discard(count)
    return sorted(found)


def _opens(stream: Stream, k: int, ended: bool) -> bool:
    """Whether item *k* can begin a paragraph: after a sentence, a point of a list, or with a capital."""
    first = stream.text[stream.starts[stream.first[k]]]
    return ended or stream.keys[k - 1] in _POINT_END or not first.islower()


def _listed(stream: Stream, k: int) -> bool:
    """Whether a list mark stands before item *k*."""
    return stream.layout.get(stream.first[k] - 1) == "list mark"


def _blank(stream: Stream, k: int) -> bool:
    """Whether a blank line or a form feed stands before item *k*, page furniture aside."""
    before = stream.last[k - 1]
    gap = stream.text[stream.ends[before] : stream.starts[stream.first[k]]]
    if gap.count("\n") < 2 and "\f" not in gap and "\r\r" not in gap:
        return False
    return not any(stream.layout.get(t) in _PAGE for t in range(before + 1, stream.first[k]))


def _ends(stream: Stream, k: int, ended: bool, known: Knowledge) -> bool:
    """Whether a sentence has ended with item *k*, given whether it had before."""
    if stream.words[k]:
        return False
    key = stream.keys[k]
    if key not in _SENTENCE_END:
        return ended and key in _CLOSERS
    if key != ".":
        return True
    if k and stream.keys[k - 1].isdigit() and (k == 1 or stream.sentence[k - 2] != stream.sentence[k - 1]):
        return False  # the number of a list item
    start = stream.starts[stream.first[k]]
    return not known.abbreviated(stream.text[max(0, start - 12) : start])
