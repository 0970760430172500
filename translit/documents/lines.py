"""A text as numbered lines, the form in which readers are taken apart."""

from __future__ import annotations

from functools import cached_property

from translit.documents.knowledge import LONGEST, bare
from translit.model import Span
from translit.text import Lines


class Page:
    """Lines of a text, counted from 0 here; :meth:`line_number` and :meth:`span` give what is reported."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = Lines(text)
        self.raw = [text[s:e] for s, e in map(self._lines.line_span, range(1, len(self._lines) + 1))]

    @cached_property
    def bare(self) -> list[str]:
        """Each line without blanks and Markdown marks around it; very long ones are cut."""
        return [bare(line[: LONGEST + 2]) for line in self.raw]

    @cached_property
    def inked(self) -> list[int]:
        """Which lines are not blank."""
        return [n for n, line in enumerate(self.bare) if line or self.raw[n].strip()]

    @cached_property
    def rank(self) -> list[int]:
        """For each line, how many lines before it are not blank."""
        ranks, count = [], 0
        for n, line in enumerate(self.bare):
            ranks.append(count)
            count += bool(line or self.raw[n].strip())
        return ranks

    def __len__(self) -> int:
        return len(self.raw)

    def is_blank(self, n: int) -> bool:
        """Whether line *n* holds nothing to see; lines outside the text are blank."""
        return not 0 <= n < len(self.raw) or not self.raw[n].strip()

    def span(self, first: int, last: int) -> Span:
        """From the beginning of line *first* to the end of line *last*, without its line end."""
        return Span(self._lines.start_of(first + 1), self._lines.line_span(last + 1)[1])
