"""The table of contents of a reader: number, date and title of each document, as announced."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from translit.documents.dates import split_title
from translit.documents.headings import Heading
from translit.documents.knowledge import LONGEST, ReaderRules, folded_title, full, number_of
from translit.documents.lines import Page

# Entries further apart than this (lines that are not blank) belong to no list.
_FURTHEST = 14
_AT_MOST = 1500
# So many places may look like the beginning of the list; more are no table of contents.
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table of contents; ``line`` and ``last`` say where it stands, from 0."""

    number: int
    title: str
    date: str
    line: int
    last: int


def read_contents(page: Page, rules: ReaderRules, body: Sequence[Heading]) -> tuple[Entry, ...]:
    """The entries of the table of contents that stands before the first of the headings *body*.

    A list is believed if a heading such as "List of Documents" announces it, or if it counts up to as
    many documents as there are headings.
    """
    limit = body[0].line if body else len(page)
    front = [n for n in page.inked if n < limit]
    announced = [n for n in front if full(rules.begin, page.bare[n])]
    for n in announced[:_TRIES]:
        lists = [_numbered(page, rules, n + 1, limit), _paged(page, rules, n + 1, limit)]
        lists = [entries for entries in lists if len(entries) >= (2 if body else 3)]
        if lists:
            return min(lists, key=lambda entries: entries[0].line)
    if len(body) >= 2:
        ones = (n for n in front if (m := full(rules.entry, page.bare[n])) and number_of(m["number"]) == 1)
        for n in itertools.islice(ones, _TRIES):
            entries = _numbered(page, rules, n, limit)
            if len(entries) >= 2 and entries[-1].number >= body[-1].number - 1:
                return entries
    return ()


def entries_of_headings(page: Page, rules: ReaderRules, listed: Sequence[Heading]) -> tuple[Entry, ...]:
    """Entries of a table of contents that is written as headings, each with its title below it."""
    found = []
    for heading, following in zip(listed, [*listed[1:], None], strict=True):
        stop = following.line if following else len(page)
        lines, last = [heading.title] if heading.title else [], heading.line
        closed = bool(lines and _without_page(page.raw[heading.line], rules)[1])
        for n in range(heading.line + 1, stop):
            if closed:
                break
            if page.is_blank(n):
                # The last entry ends at the first gap; the others run on to the next heading.
                if following is None and lines:
                    break
                continue
            words, closed = _without_page(page.raw[n], rules)
            lines.append(words)
            last = n
        title, _ = _without_page(" ".join(lines), rules)
        title, date = split_title(title, rules)
        found.append(Entry(heading.number, title, date, heading.line, last))
    return tuple(found)


def _without_page(line: str, rules: ReaderRules) -> tuple[str, bool]:
    """*line* without the page number it ends with, and whether there was one."""
    line = line.strip(" \r\n")
    if len(line) > LONGEST * 2:
        return line, False
    for pattern in rules.page:
        match = pattern.search(line)
        while match and match.end() < len(line):
            match = pattern.search(line, match.start() + 1)
        if match and match.start():
            return line[: match.start()].strip(), True
    return line, False


def _numbered(page: Page, rules: ReaderRules, start: int, limit: int) -> tuple[Entry, ...]:
    """The first list from line *start* that counts up by one, three entries or more."""
    entries: list[Entry] = []
    year = ""
    opened: tuple[int, str, str, int] | None = None  # number, date, year, line
    words: list[str] = []
    closed = False
    last = start
    # What the gaps within entries and between them look like, to tell where the last one ends.
    within: set[tuple[str, ...]] = set()
    between: set[tuple[str, ...]] = set()

    def close() -> None:
        nonlocal opened
        if opened is None:
            return
        number, date, group, line = opened
        title, _ = _without_page(" ".join(words), rules)
        if date:
            date = folded_title(date)
            if group and not any(c.isdigit() and date[i : i + 4].isdecimal() for i, c in enumerate(date)):
                date = f"{date} {group}"
            title = folded_title(title)
        else:
            title, date = split_title(title, rules)
        entries.append(Entry(number, title, date, line, last))
        opened = None

    for n in range(start, limit):
        line = page.bare[n]
        if not line:
            # Where the list ends is not marked: its last entry stops at a blank line unless more follow.
            if (
                opened is not None
                and page.is_blank(n)
                and not page.is_blank(n - 1)
                and (_gap(page, n) not in within - between)
                and not _goes_on(page, rules, n, limit, opened[0])
            ):
                break
            continue
        if group := full(rules.group, line):
            if opened is None or _goes_on(page, rules, n, limit, opened[0]):
                close()
                year = group["year"]
            continue
        if opened is None and not entries and page.rank[n] - page.rank[start] > 2 * _FURTHEST:
            break
        match = full(rules.entry, line)
        number = number_of(match["number"]) if match else None
        expected = entries[-1].number + 1 if entries and opened is None else opened[0] + 1 if opened else None
        if match and number is not None and (expected is None or number == expected):
            if expected is None and number != 1:
                continue
            if opened is not None:
                between.add(_gap(page, last + 1))
            close()
            rest, closed = _without_page(match["title"], rules)
            opened, words, last = (number, match.groupdict().get("date") or "", year, n), [rest], n
            closed = closed or _without_page(page.raw[n], rules)[1]
        elif opened is not None:
            if full(rules.strong, line) or any(p.match(line) for p in rules.entry_end):
                break
            if closed:
                continue
            if page.rank[n] - page.rank[opened[3]] > _FURTHEST:
                if len(entries) >= 2:
                    break
                entries, opened = [], None
                continue
            rest, closed = _without_page(page.raw[n], rules)
            words.append(rest)
            within.add(_gap(page, last + 1))
            last = n
        if len(entries) >= _AT_MOST:
            break
    close()
    return tuple(entries) if len(entries) >= 2 else ()


def _gap(page: Page, n: int) -> tuple[str, ...]:
    """The blank lines from line *n* on, as they stand; none, where *n* is not blank."""
    m = n
    while m < len(page) and m - n < 8 and page.is_blank(m):
        m += 1
    return tuple(page.raw[n:m])


def _goes_on(page: Page, rules: ReaderRules, n: int, limit: int, number: int) -> bool:
    """Whether entry *number* + 1 stands within reach below line *n*."""
    seen = 0
    for m in range(n, min(limit, n + 4 * _FURTHEST)):
        line = page.bare[m]
        if not line:
            continue
        match = full(rules.entry, line)
        if match and number_of(match["number"]) == number + 1:
            return True
        seen += 1
        if seen > _FURTHEST:
            break
    return False


def _paged(page: Page, rules: ReaderRules, start: int, limit: int) -> tuple[Entry, ...]:
    """A list without numbers, each entry ending with the page it stands on."""
    entries: list[Entry] = []
    words: list[str] = []
    began = start
    silent = 0
    for n in range(start, min(limit, len(page))):
        if page.is_blank(n):
            words = [] if not entries else words
            continue
        rest, closed = _without_page(page.raw[n], rules)
        if not words:
            began = n
        words.append(rest)
        if not closed:
            silent += 1
            if silent > 5:
                break
            continue
        silent = 0
        title, date = split_title(" ".join(words), rules)
        entries.append(Entry(len(entries) + 1, title, date, began, n))
        words = []
        if len(entries) >= _AT_MOST:
            break
    return tuple(entries) if len(entries) >= 3 else ()
