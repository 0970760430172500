"""How names are resolved when what the tables say of their spelling is struck out: rules alone, other names.

    python bench/struck.py [--errors]

The labelled names of ../shared/gold/dev were open to those who wrote the rules. These were not written to be
measured on: the spellings that the authority tables give as printed are taken out of a copy of the tables and
asked for. The last lines take villages out altogether, as if nobody had listed them, and spell them by the
plainest rules: there the right verdict is anything but ``resolved`` for another name.

A spelling that follows no rule (Philip Jaisohn for 서재필) counts as a miss like any other.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from names import Case, Tally, measure

from translit.candidates.japanese import JapaneseSpeller
from translit.candidates.korean import KoreanSpeller
from translit.catalog import Catalog, default_catalog
from translit.model import Kind
from translit.resolve import Resolver

PLACES, PERSONS = "authority/places.csv", "authority/persons.csv"
SPELLED = {PERSONS: ("english", "cyrillic", "aliases"), PLACES: ("jp_reading",)}
VILLAGES = 200


def struck(changed: dict[str, list[dict[str, str]]], folder: Path) -> Catalog:
    """The tables with *changed* rows laid over them, written into *folder*."""
    for name, rows in changed.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    catalog = Catalog()
    catalog.overlays = (folder,)
    return catalog


def spellings() -> tuple[dict[str, list[Case]], dict[str, list[dict[str, str]]]]:
    """What the tables give as printed, by group, and the rows without it."""
    groups: dict[str, list[Case]] = {"persons, Cyrillic": [], "persons, Latin": [], "places, Japanese": []}
    rows: dict[str, list[dict[str, str]]] = {}
    for name, columns in SPELLED.items():
        kind = Kind.PERSON if name == PERSONS else Kind.PLACE
        for row in default_catalog().rows(name):
            forms = [form for column in columns for form in row[column].split("|") if form]
            for form in forms if row["hangul"] else ():
                if any("가" <= c <= "힣" or "一" <= c <= "鿿" for c in form):
                    continue
                script = "Cyrillic" if any("а" <= c <= "я" for c in form.lower()) else "Latin"
                group = "places, Japanese" if kind is Kind.PLACE else f"persons, {script}"
                groups[group].append(Case(form, frozenset({row["hangul"]}), kind))
            if forms:
                rows.setdefault(name, []).append({**row, **dict.fromkeys(columns, "")})
    return groups, rows


def villages() -> tuple[dict[str, list[Case]], dict[str, list[dict[str, str]]]]:
    """Villages and townships under a name that no other place has, and their rows without any name."""
    table = default_catalog().rows(PLACES)
    known = Counter(row["hangul"] for row in table)
    pool = [
        row
        for row in table
        if row["kind"] in {"village", "township"}
        and row["hanja"]
        and len(row["hangul"]) > 2
        and known[row["hangul"]] == 1
    ]
    chosen = random.Random("struck").sample(pool, VILLAGES)
    japanese, korean = JapaneseSpeller(default_catalog()), KoreanSpeller(default_catalog())
    groups: dict[str, list[Case]] = {"villages unlisted, Hepburn": [], "villages unlisted, Russian": []}
    for row in chosen:
        if not all(map(japanese.readings, row["hanja"])):
            continue  # a character that Japanese does not read
        readings = [min(japanese.readings(c).items(), key=lambda r: r[1])[0] for c in row["hanja"]]
        letters = [min(korean.through_russian(s).items(), key=lambda r: r[1])[0] for s in row["hangul"]]
        for group, parts in zip(groups, (readings, letters), strict=True):
            groups[group].append(Case("".join(parts).capitalize(), frozenset({row["hangul"]}), Kind.PLACE))
    nameless = [{**row, "hangul": "가가", "hangul_dprk": "", "hanja": "", "exonyms": ""} for row in chosen]
    return groups, {PLACES: nameless}


def report(errors: bool) -> Iterator[str]:
    for made in (spellings, villages):
        groups, rows = made()
        with tempfile.TemporaryDirectory() as folder:
            resolver = Resolver(struck(rows, Path(folder)))
            for name, cases in groups.items():
                tally: Tally = measure(resolver, cases, authority=True, kinds=False, errors=errors)
                yield tally.line(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    for line in report(parser.parse_args().errors):
        print(line)


if __name__ == "__main__":
    main()
