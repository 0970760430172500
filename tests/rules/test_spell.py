"""The rule engine against brute force: every spelling allowed, each at its least cost, none too dear."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.rules import Rule, combine, derive, load_rules, rewrite_all, rules_by_match
from translit.rules.spell import merge

# Quarters add without rounding, so that equality is exact.
COSTS = st.integers(0, 6).map(lambda n: n / 4)
SETS = st.dictionaries(st.sampled_from(["", "a", "b", "ab"]), COSTS, max_size=3)
RULES = st.dictionaries(st.sampled_from(["x", "y", "xy", "yx", "z"]), SETS.filter(bool), max_size=5)
CEILING = 2.0


def cheapest(ways):
    found = {}
    for text, cost in ways:
        if cost <= CEILING:
            found[text] = min(cost, found.get(text, cost))
    return found


@given(st.lists(SETS, max_size=4))
def test_combine_gives_every_concatenation_at_its_least_cost(parts):
    ways = product(*(part.items() for part in parts))
    expected = cheapest(("".join(t for t, _ in way), sum(c for _, c in way)) for way in ways)
    assert combine(parts, CEILING) == expected


def cuts(text):
    """Every way to cut *text* into stretches."""
    for marks in product([False, True], repeat=max(0, len(text) - 1)):
        places = [0, *(n for n, mark in enumerate(marks, 1) if mark), len(text)]
        yield [text[a:b] for a, b in pairwise(places)]


@given(st.text("xyz", min_size=1, max_size=4), RULES)
def test_rewrite_all_gives_every_spelling_of_every_division(text, rules):
    ways = (
        way
        for stretches in cuts(text)
        if all(s in rules for s in stretches)
        for way in product(*(rules[s].items() for s in stretches))
    )
    expected = cheapest(("".join(t for t, _ in way), sum(c for _, c in way)) for way in ways)
    assert rewrite_all(text, rules, CEILING) == expected


@given(st.lists(SETS, max_size=4))
def test_merge_keeps_the_cheaper_of_two_ways(sets):
    assert merge(sets) == {t: min(s[t] for s in sets if t in s) for s in sets for t in s}


@given(st.text("xyz", min_size=1, max_size=4), RULES)
def test_derive_finds_rules_for_exactly_what_rewrite_all_writes(text, rules):
    rows = [
        Rule(f"{match}-{n}", "toy", "", match, (result,), cost, "constructed", "")
        for match, results in rules.items()
        for n, (result, cost) in enumerate(results.items())
    ]
    written = rewrite_all(text, rules, float("inf"))
    for result, cost in written.items():
        used = derive(text, result, rules_by_match(rows))
        assert used is not None
        assert "".join(rule.match for rule in used) == text
        assert "".join(rule.results[0] for rule in used) == result
        assert sum(rule.cost for rule in used) == cost
    assert derive(text, "never written", rules_by_match(rows)) is None


def test_rules_of_a_system_stand_after_those_it_extends_and_does_not_replace(tables):
    for name in tables.names("systems/*/rules.csv"):
        system = name.split("/")[1]
        base = tables.json(f"systems/{system}/system.json")["extends"]
        rules = load_rules(tables, system)
        own = {row["id"] for row in tables.rows(name)}
        inherited = tuple(r for r in (load_rules(tables, base) if base else ()) if r.id not in own)
        assert rules[: len(inherited)] == inherited
        assert {rule.system for rule in rules[len(inherited) :]} == {system}


def test_a_system_that_combines_others_has_every_row_once_and_each_hand_its_toll(tables):
    combined = {(r.system, r.id): r for r in load_rules(tables, "latin-from-cyrillic")}
    tolls = tables.json("systems/latin-from-cyrillic/system.json")["combines"]
    for system, toll in tolls.items():
        for row in tables.rows(f"systems/{system}/rules.csv"):
            assert combined[system, row["id"]].cost == pytest.approx(float(row["cost"]) + toll)
    assert len(combined) == sum(len(tables.rows(f"systems/{s}/rules.csv")) for s in tolls)


# Latin printed for Cyrillic: reference/transcription_systems.md, section 3, last paragraph.
@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [("хен", "hen"), ("ен", "yen"), ("ён", "yon"), ("ён", "ion"), ("цой", "tsoy"), ("вон", "von"),
     ("вон", "won"), ("дзю", "dzyu"), ("мы", "my"), ("чер", "cher"), ("киль", "kil"), ("дже", "dzhe")],
)  # fmt: skip
def test_latin_letters_met_for_cyrillic_are_derived_with_their_rules(tables, cyrillic, latin):
    rules = rules_by_match(load_rules(tables, "latin-from-cyrillic"))
    used = derive(cyrillic, latin, rules)
    assert used is not None
    assert all(rule.source for rule in used)
