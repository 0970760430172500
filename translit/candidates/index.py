"""Every route from a printed form to the records, compiled once from the tables and kept.

Routes: hangul through Cyrillic (Latin or Cyrillic print), characters by their Japanese reading (through
Cyrillic, in Cyrillic, or in Latin), hangul romanized, and the spellings the tables give outright.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from translit.candidates.authority import Record, load_records
from translit.candidates.fold import Folder
from translit.candidates.japanese import JapaneseSpeller
from translit.candidates.korean import KoreanSpeller
from translit.candidates.lattice import Edits, Lattice, Trie
from translit.candidates.names import hangul_units, hanja_units, load_generics
from translit.candidates.open import Frequencies, OpenLattice, count_syllables
from translit.catalog import Catalog
from translit.catalog.cache import cached
from translit.model import Origin
from translit.rules.spell import merge

T = TypeVar("T")

# Bump when the code that compiles changes what it makes.
_FORMAT = "6"
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

# Route: script printed, origin, whether the units are hangul or characters.
ROUTES: dict[str, tuple[str, Origin, str]] = {
    "korean-cyrillic": ("cyrillic", Origin.RUSSIAN_KOREAN, "hangul"),
    "korean-through-russian": ("latin", Origin.RUSSIAN_KOREAN, "hangul"),
    "japanese-cyrillic": ("cyrillic", Origin.RUSSIAN_JAPANESE, "hanja"),
    "japanese-through-russian": ("latin", Origin.RUSSIAN_JAPANESE, "hanja"),
    "japanese-latin": ("latin", Origin.JAPANESE, "hanja"),
    "romanized": ("latin", Origin.ROMANIZED_KOREAN, "hangul"),
}


def load_edits(catalog: Catalog, script: str) -> Edits:
    """What errors cost in *script*, from ``tables/resolve``."""
    confusions: dict[str, list[tuple[str, float]]] = {}
    for row in catalog.rows("resolve/confusions.csv"):
        if row["script"] == script:
            confusions.setdefault(row["written"], []).append((row["meant"], float(row["cost"])))
    cost = {row["id"]: float(row["cost"]) for row in catalog.rows("resolve/edits.csv")}
    return Edits(
        confusions,
        lost=cost["lost-letter"],
        extra=cost["extra-letter"],
        doubled=cost["doubled-letter"],
        moved_boundary=cost["moved-boundary"],
    )


class Index:
    """The records and the lattices that lead to them. Everything is made when first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.folder = Folder(catalog)
        self._lattices: dict[str, Lattice] = {}
        self._open: dict[str, OpenLattice] = {}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record; entries of the lattices are positions in this tuple."""
        return load_records(self.catalog)

    @cached_property
    def _digest(self) -> str:
        return _FORMAT + self.catalog.digest(*_INPUTS)

    def compiled(self, name: str, build: Callable[[], T]) -> T:
        """What *build* makes of the tables, kept until a table changes; plain builtins only."""
        made: T = cached(name, self._digest, build)
        return made

    @cached_property
    def long_surnames(self) -> frozenset[str]:
        """Surnames of two syllables."""
        rows = self.catalog.rows("romanize/surnames.csv")
        return frozenset(row["hangul"] for row in rows if len(row["hangul"]) == 2)

    def lattice(self, route: str) -> Lattice:
        """The lattice of one of :data:`ROUTES`."""
        if route not in self._lattices:
            script, _, units = ROUTES[route]
            trie = self._hangul_trie if units == "hangul" else self._hanja_trie
            spellings = self.compiled(f"spellings-{route}", lambda: self._spellings(route))
            self._lattices[route] = Lattice(trie, spellings, load_edits(self.catalog, script))
        return self._lattices[route]

    @cached_property
    def _hangul_trie(self) -> Trie:
        return Trie(*self.compiled("trie-hangul", self._build_hangul))

    @cached_property
    def _hanja_trie(self) -> Trie:
        return Trie(*self.compiled("trie-hanja", self._build_hanja))

    def _build_hangul(self) -> tuple[Any, Any]:
        generics = load_generics(self.catalog)
        trie = Trie.of(
            (name, entry, cost)
            for entry, record in enumerate(self.records)
            for name, cost in hangul_units(record, generics, self.long_surnames)
        )
        return trie.children, trie.ends

    def _build_hanja(self) -> tuple[Any, Any]:
        generics = load_generics(self.catalog)
        trie = Trie.of(
            (units, entry, cost)
            for entry, record in enumerate(self.records)
            for units, cost in hanja_units(record, generics)
        )
        return trie.children, trie.ends

    def _spellings(self, route: str) -> dict[str, dict[str, float]]:
        spell = self._speller(route)
        trie = self._hangul_trie if ROUTES[route][2] == "hangul" else self._hanja_trie
        units = sorted({unit for children in trie.children for unit in children})
        return {unit: dict(spell(unit)) for unit in units}

    def _speller(self, route: str) -> Callable[[str], Mapping[str, float]]:
        if ROUTES[route][2] == "hangul":
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
        return self.compiled("attested", self._build_attested)

    def _build_attested(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for entry, record in enumerate(self.records):
            for form in record.forms:
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
            self._open[route] = OpenLattice(self.name_spellings(route), self._rarities, weight)
        return self._open[route]

    def name_spellings(self, route: str) -> dict[str, dict[str, float]]:
        """Spellings of the syllables of names; a surname also by its northern form (리 for 이)."""

        def build() -> dict[str, dict[str, float]]:
            spell = self._speller(route)
            made = {s: dict(spell(s)) for level in self._rarities for name in level for s in name}
            for row in self.catalog.rows("romanize/surnames.csv"):
                if row["dprk"] and len(row["hangul"]) == 1:
                    made[row["hangul"]] = merge((made[row["hangul"]], spell(row["dprk"])))
            return made

        return self.compiled(f"names-{route}", build)

    @cached_property
    def _entries(self) -> dict[str, int]:
        return {record.ref: entry for entry, record in enumerate(self.records)}

    def entry_of(self, ref: str) -> int | None:
        """The position of the record of that reference, if there is one."""
        return self._entries.get(ref)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for entry, record in enumerate(self.records):
            found.setdefault((record.hangul, record.hanja), []).append(entry)
        return found

    def namesakes(self, hangul: str, hanja: str) -> list[int]:
        """Positions of every record with this name in hangul and characters."""
        return self._by_name.get((hangul, hanja), [])
