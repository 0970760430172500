"""Take a *reader*, one file with many documents, apart; pick one of them by number, title or date.

What headings, tables of contents, source notes and dates look like stands in ``tables/documents/``.
"""

from __future__ import annotations

import dataclasses
import difflib
import itertools
from collections.abc import Sequence

from translit.catalog import Catalog
from translit.documents.contents import Entry, entries_of_headings, read_contents
from translit.documents.dates import first_date, split_title
from translit.documents.headings import Heading, find_headings
from translit.documents.knowledge import Pattern, ReaderRules, folded_title, full, number_of, reader_rules
from translit.documents.lines import Page
from translit.documents.locate import Locator
from translit.documents.opening import opening_of
from translit.documents.webpage import find_pages, page_part
from translit.errors import ReadError
from translit.model import Document, Part

# A single document tells its title and date this near its beginning (lines that are not blank).
_NEAR = 12


def parts_of(text: str, catalog: Catalog | None = None) -> tuple[Part, ...]:
    """The documents that *text* holds, in order: several for a reader, one for anything else.

    Args:
        text: a decoded file.
        catalog: the tables; ``None`` for the shipped ones.

    Returns:
        Parts whose spans do not overlap. A reader's front matter (title page, table of contents,
        introduction) belongs to none. Title and date are as printed in the table of contents, else as
        at the head of the document, ``""`` where neither says. A text of blanks has no part.

    >>> reader = "Document 1: Telegram, 2 May 1950\\n\\nFirst.\\n\\nDocument 2: Letter\\n\\nSecond.\\n"
    >>> [(part.number, part.title, part.date, part.first_line) for part in parts_of(reader)]
    [(1, 'Telegram', '2 May 1950', 1), (2, 'Letter', '', 5)]
    """
    rules = reader_rules(catalog)
    page = Page(text)
    if not page.inked:
        return ()
    return _reader(page, rules) or _pages(page, rules) or (_single(page, rules),)


def split_document(document: Document, catalog: Catalog | None = None) -> Document:
    """*document* with its parts."""
    return dataclasses.replace(document, parts=parts_of(document.text, catalog))


def _reader(page: Page, rules: ReaderRules) -> tuple[Part, ...]:
    listed, body = find_headings(page, rules)
    entries = entries_of_headings(page, rules, listed) if listed else read_contents(page, rules, body)
    # Contents may stand at the end as well.
    last = entries[0].line if listed and entries[0].line > body[0].line else len(page)
    if not entries:
        body = body if len(body) >= 2 else _counted(page, rules)
        return _parts(page, rules, {}, [(h.number, h.line, h.title) for h in body], last)
    floor = max((e.last for e in entries), default=-1) if last == len(page) else -1
    begins = _begins(page, rules, entries, [h for h in body if h.line > floor], floor, last)
    if len(begins) < 2:
        return ()
    return _parts(page, rules, {e.number: e for e in entries}, begins, last)


def _begins(
    page: Page, rules: ReaderRules, entries: Sequence[Entry], body: Sequence[Heading], floor: int, last: int
) -> list[tuple[int, int, str]]:
    """Number, line and heading's title of each document: headings that stand, then the lost ones."""
    known = {heading.number: heading for heading in body}
    if not known:
        known = _by_title(page, rules, entries, floor, last)
        if not known:
            return []
    order = {entry.number: i for i, entry in enumerate(entries)}
    begins = [(h.number, h.line, h.title) for h in known.values()]
    locator = Locator(page, rules)
    anchors = sorted((h.line, order[h.number]) for h in known.values() if h.number in order)
    edges = [(max(floor, 0), -1), *anchors, (last, len(entries))]
    for (line, i), (next_line, j) in itertools.pairwise(edges):
        lost = entries[i + 1 : j]
        if lost and next_line > line + 1:
            opener = entries[i] if i >= 0 else None
            for number, found in locator.find(lost, line, next_line, opener).items():
                begins.append((number, found, ""))
    return sorted(begins, key=lambda begin: begin[1])


def _by_title(
    page: Page, rules: ReaderRules, entries: Sequence[Entry], floor: int, last: int
) -> dict[int, Heading]:
    """Documents without numbered headings: lines that say, in order, what the contents announce."""
    wanted = [_key(entry.title) for entry in entries]
    found: dict[int, Heading] = {}
    at = 0
    for n in page.inked:
        if not floor < n < last or at >= len(entries) or not page.is_blank(n - 1):
            continue
        line = page.bare[n]
        weak = full(rules.weak, line)
        if weak and weak.groupdict().get("title"):
            line = weak["title"]
        words = _key(line)
        if len(words) < 6:
            continue
        m = n
        for k in range(at, min(at + 3, len(entries))):
            m, joined = n, words
            while len(joined) < len(wanted[k]) and m + 1 < last and not page.is_blank(m + 1) and m - n < 5:
                m += 1
                joined += _key(page.bare[m])
            if wanted[k] and (joined[: len(wanted[k])] == wanted[k] or _alike(wanted[k], joined)):
                number = entries[k].number
                found[number] = Heading(number, _with_number(page, rules, n, number))
                at = k + 1
                break
    return found if len(found) * 2 >= len(entries) else {}


def _with_number(page: Page, rules: ReaderRules, n: int, number: int) -> int:
    """The line above a title where the number stands alone there, else the title's."""
    above = n - 1
    while above > 0 and page.is_blank(above) and n - above < 3:
        above -= 1
    match = full(rules.weak, page.bare[above]) if above >= 0 else None
    return above if match and number_of(match["number"]) == number else n


