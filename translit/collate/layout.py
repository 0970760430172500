"""What of a page is no text: running heads, page numbers, notes, list marks, web page labels.

Everything is decided by lines, before any word is compared, and every decision has a reason that the
report can show. Lines are never removed: the tokens in them are marked and stay in the alignment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import regex

from translit.catalog import Catalog
from translit.collate.notes import find_notes, note_like, note_texts

HEAD_WORDS = 14
BREAK_LINES = 3  # a page number, a running head and what stands between them
MOST_HEADS = 3000  # short lines by themselves; where there are more, they are the text
NEAR_LINES = 12  # page furniture between the two halves of a sentence, at most
FULL_LINE = 40  # characters of running text, at least
_ENDS = regex.compile(r"[.!?:;][\"”’'»)\]*_]*$")
_RUNNING = regex.compile(
    r"[\p{L}\p{N}]+|\n[ \t\r]*\n"
)  # a blank line stands for itself: nothing reads over it
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_COUNTED = regex.compile(r"\d+|\b[ivxl]+\b")
_GAPS = regex.compile(r"[\W_]+")
_DASHES = frozenset("–—-+*·")
_BREAKS = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without its margins; ``alone`` when blank lines (or an edge) stand around it."""

    start: int
    end: int
    text: str
    alone: bool
    after_break: bool
    before_break: bool
    fed: bool = False  # a form feed stands before or after it

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())


@dataclass(slots=True)
class Zones:
    """Stretches of a witness that are layout, each with its reason, in order, not overlapping."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(
        default_factory=list
    )  # the text of each footnote, without its number

    def add(self, start: int, end: int, reason: str) -> None:
        """Mark one stretch."""
        self.spans.append((start, end, reason))

    def ordered(self) -> list[tuple[int, int, str]]:
        """The stretches, sorted, the first of any that overlap winning."""
        kept: list[tuple[int, int, str]] = []
        for span in sorted(self.spans, key=lambda s: (s[0], -s[1])):
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
            elif span[1] > kept[-1][1]:
                kept.append((kept[-1][1], span[1], span[2]))
        return kept


class Patterns:
    """The table ``collate/layout.csv``, compiled."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def by_kind(self) -> dict[str, regex.Pattern[str]]:
        """All patterns of a kind as one."""
        found: dict[str, list[str]] = {}
        for row in self._catalog.rows("collate/layout.csv"):
            pattern = row["pattern"]
            flag = pattern.startswith("(?i)")
            found.setdefault(row["kind"], []).append(f"(?i:{pattern[4:]})" if flag else f"(?:{pattern})")
        return {kind: regex.compile("|".join(patterns)) for kind, patterns in found.items()}


