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
        self.given_first = known.given[0] | {given[0] for given in native}
        self._second = known.given[1] | {given[-1] for given in native}
        units = [unit.form for unit in names.units if unit.cls == "admin"]
        self.unit_ends = frozenset(unit[-1] for unit in units)
        self._long_units = frozenset(unit[-2:] for unit in units if len(unit) > 1)

    def kind(self, form: str) -> str:
        """``person``, ``place`` or ``word``. Mostly look-ups: running text asks it of every new word."""
        listed = self.listed.get(form)
        if listed is not None:
            return listed
        if form[-1:] in self.unit_ends and self._is_unit_after_name(form):
            return "place"
        size = len(form)
        if size == 3:
            if form[0] in self.names.surnames and form[1] in self.given_first and form[2] in self._second:
                return "person" if self._is_given(form[1:]) else "word"
            return "person" if form[:2] in self.names.double and " " not in form else "word"
        if size == 4 and form[:2] in self.names.double and self._is_given(form[2:]):
            return "person"
        return self._kind_of_phrase(form) if " " in form else "word"

    def decide(self, form: str) -> tuple[str, str]:
        """What :meth:`kind` says, and the sign it was told by."""
        kind = self.kind(form)
        if form in self.listed:
            return kind, "stands in the authority tables or in romanize/split_names.csv"
        if kind == "person":
            surname, given = self.names.split_person(form)
            return kind, f"surname {surname} and what may be a given name, {given}"
        if kind == "place":
            return kind, "a unit after a known name, or one beyond doubt"
        return kind, "nothing marks it as a name"

    def _is_unit_after_name(self, form: str) -> bool:
        if len(form) < 3 or not (form[:-1] in self.listed or form[-2:] in self._long_units):
            return False
        split = self.names.split_place(form)
        return (
            split is not None
            and split[1].cls == "admin"
            and (len(split[1].form) > 1 or self.listed.get(split[0]) == "place")
        )

    def _kind_of_phrase(self, form: str) -> str:
        first, _, rest = form.partition(" ")
        if first in self.names.surnames and self._is_given(rest.replace(" ", "")):
            return "person"
        return "place" if any(self.kind(word) == "place" for word in form.split(" ") if word) else "word"

    def _is_given(self, given: str) -> bool:
        if len(given) == 2:
            return given in self.names.native_given or (
                given[0] in self.known.given[0] and given[1] in self.known.given[1]
            )
        return len(given) in (1, 3)