def _key(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _alike(wanted: str, line: str) -> bool:
    matcher = difflib.SequenceMatcher(None, wanted[:200], line[:200], autojunk=False)
    return matcher.real_quick_ratio() > 0.85 and matcher.quick_ratio() > 0.85 and matcher.ratio() > 0.85


def _counted(page: Page, rules: ReaderRules) -> tuple[Heading, ...]:
    """Weak headings alone ("No. 1", "No. 2", …), believed if they count from 1 without a gap."""
    for pattern in rules.weak:
        if "title" in pattern.groupindex:
            continue
        row: list[Heading] = []
        for n in page.inked:
            line = page.bare[n]
            if len(line) <= 12 and page.is_blank(n - 1) and page.is_blank(n + 1):
                match = pattern.fullmatch(line)
                if match and number_of(match["number"]) == len(row) + 1:
                    row.append(Heading(len(row) + 1, n))
        if len(row) >= 3 and (page.rank[row[-1].line] - page.rank[row[0].line]) >= 3 * len(row):
            return tuple(row)
    return ()


def _parts(
    page: Page,
    rules: ReaderRules,
    entries: dict[int, Entry],
    begins: Sequence[tuple[int, int, str]],
    last: int,
) -> tuple[Part, ...]:
    parts = []
    marks = _end_marks(page, rules, begins)
    for i, (number, line, own_title) in enumerate(begins):
        stop = begins[i + 1][1] if i + 1 < len(begins) else _back_matter(page, rules, line, last)
        end = _last_line(page, marks, line, stop)
        opening = opening_of(page, rules, line, end + 1, titled=bool(own_title))
        title, date = split_title(own_title, rules) if own_title else split_title(opening.title, rules)
        if entry := entries.get(number):
            title, date = entry.title or title, entry.date or date
        parts.append(Part(number, title, date or opening.date, page.span(line, end), line + 1, end + 1))
    return tuple(parts)


def _back_matter(page: Page, rules: ReaderRules, start: int, last: int) -> int:
    """Where an index, a bibliography … begins after the last document."""
    for n in page.inked[page.rank[start] + 1 :]:
        if n >= last:
            break
        if len(page.bare[n]) < 60 and page.is_blank(n - 1) and full(rules.end_matter, page.bare[n]):
            return n
    return last


def _end_marks(page: Page, rules: ReaderRules, begins: Sequence[tuple[int, int, str]]) -> tuple[Pattern, ...]:
    """What may follow the last line of a document here: rules only if most documents have one below."""
    above = [page.inked[page.rank[line] - 1] for _, line, _ in begins[1:] if page.rank[line]]
    ruled = sum(1 for n in above if full(rules.rule, page.bare[n] or page.raw[n].strip()))
    return (*rules.separator, *rules.page_mark, *(rules.rule if ruled * 2 > len(above) else ()))


def _last_line(page: Page, marks: tuple[Pattern, ...], first: int, stop: int) -> int:
    """The last line of a document: blank lines, rules between documents and page marks are not it."""
    rank = (page.rank[stop] if stop < len(page) else len(page.inked)) - 1
    least = page.rank[first]
    while rank > least:
        n = page.inked[rank]
        # A line of nothing but asterisks or underscores is bare of everything.
        if not full(marks, page.bare[n] or page.raw[n].strip()):
            break
        rank -= 1
    return page.inked[rank]


def _pages(page: Page, rules: ReaderRules) -> tuple[Part, ...]:
    return tuple(page_part(found, page, rules) for found in find_pages(page, rules))


def _single(page: Page, rules: ReaderRules) -> Part:
    """The whole text as one part; its number, title and date as far as its first lines tell them."""
    first, last = page.inked[0], page.inked[-1]
    number = None
    near = page.inked[:_NEAR]
    title = date = ""
    if (match := full(rules.strong, page.bare[first])) and (number := number_of(match["number"])) is not None:
        own_title = match.groupdict().get("title") or ""
        opening = opening_of(page, rules, first, last + 1, titled=bool(own_title))
        title, date = split_title(own_title or opening.title, rules)
        date = date or opening.date
    else:
        for n in near:
            if date and title:
                break
            if found := first_date(page.bare[n], rules):
                date = date or found[0]
            elif not title and page.bare[n] and len(page.bare[n]) <= 160:
                title = folded_title(page.bare[n])
    return Part(number, title, date, page.span(first, last), first + 1, last + 1)


def select_part(document: Document, selector: str) -> Part:
    """One part of *document*, as the end of ``reader.txt#12`` names it.

    Args:
        document: read, and split where it has parts.
        selector: a number, or words of the title or date.

    Raises:
        ReadError: no part, or more than one, answers to *selector*.
    """
    parts = document.parts or parts_of(document.text)
    name = f"{document.file}#{selector}"
    wanted = selector.strip()
    if not wanted:
        raise ReadError(name, "names no document", "write a number or words of a title after '#'")
    if (number := number_of(wanted)) is not None:
        found = [part for part in parts if part.number == number]
        if not found and any(part.number is None for part in parts) and 1 <= number <= len(parts):
            found = [parts[number - 1]]
    else:
        key = _key(wanted)
        found = [part for part in parts if key in _key(part.title) or key in _key(part.date)]
        exact = [part for part in found if key in (_key(part.title), _key(part.date))]
        found = exact or found
    if len(found) == 1:
        return found[0]
    if not found:
        numbers = [part.number for part in parts if part.number is not None]
        held = f"documents {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"{len(parts)} document"
        raise ReadError(name, "no such document", f"the file holds {held}")
    which = ", ".join(f"#{part.number}" if part.number is not None else part.title[:40] for part in found[:5])
    more = " …" if len(found) > 5 else ""
    raise ReadError(name, f"{len(found)} documents answer to that", f"say which: {which}{more}")
