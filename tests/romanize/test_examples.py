"""Every example that a standard prints; and no rule without an example that fires it."""

import pytest

from translit.catalog import default_catalog
from translit.romanize import romanize, system_ids
from translit.romanize.compiled import letters_of
from translit.romanize.result import divide
from translit.romanize.romanizer import romanizer

CATALOG = default_catalog()
SYSTEMS = system_ids(CATALOG)
EXAMPLES = [(s, row) for s in SYSTEMS for row in CATALOG.rows(f"systems/{s}/examples.csv")]


def example(system: str, row: dict[str, str]):
    """A parameter; an example not met yet is expected to fail, for the reason its row gives."""
    marks = [pytest.mark.xfail(strict=True, reason=row["gap"])] if row["gap"] else []
    return pytest.param(system, row, marks=marks, id=f"{system}:{row['input']}")


@pytest.mark.parametrize(("system", "row"), [example(*pair) for pair in EXAMPLES])
def test_printed_example_is_reproduced(system, row):
    assert romanize(row["input"], system, kind=row["kind"], signs=True).text == row["expect"]


def test_all_seven_systems_are_there():
    assert SYSTEMS == (
        "rr-2000",
        "mr-alalc",
        "mr-1939",
        "mr-bgnpcgn-1945",
        "rr-bgnpcgn-2011",
        "dprk-2002",
        "mr-plain",
    )


def fired(system: str) -> set[str]:
    """Ids of the rules that the examples of *system* make use of."""
    found = romanizer(system)
    boundaries = found.compiled.boundaries
    rules = {"vowel"}
    for row in CATALOG.rows(f"systems/{system}/examples.csv"):
        for part in divide(row["input"], system, row["kind"]):
            final = "^"
            for char in part.syllables if not part.fixed else "":
                initial, vowel, following, mark = letters_of(char)
                rules |= {rule.id for rule in boundaries.between(final, initial, vowel, mark).rules}
                final = following
            if part.syllables and not part.fixed:
                rules |= {rule.id for rule in boundaries.end(final).rules}
    return rules


@pytest.mark.parametrize("owner", ["std-1988", *SYSTEMS])
def test_every_rule_has_an_example_that_fires_it(owner):
    pool = set()
    for system in SYSTEMS:
        if owner in romanizer(system).system.chain:
            pool |= fired(system)
    rules = set()
    for table in ("sounds", "letters"):
        name = f"systems/{owner}/{table}.csv"
        if name in CATALOG.names(name):
            # A row that changes nothing takes an inherited rule back; there is nothing to fire.
            rules |= {row["id"] for row in CATALOG.rows(name) if row["result"] != "=+="}
    assert rules <= pool
