"""What normalizing would change, as a unified diff. Made from the replacements."""

from __future__ import annotations

from collections.abc import Iterator

from translit.normalize.run import Normalization
from translit.text import Lines

_CONTEXT = 3
_COLORS = {"-": "31", "+": "32", "@": "36"}


def unified_diff(done: Normalization, *, color: bool = False) -> Iterator[str]:
    """The lines of a unified diff between a document and its normalization."""
    changes = _changed_lines(done)
    if not changes:
        return
    name = done.document.file
    yield f"--- {name}\n"
    yield f"+++ {name} (normalized)\n"
    old = _lines_of(done.document.text)
    shift = 0
    at = 0
    while at < len(changes):
        last = at
        while last + 1 < len(changes) and changes[last + 1][0] - changes[last][1] <= 2 * _CONTEXT:
            last += 1
        hunk, gained = _hunk(done.document.text, old, changes[at : last + 1], shift)
        shift += gained
        at = last + 1
        for line in hunk:
            mark = _COLORS.get(line[0]) if color else None
            yield f"\033[{mark}m{line.rstrip(chr(10))}\033[0m\n" if mark else line


def _changed_lines(done: Normalization) -> list[tuple[int, int, str]]:
    """First and last changed line (from 1) and their new text, adjoining changes together."""
    text = done.document.text
    old = _lines_of(text)
    changes: list[tuple[int, int, str]] = []
    group: list[int] = []

    def close() -> None:
        first = old.place(done.replacements[group[0]].span.start)[0]
        last = old.place(_last_point(done, group[-1]))[0]
        start, end = old.start_of(first), _line_end(old, text, last)
        pieces, place = [], start
        for number in group:
            r = done.replacements[number]
            pieces += [text[place : r.span.start], r.after]
            place = r.span.end
        changes.append((first, last, "".join(pieces) + text[place:end]))

    for number, r in enumerate(done.replacements):
        if group and old.place(r.span.start)[0] > old.place(_last_point(done, group[-1]))[0]:
            close()
            group = []
        group.append(number)
    if group:
        close()
    return changes


def _lines_of(text: str) -> Lines:
    """Lines as ``patch`` counts them: by ``\\n`` alone."""
    return Lines(text.replace("\r", " "))


def _last_point(done: Normalization, number: int) -> int:
    span = done.replacements[number].span
    return max(span.start, span.end - 1)


def _line_end(lines: Lines, text: str, number: int) -> int:
    return lines.start_of(number + 1) if number < len(lines) else len(text)


def _hunk(text: str, old: Lines, changes: list[tuple[int, int, str]], shift: int) -> tuple[list[str], int]:
    count = len(old) - (1 if old.start_of(len(old)) == len(text) else 0)
    first = max(1, changes[0][0] - _CONTEXT)
    last = min(count, changes[-1][1] + _CONTEXT)
    body: list[str] = []
    at, removed, added = first, 0, 0
    for begin, end, new in changes:
        body += _marked(" ", text[old.start_of(at) : old.start_of(begin)])
        body += _marked("-", text[old.start_of(begin) : _line_end(old, text, end)])
        body += _marked("+", new)
        removed += end - begin + 1
        added += new.count("\n") + (not new.endswith("\n"))
        at = end + 1
    if at <= last:
        body += _marked(" ", text[old.start_of(at) : _line_end(old, text, last)])
    size = last - first + 1
    grown = added - removed
    head = f"@@ -{first},{size} +{first + shift},{size + grown} @@\n"
    return [head, *body], grown


def _marked(mark: str, text: str) -> list[str]:
    return [
        f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
        for line in _lines(text)
    ]


def _lines(text: str) -> list[str]:
    """Lines by ``\\n`` alone, ends kept, as ``patch`` counts them."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
