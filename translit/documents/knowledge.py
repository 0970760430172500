"""What the tables ``documents/*.csv`` know about readers and archive pages, compiled once.

Patterns are tried against single lines of at most :data:`LONGEST` characters, so that no input,
however made, can keep one busy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import regex

from translit.catalog import Catalog, default_catalog
from translit.catalog.guard import compile_pattern
from translit.errors import Fault, TableError

Pattern: TypeAlias = "regex.Pattern[str]"

# A longer line is running text whatever it says.
LONGEST = 240
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FORM = regex.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that a document begins here, and how much it weighs."""

    id: str
    weight: float
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one place; :attr:`any` tells in one step that a line has none of them, as most have."""

    cues: tuple[Cue, ...]
    any: Pattern

    def met(self, line: str) -> tuple[int, ...]:
        """Positions of the cues that *line* begins with."""
        if not self.any.match(line):
            return ()
        return tuple(n for n, cue in enumerate(self.cues) if cue.pattern.match(line))


@dataclass(frozen=True, slots=True)
class ReaderRules:
    """The tables of this folder, ready to use. Patterns of one purpose stand in order of the table."""

    strong: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    begin: tuple[Pattern, ...]
    entry: tuple[Pattern, ...]
    group: tuple[Pattern, ...]
    page: tuple[Pattern, ...]
    entry_end: tuple[Pattern, ...]
    full_dates: tuple[Pattern, ...]
    short_dates: tuple[Pattern, ...]
    months: Pattern
    first: Cues
    head: Cues
    before: Cues
    titles: Cues
    shape: dict[str, float]
    citation: tuple[Pattern, ...]
    front: tuple[Pattern, ...]
    last: tuple[Pattern, ...]
    back: tuple[Pattern, ...]
    source_note: tuple[Pattern, ...]
    page_mark: tuple[Pattern, ...]
    separator: tuple[Pattern, ...]
    rule: tuple[Pattern, ...]
    end_matter: tuple[Pattern, ...]


def reader_rules(catalog: Catalog | None = None) -> ReaderRules:
    """The rules of *catalog*, by default the shipped ones.

    Raises:
        TableError: a pattern is no regular expression, or names a piece that dates.csv lacks.
    """
    return _compile_rules(catalog or default_catalog())


@lru_cache(maxsize=4)
def _compile_rules(catalog: Catalog) -> ReaderRules:
    pieces: dict[str, str] = {}
    dates = catalog.rows("documents/dates.csv")
    for row in dates:
        if row["kind"] == "piece":
            pieces[row["id"]] = f"(?:{_fill(row['pattern'], pieces)})"

    def chosen(table: str, column: str, value: str) -> tuple[Pattern, ...]:
        rows = catalog.rows(f"documents/{table}.csv")
        return tuple(_pattern(catalog, table, row, pieces) for row in rows if row[column] == value)

    def cues(place: str) -> Cues:
        rows = [row for row in catalog.rows("documents/cues.csv") if row["place"] == place]
        either = "|".join(f"(?:{_fill(row['pattern'], pieces)})" for row in rows)
        return Cues(
            tuple(
                Cue(row["id"], float(row["weight"]), _pattern(catalog, "cues", row, pieces)) for row in rows
            ),
            compile_pattern(either, catalog, "documents/cues.csv", place),
        )

    return ReaderRules(
        strong=chosen("headings", "strength", "strong"),
        weak=chosen("headings", "strength", "weak"),
        begin=chosen("contents", "kind", "begin"),
        entry=chosen("contents", "kind", "entry"),
        group=chosen("contents", "kind", "group"),
        page=chosen("contents", "kind", "page"),
        entry_end=chosen("contents", "kind", "end"),
        full_dates=chosen("dates", "kind", "full"),
        short_dates=chosen("dates", "kind", "short"),
        months=regex.compile(rf"(?i:\b{pieces['month']}(?!\w))"),
        first=cues("first"),
        head=cues("head"),
        before=cues("before"),
        titles=cues("title"),
        shape={
            row["pattern"]: float(row["weight"])
            for row in catalog.rows("documents/cues.csv")
            if row["place"] == "shape"
        },
        citation=chosen("webpage", "kind", "citation"),
        front=chosen("webpage", "kind", "front"),
        last=chosen("webpage", "kind", "last"),
        back=chosen("webpage", "kind", "back"),
        source_note=chosen("notes", "kind", "source"),
        page_mark=chosen("notes", "kind", "page"),
        separator=chosen("notes", "kind", "separator"),
        rule=chosen("notes", "kind", "rule"),
        end_matter=chosen("notes", "kind", "back"),
    )


def _fill(pattern: str, pieces: dict[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern


def _pattern(catalog: Catalog, table: str, row: dict[str, str], pieces: dict[str, str]) -> Pattern:
    try:
        return compile_pattern(_fill(row["pattern"], pieces), catalog, f"documents/{table}.csv", row["id"])
    except regex.error as error:
        message = f"row '{row['id']}': is no regular expression: {error}"
        raise TableError([Fault(f"documents/{table}.csv", 0, "T205", "pattern", message)]) from None


def full(patterns: tuple[Pattern, ...], line: str) -> regex.Match[str] | None:
    """The first pattern that is all of *line*."""
    if len(line) > LONGEST:
        return None
    return next((m for p in patterns if (m := p.fullmatch(line))), None)


def number_of(printed: str) -> int | None:
    """The number that figures or Roman letters stand for; ``None`` for letters that are no number.

    >>> number_of("12"), number_of("xiv"), number_of("civil")
    (12, 14, None)
    """
    if printed.isdecimal():
        return int(printed)
    letters = printed.upper()
    if not _ROMAN_FORM.fullmatch(letters):
        return None
    values = [_ROMAN[letter] for letter in letters]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


# Marks that printing or Markdown puts around a line and that say nothing.
_DRESS = "*_#> \t\f\u00a0\ufeff"


def bare(line: str) -> str:
    """*line* without blanks and Markdown marks around it.

    >>> bare("**DOCUMENT No. 1** ")
    'DOCUMENT No. 1'
    """
    return line.strip(_DRESS)


def folded_title(words: str) -> str:
    """A title on one line.

    >>> folded_title("Telegram,  Stalin\\n to Mao ")
    'Telegram, Stalin to Mao'
    """
    return " ".join(words.split())
