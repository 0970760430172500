"""The authority records: Korean places and persons, and the foreign names that stand beside them."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any, overload

import regex

from translit.catalog import Catalog
from translit.catalog.sources import is_guess
from translit.hangul import initial_law
from translit.model import Kind

PROVINCE = "province"
"""The feature of provinces."""


@dataclass(frozen=True, slots=True)
class Record:
    """One person or place as the tables know it.

    ``ref`` is ``place:ID``, ``person:ID`` or ``foreign:ID``; ``feature`` is the kind of place
    (``county``, ``river``), or ``person`` or ``foreign``. ``forms`` are spellings the tables give as
    printed (Latin and Cyrillic). ``parent`` is the id of the county or province of 1945; ``at`` is
    latitude and longitude in degrees, where known. ``usual`` is empty, or the hangul of the name by which
    the person mostly goes, when ``hangul`` is another (이청천, usually 지청천): such names are records of
    their own with the reference of the person.
    """

    ref: str
    kind: Kind
    feature: str
    hangul: str
    hanja: str
    dprk: str
    forms: tuple[str, ...]
    parent: str
    at: tuple[float, float] | None
    label: str
    source: str
    readings: tuple[str, ...] = ()
    usual: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether any work bears the row out: it is not marked as a guess."""
        return not is_guess(self.source)


def load_records(catalog: Catalog) -> tuple[Record, ...]:
    """Every record of the authority tables: places, then persons, their other names, and foreign names."""
    persons = _persons(catalog)
    others = [other for person in persons for other in _other_names(person)]
    return (*_places(catalog), *persons, *others, *_foreign(catalog))


_YEAR = regex.compile(r"\d{3,4}")


Lifetimes = Mapping[str, tuple[int | None, int | None]]
"""Reference of a person to the years of birth and death, as far as they are known."""


def lifetimes(catalog: Catalog) -> Lifetimes:
    """When the persons lived of whom the tables say it."""
    years = {
        f"person:{row['id']}": (_year(row["born"]), _year(row["died"]))
        for row in catalog.rows("authority/persons.csv")
    }
    return {ref: lived for ref, lived in years.items() if lived != (None, None)}


def _year(printed: str) -> int | None:
    found = _YEAR.search(printed)
    return int(found[0]) if found else None


def died_before(lived: Lifetimes, year: int) -> frozenset[str]:
    """References of the persons who are known to have died before *year*."""
    return frozenset(ref for ref, (_, died) in lived.items() if died is not None and died < year)


_FIELDS = tuple(field.name for field in fields(Record))


Packed = tuple[bytes, bytes]
"""Every record as bytes, end to end, and where each begins."""


def pack_records(catalog: Catalog) -> Packed:
    """The records of :func:`load_records`, for :class:`Records` and the cache."""
    starts = array("I", [0])
    packed = []
    for record in load_records(catalog):
        packed.append(marshal.dumps(tuple(str(v) if isinstance(v, Kind) else v for v in _values(record))))
        starts.append(starts[-1] + len(packed[-1]))
    return b"".join(packed), starts.tobytes()


def _values(record: Record) -> Iterator[Any]:
    return (getattr(record, name) for name in _FIELDS)


class Records(Sequence[Record]):
    """The records by position; each is made when it is first asked for."""

    def __init__(self, packed: Packed) -> None:
        self._packed = memoryview(packed[0])
        self._starts = array("I")
        self._starts.frombytes(packed[1])
        self._made: dict[int, Record] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    def _values_of(self, entry: int) -> tuple[Any, ...]:
        if entry < 0:
            entry += len(self)
        values: tuple[Any, ...] = marshal.loads(self._packed[self._starts[entry] : self._starts[entry + 1]])
        return values

    @overload
    def __getitem__(self, entry: int) -> Record: ...
    @overload
    def __getitem__(self, entry: slice) -> list[Record]: ...
    def __getitem__(self, entry: int | slice) -> Record | list[Record]:
        """The record at that position."""
        if isinstance(entry, slice):
            return [self[n] for n in range(*entry.indices(len(self)))]
        record = self._made.get(entry)
        if record is None:
            ref, kind, *rest = self._values_of(entry)
            record = self._made[entry] = Record(ref, Kind(kind), *rest)
        return record


def _cells(*cells: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for cell in cells for part in cell.split("|") if part))


def _places(catalog: Catalog) -> list[Record]:
    return [
        Record(
            ref=f"place:{row['id']}",
            kind=Kind.PLACE,
            feature=row["kind"],
            hangul=row["hangul"],
            hanja=row["hanja"],
            dprk=row["hangul_dprk"],
            forms=_cells(row["english"], row["exonyms"]),
            parent=row["parent_1945"],
            at=(float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else None,
            label=row["english"].split("|")[0],
            source=row["source"],
            readings=_cells(row["jp_reading"]),
        )
        for row in catalog.rows("authority/places.csv")
    ]


def _persons(catalog: Catalog) -> list[Record]:
    return [
        Record(
            ref=f"person:{row['id']}",
            kind=Kind.PERSON,
            feature="person",
            hangul=row["hangul"],
            hanja=row["hanja"],
            dprk=row["hangul_dprk"],
            forms=_cells(row["english"], row["cyrillic"], row["aliases"]),
            parent="",
            at=None,
            label=row["role"],
            source=row["source"],
        )
        for row in catalog.rows("authority/persons.csv")
    ]


_HANGUL = regex.compile(r"[가-힣]{2,4}")
_SHORT = 2
_HANJA = regex.compile(r"\p{Han}+")


def _other_names(person: Record) -> Iterator[Record]:
    """The other names that the forms of *person* give in hangul, each with the characters given behind it.

    A short name with another beginning is a pen name (백범): it has no surname and is written otherwise.
    """
    for name, behind in pairwise((*person.forms, "")):
        if not _HANGUL.fullmatch(name) or _softened(name) == _softened(person.hangul):
            continue
        if len(name) == _SHORT and name[0] != person.hangul[0]:
            continue
        hanja = behind if _HANJA.fullmatch(behind) and len(behind) == len(name) else ""
        label = f"{person.label} (usually {person.hangul})"
        yield replace(
            person, hangul=name, hanja=hanja, dprk="", forms=(), label=label, readings=(), usual=person.hangul
        )


def _softened(name: str) -> str:
    return "".join(map(initial_law, name))


def _foreign(catalog: Catalog) -> list[Record]:
    records = []
    for row in catalog.rows("authority/foreign.csv"):
        columns = (
            "form",
            "native",
            "hanzi",
            "pinyin",
            "english",
            "cyrillic",
            "latin_via_russian",
            "other_forms",
        )
        records.append(
            Record(
                ref=f"foreign:{row['id']}",
                kind=Kind(row["kind"]) if row["kind"] in {"person", "place"} else Kind.OTHER,
                feature="foreign",
                hangul="",
                hanja=row["hanzi"],
                dprk="",
                forms=_cells(*(row[column] for column in columns)),
                parent=row["lang"],
                at=None,
                label=row["form"],
                source=row["source"],
            )
        )
    return records
