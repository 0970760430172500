"""The development data: shares that must not fall."""

import csv

import pytest

from translit.romanize import read_back, romanize


@pytest.fixture(scope="module")
def gold(shared):
    with (shared / "gold/dev/hangul_romanization.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize(("column", "system", "least"), [("mr", "mr-alalc", 0.985), ("rr", "rr-2000", 0.99)])
def test_share_exactly_right(gold, column, system, least):
    rows = [row for row in gold if row[column]]
    right = [
        row
        for row in rows
        if romanize(row["hangul"], system, kind=row["kind"]).text in row[column].split("|")
    ]
    assert len(right) / len(rows) >= least


@pytest.mark.parametrize(("column", "among", "first_five"), [("mr", 0.90, 0.85), ("rr", 0.97, 0.85)])
@pytest.mark.parametrize("told", [True, False])
def test_share_read_back(gold, column, among, first_five, told):
    rows = [row for row in gold if row[column]]
    places = []
    for row in rows:
        readings = read_back(row[column].split("|")[0], kind=row["kind"] if told else None)
        hangul = [r.hangul.replace(" ", "") for r in readings]
        wanted = row["hangul"].replace(" ", "")
        places.append(hangul.index(wanted) if wanted in hangul else 99)
    assert sum(p < 10 for p in places) / len(rows) >= among
    assert sum(p < 5 for p in places) / len(rows) >= first_five