def read_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of ``text[start:end]`` that hold anything."""
    rows: list[tuple[int, int, int, bool]] = []  # start, end, blank lines before, form feed before
    position, blanks, feed = start, 1, False
    while position <= end:
        match = _BREAKS.search(text, position, end)
        stop = match.start() if match else end
        piece = text[position:stop]
        stripped = piece.strip()
        if stripped:
            low = position + len(piece) - len(piece.lstrip())
            rows.append((low, low + len(stripped), blanks, feed))
            blanks, feed = 0, False
        else:
            blanks += 1
        if match is None:
            break
        if match.group() == "\f":
            blanks += 1
            feed = True
        position = match.end()
    lines = []
    for k, (low, high, before, fed) in enumerate(rows):
        after, feeds = (rows[k + 1][2], rows[k + 1][3]) if k + 1 < len(rows) else (1, feed)
        alone = bool(before and after)
        lines.append(Line(low, high, text[low:high], alone, bool(before), bool(after), fed or feeds))
    return lines


def _head_key(text: str) -> str:
    return _GAPS.sub(" ", _COUNTED.sub("#", text.casefold())).strip()


def find_zones(parts: Sequence[tuple[str, int, int]], patterns: Patterns) -> list[Zones]:
    """The layout of each witness; a running head proved in one witness is one in all.

    Args:
        parts: text, start and end of each witness.
    """
    kinds = patterns.by_kind
    pages = [read_lines(*part) for part in parts]
    numbers = [_numbered(lines, kinds) for lines in pages]
    heads: set[str] = set()
    for lines, numbered in zip(pages, numbers, strict=True):
        for k in _page_breaks(lines, kinds):
            if kinds["number"].fullmatch(lines[k].text):
                numbered.add(k)
            else:
                heads.add(_head_key(lines[k].text))
        heads |= _running_heads(lines, kinds, numbered)
    inserted = [
        _inserted(lines, numbered, [other for m, other in enumerate(parts) if m != n])
        for n, (lines, numbered) in enumerate(zip(pages, numbers, strict=True))
    ]
    heads |= {_head_key(pages[n][k].text) for n, found in enumerate(inserted) for k in found}
    zones = [
        _zones(part, lines, heads, numbered, kinds)
        for part, lines, numbered in zip(parts, pages, numbers, strict=True)
    ]
    _share_notes(parts, pages, zones)
    return zones


def _page_breaks(lines: list[Line], kinds: dict[str, regex.Pattern[str]]) -> set[int]:
    """Short lines by themselves, a number among them, over which a sentence reads on."""
    found: set[int] = set()
    k = 1
    while k < len(lines):
        stop = k
        while stop < len(lines) and stop - k < BREAK_LINES and lines[stop].alone:
            if lines[stop].words > HEAD_WORDS or _ENDS.search(lines[stop].text):
                break
            stop += 1
        group = range(k, stop)
        if 0 < len(group) < len(lines) - k and any(kinds["number"].fullmatch(lines[n].text) for n in group):
            before, after = lines[k - 1].text, lines[stop].text
            if len(before) >= FULL_LINE and not _ENDS.search(before) and after[:1].islower():
                found.update(group)
        k = max(stop, k + 1)
    return found


def _inserted(lines: list[Line], numbers: set[int], others: Sequence[tuple[str, int, int]]) -> set[int]:
    """Short lines by themselves where another witness reads straight on over them."""
    candidates = [
        k
        for k, line in enumerate(lines)
        if line.alone and k not in numbers and line.words <= HEAD_WORDS and not _ENDS.search(line.text)
    ]
    if not candidates or len(candidates) > MOST_HEADS:
        return set()
    running = [
        " " + " ".join(_RUNNING.findall(text[low:high].casefold())) + " " for text, low, high in others
    ]
    found = set()
    numbered = numbers | note_like(lines)
    either = numbered.union(candidates)
    for k in candidates:
        for skip in (numbered, either):
            before, after = k - 1, k + 1
            while before in skip and k - before < NEAR_LINES:
                before -= 1
            while after in skip and after - k < NEAR_LINES:
                after += 1
            if before < 0 or after >= len(lines) or _ENDS.search(lines[before].text):
                continue
            wanted = _seams(lines[before].text, lines[after].text)
            if any(words in text for words in wanted for text in running):
                found.add(k)
    return found


def _seams(before: str, after: str) -> set[str]:
    """How the words before and after an inserted line would read without it."""
    one, other = _WORD.findall(before.casefold())[-2:], _WORD.findall(after.casefold())[:2]
    if not one or not other:
        return set()
    if before[-1] in "-\u00ad":
        return {" " + one[-1] + other[0] + " "}
    return {" " + " ".join((*one, *other)) + " "}


def _share_notes(parts: Sequence[tuple[str, int, int]], pages: list[list[Line]], zones: list[Zones]) -> None:
    """What is a footnote in one witness is one in all: lines that begin alike."""
    notes = {
        _head_key(part[0][start : start + 60])[:30]
        for part, zone in zip(parts, zones, strict=True)
        for start, _, reason in zone.spans
        if reason == "footnote"
    }
    notes = {key for key in notes if len(key) > 12}
    if not notes:
        return
    for (text, _, _), lines, zone in zip(parts, pages, zones, strict=True):
        width = max((len(line.text) for line in lines), default=0)
        shared: set[int] = set()
        for k, line in enumerate(lines):
            if line.after_break and _head_key(text[line.start : line.start + 60])[:30] in notes:
                for n in range(k, min(k + 4, len(lines))):
                    if n > k and (lines[n].after_break or len(lines[n - 1].text) < 0.75 * width):
                        break
                    zone.add(lines[n].start, lines[n].end, "footnote")
                    shared.add(n)
        zone.notes = sorted({*zone.notes, *note_texts(lines, shared)})


def _interrupts(lines: list[Line], k: int, skip: set[int]) -> bool:
    """Whether line *k* stands in the middle of a sentence; other page furniture is looked past."""
    before, after = k - 1, k + 1
    while before in skip:
        before -= 1
    while after in skip:
        after += 1
    if before < 0 or after >= len(lines):
        return False
    one, other = lines[before].text, lines[after].text
    # What is cut by a page is running text, so the line before is no short one.
    return (
        len(one) >= FULL_LINE and not _ENDS.search(one) and (other[:1].islower() or one[-1:] in ",-‐\u00ad")
    )


def _numbered(lines: list[Line], kinds: dict[str, regex.Pattern[str]]) -> set[int]:
    """Lines that hold a page number and nothing else."""
    found = {k for k, line in enumerate(lines) if kinds["page"].fullmatch(line.text)}
    alone = [k for k, line in enumerate(lines) if line.alone and kinds["number"].fullmatch(line.text)]
    found.update(k for k in alone if _interrupts(lines, k, found) or lines[k].fed)
    for one, other in pairwise(alone):
        if int(lines[other].text) - int(lines[one].text) == 1 and other - one > 3:
            found.update((one, other))
    return found


def _running_heads(lines: list[Line], kinds: dict[str, regex.Pattern[str]], numbers: set[int]) -> set[str]:
    """Keys of lines that stand on page after page, or bear a page number of their own."""
    where: dict[str, list[int]] = {}
    for k, line in enumerate(lines):
        if line.words <= HEAD_WORDS and k not in numbers and not _ENDS.search(line.text):
            key = _head_key(line.text)
            if any(c.isalpha() for c in key):
                where.setdefault(key, []).append(k)
    aside = numbers | note_like(lines)
    heads = set()
    for key, places in where.items():
        if len({_neighbours(lines, k) for k in places}) < len(places):
            continue  # the lines around it come again too: a passage that stands twice
        words = len(key.split())
        alone = [k for k in places if lines[k].alone]
        skip = aside.union(places)
        breaking = [k for k in places if _interrupts(lines, k, skip)]
        paged = [k for k in places if k - 1 in numbers or k + 1 in numbers or lines[k].fed]
        bears = [k for k in places if kinds["paged"].fullmatch(lines[k].text)]
        if (
            (len(alone) >= 2 and breaking and words >= 2)
            or (len(places) >= 3 and len(breaking) * 2 > len(places) and words >= 2)
            or (len(paged) >= 2 and len(paged) == len(places) and words >= 2)
            or (len(alone) >= 4 and len(alone) == len(places) and words >= 3 and _steady(lines, alone))
            or (bears and len(bears) == len(places) and (breaking or paged or _counts_on(lines, bears)))
        ):
            heads.add(key)
    return heads


def _counts_on(lines: list[Line], places: list[int]) -> bool:
    """Whether the numbers in lines that are otherwise equal rise from one to the next."""
    numbers = [[int(n) for n in regex.findall(r"\d{1,4}", lines[k].text)] for k in places]
    return len(places) >= 2 and all(a < b for a, b in pairwise(numbers))


def _neighbours(lines: list[Line], k: int) -> tuple[str, str]:
    before = _head_key(lines[k - 1].text[-50:]) if k else ""
    after = _head_key(lines[k + 1].text[:50]) if k + 1 < len(lines) else ""
    return before, after


def _steady(lines: list[Line], places: list[int]) -> bool:
    """Whether lines come at about equal distances, as page heads do."""
    gaps = [lines[b].start - lines[a].start for a, b in pairwise(places)]
    return min(gaps) > 600 and max(gaps) < 2 * min(gaps)


def _zones(
    part: tuple[str, int, int],
    lines: list[Line],
    heads: set[str],
    numbers: set[int],
    kinds: dict[str, regex.Pattern[str]],
) -> Zones:
    zones = Zones()
    front = _front_matter(lines, kinds)
    furniture = {k for k, x in enumerate(lines) if x.words <= HEAD_WORDS and _head_key(x.text) in heads}
    notes, marks = find_notes(part[0], part[1], lines, furniture | numbers)
    back = False
    inside = _dashes_inside(lines)
    for k, line in enumerate(lines):
        text = line.text
        if k in front:
            zones.add(line.start, line.end, front[k])
        elif back or (k > len(lines) * 0.6 and kinds["back"].fullmatch(text)):
            back = True
            zones.add(line.start, line.end, "foot of a web page")
        elif k in numbers:
            zones.add(line.start, line.end, "page number")
        elif kinds["rule"].fullmatch(text):
            zones.add(line.start, line.end, "rule")
        elif k in furniture:
            zones.add(line.start, line.end, "running head")
        elif k in notes:
            zones.add(line.start, line.end, "footnote")
        elif (mark := kinds["bullet"].match(text)) and k not in inside:
            zones.add(line.start, line.start + mark.end(), "list mark")
    for start, end in marks:
        zones.add(start, end, "note mark")
    zones.notes = note_texts(lines, notes.difference(front))
    return zones


def full_width(lines: Sequence[Line]) -> int:
    """How long a full line is: nine in ten are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _dashes_inside(lines: list[Line]) -> set[int]:
    """Lines whose first dash belongs to the sentence, the line before being full and unfinished."""
    width = full_width(lines)
    found: set[int] = set()
    for k, (before, line) in enumerate(pairwise(lines), 1):
        if line.text[0] in _DASHES and not line.after_break and not _ENDS.search(before.text):
            listed = before.text[0] == line.text[0] and k - 1 not in found
            if len(before.text) >= 0.75 * width and not listed:
                found.add(k)
    return found


