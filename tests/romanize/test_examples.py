"""Every example that a standard prints, and whether every rule has one that fires it."""

import pytest

from translit.catalog import default_catalog
from translit.romanize import romanize, system_ids

SYSTEMS = system_ids(default_catalog())
EXAMPLES = [
    (system, row) for system in SYSTEMS for row in default_catalog().rows(f"systems/{system}/examples.csv")
]


@pytest.mark.parametrize(("system", "row"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else v["input"])
def test_printed_example_is_reproduced(system, row):
    got = romanize(row["input"], system, kind=row["kind"]).text
    if row["gap"]:
        assert got != row["expect"], f"the gap is closed: {row['gap']}"
    else:
        assert got == row["expect"]


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
