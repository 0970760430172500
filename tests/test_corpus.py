"""The sample collection: its truth files agree with its texts, and with the program where it is sure."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from translit.documents import body_span, parts_of, read_document
from translit.model import BracketClass, Significance, VariantClass
from translit.resources import data_folder
from translit.text import Lines

CORPUS = data_folder("corpus")
FOLDERS = sorted(path.parent for path in CORPUS.glob("*/document.json"))
COLLATED = [folder for folder in FOLDERS if (folder / "expected/differences.csv").exists()]
SIGNIFICANCE = {
    **dict.fromkeys(("date_format", "punct", "case", "spelling"), "formal"),
    **dict.fromkeys(("typography", "layout"), "noise"),
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def texts(folder: Path) -> dict[str, str]:
    meta = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    return {w["siglum"]: read_document(str(folder / w["file"])).text for w in meta["witnesses"]}


def folded(words: str) -> str:
    return " ".join(words.split())


def square_brackets(text: str) -> list[tuple[int, int]]:
    """Every pair of square brackets, nested ones too, by its beginning."""
    opened, found = [], []
    for at, char in enumerate(text):
        if char == "[":
            opened.append(at)
        elif char == "]":
            found.append((opened.pop(), at + 1))
    assert not opened
    return sorted(found)


def ids(folder: Path) -> str:
    return folder.name


def test_there_are_a_memorandum_a_telegram_and_a_reader():
    kinds = {json.loads((f / "document.json").read_text(encoding="utf-8"))["kind"] for f in FOLDERS}
    assert kinds == {"memorandum of conversation", "ciphered telegram", "reader"}


@pytest.mark.parametrize("folder", FOLDERS, ids=ids)
def test_document_json_obeys_its_schema(folder):
    schema = json.loads((CORPUS / "document.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    meta = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    assert not list(Draft202012Validator(schema).iter_errors(meta))
    assert meta["id"] == folder.name
    assert meta["rights"] == "CC0-1.0"
    assert {w["file"] for w in meta["witnesses"]} == {p.name for p in folder.glob("*.txt")}


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
def test_each_witness_has_400_to_900_words(folder):
    for siglum, text in texts(folder).items():
        assert 400 <= len(text.split()) <= 900, siglum


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
@pytest.mark.parametrize("name", ["names.csv", "brackets.csv"])
def test_every_surface_stands_where_the_truth_says(folder, name):
    witnesses = texts(folder)
    for row in rows(folder / "expected" / name):
        text = witnesses[row["witness"]]
        at = Lines(text).start_of(int(row["line"])) + int(row["col"]) - 1
        # Enough for line ends and divided words inside the surface.
        assert (
            folded(text[at : at + 2 * len(row["surface"]) + 20])
            .replace("- ", "")
            .startswith(row["surface"].replace("- ", ""))
        ), row


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
def test_every_bracket_of_the_texts_is_listed(folder):
    listed = rows(folder / "expected/brackets.csv")
    for siglum, text in texts(folder).items():
        found = [folded(text[start:end]) for start, end in square_brackets(text)]
        assert found == [row["surface"] for row in listed if row["witness"] == siglum]


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
def test_all_thirteen_classes_of_brackets_occur(folder):
    assert {row["class"] for row in rows(folder / "expected/brackets.csv")} == {str(c) for c in BracketClass}


def test_all_classes_of_differences_occur():
    found = {row["class"] for folder in COLLATED for row in rows(folder / "expected/differences.csv")}
    assert found == {str(c) for c in VariantClass}


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
def test_both_sides_of_every_difference_stand_in_the_texts(folder):
    witnesses = {siglum: folded(text).replace("- ", "-") for siglum, text in texts(folder).items()}
    for row in rows(folder / "expected/differences.csv"):
        for side in ("a", "b"):
            words = row[f"{side}_text"].replace("- ", "-")
            assert words in witnesses[row[side]] or row["class"] == "layout", row
        assert row["a_text"] != row["b_text"] or row["class"] in {"move", "layout"}
        assert row["significance"] == SIGNIFICANCE.get(row["class"], "substantive")
        assert row["significance"] in {str(s) for s in Significance}


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
def test_names_are_known_by_their_letters(folder, tables):
    readings = {row["hanja"]: set(row["hangul"].split("|")) for row in tables.rows("sinokorean/hanja.csv")}
    for row in rows(folder / "expected/names.csv"):
        assert row["kind"] in {"person", "place"}
        if row["hangul"] and row["hanja"]:
            assert len(row["hangul"]) == len(row["hanja"]), row
            for hanja, hangul in zip(row["hanja"], row["hangul"], strict=True):
                assert hanja in readings, row
                law = {hangul, *_before_the_initial_law(hangul)}
                assert readings[hanja] & law, (row, hanja, readings[hanja])


def _before_the_initial_law(syllable: str) -> set[str]:
    """What an initial ㅇ or ㄴ may have been."""
    code = ord(syllable) - 0xAC00
    initial, rest = divmod(code, 588)
    return {chr(0xAC00 + other * 588 + rest) for other in ({11: (2, 5), 2: (5,)}.get(initial, ()))}


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
def test_the_same_place_or_person_is_named_alike_in_all_witnesses(folder):
    """What A and C call differently they still both have."""
    by_witness: dict[str, Counter[str]] = {}
    for row in rows(folder / "expected/names.csv"):
        if row["hanja"]:
            by_witness.setdefault(row["witness"], Counter())[row["hanja"]] += 1
    assert set(by_witness["B"]) <= set(by_witness["A"])
    assert len(set(by_witness["A"]) & set(by_witness["C"])) > 0.75 * len(by_witness["C"])


def test_the_reader_is_split_as_expected():
    folder = CORPUS / "reader"
    text = texts(folder)["R"]
    found = [
        {"number": str(p.number), "title": p.title, "date": p.date}
        | {"first_line": str(p.first_line), "last_line": str(p.last_line)}
        for p in parts_of(text)
    ]
    assert found == rows(folder / "expected/parts.csv")


@pytest.mark.parametrize("folder", COLLATED, ids=ids)
def test_both_carriers_give_the_same_beginning_and_end_of_the_body(folder):
    a, b = (texts(folder)[s] for s in "AB")
    bodies = [folded(body_span(t, parts_of(t)[0].span).of(t)) for t in (a, b)]
    assert bodies[0][:40] == bodies[1][:40]
    assert bodies[0][-20:] == bodies[1][-20:]
