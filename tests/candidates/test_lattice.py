"""The search over a trie and its spellings, against brute force over all names and all spellings."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.candidates.lattice import Lattice
from translit.candidates.spellings import Edits, Spellings, by_text
from translit.candidates.trie import Trie

NO_EDITS = Edits({}, losable="", lost=9, extra=9, doubled=9, halved=9, moved_boundary=0.25)
COSTS = st.integers(0, 6).map(lambda n: n / 4)
WAYS = st.dictionaries(
    st.sampled_from("가나다"), st.dictionaries(st.text("kan", min_size=1, max_size=3), COSTS, max_size=3)
)
NAMES = st.lists(st.tuples(st.text("가나다", min_size=1, max_size=3), COSTS), max_size=6)
EVERYTHING = {"ceiling": 3.0, "limit": 1000, "slack": 1000.0}


def made(names, ways, edits=NO_EDITS):
    trie = Trie.of((units, entry, cost) for entry, (units, cost) in enumerate(names))
    return Lattice(trie, Spellings(by_text(ways), edits))


def brute_force(names, ways, letters, breaks):
    """The least cost of each name that *letters* may spell, boundaries moved over a break counted."""
    found = {}
    for entry, (units, extra) in enumerate(names):
        for way in product(*(ways.get(unit, {}).items() for unit in units)):
            if "".join(text for text, _ in way) != letters:
                continue
            cost, at = extra, 0
            for text, more in way:
                cost += more + 0.25 * sum(at < b < at + len(text) for b in breaks)
                at += len(text)
            if cost <= EVERYTHING["ceiling"]:
                found[entry] = min(cost, found.get(entry, cost))
    return found


@settings(max_examples=200)
@given(NAMES, WAYS, st.text("kan", min_size=1, max_size=6), st.sets(st.integers(1, 5), max_size=2))
def test_the_search_finds_every_name_at_its_least_cost_and_no_other(names, ways, letters, breaks):
    matches = made(names, ways).search(letters, breaks, **EVERYTHING)
    assert {m.entry: m.cost for m in matches} == brute_force(names, ways, letters, breaks)
    assert [m.cost for m in matches] == sorted(m.cost for m in matches)


@given(NAMES, WAYS, st.text("kan", min_size=1, max_size=6))
def test_segments_rebuild_the_form_and_the_name_and_add_up_to_the_cost(names, ways, letters):
    for match in made(names, ways).search(letters, (), **EVERYTHING):
        units, extra = names[match.entry]
        assert "".join(text for _, text, _ in match.segments) == letters
        assert "".join(unit for unit, _, _ in match.segments) == units
        assert sum(cost for _, _, cost in match.segments) + extra == pytest.approx(match.cost)
        assert match.noise == 0.0


EDITS = Edits(
    {"f": [("g", 1.0)]}, losable="a", lost=1.5, extra=2.0, doubled=0.5, halved=0.75, moved_boundary=0.25
)
TOY = made([("가나", 0.0)], {"가": {"ga": 0.0}, "나": {"na": 0.0}}, EDITS)


@pytest.mark.parametrize(
    ("letters", "errors", "cost"),
    [
        ("gana", 1, 0.0),
        ("fana", 1, 1.0),  # a letter mistaken for another
        ("gna", 1, 1.5),  # a letter lost
        ("gaana", 1, 0.5),  # a letter doubled
        ("ganxa", 1, None),  # a letter too many inside a syllable is not sought
        ("faana", 1, None),
        ("faana", 2, 1.5),
        ("gana", 0, 0.0),
        ("fana", 0, None),
    ],
)
def test_errors_cost_what_the_table_says_and_no_more_are_made_than_allowed(letters, errors, cost):
    matches = TOY.search(letters, (), errors=errors, **EVERYTHING)
    assert [m.cost for m in matches] == ([] if cost is None else [pytest.approx(cost)])
    assert [m.noise for m in matches] == ([] if cost is None else [pytest.approx(cost)])


def test_a_letter_too_many_after_the_name_costs_what_the_table_says():
    assert [m.cost for m in TOY.search("ganax", (), errors=1, **EVERYTHING)] == [EDITS.extra]


def test_a_doubled_letter_that_opens_a_syllable_costs_no_more_than_one_inside():
    assert TOY.search("ganna", (), errors=1, **EVERYTHING)[0].cost == EDITS.doubled


def test_a_letter_that_two_syllables_share_may_be_printed_once():
    lattice = made([("간난", 0.0)], {"간": {"gan": 0.0}, "난": {"nan": 0.0}}, EDITS)
    (match,) = lattice.search("ganan", (), errors=1, **EVERYTHING)
    assert (match.cost, match.noise) == (EDITS.halved, EDITS.halved)
    assert [text for _, text, _ in match.segments] == ["gan", "nan"]  # the letter is read twice
    assert lattice.search("ganan", (), errors=0, **EVERYTHING) == []
    assert TOY.search("gaa", (), errors=1, **EVERYTHING) == []


def test_a_clean_spelling_comes_before_one_with_an_error():
    lattice = made([("가", 0.0), ("나", 0.0)], {"가": {"ga": 0.0}, "나": {"fa": 0.0}}, EDITS)
    assert [m.entry for m in lattice.search("fa", (), errors=1, **EVERYTHING)] == [1, 0]


def test_nothing_is_found_in_an_empty_trie():
    assert made([], {}).search("kan", (), errors=2, **EVERYTHING) == []


def test_what_is_dearer_than_the_first_by_more_than_the_slack_is_left_out():
    ways = {"가": {"k": 1.0}, "나": {"k": 0.0}, "다": {"k": 0.5}}
    lattice = made([("가", 0.0), ("나", 0.0), ("다", 0.0)], ways)
    assert [m.entry for m in lattice.search("k", (), ceiling=3.0, slack=0.6)] == [1, 2]
    assert [m.entry for m in lattice.search("k", (), ceiling=3.0, slack=3.0)] == [1, 2, 0]
    assert [m.entry for m in lattice.search("k", (), ceiling=3.0, slack=3.0, limit=1)] == [1]
