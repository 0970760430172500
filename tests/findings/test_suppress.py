"""What an editor silences stays silent, and nothing else does."""

import pytest

from translit.errors import ConfigError
from translit.findings import chosen, known_codes
from translit.findings.check import FactFinder
from translit.findings.suppress import read_baseline, without_baseline, without_commented, write_baseline
from translit.model import Document, Provenance


@pytest.fixture(scope="module")
def finder(tables):
    return FactFinder(tables)


def left(text, finder, checked):
    facts = finder.facts(Document(text, Provenance("1.txt")))
    return [(f.code, f.surface) for f in without_commented(checked(text), [facts])]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("He left [Tetsugen]. <!-- translit: ignore -->\nHe left [Kinsai].", ["Kinsai"]),
        ("He left [Tetsugen]. # translit: ignore B101\nHe left [Kinsai].", ["Kinsai"]),
        ("He left [Tetsugen]. # translit: ignore b101\nHe left [Kinsai].", ["Kinsai"]),
        ("He left [Tetsugen]. # translit: ignore B999\nHe left [Kinsai].", ["Tetsugen", "Kinsai"]),
        ("He left [Tetsugen]. # translit: ignore Because it is so\nHe left [Kinsai].", ["Kinsai"]),
        ("He left [Tetsugen]. # Translit: Ignore\nHe left [Kinsai].", ["Tetsugen", "Kinsai"]),
        ("He left [Tetsugen]. # translit: ignore N, S\nHe left [Kinsai].", ["Tetsugen", "Kinsai"]),
        ("<!-- translit: ignore-next-line B -->\nHe left [Tetsugen].\nHe left [Kinsai].", ["Kinsai"]),
        ("translit: ignore-file B101\nHe left [Tetsugen].\nHe left [Kinsai].", []),
        ("Translit: Ignore\nHe left [Tetsugen].", ["Tetsugen"]),
    ],
)
def test_comments_silence_what_they_name(text, kept, finder, checked):
    assert [surface for _, surface in left(text, finder, checked)] == kept


def test_a_baseline_lets_only_new_findings_through(checked, tmp_path):
    before = checked("He left [Tetsugen].\nHe left [Kinsai].")
    path = tmp_path / "b.json"
    write_baseline(before, str(path))
    after = checked("A new line.\n\nHe left [Tetsugen].\nThen came [Ryusen].\nHe left [Kinsai].")
    fresh = without_baseline(after, read_baseline(str(path)))
    assert [f.surface for f in fresh] == ["Ryusen"]


def test_a_baseline_counts_what_occurs_twice(checked, tmp_path):
    path = tmp_path / "b.json"
    write_baseline(checked("They left [Tetsugen]."), str(path))
    twice = checked("They left [Tetsugen]. They left [Tetsugen].")
    assert len(without_baseline(twice, read_baseline(str(path)))) == 1


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"translit-baseline": 1, "findings": [1]}', "\ufffd\x00"]
)
def test_what_is_no_baseline_is_refused(content, tmp_path):
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match="baseline"):
        read_baseline(str(path))
    with pytest.raises(ConfigError, match="cannot be read"):
        read_baseline(str(tmp_path / "none"))


def test_codes_are_chosen_by_beginning_and_the_longer_wins():
    assert {r.code for r in chosen(["N"], ["N1"])} == set()
    assert {r.code for r in chosen(["N", "N102"], ["N1"])} == {"N102"}
    assert "B101" not in {r.code for r in chosen([], ["B"])}
    assert {r.code for r in chosen(["B102"], ["B"])} == {"B102"}


def test_a_misspelled_code_gets_a_suggestion():
    with pytest.raises(ConfigError, match="did you mean N1"):
        known_codes(["N1O2"], "--select")
    with pytest.raises(ConfigError, match="did you mean B101"):
        known_codes(["unsure_nam"], "--select")
    with pytest.raises(ConfigError, match="known are B101"):
        known_codes(["Q"], "--select")


def test_fingerprints_do_not_depend_on_folder_or_line(checked):
    one = checked("He left [Tetsugen] at noon.")
    other = checked("\n\n\nHe left\n[Tetsugen] at noon.")
    assert [f.fingerprint for f in one] == [f.fingerprint for f in other]
