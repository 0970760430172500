"""Differences put in order once all are found: brackets that pair, names by their parts, page heads."""

from __future__ import annotations

from translit.collate.differences.difference import Difference
from translit.collate.differences.units import Units
from translit.collate.fold import fold
from translit.collate.stream import Stream
from translit.model import VariantClass as C

FURNITURE_ITEMS = 40
HEAD_ITEMS = 16
TURNED = 4  # items between two words that changed places
_ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"')]")
_BREAKS = "\n\r\f\v\x85\u2028\u2029"


def tidy(found: list[Difference], a: Stream, b: Stream, units: Units) -> list[Difference]:
    """Brackets that open and close become one; a hyphen and a capital inside a name become a name."""
    found.sort(key=lambda d: (d.a0, d.b0, d.a1, d.b1))
    _page_heads(found, a, b)
    _list_marks(found, a, b)
    found = _turned_names(_hyphened_names(found, a, b), a, b, units)
    found = _turned_words(found, a, b)
    return _paired_brackets(found, a, b)


def _turned_names(found: list[Difference], a: Stream, b: Stream, units: Units) -> list[Difference]:
    """*Syngman Rhee* against *Rhee Syngmann*: one part goes before what it followed."""
    kept: list[Difference] = []
    for d in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and {last.cls, d.cls} == {C.ADDITION, C.DELETION}
            and 0 < d.a0 - last.a1 <= 2
            and d.a0 - last.a1 == d.b0 - last.b1
            and sum(last.shape) <= 3
            and sum(d.shape) <= 3
        ):
            one, other = (last, d) if last.cls is C.DELETION else (d, last)
            text_a, text_b = (
                units.text(a, one.a0, one.a1),
                units.text(b, other.b0, other.b1),
            )
            between = units.names(a, last.a1, d.a0)
            if between and units.names(a, one.a0, one.a1) and units.names(b, other.b0, other.b1):
                same = units.judge.same_referent(text_a, text_b)
                if same:
                    kept[-1] = Difference(C.NAME, last.a0, d.a1, last.b0, d.b1, "order of the parts", True)
                    continue
        kept.append(d)
    return kept


def _turned_words(found: list[Difference], a: Stream, b: Stream) -> list[Difference]:
    """*workers and peasants* against *peasants and workers*: the same words, one before what it followed."""
    kept: list[Difference] = []
    for d in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and {last.cls, d.cls} == {C.ADDITION, C.DELETION}
            and 0 < d.a0 - last.a1 == d.b0 - last.b1 <= TURNED
            and a.sentence[last.a0] == a.sentence[d.a0 - 1]
        ):
            one, other = (last, d) if last.cls is C.DELETION else (d, last)
            keys = a.keys[one.a0 : one.a1], b.keys[other.b0 : other.b1]
            if _words_only(keys[0]) == _words_only(keys[1]):
                kept[-1] = Difference(
                    C.REWORDING, last.a0, d.a1, last.b0, d.b1, "order of the words", whole=True
                )
                continue
        kept.append(d)
    return kept


def _words_only(keys: list[str]) -> list[str]:
    return sorted(key for key in keys if key[:1].isalnum())


def _list_marks(found: list[Difference], a: Stream, b: Stream) -> None:
    """A dash inside a line that begins a line in the other witness, where it is the mark of a list."""
    for d in found:
        if d.cls is C.PUNCT and sum(d.shape) == 1:
            own, at, other, there = (a, d.a0, b, d.b0) if d.a0 < d.a1 else (b, d.b0, a, d.a0)
            if there < len(other.first):
                mark = other.first[there] - 1
                if other.layout.get(mark) == "list mark" and fold(other.surface(mark)) == own.keys[at]:
                    d.cls, d.note = C.LAYOUT, "list mark"


def _page_heads(found: list[Difference], a: Stream, b: Stream) -> None:
    """A short line by itself where the other witness reads on, or that comes and goes: a page head."""
    lines: dict[tuple[str, ...], set[C]] = {}
    alone = []
    for d in found:
        if d.cls in {C.ADDITION, C.DELETION}:
            first = d.cls is C.DELETION
            own, low, high = (a, d.a0, d.a1) if first else (b, d.b0, d.b1)
            other, at = (b, d.b0) if first else (a, d.a0)
            if (
                high - low <= FURNITURE_ITEMS
                and 0 < at < len(other.first)
                and low > 0
                and other.sentence[at] == other.sentence[at - 1]
                and other.runs_on(at)
                and not _ended(other, at)
                and not _ended(own, low)
                and (own.keys[low].isdigit() or not _ENDS.intersection(own.keys[low : high - 1]))
                and whole_lines(own, low, high)
            ):
                d.cls, d.note = C.LAYOUT, "page furniture"
            elif high - low <= HEAD_ITEMS and stands_alone(own, low, high):
                key = tuple(own.keys[low:high])
                lines.setdefault(key, set()).add(d.cls)
                alone.append((d, key, first))
    for d, key, first in alone:
        own, low = (a, d.a0) if first else (b, d.b0)
        other, at = (b, d.b0) if first else (a, d.a0)
        reads_on = (
            0 < at < len(other.first)
            and other.paragraph[at] == other.paragraph[at - 1]
            and other.runs_on(at)
            and _word_before(own, low) == _word_before(other, at)
        )
        if reads_on or len(lines[key]) == 2:
            d.cls, d.note = C.LAYOUT, "page head"