def _front_matter(lines: list[Line], kinds: dict[str, regex.Pattern[str]]) -> dict[int, str]:
    """Lines before the document: the labels of a web page, or number, title and source in a reader."""
    found: dict[int, str] = {}
    labels = [k for k, line in enumerate(lines) if kinds["front"].fullmatch(line.text)]
    last = max((k for k, line in enumerate(lines) if kinds["last"].fullmatch(line.text)), default=-1)
    if labels and last > labels[0] and last < len(lines) * 0.9:
        found.update(dict.fromkeys(range(last + 1), "web page"))
    for k, line in enumerate(lines):
        if kinds["heading"].fullmatch(line.text) and k not in found:
            found[k] = "document number"
            stop = next(
                (n for n in range(k + 1, min(k + 8, len(lines))) if kinds["source"].fullmatch(lines[n].text)),
                None,
            )
            if stop is not None:  # number, title, source: the reader's own heading
                found.update(dict.fromkeys(range(k + 1, stop), "document title"))
        if kinds["source"].fullmatch(line.text):
            if 0 < k <= 4 and not any(n in found for n in range(k)):
                found.update(dict.fromkeys(range(k), "document title"))
            for n in range(k, min(k + 8, len(lines))):
                found.setdefault(n, "archive reference")
                if lines[n].text.endswith("]") or (n > k and lines[n].before_break) or "[" not in line.text:
                    break
    return found
