"""A concordance taken together by referent: each form with its documents and lines. Streams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from translit.concord.row import Referent, Row

#: Certainties from the least sure.
LEAST_SURE = ("low", "unknown", "medium", "high")
_MOST_LINES = 12  # of one document told in print; then "and n more"


class Place(NamedTuple):
    """A document in which a form stands: the line of its first mention there, and how many there are."""

    file: str
    document: str
    line: int
    mentions: int
    lines: tuple[int, ...]

    def told(self) -> str:
        """The lines for print.

        >>> Place("a.txt", "1. Telegram", 7, 3, (7, 9)).told()
        '7, 9'
        """
        more = len(self.lines) - _MOST_LINES
        return ", ".join(map(str, self.lines[:_MOST_LINES])) + (f" and {more} more" if more > 0 else "")


class Form(NamedTuple):
    """A spelling met for a referent; ``certainty`` is that of the least sure mention."""

    form: str
    mentions: int
    certainty: str
    places: tuple[Place, ...]


class Entry(NamedTuple):
    """One referent, or one unsettled spelling, with all that was printed for it, the commonest first."""

    who: Referent
    forms: tuple[Form, ...]

    @property
    def head(self) -> str:
        """What it is listed under."""
        return self.who.preferred or self.forms[0].form

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return sum(form.mentions for form in self.forms)


def entries(rows: Iterable[Row]) -> Iterator[Entry]:
    """Entries of *rows*, which come sorted by referent; memory for the places of one referent at a time."""
    for _, group in groupby(rows, key=lambda row: row.id):
        yield _entry(group)


def _entry(rows: Iterator[Row]) -> Entry:
    first = next(rows)
    places: dict[str, dict[tuple[str, str], list[int]]] = {}
    certainty: dict[str, int] = {}
    for row in chain([first], rows):
        form = row.form
        places.setdefault(form, {}).setdefault((row.file, row.document), []).append(row.line)
        sure = LEAST_SURE.index(row.certainty)
        certainty[form] = min(sure, certainty.get(form, sure))
    forms = [
        Form(
            form,
            sum(map(len, where.values())),
            LEAST_SURE[certainty[form]],
            tuple(
                Place(file, document, lines[0], len(lines), tuple(dict.fromkeys(lines)))
                for (file, document), lines in where.items()
            ),
        )
        for form, where in places.items()
    ]
    return Entry(first.who, tuple(sorted(forms, key=lambda f: (-f.mentions, f.form))))