def _word_before(stream: Stream, item: int) -> str:
    """The last word before the item."""
    while item and not stream.words[item - 1]:
        item -= 1
    return stream.keys[item - 1] if item else ""


def _ended(stream: Stream, item: int) -> bool:
    """Whether a sentence ends before the item, closing quotes and brackets aside."""
    while item > 1 and stream.keys[item - 1] in _CLOSERS:
        item -= 1
    return stream.keys[item - 1] in _ENDS


def whole_lines(stream: Stream, low: int, high: int) -> bool:
    """Whether the items begin and end a line, with a blank line before or after."""
    start, end = stream.span(low, high)
    before = stream.text[max(0, start - 80) : start].rstrip(" \t\u00a0*_")
    after = stream.text[end : end + 80].lstrip(" \t\u00a0*_")
    if (before and before[-1] not in _BREAKS) or (after and after[0] not in _BREAKS):
        return False
    return len(before) - len(before.rstrip()) > 1 or len(after) - len(after.lstrip()) > 1


def stands_alone(stream: Stream, low: int, high: int) -> bool:
    """Whether the items are exactly one or more whole lines, blank lines around, not ending a sentence."""
    start, end = stream.span(low, high)
    text = stream.text
    before, after = (
        text[max(0, start - 80) : start].rstrip(" \t\u00a0*_"),
        text[end : end + 80].lstrip(" \t\u00a0*_"),
    )
    if (before and before[-1] not in _BREAKS) or (after and after[0] not in _BREAKS):
        return False
    blank_before = len(before) - len(before.rstrip()) > 1 or not before.strip() or before.endswith("\f")
    blank_after = len(after) - len(after.lstrip()) > 1 or not after.strip() or after.startswith("\f")
    return blank_before and blank_after and text[end - 1] not in ".!?:;,"


def _paired_brackets(found: list[Difference], a: Stream, b: Stream) -> list[Difference]:
    kept: list[Difference] = []
    open_: dict[int, Difference] = {}
    for d in found:
        if d.cls is C.BRACKET and d.shape in {(1, 0), (0, 1)}:
            side = 0 if d.shape == (1, 0) else 1
            stream, at = (a, d.a0) if side == 0 else (b, d.b0)
            if stream.keys[at] == "[":
                open_[side] = d
            elif side in open_:
                first = open_.pop(side)
                begin = first.a0 if side == 0 else first.b0
                if at - begin <= 60 and d.a1 >= first.a0 and d.b1 >= first.b0:
                    first.a1, first.b1 = max(first.a1, d.a1), max(first.b1, d.b1)
                    if side == 0:
                        first.b1 = d.b0
                    else:
                        first.a1 = d.a0
                    first.note = "brackets " + ("taken away" if side == 0 else "added")
                    continue
        kept.append(d)
    return kept


def _hyphened_names(found: list[Difference], a: Stream, b: Stream) -> list[Difference]:
    """*Il Sung* against *Il-sung*: hyphen and small letter are a way of writing a name; *Cde.*, its point."""
    kept: list[Difference] = []
    for d in found:
        if kept:
            last = kept[-1]
            if (
                last.cls is C.TERM
                and d.cls is C.PUNCT
                and sum(d.shape) == 1
                and (d.a0, d.b0) == (last.a1, last.b1)
            ):
                stop = a.keys[d.a0] if d.a0 < d.a1 else b.keys[d.b0]
                if stop == ".":  # Cde. against Comrade: the point belongs to the abbreviation
                    last.a1, last.b1 = d.a1, d.b1
                    continue
            marks = {*a.keys[last.a0 : last.a1], *b.keys[last.b0 : last.b1]}
            if (
                last.cls is C.PUNCT
                and marks == {"-"}
                and d.cls in {C.CASE, C.NAME}
                and d.a0 == last.a1
                and d.b0 == last.b1
                and last.a0
                and last.b0
                and a.printed(last.a0 - 1)[:1].isupper()
                and b.printed(last.b0 - 1)[:1].isupper()
            ):
                same = True if d.cls is C.CASE else d.same_referent
                kept[-1] = Difference(C.NAME, last.a0 - 1, d.a1, last.b0 - 1, d.b1, "", same)
                continue
        kept.append(d)
    return kept
