"""A concordance taken together by referent: each form with its documents and lines. Streams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from translit.concord.row import Row

#: Certainties from the least sure.
LEAST_SURE = ("low", "unknown", "medium", "high")


class Place(NamedTuple):
    """A document in which a form stands: the line of its first mention there, and how many there are."""

    file: str
    document: str
    line: int
    mentions: int
    lines: tuple[int, ...]


class Form(NamedTuple):
    """A spelling met for a referent; ``certainty`` is that of the least sure mention."""

    form: str
    mentions: int
    certainty: str
    places: tuple[Place, ...]


class Entry(NamedTuple):
    """One referent, or one unsettled spelling, with all that was printed for it, the commonest first."""

    id: str
    kind: str
    preferred: str
    hangul: str
    hanja: str
    mr: str
    rr: str
    forms: tuple[Form, ...]

    @property
    def head(self) -> str:
        """What it is listed under."""
        return self.preferred or self.forms[0].form

    @property
    def settled(self) -> bool:
        """Whether it is known who or what is meant."""
        return not self.id.startswith("form:")

    @property
    def mentions(self) -> int:
        """How often it is named."""
        return sum(form.mentions for form in self.forms)


def entries(rows: Iterable[Row]) -> Iterator[Entry]:
    """Entries of *rows*, which come sorted by referent; memory for one referent at a time."""
    for _, group in groupby(rows, key=lambda row: row.id):
        yield _entry(list(group))


def _entry(rows: list[Row]) -> Entry:
    places: dict[str, dict[tuple[str, str], list[int]]] = {}
    certainty: dict[str, int] = {}
    for row in rows:
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
    first = rows[0]
    return Entry(*first[:7], forms=tuple(sorted(forms, key=lambda f: (-f.mentions, f.form))))
