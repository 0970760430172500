"""Which place lies near which, on the map of 1945, and which records are spoken of most."""

import pytest

from translit.candidates.priors import record_priors
from translit.model import Status
from translit.resolve.geography import Geography, build_geography


@pytest.fixture(scope="module")
def near(resolver):
    def ask(one, other):
        return resolver.geography.nearness(*(resolver.index.entry_of(f"place:{ref}") for ref in (one, other)))

    return ask


def test_nearness_is_the_same_both_ways_and_lies_between_0_and_1(resolver):
    some = range(0, len(resolver.index.records), 97)
    for one in some:
        for other in set(some) - {one}:
            assert 0.0 <= resolver.geography.nearness(one, other) <= 1.0
            assert resolver.geography.nearness(one, other) == resolver.geography.nearness(other, one)


# The map: Ch'ŏrwŏn and Kimhwa are neighbours; Haenam lies at the other end of the peninsula.
def test_neighbouring_counties_are_nearer_than_distant_ones(near):
    assert near("cheorwon-county", "gimhwa-county") > near("cheorwon-county", "haenam-county")


def test_neighbours_on_a_railway_are_as_near_as_can_be(resolver, tables):
    railway = [row for row in tables.rows("authority/railways.csv") if row["line"] == "京元線"]
    railway = railway or [
        row for row in tables.rows("authority/railways.csv")
        if row["line"] == tables.rows("authority/railways.csv")[0]["line"]
    ]  # fmt: skip
    first, second, far = railway[0], railway[1], railway[-1]
    entry = {
        row["station"]: resolver.index.entry_of(f"place:{row['station']}") for row in (first, second, far)
    }
    gap = int(second["order"]) - int(first["order"])
    assert (
        resolver.geography.nearness(entry[first["station"]], entry[second["station"]])
        >= 1.0 - (gap - 1) * 0.15
    )
    assert resolver.geography.nearness(entry[first["station"]], entry[far["station"]]) >= 0.35


def test_what_is_compiled_is_plain_enough_to_be_kept(resolver, tables):
    import marshal

    built = build_geography(tables, resolver.index.records)
    assert marshal.loads(marshal.dumps(built)) == built
    assert Geography(built).nearness(0, 0) >= 0.0


def test_every_record_has_a_prior(resolver, tables):
    priors = record_priors(tables, resolver.index.records)
    assert len(priors) == len(resolver.index.records)


def test_a_province_is_spoken_of_more_than_a_village(resolver, tables):
    priors = record_priors(tables, resolver.index.records)
    kinds: dict[str, list[float]] = {}
    for record, prior in zip(resolver.index.records, priors, strict=True):
        kinds.setdefault(record.feature, []).append(prior)
    mean = {kind: sum(values) / len(values) for kind, values in kinds.items()}
    assert mean["province"] < mean["county"] < mean["village"]


def test_no_japanese_named_a_city_that_was_made_later(tables, resolver):
    # P'yŏngsŏng became a city in 1969; Heijō was P'yŏngyang.
    costs = resolver.index.costs_in_japanese
    late, old, once_a_county = map(
        resolver.index.entry_of,
        ("place:pyeongseong-city", "place:pyeongyang-city", "place:ganggye-city"),
    )
    assert costs[late] > 0
    assert old not in costs
    assert once_a_county not in costs
    heijo = resolver.resolve("Heijō")
    assert heijo.status is Status.RESOLVED
    assert heijo.candidates[0].hangul == "평양"


def test_the_mine_is_meant_where_the_text_says_mine(resolver):
    # Two towns 신창, 新昌 and 新倉; the colliery is at the second.
    told = resolver.resolve("Sinchang", context="The miners of the Sinchang coal mine agreed.")
    assert told.candidates[0].hanja == "新倉"


# Ŭnch'ŏn is a county of December 1952, Kangnyŏng one that was abolished in 1909 and made again in 1952.
def test_a_county_made_later_is_spoken_of_in_korean_and_not_in_japanese(resolver):
    priors, entry_of = resolver.index.priors, resolver.index.entry_of
    later, abolished = entry_of("place:euncheon-county"), entry_of("place:anui-county")
    assert priors[later] < priors[abolished]
    assert resolver.index.costs_in_japanese[entry_of("place:gangnyeong-county")] > 0


def test_a_city_of_1945_is_spoken_of_wherever_it_lies(resolver):
    south, north = (resolver.index.entry_of(f"place:{ref}") for ref in ("jeonju-city", "wonsan-city"))
    assert resolver.index.priors[south] == pytest.approx(resolver.index.priors[north], abs=0.25)
