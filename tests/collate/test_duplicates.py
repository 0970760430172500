"""Documents of a collection that are the same or overlap."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from translit.catalog import default_catalog
from translit.collate.duplicates import Entry, Relation, find_duplicates
from translit.collate.engine import EngineJudge
from translit.model import Document, Provenance, Span
from translit.resources import schema_folder

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"


def entry(name: str, text: str) -> Entry:
    return Entry(Document(text, Provenance(name)), Span(0, len(text)), name)


def story(seed: int, sentences: int) -> list[str]:
    return [
        f"In week {k} the team{seed} of mine{seed + k} sent {100 + seed * 7 + k} tons to depot{k * seed + 3}."
        for k in range(sentences)
    ]


def test_relations_of_planted_documents():
    one = story(5, 40)
    revised = [s.replace("sent", "dispatched").replace("team5 of", "crew of") for s in one]
    texts = [" ".join(one), " ".join(story(9, 40)), "\n".join(one), " ".join(revised), " ".join(one[8:22])]
    found = {(d.first, d.second): d for d in find_duplicates([entry(str(k), t) for k, t in enumerate(texts)])}
    assert found[0, 2].relation is Relation.SAME_TEXT
    assert found[0, 3].relation is Relation.REVISED_TRANSLATION
    assert found[0, 4].relation is Relation.EXCERPT
    assert found[0, 4].coverage_b > 0.95 > 0.5 > found[0, 4].coverage_a
    assert not [pair for pair in found if 1 in pair]


def test_two_translations_are_found_by_their_facts():
    texts = [(HERE / "translations" / f"harvest-{s}.txt").read_text(encoding="utf-8") for s in "AB"]
    texts.append(" ".join(story(7, 30)))
    found = find_duplicates([entry(str(k), t) for k, t in enumerate(texts)])
    assert [(d.first, d.second, d.relation) for d in found] == [(0, 1, Relation.INDEPENDENT_TRANSLATION)]


def test_translations_of_the_corpus_are_found_and_nothing_else():
    folders = ("embassy-memorandum-1956", "ciphered-telegram-1953")
    paths = [CORPUS / folder / f"{siglum}.txt" for folder in folders for siglum in "ABC"]
    entries = [entry(str(path), path.read_text(encoding="utf-8")) for path in paths]
    found = find_duplicates(entries, judge=EngineJudge(default_catalog()))
    assert {(d.first, d.second): d.relation for d in found} == {
        (0, 1): Relation.REVISED_TRANSLATION,
        (0, 2): Relation.INDEPENDENT_TRANSLATION,
        (1, 2): Relation.INDEPENDENT_TRANSLATION,
        (3, 4): Relation.REVISED_TRANSLATION,
        (3, 5): Relation.INDEPENDENT_TRANSLATION,
        (4, 5): Relation.INDEPENDENT_TRANSLATION,
    }


def test_nothing_and_next_to_nothing():
    assert not find_duplicates([])
    assert not find_duplicates([entry("a", ""), entry("b", "word"), entry("c", "...")])


def test_the_command_says_what_the_schema_says(run, tmp_path):
    for name in ("one.txt", "other.txt"):
        (tmp_path / name).write_text(" ".join(story(3, 30)), encoding="utf-8")
    ran = run("duplicates", ".", "--format", "jsonl")
    assert ran.code == 0, ran.err
    schema = json.loads((schema_folder() / "duplicates.json").read_text(encoding="utf-8"))
    (record,) = map(json.loads, ran.out.splitlines())
    Draft202012Validator(schema).validate(record)
    assert record["relation"] == "same_text"
