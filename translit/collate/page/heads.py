"""Page numbers and running heads: what stands between two halves of a sentence, or on page after page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from translit.collate.page.lines import ENDS, Line, full_width, head_key
from translit.collate.page.notes import note_like

HEAD_WORDS = 14
BREAK_LINES = 3  # a page number, a running head and what stands between them
MOST_HEADS = 3000  # short lines by themselves; where there are more, they are the text
NEAR_LINES = 12  # page furniture between the two halves of a sentence, at most
FULL_LINE = 40  # characters of running text, at least
_RUNNING = regex.compile(
    r"[\p{L}\p{N}]+|\n[ \t\r]*\n"
)  # a blank line stands for itself: nothing reads over it
_BARE = regex.compile(r"\W{0,3}\d{1,4}\W{0,3}")  # a line that may be a page number
_WORD = regex.compile(r"[\p{L}\p{N}]+")


def page_breaks(lines: list[Line], kinds: dict[str, regex.Pattern[str]]) -> set[int]:
    """Short lines by themselves, a number among them, over which a sentence reads on."""
    found: set[int] = set()
    k = 1
    while k < len(lines):
        stop = k
        while stop < len(lines) and stop - k < BREAK_LINES and lines[stop].alone:
            if lines[stop].words > HEAD_WORDS or ENDS.search(lines[stop].text):
                break
            stop += 1
        group = range(k, stop)
        if 0 < len(group) < len(lines) - k and any(kinds["number"].fullmatch(lines[n].text) for n in group):
            before, after = lines[k - 1].text, lines[stop].text
            if len(before) >= FULL_LINE and not ENDS.search(before) and after[:1].islower():
                found.update(group)
        k = max(stop, k + 1)
    return found


def inserted_lines(lines: list[Line], numbers: set[int], others: Sequence[tuple[str, int, int]]) -> set[int]:
    """Short lines, by themselves or next to a page number, over which another witness reads straight on."""
    bare = {k for k, line in enumerate(lines) if _BARE.fullmatch(line.text)} | numbers
    short = 0.75 * full_width(lines)
    candidates = [
        k
        for k, line in enumerate(lines)
        if (line.alone or k in bare or (len(line.text) < short and {k - 1, k + 1} & bare))
        and k not in numbers
        and line.words <= HEAD_WORDS
        and not ENDS.search(line.text)
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
            if before < 0 or after >= len(lines) or ENDS.search(lines[before].text):
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
    return len(one) >= FULL_LINE and not ENDS.search(one) and (other[:1].islower() or one[-1:] in ",-‐\u00ad")


def numbered_lines(lines: list[Line], kinds: dict[str, regex.Pattern[str]]) -> set[int]:
    """Lines that hold a page number and nothing else."""
    found = {k for k, line in enumerate(lines) if kinds["page"].fullmatch(line.text)}
    alone = [k for k, line in enumerate(lines) if line.alone and kinds["number"].fullmatch(line.text)]
    found.update(k for k in alone if _interrupts(lines, k, found) or lines[k].fed)
    for one, other in pairwise(alone):
        if int(lines[other].text) - int(lines[one].text) == 1 and other - one > 3:
            found.update((one, other))
    return found


def running_heads(lines: list[Line], kinds: dict[str, regex.Pattern[str]], numbers: set[int]) -> set[str]:
    """Keys of lines that stand on page after page, or bear a page number of their own."""
    where: dict[str, list[int]] = {}
    for k, line in enumerate(lines):
        if line.words <= HEAD_WORDS and k not in numbers and not ENDS.search(line.text):
            key = head_key(line.text)
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
    before = head_key(lines[k - 1].text[-50:]) if k else ""
    after = head_key(lines[k + 1].text[:50]) if k + 1 < len(lines) else ""
    return before, after


def _steady(lines: list[Line], places: list[int]) -> bool:
    """Whether lines come at about equal distances, as page heads do."""
    gaps = [lines[b].start - lines[a].start for a, b in pairwise(places)]
    return min(gaps) > 600 and max(gaps) < 2 * min(gaps)
