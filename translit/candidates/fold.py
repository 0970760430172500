"""A printed form as the lattices read it: bare letters of one script, and where it was broken.

Folding is for matching only; the form itself is kept as printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from translit.catalog import Catalog
from translit.rules import Rule

_LATIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
# Marks of a long vowel: the macron, and the circumflex that typists put for it.
_LENGTH = "\u0304\u0302"
_APOSTROPHES = frozenset("'’ʼ‘ʻ`′")
# Forms kept folded: names repeat.
_REMEMBERED = 2_000
# Letters that decompose into nothing ASCII, met in Polish, Czech, Hungarian, German and Romanian texts.
_SPECIAL = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Folded:
    """Letters to match, offsets of breaks (spaces, hyphens) among them, and the script.

    ``mixed`` says that letters of the other script stood among them and were read by their looks;
    ``marks`` are the offsets of Latin letters with a mark, each with the combining character; ``'`` stands
    for every kind of apostrophe behind a letter.
    """

    letters: str
    breaks: tuple[int, ...]
    script: str
    mixed: bool
    marks: tuple[tuple[int, str], ...] = ()

    @property
    def long(self) -> tuple[int, ...]:
        """Offsets of the letters marked as long vowels."""
        return tuple(offset for offset, mark in self.marks if mark in _LENGTH)


def bare_letters(text: str) -> str:
    """Latin *text* as it stands when folded: small letters a to z, nothing else.

    >>> bare_letters("Č'ŏł")
    'col'
    """
    parts = unicodedata.normalize("NFD", text.lower().translate(_SPECIAL))
    return "".join(part for part in parts if part in _LATIN_LETTERS)


def numbered(text: str) -> str:
    """Letters and digits of a name with a number, folded; empty for a name without one.

    >>> numbered("K-14"), numbered("Hill 1179"), numbered("Kimpo")
    ('k14', 'hill1179', '')
    """
    if not any(map(str.isdigit, text)):
        return ""
    return "".join(c for c in text.casefold() if c.isalnum())


def folded_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """*rules* with the marks of their results folded away, as the forms they are compared with."""
    return tuple(
        replace(rule, results=tuple(dict.fromkeys(map(bare_letters, rule.results)))) for rule in rules
    )


class Folder:
    """Folds forms by the table of look-alike letters."""

    def __init__(self, catalog: Catalog) -> None:
        rows = catalog.rows("resolve/homoglyphs.csv")
        self._to_latin: Mapping[str, str] = {row["cyrillic"]: row["latin"] for row in rows}
        self._to_cyrillic: Mapping[str, str] = {row["latin"]: row["cyrillic"] for row in rows}

        self._folded = lru_cache(maxsize=_REMEMBERED)(self._fold)

    def fold(self, form: str) -> Folded:
        """Fold *form*; a form without Latin or Cyrillic letters folds to nothing.

        >>> from translit.catalog import default_catalog
        >>> Folder(default_catalog()).fold("Ch'or-won")
        Folded(letters='chorwon', breaks=(4,), script='latin', mixed=False, marks=((1, "'"),))
        """
        return self._folded(form)

    def _meant(self, text: str) -> str:
        """The script that every letter of the other one looks like: HAM ИР is Cyrillic; or nothing."""
        letters = [c for c in text if c.isalpha()]
        other_latin = all(c in self._to_cyrillic for c in letters if not _is_cyrillic(c))
        other_cyrillic = all(c in self._to_latin for c in letters if _is_cyrillic(c))
        if other_latin == other_cyrillic:
            return ""
        return "cyrillic" if other_latin else "latin"

    def _fold(self, form: str) -> Folded:
        text = unicodedata.normalize("NFC", form)
        cyrillic = sum(map(_is_cyrillic, text))
        latin = sum(c.isalpha() and not _is_cyrillic(c) for c in text)
        script = "cyrillic" if cyrillic > latin else "latin"
        mixed = bool(cyrillic and latin)
        if mixed:
            script = self._meant(text) or script
            table = self._to_cyrillic if script == "cyrillic" else self._to_latin
            text = "".join(table.get(c, c) for c in text)
        letters: list[str] = []
        breaks: list[int] = []
        marks: list[tuple[int, str]] = []
        for char in text.lower().translate(_SPECIAL):
            if script == "cyrillic" and _is_cyrillic(char):
                letters.append(char)
                continue
            for part in unicodedata.normalize("NFD", char):
                if part in _LATIN_LETTERS and script == "latin":
                    letters.append(part)
                elif letters and script == "latin" and unicodedata.combining(part):
                    marks.append((len(letters) - 1, part))
                elif letters and script == "latin" and part in _APOSTROPHES:
                    marks.append((len(letters) - 1, "'"))
                elif (part.isspace() or part in "-‐‑–—") and letters and breaks[-1:] != [len(letters)]:
                    breaks.append(len(letters))
        while breaks and breaks[-1] >= len(letters):
            breaks.pop()
        return Folded("".join(letters), tuple(breaks), script, mixed, tuple(marks))


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u04ff"
