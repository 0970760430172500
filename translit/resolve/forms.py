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
from translit.catalog.guard import alternatives
from translit.model import Kind
from translit.resolve.diacritics import Against, Diacritics
from translit.resolve.generics import AFTER, BEFORE, GenericWords
from translit.resolve.titles import Titles

_EDGES = " \t\r\n.,;:!?\"“”„«»'‘’`[](){}<>*_…"
_POSSESSIVE = regex.compile(r"['’]s?$")
_BEFORE_CAPITAL = regex.compile(r"\s\p{Lu}")
_ARTICLE = regex.compile(r"the\s+(?=\p{Lu})", regex.IGNORECASE)
_SPACES = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hints:
    """What the print says of a name's kind: person or place, and which kinds of place it may be.

    ``features`` are the kinds it speaks for and ``also`` those it hardly speaks against: a mine is
    called by its town.
    ``spaced`` is how often the name is broken by a space before a capital, as names of persons are;
    ``against`` are origins that the marks of its letters speak against, with what that costs; ``compass`` is
    the syllable (북 or 남) of the half of a province that a word before the name says; a ``commoner`` is one
    whom no book is likely to list.
    """

    kind: Kind | None = None
    features: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    spaced: int = 0
    against: Against = ()
    compass: str = ""
    commoner: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form as printed, the name in it, and the hints.

    ``whole`` is the name with the generic word that :attr:`name` leaves out; the two are equal where
    there is none. *Ho Dam* is a man, though *Dam* may be a generic. ``half`` is the name without a word of
    the compass before it, and the syllable for that word, where there may be one.
    """

    printed: str
    name: str
    hints: Hints
    whole: str = ""
    half: tuple[str, str] = ("", "")


class FormReader:
    """Reads forms by the tables of titles and generics."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.compass = Compass(catalog)

    @cached_property
    def _diacritics(self) -> Diacritics:
        return Diacritics(self._catalog)

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self._catalog)

    @cached_property
    def _generics(self) -> tuple[GenericWords, regex.Pattern[str], regex.Pattern[str]]:
        words = GenericWords(self._catalog)
        before = regex.compile(rf"(?:the\s+)?({words.alternatives(BEFORE)})\s+(?=\S)", regex.IGNORECASE)
        after = regex.compile(rf"(?<=\S)\s+({words.alternatives(AFTER)})\.?$", regex.IGNORECASE)
        return words, before, after

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
        also: frozenset[str] = frozenset()
        title = self._titles.opening(name)
        if 0 < len(title) < len(name):
            name, kind = name[len(title) :], Kind.PERSON
        whole = name
        words, before, after = self._generics
        for pattern in (before, after):
            match = pattern.match(name) if pattern is before else pattern.search(name)
            if match and kind is None:
                kinds = words.kinds(match[1])
                features, also = features | kinds.named, also | kinds.also
                name = name[match.end() :] if pattern is before else name[: match.start()]
                kind = kind or Kind.PLACE
        if name != whole:
            name = _ARTICLE.sub("", name)
        name = _POSSESSIVE.sub("", name.strip(_EDGES)).strip(_EDGES)
        spaced = len(_BEFORE_CAPITAL.findall(name))
        return Form(
            printed,
            name or printed.strip(),
            Hints(
                kind,
                features,
                also,
                spaced,
                self._diacritics.against(name),
                commoner=self._titles.is_of_commoner(self._titles.closing(title)),
            ),
            whole,
            self.compass.split(name) if kind is not Kind.PERSON else ("", ""),
        )


class Compass:
    """The words of ``tables/resolve/compass.csv``, which say the half of a province: *South* Hwanghae."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def _patterns(self) -> tuple[regex.Pattern[str], regex.Pattern[str], dict[str, str]]:
        syllables = {
            row["written"].lower(): row["hangul"] for row in self._catalog.rows("resolve/compass.csv")
        }
        written = alternatives(syllables)
        return (
            regex.compile(rf"({written})[\s-]+(?=\p{{L}})", regex.IGNORECASE),
            regex.compile(rf"(?<!\p{{L}})({written})[\s-]*$", regex.IGNORECASE | regex.REVERSE),
            syllables,
        )

    def split(self, name: str) -> tuple[str, str]:
        """*name* without such a word at its beginning, and the syllable for it; empty where there is none.

        >>> from translit.catalog import default_catalog
        >>> Compass(default_catalog()).split("South Hwanghae")
        ('Hwanghae', '남')
        """
        opening, _, syllables = self._patterns
        word = opening.match(name)
        return (name[word.end() :], syllables[word[1].lower()]) if word else ("", "")

    def before(self, left: str) -> str:
        """The syllable for such a word at the end of *left*, the text before a name; or nothing."""
        _, closing, syllables = self._patterns
        word = closing.search(left)
        return syllables[word[1].lower()] if word else ""


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
