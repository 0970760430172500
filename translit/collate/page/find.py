"""What of a page is no text: running heads, page numbers, notes, list marks, web page labels.

Everything is decided by lines, before any word is compared, and every decision has a reason that the
report can show. Lines are never removed: the tokens in them are marked and stay in the alignment.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from translit.collate.page.front import front_matter
from translit.collate.page.heads import HEAD_WORDS, inserted_lines, numbered_lines, page_breaks, running_heads
from translit.collate.page.lines import ENDS, Line, full_width, head_key, read_lines
from translit.collate.page.notes import find_notes, note_texts
from translit.collate.page.zones import Patterns, Zones

_DASHES = frozenset("–—-+*·")


def find_zones(parts: Sequence[tuple[str, int, int]], patterns: Patterns) -> list[Zones]:
    """The layout of each witness; a running head proved in one witness is one in all.

    Args:
        parts: text, start and end of each witness.
    """
    kinds = patterns.by_kind
    pages = [read_lines(*part) for part in parts]
    numbers = [numbered_lines(lines, kinds) for lines in pages]
    heads: set[str] = set()
    for lines, numbered in zip(pages, numbers, strict=True):
        for k in page_breaks(lines, kinds):
            if kinds["number"].fullmatch(lines[k].text):
                numbered.add(k)
            else:
                heads.add(head_key(lines[k].text))
        heads |= running_heads(lines, kinds, numbered)
    inserted = [
        inserted_lines(lines, numbered, [other for m, other in enumerate(parts) if m != n])
        for n, (lines, numbered) in enumerate(zip(pages, numbers, strict=True))
    ]
    for n, found in enumerate(inserted):
        for k in found:
            key = head_key(pages[n][k].text)
            if any(c.isalpha() for c in key):
                heads.add(key)
            else:
                numbers[n].add(k)
    zones = [
        _zones(part, lines, heads, numbered, kinds)
        for part, lines, numbered in zip(parts, pages, numbers, strict=True)
    ]
    _share_notes(parts, pages, zones)
    return zones


def _share_notes(parts: Sequence[tuple[str, int, int]], pages: list[list[Line]], zones: list[Zones]) -> None:
    """What is a footnote in one witness is one in all: lines that begin alike."""
    notes = {
        head_key(part[0][start : start + 60])[:30]
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
            if line.after_break and head_key(text[line.start : line.start + 60])[:30] in notes:
                for n in range(k, min(k + 4, len(lines))):
                    if n > k and (lines[n].after_break or len(lines[n - 1].text) < 0.75 * width):
                        break
                    zone.add(lines[n].start, lines[n].end, "footnote")
                    shared.add(n)
        zone.notes = sorted({*zone.notes, *note_texts(lines, shared)})


def _zones(
    part: tuple[str, int, int],
    lines: list[Line],
    heads: set[str],
    numbers: set[int],
    kinds: dict[str, regex.Pattern[str]],
) -> Zones:
    zones = Zones()
    front = front_matter(lines, kinds)
    furniture = {k for k, x in enumerate(lines) if x.words <= HEAD_WORDS and head_key(x.text) in heads}
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


def _dashes_inside(lines: list[Line]) -> set[int]:
    """Lines whose first dash belongs to the sentence, the line before being full and unfinished."""
    width = full_width(lines)
    found: set[int] = set()
    for k, (before, line) in enumerate(pairwise(lines), 1):
        if line.text[0] in _DASHES and not line.after_break and not ENDS.search(before.text):
            listed = before.text[0] == line.text[0] and k - 1 not in found
            if len(before.text) >= 0.75 * width and not listed:
                found.add(k)
    return found
