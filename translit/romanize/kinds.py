"""What an unlabelled form is: a person, a place or a word; and by what sign."""

from __future__ import annotations

from dataclasses import dataclass

from translit.catalog import Catalog
from translit.catalog.cache import cached
from translit.romanize.names import Names

_PLACES, _PERSONS = "authority/places.csv", "authority/persons.csv"


@dataclass(frozen=True, slots=True)
class Known:
    """Names of the authority tables, and the syllables their given names are made of."""

    places: frozenset[str]
    persons: frozenset[str]
    given: tuple[frozenset[str], frozenset[str]]


def known_names(catalog: Catalog, names: Names) -> Known:
    """What the authority tables know, read once and kept."""

    def build() -> tuple[list[str], list[str], list[str], list[str]]:
        places: set[str] = set()
        persons: set[str] = set()
        given: tuple[set[str], set[str]] = (set(), set())
        here = set(catalog.names("authority/*.csv"))
        if _PLACES in here:
            for row in catalog.rows(_PLACES):
                places.update(name for name in (row["hangul"], row["hangul_dprk"]) if len(name) > 1)
        if _PERSONS in here:
            for row in catalog.rows(_PERSONS):
                for name in (row["hangul"], row["hangul_dprk"]):
                    if name:
                        persons.add(name)
                        _, rest = names.split_person(name)
                        if len(rest) == 2:
                            given[0].add(rest[0])
                            given[1].add(rest[1])
        return sorted(places), sorted(persons), sorted(given[0]), sorted(given[1])

    digest = catalog.digest(_PLACES, _PERSONS, "romanize/surnames.csv")
    places, persons, first, second = cached("romanize-known", digest, build)
    return Known(frozenset(places), frozenset(persons), (frozenset(first), frozenset(second)))


class Kinds:
    """Decides what a form is."""

    def __init__(self, catalog: Catalog, names: Names) -> None:
        self.names = names
        self.known = known = known_names(catalog, names)
        self.listed = {
            **dict.fromkeys(known.places, "place"),
            **dict.fromkeys(names.split_names, "place"),
            **dict.fromkeys(known.persons, "person"),
        }
        native = names.native_given
        self._first = known.given[0] | {given[0] for given in native}
        self._second = known.given[1] | {given[-1] for given in native}
        self._double_first = frozenset(surname[0] for surname in names.double)
        units = [unit.form for unit in names.units if unit.cls == "admin"]
        self._unit_ends = frozenset(unit[-1] for unit in units)
        self._long_units = frozenset(unit[-2:] for unit in units if len(unit) > 1)

    def kind(self, form: str) -> str:
        """The same as :meth:`decide` says, sooner: most words are settled by a few look-ups."""
        return self.decide(form)[0] if self.maybe_name(form) or " " in form else "word"

    def maybe_name(self, form: str) -> bool:
        """Whether *form*, without spaces, has anything of a name: if not, it is a word.

        As :meth:`decide`, which settles the rest, but by look-ups alone.
        """
        if form in self.listed:
            return True
        last = form[-1:]
        if last in self._unit_ends and (form[:-1] in self.listed or form[-2:] in self._long_units):
            return True
        size = len(form)
        if size == 3:
            if form[0] in self._double_first and form[:2] in self.names.double:
                return True
            return form[0] in self.names.surnames and form[1] in self._first and form[2] in self._second
        return size == 4 and form[0] in self._double_first

    def decide(self, form: str) -> tuple[str, str]:
        """``person``, ``place`` or ``word``, and the sign it was told by."""
        if " " in form:
            first, _, rest = form.partition(" ")
            if first in self.names.surnames and self._is_given(rest.replace(" ", "")):
                return "person", f"surname {first} and a space before the given name"
            found = [self.decide(word) for word in form.split(" ") if word]
            return next((f for f in found if f[0] == "place"), ("word", "several words, none a place"))
        if (listed := self.listed.get(form)) is not None:
            return listed, "stands in the authority tables or in romanize/split_names.csv"
        split = self.names.split_place(form) if len(form) > 2 else None
        if split and split[1].cls == "admin":
            stem, unit = split
            if len(unit.form) > 1 or stem in self.known.places:
                return "place", f"unit {unit.form} after a known name, or beyond doubt"
        if len(form) in (3, 4):
            surname, given = self.names.split_person(form)
            if len(surname) == 2 and len(given) == 1:
                return "person", f"surname {surname} of two syllables"
            if surname and len(given) == 2 and self._is_given(given):
                return "person", f"surname {surname} and a given name of usual syllables"
        return "word", "nothing marks it as a name"

    def _is_given(self, given: str) -> bool:
        if len(given) == 2:
            return given in self.names.native_given or (
                given[0] in self.known.given[0] and given[1] in self.known.given[1]
            )
        return len(given) in (1, 3)
