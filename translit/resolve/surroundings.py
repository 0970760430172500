"""What the words beside a name say: its kind, and the surname that a bracket left outside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from translit.candidates.authority import PROVINCE
from translit.candidates.index import Index
from translit.catalog import Catalog
from translit.model import Kind
from translit.resolve.forms import Compass, Hints
from translit.resolve.generics import AFTER, BEFORE, GenericWords, PlaceKinds
from translit.resolve.titles import Titles

_WINDOW = 48
_OPENING = "[({<\"“' \t\r\n"
_CLOSING = "])}>\"”' \t\r\n"
_WORD_BEFORE = regex.compile(r"(\p{Lu}[\p{L}’'-]{1,11})[ \t]*(?:\r?\n)?[ \t]*[\[({<]+$", regex.REVERSE)
_SURNAME_CEILING = 0.2
# Thousands of bearers from which a surname is common enough to be told from an English word.
_COMMON_SURNAME = 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hints from beside a mention, and the printed surname right before its bracket (or empty)."""

    hints: Hints
    surname: str


class SurroundingsReader:
    """Reads what stands beside a span by the tables of generics and titles."""

    def __init__(self, catalog: Catalog, index: Index) -> None:
        self._catalog = catalog
        self._index = index
        self._compass = Compass(catalog)
        self._is_surname = lru_cache(maxsize=4096)(self._spells_surname)

    @cached_property
    def _patterns(self) -> tuple[GenericWords, regex.Pattern[str], regex.Pattern[str]]:
        words = GenericWords(self._catalog)
        return (
            words,
            regex.compile(rf"({words.alternatives(AFTER)})s?\b", regex.IGNORECASE),
            regex.compile(rf"(?<!\w)({words.alternatives(BEFORE)})\s+$", regex.IGNORECASE | regex.REVERSE),
        )

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self._catalog)

    def read(self, text: str, start: int, end: int) -> Surroundings:
        """What stands beside ``text[start:end]``."""
        words, after, before = self._patterns
        left = text[max(0, start - _WINDOW) : start]
        bare_left = left.rstrip(_OPENING) + " "
        right = text[end : end + _WINDOW].lstrip(_CLOSING)
        kinds, title = PlaceKinds(), ""
        kind: Kind | None = None
        word = after.match(right) or before.search(bare_left)
        if word and words.kinds(word[1]).named:
            kinds = words.kinds(word[1])
            kind = Kind.PLACE
        elif title := self._titles.closing(bare_left) or self._titles.behind(right):
            kind = Kind.PERSON
        name = _WORD_BEFORE.search(left)
        surname = name[1] if name and kind is not Kind.PLACE and self._is_surname(name[1]) else ""
        compass = self._compass.before(bare_left) if PROVINCE in kinds.named else ""
        if surname:  # the calling stands before it
            title = self._titles.closing(bare_left.rstrip().removesuffix(surname))
        commoner = self._titles.is_of_commoner(title)
        hints = Hints(
            Kind.PERSON if surname else kind, kinds.named, kinds.also, compass=compass, commoner=commoner
        )
        return Surroundings(hints, surname)

    def _spells_surname(self, word: str) -> bool:
        """Whether *word* alone may be a printed Korean surname."""
        folded = self._index.folder.fold(word)
        rows = self._catalog.rows("romanize/surnames.csv")
        for route in ("korean-through-russian", "romanized", "korean-cyrillic"):
            spellings = self._index.name_spellings(route)
            for row in rows:
                common = len(row["hangul"]) == 1 and float(row["thousands"] or 0) >= _COMMON_SURNAME
                ways = spellings.get(row["hangul"], {}) if common else {}
                if ways.get(folded.letters, _SURNAME_CEILING + 1) <= _SURNAME_CEILING:
                    return True
        return False
