"""Set the marks: divide a form into its parts and say what each boundary is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from translit.catalog import Catalog
from translit.hangul import FINALS, FIRST, put_together
from translit.romanize.lexicon import Entry, Lexicon
from translit.romanize.marks import Mark, marked
from translit.romanize.names import Names
from translit.romanize.systems import System

_RESONANT = frozenset({"", "ㄴ", "ㄹ", "ㅁ", "ㅇ"})


@dataclass(frozen=True, slots=True)
class Part:
    """One written word: what it is, its hangul, and the marked syllables or fixed letters for it."""

    role: str
    hangul: str
    syllables: str
    fixed: str = ""
    source: str = ""


class Marker:
    """Divides forms and marks boundaries by the conventions of one system."""

    def __init__(self, catalog: Catalog, system: System, names: Names) -> None:
        self.system = system
        self.names = names
        self._catalog = catalog
        # Words in ㄴ or ㄹ, where this system asks whether the initial-sound law concerns them.
        law = system["initial_law"] == "sino"
        self.lawful_first = lawful_syllables() if law else frozenset()
        self._modern = _modern_spelling(catalog) if system.conventions.get("old_spelling") else {}
        self._apart, self._hyphen = system["given"] == "apart", system["given"] == "hyphen"
        self._keeps_r = system["given_keeps_r"]
        self._join, self._split = Mark.JOINED, Mark.APART
        if system["given_sound"]:
            self._join, self._split = Mark.NONE, Mark.SPLIT
        self._unit_mark = Mark.SPLIT if system["unit"] == "sound" else Mark.APART

    @cached_property
    def lexicon(self) -> Lexicon:
        """Rows for words."""
        return Lexicon(self._catalog, self.system)

    @cached_property
    def place_lexicon(self) -> Lexicon:
        """Rows for places: no tense consonants inside their names (판문점 is P'anmunjŏm)."""
        return Lexicon(self._catalog, self.system, places=True)

    def parts(
        self, form: str, kind: str, hyphen: bool = False, used: list[Entry] | None = None
    ) -> list[Part]:
        """The written words of *form*, in order."""
        if kind == "person":
            return self.person(form, hyphen)
        mark = self.place if kind == "place" else self.word
        return [Part(kind, word, mark(word, used) if word else "") for word in form.split(" ")]

    def word(self, word: str, used: list[Entry] | None = None) -> str:
        """A word as marked syllables."""
        if self._modern:
            word = word.translate(self._modern)
        spelled = self.lexicon.respell(word, used)
        return self.lawful(word, spelled) if word[0] in self.lawful_first else spelled

    def lawful(self, word: str, spelled: str) -> str:
        """Keep an initial ㄹ or ㄴ that the initial-sound law does not concern: loans, particles."""
        letter = self.names.loan(word)
        if letter == "l" and self.system["loan_l"]:
            return marked(word[0], Mark.LOAN_L) + spelled[1:]
        if letter or not self.names.sino.issuperset(word) or (len(word) == 1 and word[0] >= "라"):
            return marked(word[0], Mark.KEEP) + spelled[1:]
        return spelled

    def place(self, word: str, used: list[Entry] | None = None) -> str:
        """A place name as marked syllables, its unit set off."""
        split = self.names.split_place(word)
        if split is None or (split[1].cls == "generic" and self.system["generic"] == "joined"):
            return self._stem(word, used)
        stem, unit = split[0], split[1].form
        if self.system["province"] == "before-direction" and unit == "도" and stem[-1] in "남북":
            stem, unit = stem[:-1], stem[-1] + unit  # Kyŏngsang-bukto
        return self._stem(stem, used) + self.unit(stem, unit, split[1].cls)

    def unit(self, stem: str, unit: str, cls: str = "admin") -> str:
        """A unit as marked syllables, after *stem*."""
        mark = self._unit_mark
        if cls == "generic":
            mark = Mark.SPLIT if self.system["generic"] == "hyphen" else Mark.LINKED
        if (
            unit[0] == "리"
            and mark == Mark.SPLIT
            and _final(stem[-1]) == "ㄴ"
            and self.system["unit_ri"] == "nn"
        ):
            return marked("니", mark) + unit[1:]  # nn, not ll, before the unit: Nogŭn-ni
        return marked(unit[0], mark) + unit[1:]

    def _stem(self, word: str, used: list[Entry] | None) -> str:
        spelled = self.place_lexicon.respell(word, used)
        return self.lawful(word, spelled) if word[0] in self.lawful_first else spelled

    def person(self, form: str, hyphen: bool = False) -> list[Part]:
        """Surname and given name; where the system writes syllables apart, each a word."""
        surname, given = self.names.split_person(form)
        parts = [self.surname(surname)] if surname else []
        if given:
            parts += [
                Part("given", given, syllables) for syllables in self.given(given, bool(surname), hyphen)
            ]
        return parts

    def surname(self, surname: str) -> Part:
        """A surname, in the form the table gives where the system has its own."""
        row = self.names.surnames.get(surname)
        if row is None:
            return Part("surname", surname, surname)
        spelled = row["dprk"] if self.system["surname_dprk"] and row["dprk"] else surname
        fixed = row["mr"] if self.system.conventions.get("surname_yi") else ""
        return Part("surname", surname, spelled, fixed, row["source"])

    def given(self, given: str, after_surname: bool, hyphen: bool = False) -> tuple[str, ...]:
        """A given name as marked syllables; several words where the system writes syllables apart."""
        native = given in self.names.native_given or not self.names.sino.issuperset(given)
        if self._apart and not native:
            before = (given[0], *given)
            return tuple(
                marked(c, Mark.KEEP if i == 0 or _final(before[i]) not in _RESONANT else Mark.APART)
                for i, c in enumerate(given)
            )
        first = given[0]
        if self._keeps_r and after_surname and "나" <= first <= "맇":
            first = marked(first, Mark.KEEP)
        join = self._join
        if hyphen or (self._hyphen and len(given) == 2 and after_surname and not native):
            join = self._split
        elif native and (self._apart or self._hyphen):
            join = Mark.NONE
        if join == Mark.NONE:
            return (first + given[1:],)
        if len(given) == 2:
            return (first + marked(given[1], join),)
        return (first + "".join(marked(c, join) for c in given[1:]),)


def _final(char: str) -> str:
    final: str = FINALS[(ord(char) - FIRST) % 28]
    return final


def _modern_spelling(catalog: Catalog) -> dict[int, str]:
    """Each syllable spelled as before 1933 to the one spelled so now, with every final."""
    return {
        ord(row["old"]) + final: chr(ord(row["new"]) + final)
        for row in catalog.rows("romanize/old_spelling.csv")
        for final in range(28)
    }


@cache
def lawful_syllables() -> frozenset[str]:
    """Every syllable that the initial-sound law may change: all in ㄹ, those in ㄴ before i and y."""
    syllables = [*range(ord("라"), ord("라") + 588)]
    syllables += [ord(put_together("ㄴ", vowel)) + final for vowel in "ㅑㅕㅖㅛㅠㅣ" for final in range(28)]
    return frozenset(map(chr, syllables))
