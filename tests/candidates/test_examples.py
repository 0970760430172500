"""Examples of the systems of spelling: what the checker finds, and that the shipped tables are free of it."""

import csv
import json

import pytest

from translit.candidates.examples import check_examples, graph_of, spelling_systems
from translit.catalog import Catalog
from translit.resources import data_folder
from translit.rules import load_rules

RULES = ("id", "slot", "match", "result", "cost", "source", "note")
EXAMPLES = ("input", "expect", "rules", "source", "gap")
TOY = [
    ("onset-h", "onset", "ㅎ", "х", "0", "constructed", ""),
    ("vowel-e", "vowel", "ㅕ", "е", "0", "constructed", ""),
    ("coda-n", "coda", "ㄴ", "н", "0", "constructed", ""),
    ("coda-n-soft", "coda", "ㄴ", "нь", "0.5", "constructed", ""),
]
WHOLE = ("현", "хен|хень", "onset-h vowel-e coda-n coda-n-soft", "constructed", "")


@pytest.fixture
def toy(tmp_path, tables):
    """A catalog with one system of its own; returns its faults as (code, line, column)."""

    def faults(*examples, rules=TOY):
        folder = tmp_path / "systems/ru-toy"
        folder.mkdir(parents=True, exist_ok=True)
        about = tables.json("systems/ru-kontsevich/system.json") | {"id": "ru-toy"}
        (folder / "system.json").write_text(json.dumps(about), encoding="utf-8")
        for name, columns, rows in (("rules", RULES, rules), ("examples", EXAMPLES, examples)):
            if rows:
                with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
                    csv.writer(handle, lineterminator="\n").writerows([columns, *rows])
        catalog = Catalog()
        catalog.overlays = (tmp_path,)
        return [(f.code, f.line, f.column) for f in check_examples(catalog) if "ru-toy" in f.path]

    return faults


def test_the_shipped_examples_are_met_and_every_rule_is_fired(tables):
    assert [str(fault) for fault in check_examples(tables)] == []


def test_every_spelling_system_has_a_readme_that_says_what_is_guessed(tables):
    assert len(spelling_systems(tables)) >= 16
    for system in spelling_systems(tables):
        text = (data_folder("tables") / "systems" / system / "README.md").read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert "guessed" in text.lower(), system


def test_a_whole_set_of_spellings_is_no_fault(toy):
    assert toy(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        ({"expect": "хен|хень|кен"}, "T601", "expect"),
        ({"rules": "onset-h vowel-e coda-n coda-n-soft onset-k"}, "T602", "rules"),
        ({"expect": "хен", "rules": "coda-n"}, "T603", "expect"),
        ({"gap": "not yet"}, "T604", "gap"),
        ({"input": "kim"}, "T607", "input"),
    ],
)
def test_each_fault_has_its_code_and_column(toy, change, code, column):
    example = dict(zip(EXAMPLES, WHOLE, strict=True)) | change
    assert (code, 2, column) in toy(tuple(example.values()), (*WHOLE[:1], "хен|…", WHOLE[2], *WHOLE[3:]))


def test_a_rule_no_example_names_is_a_fault_at_its_line(toy):
    assert toy(("현", "хен|…", "onset-h vowel-e coda-n", "constructed", "")) == [("T605", 5, "id")]


def test_a_gap_that_is_still_open_is_none(toy):
    assert toy(WHOLE, ("형", "хен", "", "constructed", "no final ㅇ")) == []


def test_a_system_without_examples_is_a_fault(toy):
    assert toy() == [("T606", 0, "")]


def test_a_graph_lists_what_rules_write_and_which_wrote_it(tables):
    graph = graph_of(load_rules(tables, "ru-kontsevich"), "hangul", "최")
    assert graph.spellings() == {"чхве"}
    assert {rule.id for rule in graph.fired("чхве")} == {"onset-ch", "vowel-oe", "coda-none"}
    assert graph.fired("цой") is None


# reference/transcription_systems.md 1 and 3, and the rules of each language's spelling.
@pytest.mark.parametrize(
    ("system", "cyrillic", "latin"),
    [
        ("latin-polish", "цой", "coj"), ("latin-polish", "хен", "chien"), ("latin-polish", "жан", "żan"),
        ("latin-hungarian", "сен", "szen"), ("latin-hungarian", "чан", "csan"),
        ("latin-hungarian", "шин", "sin"),
        ("latin-czech", "чан", "čan"), ("latin-czech", "хан", "chan"), ("latin-german", "чан", "tschan"),
        ("latin-german", "вон", "won"), ("latin-romanian", "чон", "cion"), ("latin-romanian", "ген", "ghen"),
        ("latin-bgn-1947", "хен", "khen"), ("latin-loc", "ю", "iu"), ("latin-popular", "хен", "hen"),
    ],
)  # fmt: skip
def test_each_hand_writes_its_own_letters(tables, system, cyrillic, latin):
    assert latin in graph_of(load_rules(tables, system), "cyrillic", cyrillic).spellings()


@pytest.mark.parametrize(
    ("system", "cyrillic", "latin"),
    [("latin-polish", "чан", "chan"), ("latin-hungarian", "чан", "chan"), ("latin-loc", "ю", "yu")],
)
def test_what_a_hand_replaces_it_no_longer_writes(tables, system, cyrillic, latin):
    assert latin not in graph_of(load_rules(tables, system), "cyrillic", cyrillic).spellings()


def test_palladius_has_every_syllable_once_and_n_is_soft_where_pinyin_has_no_g(tables):
    standard = {
        row["match"]: row["result"]
        for row in tables.rows("systems/zh-palladius/rules.csv")
        if row["cost"] == "0"
    }
    assert len(standard.keys() - {"'"}) == 412
    for syllable, written in standard.items():
        if syllable.endswith("n"):
            assert written.endswith("нь"), syllable
        if syllable.endswith("ng"):
            assert written.endswith("н"), syllable
