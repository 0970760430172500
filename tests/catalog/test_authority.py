"""What the authority tables promise beyond what their schemas and T5 can say."""

from collections import Counter, defaultdict

from translit.catalog.sources import parse_sources

TABLES = ("authority/places.csv", "authority/persons.csv", "authority/foreign.csv")


def test_ids_are_unique_across_the_tables(tables):
    counts = Counter(row["id"] for name in TABLES for row in tables.rows(name))
    assert [i for i, n in counts.items() if n > 1] == []


def test_there_are_as_many_places_and_persons_as_promised(tables):
    assert len(tables.rows("authority/places.csv")) >= 2500
    assert len(tables.rows("authority/persons.csv")) >= 600


def test_the_thirteen_provinces_of_1945_stand_alone(tables):
    full = [
        r for r in tables.rows("authority/places.csv") if r["kind"] == "province" and not r["parent_1945"]
    ]
    names = {row["hanja"] for row in full}
    assert {"京畿道", "江原道", "黃海道", "平安南道", "平安北道", "咸鏡南道", "咸鏡北道"} <= names
    assert {"忠淸北道", "忠淸南道", "全羅北道", "全羅南道", "慶尙北道", "慶尙南道"} <= names


def test_coordinates_come_from_geonames_alone_and_lie_in_korea(tables):
    for row in tables.rows("authority/places.csv"):
        assert bool(row["lat"]) == bool(row["lon"])
        if row["lat"]:
            assert "geonames" in {source.key for source in parse_sources(row["source"])}, row["id"]
            assert 32 < float(row["lat"]) < 44, row["id"]
            assert 123 < float(row["lon"]) < 132, row["id"]


def test_every_station_of_a_line_stands_on_it_once(tables):
    lines = defaultdict(list)
    for row in tables.rows("authority/railways.csv"):
        lines[row["line"]].append(row["station"])
    assert all(len(stops) == len(set(stops)) >= 2 for stops in lines.values())


def test_cells_of_names_hold_names_only(tables):
    for name, columns in (("places", ("english", "exonyms")), ("persons", ("english", "aliases"))):
        for row in tables.rows(f"authority/{name}.csv"):
            for column in columns:
                assert not set("();:?") & set(row[column]), (row["id"], row[column])


def test_every_key_cited_anywhere_is_in_the_bibliography_and_every_work_is_cited(tables):
    known = {row["key"] for row in tables.rows("sources.csv")}
    cited = set()
    for name in tables.names("**/*.csv"):
        rows = tables.rows(name)
        if rows and "source" in rows[0] and name != "sources.csv":
            cited |= {source.key for row in rows for source in parse_sources(row["source"])}
    for name in tables.names("systems/*/system.json"):
        cited |= set(tables.json(name)["sources"])
    assert cited - known - {"constructed", "guess"} == set()
    assert known - cited == set()
