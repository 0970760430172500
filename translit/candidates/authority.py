"""The authority records: Korean places and persons, and the foreign names that stand beside them."""

from __future__ import annotations

from dataclasses import dataclass

from translit.catalog import Catalog
from translit.model import Kind


@dataclass(frozen=True, slots=True)
class Record:
    """One person or place as the tables know it.

    ``ref`` is ``place:ID``, ``person:ID`` or ``foreign:ID``; ``feature`` is the kind of place
    (``county``, ``river``), or ``person`` or ``foreign``. ``forms`` are spellings the tables give as
    printed (Latin and Cyrillic). ``parent`` is the id of the county or province of 1945; ``at`` is
    latitude and longitude in degrees, where known.
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


def load_records(catalog: Catalog) -> tuple[Record, ...]:
    """Every record of the authority tables: places, then persons, then foreign names."""
    return (*_places(catalog), *_persons(catalog), *_foreign(catalog))


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
