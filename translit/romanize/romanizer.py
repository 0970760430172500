"""Romanize a form: find its kind and its parts, set the marks, look the letters up."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial

import regex

from translit.catalog import Catalog, default_catalog
from translit.errors import ConfigError
from translit.hangul import FIRST, put_together
from translit.model import Step
from translit.romanize.compiled import Compiled, NotHangulError
from translit.romanize.hanja import Hanja, load_hanja
from translit.romanize.kinds import Kinds
from translit.romanize.lexicon import Entry, Lexicon
from translit.romanize.marks import PRIVATE, Mark, marked
from translit.romanize.names import Names
from translit.romanize.systems import load_system

_SYLLABLES = regex.compile("([가-힣]+(?: [가-힣]+)*)")
KINDS = ("auto", "person", "place", "word")


@dataclass(frozen=True, slots=True)
class Romanization:
    """One spelling, what it was taken for, what else the system accepts, and why."""

    text: str
    kind: str
    system: str
    variants: tuple[str, ...] = ()
    trace: tuple[Step, ...] = ()


class Romanizer:
    """One system, ready for use: tables loaded, letters compiled as they are met."""

    def __init__(self, system: str = "rr-2000", catalog: Catalog | None = None) -> None:
        from translit.romanize.systems import resolve_alias

        self.catalog = catalog or default_catalog()
        self.system = load_system(resolve_alias(system, self.catalog), self.catalog)
        self.id = self.system.id
        self.compiled = Compiled(self.system)
        self.names = names_of(self.catalog)
        self.lexicon = Lexicon(self.catalog, self.system)
        self.place_lexicon = Lexicon(self.catalog, self.system, tensing=False)
        # Words in ㄴ or ㄹ, where this system asks whether the initial-sound law concerns them.
        law = self.system["initial_law"] == "sino"
        self._lawful_first = _lawful_syllables() if law else frozenset()
        self._unit_mark = Mark.SPLIT if self.system["unit"] == "sound" else Mark.APART

    @cached_property
    def kinds(self) -> Kinds:
        """Decides on unlabelled forms; needs the authority tables, so it is made when first asked for."""
        return Kinds(self.catalog, self.names)

    @cached_property
    def hanja(self) -> Hanja:
        """Readings of characters."""
        return load_hanja(self.catalog)

    def spell(self, form: str, kind: str = "auto", *, hyphen: bool = False) -> str:
        """The spelling alone: no steps, no variants; for thousands of names a second."""
        if form and max(form) >= PRIVATE:  # marked syllables live there; a user's own do not count
            return self.spell_mixed(form, kind, hyphen)
        return self.spell_run(form, kind, hyphen)

    def spell_run(self, form: str, kind: str, hyphen: bool = False) -> str:
        """The same for a form known to hold no character of the private planes."""
        try:
            return self.spell_syllables(form, kind, hyphen)
        except NotHangulError:
            return self.spell_mixed(form, kind, hyphen)

    def spell_syllables(self, form: str, kind: str, hyphen: bool = False) -> str:
        """The same for a form known to hold no marked syllable.

        Raises:
            NotHangulError: the form holds more than syllables and spaces.
        """
        if not form:
            return ""
        if kind == "auto":
            kind = self.kinds.kind(form)
        write = self.compiled.write
        if kind == "word":
            if " " not in form:
                return write(self.word_syllables(form))
            return " ".join(write(self.word_syllables(w)) if w else "" for w in form.split(" "))
        if kind == "person":
            return self.person(form, hyphen=hyphen)
        return " ".join(_capital(write(self.place_syllables(w))) if w else "" for w in form.split(" "))

    def speller(self, kind: str) -> Callable[[str], str]:
        """A function that spells one word of running text: :meth:`spell`, with the common case inlined.

        The common case is a word that no table lists, no row of the lexicon touches and no law concerns;
        a few look-ups tell. Everything else goes the ordinary way.
        """
        if kind not in ("auto", "word"):
            return partial(self.spell, kind=kind)
        kinds, lexicon = self.kinds if kind == "auto" else None, self.lexicon
        listed = kinds.listed if kinds else {}
        ends = lexicon.ends | (self.names.unit_ends if kinds else frozenset())
        heads, givers, touches, lawful = lexicon.heads, lexicon.givers, lexicon.touches, self._lawful_first
        unnamed = kinds.unnamed if kinds else None
        ordinary, at, first = self.spell_run, self.compiled.syllables, self.compiled.first

        def spell(word: str) -> str:
            if (
                word[-1:] in ends
                or word in listed
                or word[:2] in heads
                or not (givers.isdisjoint(word) or not touches(word))
                or not (unnamed is None or unnamed(word))
            ):
                return ordinary(word, kind)
            row = first
            out = []
            try:
                for char in self._lawful(word, word) if word[0] in lawful else word:
                    key, following = at[char]
                    out.append(row[key])
                    row = following
            except NotHangulError:
                return ordinary(word, kind)
            out.append(row.end)
            return "".join(out)

        return spell

    def spell_mixed(self, form: str, kind: str, hyphen: bool = False) -> str:
        """A form that holds more than syllables: hanja are read, all else is copied."""
        read = self.hanja.read(form, kind, law=not self.system["surname_dprk"])
        if read and read[0] != form:
            return self.spell(read[0], kind, hyphen=hyphen)
        parts = _SYLLABLES.split(form)
        parts[1::2] = [self.spell_syllables(part, kind, hyphen) for part in parts[1::2]]
        return "".join(parts)

    def decide(self, form: str) -> tuple[str, str]:
        """What an unlabelled form is taken for, and why."""
        return self.kinds.decide(form)

    def word_syllables(
        self, word: str, used: list[Entry] | None = None, lexicon: Lexicon | None = None
    ) -> str:
        """A word as marked syllables."""
        spelled = (lexicon or self.lexicon).respell(word, used)
        return self._lawful(word, spelled) if word[0] in self._lawful_first else spelled

    def _lawful(self, word: str, spelled: str) -> str:
        """Keep an initial ㄹ or ㄴ that the initial-sound law does not concern: loans, particles."""
        letter = self.names.loan(word)
        if letter == "l" and self.system["loan_l"]:
            return marked(word[0], Mark.LOAN_L) + spelled[1:]
        if letter or not self.names.sino.issuperset(word) or (len(word) == 1 and word[0] >= "라"):
            return marked(word[0], Mark.KEEP) + spelled[1:]
        return spelled

    def place_syllables(self, word: str, used: list[Entry] | None = None) -> str:
        """A place name as marked syllables, its unit set off."""
        split = self.names.split_place(word)
        if split is None or (split[1].cls == "generic" and self.system["generic"] != "hyphen"):
            return self.word_syllables(word, used, self.place_lexicon)
        stem, unit = split
        end = unit.form
        if self.system["province"] == "before-direction" and end == "도" and stem[-1] in "남북":
            stem, end = stem[:-1], stem[-1] + end
        mark = Mark.SPLIT if unit.cls == "generic" else self._unit_mark
        if (
            end[0] == "리"
            and mark == Mark.SPLIT
            and self.system["unit_ri"] == "nn"
            and (ord(stem[-1]) - FIRST) % 28 == 4
        ):
            end = "니"  # nn, not ll, before the unit: Nogŭn-ni
        return self.word_syllables(stem, used, self.place_lexicon) + marked(end[0], mark) + end[1:]

    def person(self, form: str, *, hyphen: bool = False) -> str:
        """A person's name."""
        surname, given = self.names.split_person(form)
        parts = [self.surname(surname)] if surname else []
        if given:
            parts += [
                _capital(self.compiled.write(p)) for p in self.given_syllables(given, bool(surname), hyphen)
            ]
        return " ".join(parts)

    def surname(self, surname: str) -> str:
        """A surname, by table where the system has its own form of it."""
        row = self.names.surnames.get(surname)
        if row:
            if self.system["surname_dprk"] and row["dprk"]:
                surname = row["dprk"]
            if row["mr"] and self.system.conventions.get("surname_yi"):
                return row["mr"]
        return _capital(self.compiled.write(surname))

    def given_syllables(self, given: str, after_surname: bool, hyphen: bool) -> tuple[str, ...]:
        """A given name as marked syllables; several words where the system writes syllables apart."""
        style = self.system["given"]
        first = given[0]
        if self.system["given_keeps_r"] and after_surname and "나" <= first <= "맇":
            first = marked(first, Mark.KEEP)
        native = given in self.names.native_given
        if style == "apart" and not native:
            return tuple(marked(c, Mark.KEEP) for c in given)
        join = Mark.NONE if self.system["given_sound"] else Mark.JOINED
        if hyphen or (style == "hyphen" and len(given) == 2 and after_surname and not native):
            join = Mark.SPLIT if self.system["given_sound"] else Mark.APART
        if native and style != "joined":
            join = Mark.NONE
        return (first + "".join(marked(c, join) for c in given[1:]),)


