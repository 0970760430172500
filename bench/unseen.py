"""How well names are resolved that nobody had before them who wrote the rules: bench/unseen.csv.

    python bench/unseen.py [--errors]

The names were written down by a hand that saw neither tables nor program: persons of 1945-65 and places in
the spellings of Soviet, Polish, Hungarian, German, Czech and Romanian hands; Japanese readings in Hepburn, in
Cyrillic and in what Latin letters make of it. They were recalled, or spelled by the habits of those hands,
not read off documents. None of them is in ../shared/gold/dev. A form that stands for several names counts as
right for each. What went wrong was looked at once, and general rules were mended; docs/figures.md has the
figures before.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from names import Case, measure

from translit.model import Kind
from translit.resolve import Resolver

NAMES = Path(__file__).with_name("unseen.csv")


def groups() -> dict[str, list[Case]]:
    """The cases by set and script, in the order of the file."""
    right: dict[tuple[str, str], set[str]] = {}
    with NAMES.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            group = f"{row['set']}, {row['script'].capitalize()}"
            right.setdefault((group, row["form"]), set()).add(row["hangul"])
    found: dict[str, list[Case]] = {}
    for (group, form), hangul in right.items():
        kind = Kind.PERSON if group.startswith("persons") else Kind.PLACE
        found.setdefault(group, []).append(Case(form, frozenset(hangul), kind))
    return found


def report(*, errors: bool) -> Iterator[str]:
    """One line for each group, and how many of its names have a record."""
    resolver = Resolver()
    known = {record.hangul for record in resolver.index.records}
    for name, cases in groups().items():
        listed = sum(bool(case.right & known) for case in cases)
        tally = measure(resolver, cases, authority=True, kinds=False, errors=errors)
        yield f"{tally.line(name)}  with a record {100 * listed / len(cases):.1f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    for line in report(errors=parser.parse_args().errors):
        print(line)


if __name__ == "__main__":
    main()
