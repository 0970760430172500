"""What stands between the heading of a document in a reader and its text: title, date, source note."""

from __future__ import annotations

from dataclasses import dataclass

from translit.documents.dates import is_date
from translit.documents.knowledge import ReaderRules, folded_title, full
from translit.documents.lines import Page

# A title is no longer than this, and an opening has no more paragraphs.
_LONGEST_TITLE, _MOST_LINES = 420, 7
_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """Title and date as printed below a heading, and the first line (from 0) of the text."""

    title: str
    date: str
    body: int


@dataclass(frozen=True, slots=True)
class _Block:
    kind: str  # note, date, title, text
    line: int
    words: str


def opening_of(page: Page, rules: ReaderRules, heading: int, stop: int, *, titled: bool) -> Opening:
    """Read what follows the heading on line *heading*.

    With a source note, the text begins below it, or below the title if that comes after the note; a
    date after the note belongs to the text. Without one, the text begins below the title. Capitals
    alone may be a letterhead as well as a title; they count as text, too.

    Args:
        page: the lines.
        rules: the tables.
        heading: its line, from 0.
        stop: the line after the document.
        titled: whether the heading's own line gives the title.
    """
    blocks = _blocks(page, rules, heading + 1, stop)
    note = max((i for i, block in enumerate(blocks) if block.kind == "note"), default=-1)
    title = next((block for block in blocks if block.kind == "title"), None) if not titled else None
    date = next((block for block in blocks if block.kind == "date"), None)
    rest = [block for block in blocks[note + 1 :] if block.kind != "note"]
    if title in rest and _is_editorial(title.words, rules):
        place = rest.index(title)
        rest = rest[:place] + rest[place + 1 :]
    body = rest[0].line if rest else min(heading, stop - 1)
    return Opening(title.words if title else "", date.words if date else "", body)


def _blocks(page: Page, rules: ReaderRules, n: int, stop: int) -> list[_Block]:
    """Paragraphs up to and with the first that can only be text."""
    blocks: list[_Block] = []
    while n < stop and len(blocks) < _BLOCKS:
        line = page.bare[n]
        if page.is_blank(n) or full(rules.separator, line or page.raw[n].strip()):
            n += 1
        elif full(rules.source_note, line):
            blocks.append(_Block("note", n, line))
            n = _note_end(page, n, stop) + 1
        elif is_date(line, rules):
            blocks.append(_Block("date", n, line.strip("[]() .,")))
            n += 1
        else:
            first = n
            lines: list[str] = []
            while n < stop and not page.is_blank(n) and len(lines) <= _MOST_LINES:
                if lines and (is_date(page.bare[n], rules) or full(rules.source_note, page.bare[n])):
                    break
                lines.append(page.bare[n])
                n += 1
            words = folded_title(" ".join(lines))
            is_title = (
                len(lines) <= _MOST_LINES and len(words) <= _LONGEST_TITLE and _may_be_title(words, rules)
            )
            blocks.append(_Block("title" if is_title else "text", first, words))
            if not is_title:
                break
    return blocks


def _may_be_title(words: str, rules: ReaderRules) -> bool:
    """Titles do not end like sentences, unless they begin like titles or end with a date."""
    if not words.rstrip("\"'”’)]").endswith((".", "!", "?", ":", ";", ",")):
        return True
    return bool(rules.titles.met(words)) or any(
        m.end() >= len(words) - 3 for p in rules.full_dates for m in p.finditer(words)
    )


def _is_editorial(words: str, rules: ReaderRules) -> bool:
    """Whether a title is the editor's, no letterhead: not in capitals alone, or dated."""
    return words != words.upper() or any(p.search(words) for p in rules.full_dates)


def _note_end(page: Page, n: int, stop: int) -> int:
    """The last line of a bracketed or plain note that begins on line *n*."""
    opening = page.bare[n][:1]
    closing = {"[": "]", "(": ")"}.get(opening)
    last, depth = n, 0
    while last < stop and not page.is_blank(last) and last - n < 12:
        if closing:
            depth += page.raw[last].count(opening) - page.raw[last].count(closing)
            if depth <= 0:
                return last
        last += 1
    return last - 1
