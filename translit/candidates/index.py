"""Every route from a printed form to the records, compiled once from the tables and kept.

Routes: hangul through Cyrillic (Latin or Cyrillic print), characters by their Japanese reading (through
Cyrillic, in Cyrillic, or in Latin), hangul romanized, and the spellings the tables give outright.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from translit.candidates.authority import Records, pack_records
from translit.candidates.fold import Folder, numbered
from translit.candidates.lattice import Lattice
from translit.candidates.parts import Parts
from translit.candidates.priors import costs_in_japanese, record_priors
from translit.candidates.routes import ROUTES, load_edits
from translit.candidates.spellings import Spellings
from translit.candidates.trie import NameTrie, Trie
from translit.catalog import Catalog
from translit.catalog.cache import cached, code_digest

if TYPE_CHECKING:
    from translit.candidates.build import Builder
    from translit.candidates.lengths import Lengths
    from translit.candidates.open import Frequencies, OpenLattice
    from translit.candidates.open_places import Entry, Levels

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

# Names in which errors are sought.
_SHORTLIST = 120


class Index:
    """The records and the lattices that lead to them. Everything is made when first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.folder = Folder(catalog)
        self._compiled: dict[str, Any] = {}
        self._spelled: dict[str, Spellings] = {}
        self._open_places: dict[str, list[Parts[list[Entry]]]] = {}
        self._tries: dict[str, NameTrie] = {}
        self._look_alikes = lru_cache(maxsize=16)(self._all_look_alikes)
        self._lattices: dict[str, Lattice] = {}
        self._open: dict[str, OpenLattice] = {}

    @cached_property
    def records(self) -> Records:
        """Every record; entries of the lattices are positions among them."""
        return Records(self.compiled("records", lambda: pack_records(self.catalog)))

    @cached_property
    def priors(self) -> list[float]:
        """How likely each record is to be spoken of, as a cost, in the order of the records."""
        return self.compiled("priors", lambda: record_priors(self.catalog, self.records))

    @cached_property
    def costs_in_japanese(self) -> dict[int, float]:
        """What a Japanese reading costs of places made after 1945, by position."""
        return self.compiled("in-japanese", lambda: costs_in_japanese(self.catalog, self.records))

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
    def _builder(self) -> Builder:
        """Makes what is not kept compiled yet; nothing of it is loaded where everything is."""
        from translit.candidates.build import Builder

        return Builder(self.catalog, self.folder, self.records)

    def spellings(self, route: str) -> Spellings:
        """How the units of one of :data:`ROUTES` are spelled."""
        if route not in self._spelled:
            texts = self.compiled(
                f"texts-{route}", lambda: self._builder.spellings(route, self._trie(route).units)
            )
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
        trie = self._look_alikes(ROUTES[route].filed_under, letters)
        return Lattice(trie, self.spellings(route)) if trie else None

    def _all_look_alikes(self, route: str, letters: str) -> Trie | None:
        from translit.candidates.shortlist import look_alikes

        postings = self.compiled(
            f"postings-{route}",
            lambda: self._builder.postings(route, self.spellings(route).by_text, self.priors),
        )
        entries = look_alikes(postings, letters, _SHORTLIST)
        return self._trie(route).narrowed(entries) if entries else None

    def _trie(self, route: str) -> NameTrie:
        """All names in the units of *route*."""
        units = ROUTES[route].units
        if units not in self._tries:
            packed = self.compiled(f"trie-{units}", lambda: self._builder.names(units))
            self._tries[units] = NameTrie(packed)
        return self._tries[units]

    @cached_property
    def lengths(self) -> Lengths:
        """Which Latin spellings of characters stand for a long vowel, and which for a short one."""
        return self.compiled("lengths", lambda: self._builder.lengths(self._trie("japanese-latin").units))

    @cached_property
    def attested(self) -> Mapping[str, list[int]]:
        """Folded spelling to the entries for which the tables give it outright."""
        return self.compiled("attested", lambda: self._builder.folded("forms"))

    def with_number(self, name: str) -> Sequence[int]:
        """The entries for which the tables give *name*, if it has a number: letters and digits, all alike."""
        key = numbered(name)
        return self._numbered.get(key, ()) if key else ()

    @cached_property
    def _numbered(self) -> Mapping[str, list[int]]:
        return self.compiled("numbered", lambda: self._builder.numbered())

    @cached_property
    def transliterated(self) -> Mapping[str, list[int]]:
        """Folded Latin letters to the records with a Cyrillic form usually written so."""
        return self.compiled("transliterated", lambda: self._builder.transliterated())

    @cached_property
    def attested_readings(self) -> Mapping[str, list[int]]:
        """Folded Japanese reading to the entries for which the tables give it outright."""
        return self.compiled("attested-readings", lambda: self._builder.folded("readings"))

    @cached_property
    def _rarities(self) -> Frequencies:
        """How rare each syllable is in names."""
        return self.compiled("rarities", lambda: self._builder.rarities())

    def open_lattice(self, route: str, weight: float) -> OpenLattice:
        """Names of persons by rule alone, for a route whose units are hangul."""
        if route not in self._open:
            from translit.candidates.open import OpenLattice

            packed = self.compiled(
                f"open-{route}",
                lambda: self._builder.open_names(self.name_spellings(route), self._rarities),
            )
            self._open[route] = OpenLattice(packed, self._rarities, weight)
        return self._open[route]

    def open_places(self, route: str, weight: float, letters: str) -> Levels:
        """Names of places by rule alone, by one of :data:`ROUTES`: what may stand in *letters*."""
        if route not in self._open_places:
            levels = self.compiled(
                f"open-places-{route}-{weight:g}",
                lambda: self._builder.open_places(route, self.spellings(route).by_text, weight),
            )
            self._open_places[route] = [Parts(level) for level in levels]
        return tuple(level.within(letters) for level in self._open_places[route])

    def name_spellings(self, route: str) -> dict[str, dict[str, float]]:
        """Spellings of the syllables of names; a surname also by its northern form (리 for 이)."""
        return self.compiled(f"names-{route}", lambda: self._builder.name_spellings(route, self._rarities))

    @cached_property
    def _entries(self) -> dict[str, int]:
        return self.compiled(
            "refs", lambda: {record.ref: n for n, record in enumerate(self.records) if not record.usual}
        )

    @cached_property
    def by_surname(self) -> Mapping[str, list[int]]:
        """The positions of persons by the first syllable of their names."""
        return self.compiled("by-surname", lambda: self._builder.by_surname())

    @cached_property
    def other_names(self) -> Mapping[int, list[int]]:
        """The positions of a person's other names, by that of the record itself."""
        return self.compiled("other-names", lambda: self._builder.other_names(self._entries))

    def entry_of(self, ref: str) -> int | None:
        """The position of the record of that reference, if there is one."""
        return self._entries.get(ref)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[int]]:
        return self.compiled("names", lambda: self._builder.by_name())

    def namesakes(self, hangul: str, hanja: str) -> list[int]:
        """Positions of every record with this name in hangul and characters."""
        return self._by_name.get((hangul, hanja), [])
