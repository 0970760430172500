"""Every route from a printed form to the records, compiled once from the tables and kept.

Routes: hangul through Cyrillic (Latin or Cyrillic print), characters by their Japanese reading (through
Cyrillic, in Cyrillic, or in Latin), hangul romanized, and the spellings the tables give outright.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from translit.candidates.authority import Records, pack_records
from translit.candidates.fold import Folder
from translit.candidates.japanese import JapaneseSpeller
from translit.candidates.korean import KoreanSpeller
from translit.candidates.lattice import Lattice
from translit.candidates.lengths import Lengths, spelled_lengths
from translit.candidates.names import Generic, hangul_units, hanja_units, load_generics
from translit.candidates.open import Frequencies, OpenLattice, count_syllables
from translit.candidates.open import pack as pack_open
from translit.candidates.open_places import Entry, Levels, count_units, place_levels
from translit.candidates.parts import Packed, Parts
from translit.candidates.parts import pack as pack_parts
from translit.candidates.routes import ROUTES, load_edits
from translit.candidates.shortlist import Postings, file_names, look_alikes
from translit.candidates.spellings import Spellings
from translit.candidates.spellings import pack as pack_spellings
from translit.candidates.trie import Names, NameTrie
from translit.candidates.trie import pack as pack_names
from translit.catalog import Catalog
from translit.catalog.cache import cached, code_digest
from translit.hangul import initial_law
from translit.rules.spell import merge

T = TypeVar("T")

# What is compiled is made from these tables and by this code; when either changes it is made anew.
_CODE = ("candidates/*.py", "rules/*.py", "hangul.py")
_INPUTS = (
    "authority/*.csv",
    "systems/*/*",
    "sinokorean/*.csv",
    "japanese/*.csv",
    "resolve/*.csv",
    "romanize/surnames.csv",
)

# Thousands of bearers in the census that count as one person of our own tables.
_CENSUS_WEIGHT = 100.0
# Dearest spelling of a syllable in a name made by rule alone.
_OPEN_CEILING = 1.2
# Names in which errors are sought.
_SHORTLIST = 80


class Index:
    """The records and the lattices that lead to them. Everything is made when first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.folder = Folder(catalog)
        self._compiled: dict[str, Any] = {}
        self._spelled: dict[str, Spellings] = {}
        self._open_places: dict[str, list[Parts[list[Entry]]]] = {}
        self._tries: dict[str, NameTrie] = {}
        self._look_alikes = lru_cache(maxsize=1000)(self._all_look_alikes)
        self._lattices: dict[str, Lattice] = {}
        self._open: dict[str, OpenLattice] = {}

    @cached_property
    def records(self) -> Records:
        """Every record; entries of the lattices are positions among them."""
        return Records(self.compiled("records", lambda: pack_records(self.catalog)))

    @cached_property
    def _digest(self) -> str:
        return code_digest(*_CODE) + self.catalog.digest(*_INPUTS)

    def compiled(self, name: str, build: Callable[[], T]) -> T:
        """What *build* makes of the tables, kept until a table changes; plain builtins only."""
        if name not in self._compiled:
            self._compiled[name] = cached(name, self._digest, build)
        made: T = self._compiled[name]
        return made

    @cached_property
    def long_surnames(self) -> frozenset[str]:
        """Surnames of two syllables."""
        rows = self.catalog.rows("romanize/surnames.csv")
        return frozenset(row["hangul"] for row in rows if len(row["hangul"]) == 2)

    def spellings(self, route: str) -> Spellings:
        """How the units of one of :data:`ROUTES` are spelled."""
        if route not in self._spelled:
            texts = self.compiled(f"texts-{route}", lambda: pack_spellings(self._ways(route)))
            self._spelled[route] = Spellings(texts, load_edits(self.catalog, ROUTES[route].script))
        return self._spelled[route]

    def lattice(self, route: str) -> Lattice:
        """All names by one of :data:`ROUTES`."""
        if route not in self._lattices:
            trie, spellings = self._trie(route), self.spellings(route)
            openings = array("I")
            openings.frombytes(
                self.compiled(f"openings-{route}", lambda: trie.openings(spellings.openings).tobytes())
            )
            self._lattices[route] = Lattice(trie, spellings, openings)
        return self._lattices[route]

    def narrow_lattice(self, route: str, letters: str) -> Lattice | None:
        """The names that look like *letters* by one of :data:`ROUTES`: few enough to look for errors in."""
        entries = self._look_alikes(ROUTES[route].filed_under, letters)
        if not entries:
            return None
        return Lattice(self._trie(route).narrowed(entries), self.spellings(route))

    def _all_look_alikes(self, route: str, letters: str) -> list[int]:
        postings = self.compiled(f"postings-{route}", lambda: self._build_postings(route))
        return look_alikes(postings, letters, _SHORTLIST)

    def _build_postings(self, route: str) -> Postings:
        """Each name under its plainest spelling by *route*, the cheapest of each unit joined."""
        ways = self.spellings(route).by_text
        plainest: dict[str, tuple[float, str]] = {}
        for text, units in ways.items():
            for unit, cost in units.items():
                plainest[unit] = min((cost, text), plainest.get(unit, (cost + 1, text)))
        return file_names(
            ("".join(plainest[unit][1] for unit in name if unit in plainest), entry)
            for entry, names in enumerate(self._names(ROUTES[route].units))
            for name, _ in names
        )

    def _trie(self, route: str) -> NameTrie:
        """All names in the units of *route*."""
        units = ROUTES[route].units
        if units not in self._tries:
            packed = self.compiled(f"trie-{units}", lambda: pack_names(self._names(units)))
            self._tries[units] = NameTrie(packed)
        return self._tries[units]

    def _names(self, units: str) -> Names:
        """For each record, the names under which it is looked for, with extra costs; only for compiling."""
        if units == "hanja":
            return [list(hanja_units(record, self._generics)) for record in self.records]
        known = (self._generics, self.long_surnames, self._full_readings)
        return [list(hangul_units(record, *known)) for record in self.records]

    @cached_property
    def lengths(self) -> Lengths:
        """Which Latin spellings of characters stand for a long vowel, and which for a short one."""

        def build() -> dict[str, dict[str, bool]]:
            units = sorted(self._trie("japanese-latin").units)
            return spelled_lengths(JapaneseSpeller(self.catalog), units)

        return self.compiled("lengths", build)

    @cached_property
    def _full_readings(self) -> Mapping[str, str]:
        """Characters with a reading in ㄹ or ㄴ that the south softens, to that reading."""
        full: dict[str, str] = {}
        for row in self.catalog.rows("sinokorean/hanja.csv"):
            for reading in row["hangul"].split("|"):
                if initial_law(reading) != reading:
                    full.setdefault(row["hanja"], reading)
        return full

    @cached_property
    def _generics(self) -> tuple[Generic, ...]:
        return load_generics(self.catalog)

    def _ways(self, route: str) -> dict[str, dict[str, float]]:
        spell = self._speller(route)
        return {unit: dict(spell(unit)) for unit in sorted(self._trie(route).units)}

    def _speller(self, route: str) -> Callable[[str], Mapping[str, float]]:
        if ROUTES[route].units == "hangul":
            korean = KoreanSpeller(self.catalog)
            return {
                "korean-cyrillic": korean.cyrillic,
                "korean-through-russian": korean.through_russian,
                "romanized": korean.romanized,
            }[route]
        japanese = JapaneseSpeller(self.catalog)
        by_character = {
            "japanese-cyrillic": japanese.cyrillic,
            "japanese-through-russian": japanese.through_russian,
            "japanese-latin": japanese.latin,
        }[route]
        return lambda unit: by_character(unit[-1], first=not unit.startswith("+"))

    @cached_property
    def attested(self) -> Mapping[str, list[int]]:
        """Folded spelling to the entries for which the tables give it outright."""
        return self.compiled("attested", lambda: self._fold_forms("forms"))

    @cached_property
    def attested_readings(self) -> Mapping[str, list[int]]:
        """Folded Japanese reading to the entries for which the tables give it outright."""
        return self.compiled("attested-readings", lambda: self._fold_forms("readings"))

    def _fold_forms(self, column: str) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for entry, forms in enumerate(self.records.column(column)):
            for form in forms:
                key = self.folder.fold(form).letters
                if len(key) > 1 and entry not in found.setdefault(key, []):
                    found[key].append(entry)
        return found

    @cached_property
    def _rarities(self) -> Frequencies:
        """How rare each syllable is in names; surnames begin from the census, a twentieth of its weight."""

        def build() -> Frequencies:
            rows = self.catalog.rows("romanize/surnames.csv")
            surnames = {row["hangul"]: float(row["thousands"] or 0) / _CENSUS_WEIGHT for row in rows}
            syllables = {
                r for row in self.catalog.rows("sinokorean/hanja.csv") for r in row["hangul"].split("|")
            }
            return count_syllables(self.records, surnames, syllables)

        return self.compiled("rarities", build)

    def open_lattice(self, route: str, weight: float) -> OpenLattice:
        """Names of persons by rule alone, for a route whose units are hangul."""
        if route not in self._open:
            packed = self.compiled(
                f"open-{route}", lambda: pack_open(self.name_spellings(route), self._rarities)
            )
            self._open[route] = OpenLattice(packed, self._rarities, weight)
        return self._open[route]

    def open_places(self, route: str, weight: float, letters: str) -> Levels:
        """Names of places by rule alone, by one of :data:`ROUTES`: what may stand in *letters*."""
        if route not in self._open_places:

            def build() -> list[Packed]:
                counts = count_units(self.records, ROUTES[route].units)
                return [pack_parts(level) for level in place_levels(counts, self._cheap_ways(route), weight)]

            levels = self.compiled(f"open-places-{route}-{weight:g}", build)
            self._open_places[route] = [Parts(level) for level in levels]
        return tuple(level.within(letters) for level in self._open_places[route])

    def _cheap_ways(self, route: str) -> dict[str, dict[str, float]]:
        """The likelier spellings of the units of *route*."""
        ways: dict[str, dict[str, float]] = {}
        for text, units in self.spellings(route).by_text.items():
            for unit, cost in units.items():
                if cost <= _OPEN_CEILING:
                    ways.setdefault(unit, {})[text] = cost
        return ways

    def name_spellings(self, route: str) -> dict[str, dict[str, float]]:
        """Spellings of the syllables of names; a surname also by its northern form (리 for 이)."""

        def build() -> dict[str, dict[str, float]]:
            spell = self._speller(route)
            made = {s: spell(s) for level in self._rarities for name in level for s in name}
            for row in self.catalog.rows("romanize/surnames.csv"):
                if row["dprk"] and len(row["hangul"]) == 1:
                    made[row["hangul"]] = merge((made[row["hangul"]], spell(row["dprk"])))
            return {s: {t: c for t, c in ways.items() if c <= _OPEN_CEILING} for s, ways in made.items()}

        return self.compiled(f"names-{route}", build)

    @cached_property
    def _entries(self) -> dict[str, int]:
        return {ref: entry for entry, ref in enumerate(self.records.column("ref"))}

    def entry_of(self, ref: str) -> int | None:
        """The position of the record of that reference, if there is one."""
        return self._entries.get(ref)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        names = zip(self.records.column("hangul"), self.records.column("hanja"), strict=True)
        for entry, name in enumerate(names):
            found.setdefault(name, []).append(entry)
        return found

    def namesakes(self, hangul: str, hanja: str) -> list[int]:
        """Positions of every record with this name in hangul and characters."""
        return self._by_name.get((hangul, hanja), [])
