"""Brackets: found wherever they are, classified by what they hold and where they stand."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.mentions import find_brackets
from translit.mentions.features import features
from translit.mentions.position import Surroundings
from translit.mentions.scan import RawBracket, scan_brackets
from translit.mentions.vocabulary import vocabulary_of
from translit.model import BracketClass

CASES = [
    ("The column reached [Kinsai] at noon.", "uncertain_name"),
    ("They met in the village of [Sohori].", "uncertain_name"),
    ("Comrade Pak [Gen Su] spoke.", "uncertain_name"),
    ("COUNSELLOR CHOE [MEN SIK] REPORTS", "uncertain_name"),
    ("The [Heian] River is frozen.", "uncertain_name"),
    ("the line [Bansei]-Seoul", "uncertain_name"),
    ("I saw Minister Cho Gi Son[?] there.", "uncertain_name"),
    ("They came from [Kinsai?].", "uncertain_name"),
    ("The port of Fusan [Busan] was closed.", "gloss_identification"),
    ("He asked whether they [the delegates] agreed.", "gloss_identification"),
    ("I told him [Kim Il Sung] that.", "gloss_identification"),
    ("It stood at Heijo [i.e., Pyongyang].", "gloss_identification"),
    ("read the journal \"Pravda [Truth]\" often", "gloss_identification"),
    ("We ask for [your] opinion.", "editorial_insertion"),
    ("[I] then took my leave.", "editorial_insertion"),
    ("the [South] Korean army", "editorial_insertion"),
    ("Comrade [Nikolai] Petrov came.", "editorial_insertion"),
    ("The ground[-launched] rockets", "editorial_insertion"),
    ("a surprise raid [nalyot] followed", "original_term"),
    ("the working class [rabochiy klass] stands", "original_term"),
    ("the land reform [reforma rolna]", "original_term"),
    ("the ammunitions [sic] were lost", "sic"),
    ("the ammunitions (sic) were lost", "sic"),
    ("He met [two words illegible] there.", "illegible"),
    ("He met <illegible> there.", "illegible"),
    ("He met {illegible} there.", "illegible"),
    ("It ended. [Translator's note: the page is torn.]", "translator_note"),
    ("It ended. [Ed. note: see above.]", "translator_note"),
    ("TOP SECRET [stamp]", "archival_mark"),
    ("[Handwritten in the margin: agreed]", "archival_mark"),
    ("[Source: AVPRF, fond 1, opis 2, delo 3]", "archival_mark"),
    ("the Min[istry] of Trade", "abbreviation_expansion"),
    ("the M[inistry] of Trade", "abbreviation_expansion"),
    ("the 3rd SAP [assault aviation regiment] flew", "abbreviation_expansion"),
    ("the supreme command [SC] agreed", "abbreviation_expansion"),
    ("the ZKR [Association of Korean Workers] agreed", "abbreviation_expansion"),
    ("on 3 [March] it began", "date"),
    ("on [3] March it began", "date"),
    ("the spring of [1951] was cold", "date"),
    ("there were 1[4]5 tanks", "uncertain_reading"),
    ("the [?carriage?] was late", "uncertain_reading"),
    ("He said so[\"]. Then he left.", "uncertain_reading"),
    ("He began […] and ended.", "elision"),
    ("He began [...] and ended.", "elision"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_bracket_is_classified(text, expected):
    found = find_brackets(text)
    assert [b.cls.value for b in found] == [expected], found
    assert found[0].reason


with (Path(__file__).parent / "bracket_sentences.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [
        pytest.param(
            row["text"],
            row["classes"].split(),
            marks=[pytest.mark.xfail(strict=True, reason=row["gap"])] if row["gap"] else [],
        )
        for row in csv.DictReader(file)
    ]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_bracket_of_a_translator_is_classified(text, expected):
    assert [b.cls.value for b in find_brackets(text)] == expected


@pytest.mark.parametrize("marks", ["{}", "<>", "〔〕", "【】"])
def test_other_marks_are_used_alike(marks):
    for text in (
        "He met [two words illegible] in [Kinsai].",
        "If [he] can, Pak [Gen Su] will [also] come.",
        "[I] left.",
    ):
        other = text.replace("[", marks[0]).replace("]", marks[1])
        assert [b.cls for b in find_brackets(other)] == [b.cls for b in find_brackets(text)], other


@pytest.mark.parametrize(
    "text",
    [
        "<p>He left.</p>",
        "He <em>did</em> leave <br/> it.",
        "He left.<br>Then he came.",
        "Write to <kim@example.org> or <https://example.org/a>.",
        'See <img src="a.png"> there.',
    ],
)
def test_tags_and_addresses_are_no_brackets(text):
    assert find_brackets(text) == ()


def test_names_in_one_bracket_come_one_by_one():
    text = "airfields at [Kinsai, Ryusen and Bansei] were hit"
    (bracket,) = find_brackets(text)
    assert [span.of(text) for span in bracket.names] == ["Kinsai", "Ryusen", "Bansei"]


def test_a_question_mark_points_to_the_name_before_it():
    text = "I saw Minister Cho Gi Son[?] there."
    (bracket,) = find_brackets(text)
    assert [span.of(text) for span in bracket.names] == ["Cho Gi Son"]


def test_nested_doubled_unclosed_and_unmatched_marks_are_all_found():
    text = "[Stamp: A [two names illegible] B] and [[one name illegible]] then ] and [Kinsai. End."
    found = [(b.surface, b.cls.value) for b in find_brackets(text)]
    assert found == [
        ("[Stamp: A [two names illegible] B]", "archival_mark"),
        ("[two names illegible]", "illegible"),
        ("[[one name illegible]]", "illegible"),
        ("[one name illegible]", "illegible"),
        ("]", "other"),
        ("[Kinsai", "uncertain_name"),
    ]


def test_an_unclosed_mark_does_not_swallow_the_brackets_after_it():
    text = "near [Kinsai. It rained.\n\n" + "More text. " * 60 + "They met at [Ryusen].\n"
    assert [b.surface for b in find_brackets(text)] == ["[Kinsai", "[Ryusen]"]


def test_a_bracket_may_run_over_lines_and_a_page_break():
    text = "the 5th SAP [assault\n\n12\n\naviation regiment] flew"
    (bracket,) = find_brackets(text)
    assert bracket.text == "assault 12 aviation regiment"


def test_parentheses_of_the_author_are_no_editors_brackets():
    assert find_brackets("Kim (35 years old) and Pak (a worker) spoke (at length).") == ()


def test_markup_and_addresses_are_no_brackets():
    assert find_brackets("<p>x</p> <a href='y'> <https://x.org> <a@b.org> if a < b and c > d") == ()


def test_every_class_of_the_contract_is_reachable(tables):
    assert {rule.cls for rule in vocabulary_of(tables).rules} == {c.value for c in BracketClass}


def test_every_condition_of_a_rule_is_a_feature_or_cue(tables):
    source = "".join(
        (tables.root.parent / "translit" / "mentions" / f"{name}.py").read_text("utf-8")
        for name in ("behind", "features", "position", "scan")
    )
    cues = {row["cue"] for row in tables.rows("mentions/cues.csv")}
    classes = {c.value for c in BracketClass}
    for rule in vocabulary_of(tables).rules:
        for condition in rule.needs | rule.bars:
            head, _, tail = condition.partition(".")
            if head == "cue":
                assert tail in cues, (rule.id, condition)
            elif head in ("behind", "inside"):
                assert tail in classes, (rule.id, condition)
            else:
                assert f'"{condition}"' in source, (rule.id, condition)


def test_no_bracket_of_the_seeds_is_missed(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        covered = set()
        for bracket in find_brackets(text):
            covered.update((bracket.span.start, bracket.span.end - 1))
        missed = [i for i, c in enumerate(text) if c in "[]" and i not in covered]
        assert not missed, (path.name, [text[i - 20 : i + 20] for i in missed[:5]])


def test_the_gold_is_met(shared):
    rows = list(csv.DictReader((shared / "gold/dev/brackets.csv").open(encoding="utf-8")))
    right = names = true = hits = 0
    found = {}
    for row in rows:
        if row["seed_file"] not in found:
            text = (shared / "seeds" / row["seed_file"]).read_text(encoding="utf-8")
            answers = found[row["seed_file"]] = {}
            for b in find_brackets(text):
                answers.setdefault((text.count("\n", 0, b.span.start) + 1, b.text), b.cls.value)
        got = found[row["seed_file"]].get((int(row["line"]), " ".join(row["text"].split())))
        right += got == row["class"]
        names += got == "uncertain_name"
        true += row["class"] == "uncertain_name"
        hits += got == row["class"] == "uncertain_name"
    assert right / len(rows) >= 0.96
    assert hits / names >= 0.97
    assert hits / true >= 0.97


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("[](){}<>?! .,\r\n\u0301\ufeffabKYŏ한[]"), max_size=60))
def test_spans_always_fit_the_text(text):
    for bracket in find_brackets(text):
        assert text[bracket.span.start : bracket.span.end] == bracket.surface
        for name in bracket.names:
            assert 0 <= name.start < name.end <= len(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_change_no_class(end):
    text = "to the village of\n[Kinsai], then\n[two words\nillegible] and [Handwritten:\n\nagreed]\n"
    plain = [(b.cls, b.text) for b in find_brackets(text)]
    assert [(b.cls, b.text) for b in find_brackets(text.replace("\n", end))] == plain


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "]" * 20_000, "[a" * 10_000, "[a]" * 10_000, "<" * 20_000, "(" * 20_000]
)
def test_cost_stays_linear_on_hostile_text(text):
    assert len(find_brackets(text)) <= len(text)


def test_features_say_what_was_seen(tables):
    vocabulary = vocabulary_of(tables)
    text = "Comrade Pak [Gen Su] spoke"
    (raw,) = scan_brackets(text, vocabulary)
    assert raw == RawBracket(12, 20, 13, 19)
    seen = features(raw, "Gen Su", Surroundings(text, vocabulary, ()), "")
    assert seen["after_surname"] == "Pak"
