"""What of a page is no text: running heads, page numbers, notes, list marks, web page labels.

Everything is decided by lines, before any word is compared, and every decision has a reason that the
report can show. Lines are never removed: the tokens in them are marked and stay in the alignment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import regex

from translit.catalog import Catalog

HEAD_WORDS = 14
_ENDS = regex.compile(r"[.!?:;][\"”’'»)\]*_]*$")
_BREAKS = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_NOTE = regex.compile(
    r"(?:(?P<sup>[¹²³⁰⁴-⁹]{1,3})|\[(?P<box>\d{1,3})\]|(?P<num>\d{1,3}))\s+(?=[\p{Lu}“\"‘*(])"
)
_SUP = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without its margins; ``alone`` when blank lines (or an edge) stand around it."""

    start: int
    end: int
    text: str
    alone: bool
    after_break: bool
    before_break: bool

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())


@dataclass(slots=True)
class Zones:
    """Stretches of a witness that are layout, each with its reason, in order, not overlapping."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)

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
    rows: list[tuple[int, int, int]] = []  # start, end, blank lines before (form feed counts as one)
    position, blanks = start, 1
    while position <= end:
        match = _BREAKS.search(text, position, end)
        stop = match.start() if match else end
        piece = text[position:stop]
        stripped = piece.strip()
        if stripped:
            low = position + len(piece) - len(piece.lstrip())
            rows.append((low, low + len(stripped), blanks))
            blanks = 0
        else:
            blanks += 1
        if match is None:
            break
        if match.group() == "\f":
            blanks += 1
        position = match.end()
    lines = []
    for k, (low, high, before) in enumerate(rows):
        after = rows[k + 1][2] if k + 1 < len(rows) else 1
        lines.append(Line(low, high, text[low:high], bool(before and after), bool(before), bool(after)))
    return lines


def _head_key(text: str) -> str:
    return regex.sub(r"[\W_]+", " ", regex.sub(r"\d+|\b[ivxl]+\b", "#", text.casefold())).strip()


def find_zones(parts: Sequence[tuple[str, int, int]], patterns: Patterns) -> list[Zones]:
    """The layout of each witness; a running head proved in one witness is one in all.

    Args:
        parts: text, start and end of each witness.
    """
    kinds = patterns.by_kind
    pages = [read_lines(*part) for part in parts]
    heads = set().union(*(_running_heads(lines, kinds) for lines in pages)) if pages else set()
    return [_zones(part, lines, heads, kinds) for part, lines in zip(parts, pages, strict=True)]


def _interrupts(lines: list[Line], k: int) -> bool:
    """Whether line *k* stands in the middle of a sentence."""
    if not 0 < k < len(lines) - 1:
        return False
    before, after = lines[k - 1].text, lines[k + 1].text
    return not _ENDS.search(before) and (after[:1].islower() or before[-1:] in ",-‐­")


def _running_heads(lines: list[Line], kinds: dict[str, regex.Pattern[str]]) -> set[str]:
    """Keys of lines that stand on page after page."""
    where: dict[str, list[int]] = {}
    for k, line in enumerate(lines):
        if line.words <= HEAD_WORDS and not kinds["page"].fullmatch(line.text):
            key = _head_key(line.text)
            if any(c.isalpha() for c in key):
                where.setdefault(key, []).append(k)
    heads = set()
    for key, places in where.items():
        alone = [k for k in places if lines[k].alone]
        breaking = [k for k in places if _interrupts(lines, k)]
        if (len(places) >= 2 and breaking and len(key.split()) >= 2) or (
            len(alone) >= 3 and len(alone) == len(places) and len(key.split()) >= 3 and _steady(lines, alone)
        ):
            heads.add(key)
    return heads


def _steady(lines: list[Line], places: list[int]) -> bool:
    """Whether lines come at about equal distances, as page heads do."""
    gaps = [lines[b].start - lines[a].start for a, b in pairwise(places)]
    return min(gaps) > 400 and max(gaps) < 2.5 * min(gaps)


def _zones(
    part: tuple[str, int, int], lines: list[Line], heads: set[str], kinds: dict[str, regex.Pattern[str]]
) -> Zones:
    zones = Zones()
    numbers = _counting(lines, kinds["number"])
    front = _front_matter(lines, kinds)
    notes = _notes(part[0], lines)
    back = False
    for k, line in enumerate(lines):
        text = line.text
        if k in front:
            zones.add(line.start, line.end, front[k])
        elif back or (k > len(lines) * 0.6 and kinds["back"].fullmatch(text)):
            back = True
            zones.add(line.start, line.end, "foot of a web page")
        elif kinds["page"].fullmatch(text) or k in numbers:
            zones.add(line.start, line.end, "page number")
        elif kinds["rule"].fullmatch(text):
            zones.add(line.start, line.end, "rule")
        elif line.words <= HEAD_WORDS and _head_key(text) in heads:
            zones.add(line.start, line.end, "running head")
        elif k in notes:
            zones.add(line.start, line.end, "footnote")
        elif mark := kinds["bullet"].match(text):
            zones.add(line.start, line.start + mark.end(), "list mark")
    return zones


def _counting(lines: list[Line], number: regex.Pattern[str]) -> set[int]:
    """Lines that hold only a number, and count on from page to page or break a sentence."""
    alone = [k for k, line in enumerate(lines) if line.alone and number.fullmatch(line.text)]
    found = {k for k in alone if _interrupts(lines, k)}
    for one, other in pairwise(alone):
        if int(lines[other].text) - int(lines[one].text) == 1 and other - one > 3:
            found.update((one, other))
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
            for n in range(k, min(k + 8, len(lines))):
                found.setdefault(n, "archive reference")
                if lines[n].text.endswith("]") or (n > k and lines[n].before_break) or "[" not in line.text:
                    break
    return found


def _notes(text: str, lines: list[Line]) -> dict[int, str]:
    """Lines of footnotes: they begin with a number that is a mark in the text before them."""
    found: dict[int, str] = {}
    body = Counter(
        m.translate(_SUP)
        for line in lines
        for m in regex.findall(r"(?<=[\p{L}.,;:!?\"”’)\]])[¹²³⁰⁴-⁹]{1,3}", line.text)
    )
    plain = {
        m for line in lines for m in regex.findall(r"(?<=\p{Ll}[.,;:]?[\"”’)\]]?)\d{1,3}(?=\s|$)", line.text)
    }
    boxed = {m for line in lines for m in regex.findall(r"(?<=\S ?)\[(\d{1,3})\]", line.text)}
    inside = False
    for k, line in enumerate(lines):
        if line.after_break:
            inside = False
        match = _NOTE.match(line.text)
        if match and (inside or line.after_break):
            if match["sup"]:
                inside = match["sup"].translate(_SUP) in body or not body
            elif match["box"]:
                inside = match["box"] in boxed
            else:
                inside = match["num"] in plain
        if inside:
            found[k] = "footnote"
    return found
