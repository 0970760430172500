"""Pages printed from a digital archive: the document itself, and what the page says around it."""

from __future__ import annotations

from dataclasses import dataclass

from translit.catalog import Catalog
from translit.documents.dates import first_date, is_date
from translit.documents.knowledge import ReaderRules, folded_title, full, reader_rules
from translit.documents.lines import Page
from translit.documents.opening import opening_of
from translit.model import Part, Span

# A page says its title, and so its citation, this near its beginning (lines that are not blank).
_NEAR = 14


@dataclass(frozen=True, slots=True)
class WebPage:
    """Lines (from 0) of one page: where it begins and ends, where the document in it does."""

    first: int
    last: int
    body_first: int
    body_last: int
    title: str
    date: str


def find_pages(page: Page, rules: ReaderRules) -> tuple[WebPage, ...]:
    """Every page in the text; each is given away by its citation and at least one other label."""
    citations = [n for n in page.inked if full(rules.citation, page.bare[n])]
    starts: list[tuple[int, int]] = []
    for n in citations:
        floor = starts[-1][1] if starts else -1
        starts.append((_page_start(page, rules, n, floor), n))
    pages = []
    for i, (start, citation) in enumerate(starts):
        stop = starts[i + 1][0] if i + 1 < len(starts) else len(page)
        if (found := _read_page(page, rules, start, citation, stop)) is not None:
            pages.append(found)
    return tuple(pages)


def _page_start(page: Page, rules: ReaderRules, citation: int, floor: int) -> int:
    """The line with the date over the title, or the first of the title."""
    rank = page.rank[citation]
    above = [n for n in page.inked[max(0, rank - _NEAR) : rank] if n > floor]
    for n in reversed(above):
        if is_date(page.bare[n], rules):
            return n
    # No date: the title is the block of lines nearest above.
    start = citation
    for n in reversed(above):
        if start - n > 3:
            break
        start = n
    return start


def _read_page(page: Page, rules: ReaderRules, start: int, citation: int, stop: int) -> WebPage | None:
    inked = page.inked[page.rank[start] : page.rank[stop] if stop < len(page) else len(page.inked)]
    labels = [n for n in inked if n > citation and full(rules.front, page.bare[n])]
    lasts = [n for n in inked if n >= citation and full(rules.last, page.bare[n])]
    if not labels and not lasts:
        return None
    date, words = "", []
    for n in inked:
        if n >= citation:
            break
        if not date and is_date(page.bare[n], rules):
            date = page.bare[n].strip("[]() .,")
        else:
            words.append(page.bare[n])
    title = folded_title(" ".join(words))
    if lasts:
        # "Contents:" and "Translation - English" stand together; the same words further down are text.
        begin = lasts[0]
        for n in lasts[1:]:
            if page.rank[n] - page.rank[begin] == 1:
                begin = n
    else:
        begin = _label_end(page, labels[-1], stop)
    body = [n for n in inked if n > begin]
    if not body:
        return WebPage(start, inked[-1], inked[-1], inked[-1], title, date)
    end = len(body) - 1
    while end > 0 and full(rules.back, page.bare[body[end]]):
        end -= 1
    for k in range(max(0, end - _NEAR), end):
        if full(rules.back, page.bare[body[k]]):
            end = max(0, k - 1)
            break
    return WebPage(start, inked[-1], body[0], body[end], title, date)


def _label_end(page: Page, label: int, stop: int) -> int:
    """The last line of what a label says: the rest of its line, or the paragraph below."""
    n = label
    if page.bare[n].endswith(":"):
        n += 1
        while n < stop and page.is_blank(n):
            n += 1
    while n + 1 < stop and not page.is_blank(n + 1):
        n += 1
    return n


def body_span(text: str, span: Span | None = None, catalog: Catalog | None = None) -> Span:
    """The document itself, without what its carrier puts around it.

    Of a page of a digital archive: what follows the labels (citation, summary, credits, language,
    contents) up to the foot. Of a document in a reader: what follows its heading, title and source
    note. Of any other text: all of it. Blanks at both ends are left out.

    Args:
        text: the whole text of the file.
        span: the part of it that is meant; ``None`` for all.
        catalog: the tables; ``None`` for the shipped ones.

    Returns:
        Offsets into *text*.

    >>> page = "Citation:\\n\\nMinutes, an archive\\n\\nContents:\\n\\nWe met today.\\n"
    >>> body_span(page).of(page)
    'We met today.'
    """
    rules = reader_rules(catalog)
    base = span or Span(0, len(text))
    page = Page(base.of(text))
    if not page.inked:
        return Span(base.start, base.start)
    first, last = page.inked[0], page.inked[-1]
    pages = find_pages(page, rules)
    if len(pages) == 1:
        first, last = pages[0].body_first, pages[0].body_last
    elif not pages and (match := full(rules.strong, page.bare[first])):
        first = opening_of(page, rules, first, last + 1, titled=bool(match.groupdict().get("title"))).body
    found = page.span(first, last)
    start, end = found.start + base.start, found.end + base.start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def page_part(found: WebPage, page: Page, rules: ReaderRules) -> Part:
    """A page as a part: the whole of it, with its title and date as printed."""
    date = found.date
    if not date and (match := first_date(found.title, rules)):
        date = match[0]
    return Part(None, found.title, date, page.span(found.first, found.last), found.first + 1, found.last + 1)
