"""Romanize a form: find its kind and its parts, set the marks, look the letters up."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial

import regex

from translit.catalog import Catalog, default_catalog
from translit.romanize.compiled import Compiled, NotHangulError
from translit.romanize.hanja import Hanja, load_hanja
from translit.romanize.kinds import Kinds
from translit.romanize.marker import Marker, Part
from translit.romanize.marks import PRIVATE
from translit.romanize.names import names_of
from translit.romanize.systems import load_system, resolve_alias

_NUMBERED = regex.compile(r"(?<=[가-힣] ?)([0-9]{1,4})(동|가|리|구)(?![가-힣])")
_MOST_GIVEN = 1 << 14
_SYLLABLES = regex.compile("([가-힣]+(?: [가-힣]+)*)")


class Romanizer:
    """One system, ready for use: tables loaded, letters compiled as they are met."""

    def __init__(self, system: str = "rr-2000", catalog: Catalog | None = None) -> None:
        self.catalog = catalog or default_catalog()
        self.system = load_system(resolve_alias(system, self.catalog), self.catalog)
        self.id = self.system.id
        self.compiled = Compiled(self.system)
        self.names = names_of(self.catalog)
        self._surnames: dict[str, str] = {}
        self._given: dict[tuple[object, ...], str] = {}
        self.marker = Marker(self.catalog, self.system, self.names)

    @cached_property
    def kinds(self) -> Kinds:
        """Decides on unlabelled forms; needs the authority tables, so it is made when first asked for."""
        return Kinds(self.catalog, self.names)

    @cached_property
    def hanja(self) -> Hanja:
        """Readings of characters."""
        return load_hanja(self.catalog)

    def spell(self, form: str, kind: str = "auto", *, hyphen: bool = False) -> str:
        """The spelling alone: no steps, no variants; for thousands of names a second.

        >>> Romanizer("mr-alalc").spell("독립문", "place")
        'Tongnimmun'
        """
        if form and max(form) >= PRIVATE:  # marked syllables live there; a user's own do not count
            return self._spell_mixed(form, kind, hyphen)
        return self.spell_run(form, kind, hyphen)

    def spell_run(self, form: str, kind: str, hyphen: bool = False) -> str:
        """The same for a form known to hold no character of the private planes."""
        try:
            decided = self.kinds.kind(form) if kind == "auto" and form else kind
            if decided == "word" and form and " " not in form:
                return self.compiled.write(self.marker.word(form))
            if decided == "person":
                return self._person(form, hyphen)
            return self.write(self.marker.parts(form, decided, hyphen), decided)
        except NotHangulError:
            return self._spell_mixed(form, kind, hyphen)

    def write(self, parts: list[Part], kind: str) -> str:
        """Parts in letters: names with capitals, words without."""
        written = [part.fixed or self.compiled.write(part.syllables) for part in parts]
        return " ".join(written if kind == "word" else map(capital, written))

    def _person(self, form: str, hyphen: bool) -> str:
        """The same as writing the parts of a person's name, without making them: engines ask for many."""
        surname, given = self.names.split_person(form)
        spelled = self.surname(surname) if surname else ""
        if given:
            key = (given, hyphen) if surname else (given, hyphen, "alone")
            found = self._given.get(key)
            if found is None:
                write = self.compiled.write
                found = " ".join(capital(write(s)) for s in self.marker.given(given, bool(surname), hyphen))
                if len(self._given) >= _MOST_GIVEN:
                    self._given.clear()
                self._given[key] = found
            spelled = f"{spelled} {found}" if spelled else found
        return spelled

    def surname(self, surname: str) -> str:
        """A surname alone."""
        found = self._surnames.get(surname)
        if found is None:
            found = self.write([self.marker.surname(surname)], "person")
            if surname in self.names.surnames:
                self._surnames[surname] = found
        return found

    def _spell_mixed(self, form: str, kind: str, hyphen: bool) -> str:
        """A form that holds more than syllables: hanja are read, all else is copied."""
        read = self.read_hanja(form, kind)
        if read and read[0] != form:
            return self.spell(read[0], kind, hyphen=hyphen)
        if kind == "place":
            form = _NUMBERED.sub(self._numbered, form)
        parts = _SYLLABLES.split(form)
        parts[1::2] = [self.spell_run(part, kind, hyphen) for part in parts[1::2]]
        return "".join(parts)

    @cached_property
    def _hanja_surnames(self) -> frozenset[str]:
        """Characters that surnames begin with."""
        return frozenset(h[0] for row in self.names.surnames.values() for h in row["hanja"].split("|") if h)

    def _numbered(self, found: regex.Match[str]) -> str:
        """A numbered unit: ``종로 2가`` is Jongno 2(i)-ga; only rr-2000 adds how the number is read."""
        number, unit = found[1], found[2]
        read = _read_number(number)
        spelled = self.compiled.write(read + self.marker.unit(read[-1], unit))
        reading, _, end = spelled.rpartition("-")
        return f"{number}({reading})-{end}" if self.id.startswith("rr-") else f"{number}-{end}"

    def read_hanja(self, form: str, kind: str) -> tuple[str, ...]:
        """Hangul for a form with hanja, likeliest first; nothing where a character is not in the table."""
        if kind == "auto" and form[:1] in self._hanja_surnames:
            kind = "person"
        return self.hanja.read(form, kind, law=not self.system["surname_dprk"])

    def speller(self, kind: str) -> Callable[[str], str]:
        """A function that spells one word of running text: :meth:`spell`, with the common case inlined.

        A word that may be a name goes the ordinary way; for all others a few look-ups tell whether a row
        of the lexicon or the initial-sound law may concern it, and most often none does.
        """
        if kind not in ("auto", "word") or self.system.conventions.get("old_spelling"):
            return partial(self.spell_run, kind=kind)
        named, kinds = kind == "auto", self.kinds
        kind_of, listed, unit_ends, given = kinds.kind, kinds.listed, kinds.unit_ends, kinds.given_first
        surnames, double = self.names.surnames, self.names.double
        person, lexicon = self._person, self.marker.lexicon
        ends, tails, heads, givers = lexicon.ends, lexicon.tails, lexicon.heads, lexicon.givers
        touches, respell = lexicon.touches, lexicon.respell
        lawful_first, lawful = self.marker.lawful_first, self.marker.lawful
        ordinary, at, first = self.spell_run, self.compiled.syllables, self.compiled.first

        def spell(word: str) -> str:
            try:
                if named and (
                    word in listed
                    or word[-1:] in unit_ends
                    or word[:2] in double
                    or (len(word) == 3 and word[1] in given and word[0] in surnames)
                ):
                    decided = kind_of(word)
                    if decided != "word":
                        return person(word, False) if decided == "person" else ordinary(word, decided)
                syllables = word
                if (
                    word[-1:] in ends
                    or word[-2:] in tails
                    or word[:2] in heads
                    or not (givers.isdisjoint(word) or not touches(word))
                ):
                    syllables = respell(word)
                if word[:1] in lawful_first:
                    syllables = lawful(word, syllables)
                row = first
                out = []
                for char in syllables:
                    key, following = at[char]
                    out.append(row[key])
                    row = following
            except NotHangulError:
                return ordinary(word, kind)
            out.append(row.end)
            return "".join(out)

        return spell


def _read_number(digits: str) -> str:
    """A number up to 9,999 as it is read in Sino-Korean.

    >>> _read_number("1"), _read_number("12"), _read_number("307")
    ('일', '십이', '삼백칠')
    """
    read = ""
    for place, digit in enumerate(reversed(digits)):
        if digit != "0":
            power = "십백천"[place - 1] if place else ""
            name = "일이삼사오육칠팔구"[int(digit) - 1]
            read = (power if power and digit == "1" else name + power) + read
    return read or "영"


def capital(text: str) -> str:
    """*text* with its first letter capital, the rest as it is."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=16)
def _romanizer(system: str, catalog: Catalog) -> Romanizer:
    return Romanizer(system, catalog)


def romanizer(system: str, catalog: Catalog | None = None) -> Romanizer:
    """A romanizer, made once for each catalog."""
    catalog = catalog or default_catalog()
    return _romanizer(resolve_alias(system, catalog), catalog)