@cache
def _lawful_syllables() -> frozenset[str]:
    """Every syllable that the initial-sound law may change: all in ㄹ, those in ㄴ before i and y."""
    syllables = [*range(ord("라"), ord("라") + 588)]
    syllables += [ord(put_together("ㄴ", vowel)) + final for vowel in "ㅑㅕㅖㅛㅠㅣ" for final in range(28)]
    return frozenset(map(chr, syllables))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _default(system: str) -> Romanizer:
    return Romanizer(system, default_catalog())


def romanizer(system: str, catalog: Catalog | None = None) -> Romanizer:
    """A romanizer, made once for the shipped tables."""
    from translit.romanize.systems import resolve_alias

    if catalog is None or catalog is default_catalog():
        return _default(resolve_alias(system))
    return Romanizer(system, catalog)


_NAMES: dict[int, Names] = {}


def names_of(catalog: Catalog) -> Names:
    """The names of a catalog, read once."""
    if id(catalog) not in _NAMES:
        _NAMES[id(catalog)] = Names(catalog)
    return _NAMES[id(catalog)]


def romanize(
    form: str,
    system: str = "rr-2000",
    *,
    kind: str = "auto",
    hyphen: bool = False,
    catalog: Catalog | None = None,
) -> Romanization:
    """Write one form in Latin letters.

    >>> romanize("박헌영", "mr-alalc", kind="person").text
    'Pak Hŏn-yŏng'
    """
    if kind not in KINDS:
        raise ConfigError(f"unknown kind '{kind}'; known are {', '.join(KINDS)}")
    form = unicodedata.normalize("NFC", form)
    found = romanizer(system, catalog)
    if kind == "auto":
        kind, _ = found.decide(form)
    return Romanization(found.spell(form, kind, hyphen=hyphen), kind, found.id)
