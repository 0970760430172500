"""Take a printed form apart: the name itself, and what the words around it say about its kind.

*Cde. Pak Chang Ok* is a person Pak Chang Ok; *Daydo-ko River* is a river Daydo-ko; *[Tetsugen]* is
Tetsugen. Nothing here decides what the name is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from translit.candidates.joined import joined_names
from translit.catalog import Catalog
from translit.model import Kind
from translit.resolve.diacritics import Against, Diacritics

_EDGES = " \t\r\n.,;:!?\"“”„«»'‘’`[](){}<>*_…"
_POSSESSIVE = regex.compile(r"['’]s?$")
_BEFORE_CAPITAL = regex.compile(r"\s\p{Lu}")
_SPACES = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hints:
    """What the print says of a name's kind: person or place, and which kinds of place it may be.

    ``spaced`` is how often the name is broken by a space before a capital, as names of persons are;
    ``against`` are origins that the marks of its letters speak against, with what that costs.
    """

    kind: Kind | None = None
    features: frozenset[str] = frozenset()
    spaced: int = 0
    against: Against = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form as printed, the name in it, and the hints.

    ``whole`` is the name with the generic word that :attr:`name` leaves out; the two are equal where
    there is none. *Ho Dam* is a man, though *Dam* may be a generic.
    """

    printed: str
    name: str
    hints: Hints
    whole: str = ""


class FormReader:
    """Reads forms by the tables of titles and generics."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def _diacritics(self) -> Diacritics:
        return Diacritics(self._catalog)

    @cached_property
    def _titles(self) -> regex.Pattern[str]:
        written = sorted(
            (row["written"] for row in self._catalog.rows("resolve/titles.csv")), key=len, reverse=True
        )
        return regex.compile(
            rf"(?:(?:{'|'.join(map(regex.escape, written))})(?=\W|$)[\s.]*)+", regex.IGNORECASE
        )

    @cached_property
    def _generics(self) -> tuple[regex.Pattern[str], regex.Pattern[str], dict[str, frozenset[str]]]:
        kinds: dict[str, frozenset[str]] = {}
        words: dict[str, list[str]] = {"before": [], "after": []}
        for row in self._catalog.rows("resolve/generics.csv"):
            if row["position"] in words:
                words[row["position"]].append(row["written"])
                kinds[row["written"].lower()] = frozenset(row["kind"].split("|")) - {""}
        joined = {
            where: "|".join(regex.escape(w) for w in sorted(found, key=len, reverse=True))
            for where, found in words.items()
        }
        before = regex.compile(rf"(?:the\s+)?({joined['before']})\s+(?=\S)", regex.IGNORECASE)
        after = regex.compile(rf"(?<=\S)\s+({joined['after']})\.?$", regex.IGNORECASE)
        return before, after, kinds

    def read(self, printed: str) -> Form:
        """Take *printed* apart.

        >>> from translit.catalog import default_catalog
        >>> form = FormReader(default_catalog()).read("[Daydo-ko] River")
        >>> form.name, sorted(form.hints.features)
        ('Daydo-ko', ['river'])
        """
        name = _SPACES.sub(" ", printed).strip(_EDGES)
        kind: Kind | None = None
        features: frozenset[str] = frozenset()
        title = self._titles.match(name)
        if title and title.end() < len(name):
            name, kind = name[title.end() :], Kind.PERSON
        whole = name
        before, after, kinds = self._generics
        for pattern in (before, after):
            match = pattern.match(name) if pattern is before else pattern.search(name)
            if match and kind is None:
                features |= kinds[match[1].lower()]
                name = name[match.end() :] if pattern is before else name[: match.start()]
                kind = kind or Kind.PLACE
        name = _POSSESSIVE.sub("", name.strip(_EDGES)).strip(_EDGES)
        spaced = len(_BEFORE_CAPITAL.findall(name))
        return Form(
            printed,
            name or printed.strip(),
            Hints(kind, features, spaced, self._diacritics.against(name)),
            whole,
        )


_LIST = regex.compile(r"\s*[,;/]\s*(?:and\s+|or\s+)?|\s+(?:and|or|i|и|to)\s+|\s+[-–—]\s+|\s*[–—]\s*")


def split_list(printed: str) -> tuple[tuple[int, int], ...]:
    """The spans of the names in a list: *Sensen, Teysyu and Taysen* has three, *Tetsugen-Ansyu* two.

    >>> [("Sensen, Teysyu and Taysen")[a:b] for a, b in split_list("Sensen, Teysyu and Taysen")]
    ['Sensen', 'Teysyu', 'Taysen']
    """
    spans = []
    start = 0
    for separator in _LIST.finditer(printed):
        spans.append((start, separator.start()))
        start = separator.end()
    spans.append((start, len(printed)))
    trimmed = []
    for begin, end in spans:
        while begin < end and printed[begin] in _EDGES:
            begin += 1
        while end > begin and printed[end - 1] in _EDGES:
            end -= 1
        for first, last in joined_names(printed[begin:end]) or ((0, end - begin),):
            if first < last:
                trimmed.append((begin + first, begin + last))
    return tuple(trimmed)
