"""Every route from a printed form to the records, compiled once from the tables and kept.

Routes: hangul through Cyrillic (Latin or Cyrillic print), characters by their Japanese reading (through
Cyrillic, in Cyrillic, or in Latin), hangul romanized, and the spellings the tables give outright.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from translit.candidates.authority import Record, load_records
from translit.candidates.fold import Folder
from translit.candidates.japanese import JapaneseSpeller
from translit.candidates.korean import KoreanSpeller
from translit.candidates.lattice import Edits, Lattice, Trie
from translit.candidates.names import hangul_units, hanja_units, load_generics
from translit.catalog import Catalog
from translit.catalog.cache import cached
from translit.model import Kind, Origin

# Bump when the code that compiles changes what it makes.
_FORMAT = "5"
_INPUTS = ("authority/*.csv", "systems/*/*", "sinokorean/*.csv", "japanese/*.csv", "resolve/*.csv", "romanize/surnames.csv")

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

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record; entries of the lattices are positions in this tuple."""
        return load_records(self.catalog)

    @cached_property
    def _digest(self) -> str:
        return _FORMAT + self.catalog.digest(*_INPUTS)

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
            spellings = cached(f"spellings-{route}", self._digest, lambda: self._spellings(route))
            self._lattices[route] = Lattice(trie, spellings, load_edits(self.catalog, script))
        return self._lattices[route]

    @cached_property
    def _hangul_trie(self) -> Trie:
        return Trie(*cached("trie-hangul", self._digest, self._build_hangul))

    @cached_property
    def _hanja_trie(self) -> Trie:
        return Trie(*cached("trie-hanja", self._digest, self._build_hanja))

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
        if ROUTES[route][2] == "hangul":
            korean = KoreanSpeller(self.catalog)
            spell: Callable[[str], Mapping[str, float]] = {
                "korean-cyrillic": korean.cyrillic,
                "korean-through-russian": korean.through_russian,
                "romanized": korean.romanized,
            }[route]
            trie = self._hangul_trie
        else:
            japanese = JapaneseSpeller(self.catalog)
            by_route = {
                "japanese-cyrillic": japanese.cyrillic,
                "japanese-through-russian": japanese.through_russian,
                "japanese-latin": japanese.latin,
            }[route]

            def spell(unit: str) -> Mapping[str, float]:
                return by_route(unit[-1], first=not unit.startswith("+"))

            trie = self._hanja_trie
        units = sorted({unit for children in trie.children for unit in children})
        return {unit: dict(spell(unit)) for unit in units}

    @cached_property
    def attested(self) -> Mapping[str, list[int]]:
        """Folded spelling to the entries for which the tables give it outright."""
        found: dict[str, list[int]] = cached("attested", self._digest, self._build_attested)
        return found

    def _build_attested(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for entry, record in enumerate(self.records):
            for form in record.forms:
                key = self.folder.fold(form).letters
                if len(key) > 1 and entry not in found.setdefault(key, []):
                    found[key].append(entry)
        return found

    def kind_of(self, entry: int) -> Kind:
        """Whether the record of *entry* is a person, a place or other."""
        return self.records[entry].kind
