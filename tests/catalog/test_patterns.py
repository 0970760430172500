"""Regular expressions of tables: every one ends in time, and a user's that does not is refused."""

import csv
import time

import pytest
import regex

from translit.catalog import Catalog, default_catalog
from translit.catalog.guard import compile_pattern
from translit.catalog.patterns import LENGTH, Use, apply, hostile_texts, is_slow, pattern_columns
from translit.errors import TableError

MOST_SECONDS = 0.05
RUNS = 3


def is_regex(cell: str) -> bool:
    """Patterns of ``documents`` with pieces in braces are none until their module fills them."""
    try:
        regex.compile(cell)
    except regex.error:
        return False
    return True


def shipped_patterns():
    catalog = default_catalog()
    for name in catalog.names("**/*.csv"):
        columns = pattern_columns(catalog.kind_of(name).schema)
        for row in catalog.rows(name) if columns else ():
            for column, use in columns.items():
                if row[column] and is_regex(row[column]):
                    yield pytest.param(row[column], use, id=f"{name}:{row.get('id', '')}:{column}")


def seconds(pattern: str, text: str, use: Use) -> float:
    """The least time of some runs, so that other work on the machine does not count."""
    compiled = regex.compile(pattern)
    taken = []
    for _ in range(RUNS):
        began = time.process_time()
        apply(compiled, text, use, 2.0)
        taken.append(time.process_time() - began)
        if taken[-1] < MOST_SECONDS:
            break
    return min(taken)


@pytest.mark.parametrize(("pattern", "use"), list(shipped_patterns()))
def test_every_pattern_of_every_table_ends_in_time_on_hostile_text(pattern, use):
    texts = hostile_texts(pattern, use.longest)
    assert not [text[:20] for text in texts if seconds(pattern, text, use) >= MOST_SECONDS]


def test_hostile_texts_are_long_and_hold_the_letters_of_the_pattern():
    texts = list(hostile_texts(r"\b(?:xq)+\d"))
    assert all(LENGTH - 20 <= len(text) <= LENGTH for text in texts)
    assert any(text.startswith("xqxqxq") for text in texts)
    assert any(text.startswith("qqqq") for text in texts)


@pytest.mark.parametrize("pattern", ["(?:a+)+b", r"(?:\w+\s?)+$", "(x|xx)+y"])
def test_a_pattern_that_tries_every_division_is_slow(pattern):
    assert is_slow(pattern, limit=0.2)


def test_a_users_pattern_without_end_is_refused_by_file_and_line(tmp_path):
    folder = tmp_path / "index"
    folder.mkdir()
    row = dict(default_catalog().rows("index/metadata.csv")[0])
    row |= {"id": "mine", "pattern": "(?:a+)+b", "source": "constructed"}
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerow(row)
    with pytest.raises(TableError) as caught:
        Catalog((tmp_path,))
    fault = next(fault for fault in caught.value.faults if fault.code == "T206")
    assert (fault.line, fault.column) == (2, "pattern")
    assert fault.path.endswith("index/metadata.csv")


def test_a_users_pattern_gives_up_in_time_on_a_text_nobody_tried(tmp_path, monkeypatch):
    monkeypatch.setattr("translit.catalog.guard.LIMIT", 0.05)
    slow = "(?:a+)+b"
    (tmp_path / "index").mkdir()
    mine = compile_pattern(slow, Catalog((tmp_path,)), "index/metadata.csv", "mine")
    assert mine.search("aab ab", 1).span() == (1, 3)
    assert mine.fullmatch("aab ab", 0, 3)
    assert not mine.match("b")
    assert [m[0] for m in mine.finditer("aab ab")] == ["aab", "ab"]
    assert mine.pattern == slow
    for ask in (mine.search, mine.match, mine.fullmatch, lambda text: list(mine.finditer(text))):
        with pytest.raises(TableError, match=r"index/metadata\.csv.*'mine' takes too long"):
            ask("a" * 5000 + "!b")


def test_shipped_patterns_run_without_a_clock():
    assert type(compile_pattern("a", default_catalog(), "index/metadata.csv", "x")) is type(
        regex.compile("a")
    )
