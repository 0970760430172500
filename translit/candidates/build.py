"""What :class:`~translit.candidates.index.Index` keeps compiled, made from the tables.

Loaded only where the cache does not have it yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from translit.candidates import open as open_names
from translit.candidates import parts, spellings, trie
from translit.candidates.authority import Record, died_before, lifetimes
from translit.candidates.fold import Folder, folded_rules, numbered
from translit.candidates.japanese import JapaneseSpeller
from translit.candidates.korean import KoreanSpeller, letter_rules
from translit.candidates.lengths import spelled_lengths
from translit.candidates.names import Generic, hangul_units, hanja_units, load_generics
from translit.candidates.open_places import count_units, place_levels
from translit.candidates.patronymics import printed_ways
from translit.candidates.routes import ROUTES
from translit.candidates.shortlist import Postings, file_names
from translit.catalog import Catalog
from translit.hangul import initial_law
from translit.model import Kind
from translit.rules import load_rules, rewrite_all
from translit.rules.spell import merge

Ways = dict[str, dict[str, float]]

# Thousands of bearers in the census that count as one person of our own tables.
_CENSUS_WEIGHT = 100.0
# What the usual ways to write a Cyrillic name in Latin letters cost at most.
_USUAL = 0.11
# The year from which names are made as those that the documents speak of.
_NAMES_FROM = 1900
# Dearest spelling of a syllable in a name made by rule alone.
_OPEN_CEILING = 1.2


class Builder:
    """Makes tries, spellings and postings; every value is of plain builtins.

    Args:
        catalog: the tables.
        folder: folds the forms that records give.
        records: the authority records, in order.
    """

    def __init__(self, catalog: Catalog, folder: Folder, records: Sequence[Record]) -> None:
        self._catalog = catalog
        self._folder = folder
        self._records = records

    def names(self, units: str) -> trie.Packed:
        """All names in hangul or hanja *units*, packed."""
        return trie.pack(self._names(units))

    def _names(self, units: str) -> trie.Names:
        """For each record, the names under which it is looked for, with extra costs."""
        if units == "hanja":
            return [list(hanja_units(record, self._generics)) for record in self._records]
        rows = self._catalog.rows("romanize/surnames.csv")
        long_surnames = frozenset(row["hangul"] for row in rows if len(row["hangul"]) == 2)
        known = (self._generics, long_surnames, self._full_readings())
        return [list(hangul_units(record, *known)) for record in self._records]

    @cached_property
    def _generics(self) -> tuple[Generic, ...]:
        return load_generics(self._catalog)

    def _full_readings(self) -> Mapping[str, str]:
        """Characters with a reading in ㄹ or ㄴ that the south softens, to that reading."""
        full: dict[str, str] = {}
        for row in self._catalog.rows("sinokorean/hanja.csv"):
            for reading in row["hangul"].split("|"):
                if initial_law(reading) != reading:
                    full.setdefault(row["hanja"], reading)
        return full

    def spellings(self, route: str, units: Iterable[str]) -> spellings.Packed:
        """How *units* are spelled by *route*."""
        spell = self._speller(route)
        return spellings.pack({unit: dict(spell(unit)) for unit in sorted(units)})

    def _speller(self, route: str) -> Callable[[str], Mapping[str, float]]:
        if ROUTES[route].units == "hangul":
            korean = KoreanSpeller(self._catalog)
            return {
                "korean-cyrillic": korean.cyrillic,
                "korean-through-russian": korean.through_russian,
                "romanized": korean.romanized,
            }[route]
        japanese = JapaneseSpeller(self._catalog)
        by_character = {
            "japanese-cyrillic": japanese.cyrillic,
            "japanese-through-russian": japanese.through_russian,
            "japanese-latin": japanese.latin,
        }[route]
        return lambda unit: by_character(unit[-1], first=not unit.startswith("+"))

    def postings(
        self, route: str, by_text: Mapping[str, Mapping[str, float]], priors: Sequence[float]
    ) -> Postings:
        """Each name under its plainest spelling by *route*, the cheapest of each unit joined.

        Of names equally like a form those spoken of most come first.
        """
        plainest: dict[str, tuple[float, str]] = {}
        for text, units in by_text.items():
            for unit, cost in units.items():
                plainest[unit] = min((cost, text), plainest.get(unit, (cost + 1, text)))
        names = self._names(ROUTES[route].units)
        return file_names(
            (
                entry,
                ["".join(plainest[unit][1] for unit in name if unit in plainest) for name, _ in names[entry]],
            )
            for entry in sorted(range(len(names)), key=lambda entry: (priors[entry], entry))
        )

    def folded(self, column: str) -> dict[str, list[int]]:
        """The folded spellings in a column of the records, to the entries that have them."""
        found: dict[str, list[int]] = {}
        for entry, record in enumerate(self._records):
            for form in (way for given in getattr(record, column) for way in printed_ways(given)):
                key = "" if numbered(form) else self._folder.fold(form).letters
                if len(key) > 1 and entry not in found.setdefault(key, []):
                    found[key].append(entry)
        return found

    def numbered(self) -> dict[str, list[int]]:
        """Printed names with a number (*K-14*, *Hill 1179*), letters and digits, to their entries."""
        found: dict[str, list[int]] = {}
        for entry, record in enumerate(self._records):
            for key in {*map(numbered, record.forms)} - {""}:
                found.setdefault(key, []).append(entry)
        return found

    def by_name(self) -> dict[tuple[str, str], list[int]]:
        """Hangul and characters to the entries of that name."""
        found: dict[tuple[str, str], list[int]] = {}
        for entry, record in enumerate(self._records):
            found.setdefault((record.hangul, record.hanja), []).append(entry)
        return found

    def by_surname(self) -> dict[str, list[int]]:
        """First syllables of the names of persons to their entries."""
        found: dict[str, list[int]] = {}
        for entry, record in enumerate(self._records):
            if record.kind is Kind.PERSON and record.hangul:
                found.setdefault(record.hangul[0], []).append(entry)
        return found

    def other_names(self, own: Mapping[str, int]) -> dict[int, list[int]]:
        """Entries of persons to those of their other names; *own* has the entry of each reference."""
        found: dict[int, list[int]] = {}
        for entry, record in enumerate(self._records):
            if record.usual:
                found.setdefault(own[record.ref], []).append(entry)
        return found

    def transliterated(self) -> dict[str, list[int]]:
        """Latin spellings of the Cyrillic forms that records give, to the entries that have them."""
        rules = letter_rules(folded_rules(load_rules(self._catalog, "latin-from-cyrillic")))
        found: dict[str, list[int]] = {}
        for letters, entries in self.folded("forms").items():
            if letters.isascii():
                continue
            for written in rewrite_all(letters, rules, _USUAL):
                known = found.setdefault(written, [])
                known.extend(entry for entry in entries if entry not in known)
        return found

    def lengths(self, units: Iterable[str]) -> dict[str, dict[str, bool]]:
        """Which Latin spellings of *units* stand for a long vowel, and which for a short one."""
        return spelled_lengths(JapaneseSpeller(self._catalog), sorted(units))

    def rarities(self) -> open_names.Frequencies:
        """How rare each syllable is in names; surnames begin from the census, a twentieth of its weight.

        Names of old, those of kings and monks above all, are made otherwise and are not counted.
        """
        rows = self._catalog.rows("romanize/surnames.csv")
        surnames = {row["hangul"]: float(row["thousands"] or 0) / _CENSUS_WEIGHT for row in rows}
        syllables = {
            r for row in self._catalog.rows("sinokorean/hanja.csv") for r in row["hangul"].split("|")
        }
        old = died_before(lifetimes(self._catalog), _NAMES_FROM)
        counted = [r for r in self._records if r.ref not in old and not r.usual]
        return open_names.count_syllables(counted, surnames, syllables)

    def name_spellings(self, route: str, rarities: open_names.Frequencies) -> Ways:
        """Spellings of the syllables of names; a surname also by its northern form (리 for 이)."""
        spell = self._speller(route)
        made = {s: spell(s) for level in rarities for name in level for s in name}
        for row in self._catalog.rows("romanize/surnames.csv"):
            if row["dprk"] and len(row["hangul"]) == 1:
                made[row["hangul"]] = merge((made[row["hangul"]], spell(row["dprk"])))
        return {s: {t: c for t, c in ways.items() if c <= _OPEN_CEILING} for s, ways in made.items()}

    def open_names(self, ways: Ways, rarities: open_names.Frequencies) -> open_names.Packed:
        """What names of persons by rule alone are made of."""
        return open_names.pack(ways, rarities)

    def open_places(
        self, route: str, by_text: Mapping[str, Mapping[str, float]], weight: float
    ) -> list[parts.Packed]:
        """What names of places by rule alone are made of: the likelier spellings by *route*."""
        ways: Ways = {}
        for text, units in by_text.items():
            for unit, cost in units.items():
                if cost <= _OPEN_CEILING:
                    ways.setdefault(unit, {})[text] = cost
        counts = count_units(self._records, ROUTES[route].units)
        return [parts.pack(level) for level in place_levels(counts, ways, weight)]
