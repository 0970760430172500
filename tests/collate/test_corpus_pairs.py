"""The documents of the corpus: every difference put there by hand is found, and other documents are none.

``expected/differences.csv`` was written with the witnesses. What of it is found is counted; what is not
found yet is named below with its reason, and a row that is found in the meantime is complained about.
"""

import csv
from pathlib import Path

import pytest

from translit.catalog import default_catalog
from translit.collate import Collation, collate
from translit.collate.engine import EngineJudge
from translit.documents import read_document
from translit.model import Span, Variant, VariantClass, Witness

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PAIRS = [
    (folder, other) for folder in ("embassy-memorandum-1956", "ciphered-telegram-1953") for other in "BC"
]
GAPS = {
    ("ciphered-telegram-1953", "B"): {
        "rewording: were taken away [on 28 September] and have not been replaced.": (
            "told as what it is made of: a deletion after the bracket and a colon before the verb"
        )
    }
}
ALIKE = {
    "synonym": "wording",
    "rewording": "wording",
    "term": "wording",
    "number": "figure",
    "date_value": "figure",
}


def witness(siglum: str, path: Path) -> Witness:
    document = read_document(str(path))
    return Witness(siglum, document, Span(0, len(document.text)))


@pytest.fixture(scope="module")
def compared():
    judge = EngineJudge(default_catalog())
    done: dict[tuple[str, str], Collation] = {}

    def compare(folder: str, other: str) -> Collation:
        if (folder, other) not in done:
            pair = [witness(s, CORPUS / folder / f"{s}.txt") for s in ("A", other)]
            done[folder, other] = collate(pair, judge=judge)
        return done[folder, other]

    return compare


def rows(folder: str, other: str) -> list[dict[str, str]]:
    with (CORPUS / folder / "expected" / "differences.csv").open(encoding="utf-8", newline="") as handle:
        return [r for r in csv.DictReader(handle) if r["b"] == other and r["significance"] == "substantive"]


def places(text: str, part: str) -> list[Span]:
    """Everywhere *part* stands in *text*, whatever the line ends."""
    flat, offsets = "", []
    for k, c in enumerate(text):
        if not (c.isspace() and flat.endswith(" ")):
            flat += " " if c.isspace() else c
            offsets.append(k)
    found, at = [], flat.find(part)
    while part and at >= 0:
        found.append(Span(offsets[at], offsets[at + len(part) - 1] + 1))
        at = flat.find(part, at + 1)
    return found


def meets(span: Span, spans: list[Span]) -> bool:
    return any(span.start < s.end and s.start < span.end for s in spans)


def says(variant: Variant, row: dict[str, str], collation: Collation) -> bool:
    """Whether a variant is the difference of a row: its kind, at its place on both sides."""
    cls = str(variant.cls)
    if ALIKE.get(cls, cls) != ALIKE.get(row["class"], row["class"]):
        return False
    for span, witness_, text in zip(
        variant.spans, collation.witnesses, (row["a_text"], row["b_text"]), strict=True
    ):
        if text.strip(" .,") and len(span) and not meets(span, places(witness_.document.text, text)):
            return False
    return bool(len(variant.spans[0]) and row["a_text"]) or bool(len(variant.spans[1]) and row["b_text"])


def missed(folder: str, other: str, collation: Collation) -> list[str]:
    return [
        f"{row['class']}: {row['a_text']} | {row['b_text']}"
        for row in rows(folder, other)
        if not any(says(v, row, collation) for v in collation.variants)
    ]


@pytest.mark.parametrize(("folder", "other"), PAIRS)
def test_intended_differences_are_found(compared, folder, other):
    found = missed(folder, other, compared(folder, other))
    known = GAPS.get((folder, other), {})
    assert [row for row in found if row.split(" | ")[0] not in known] == []


@pytest.mark.parametrize(
    ("folder", "other", "row"),
    [
        pytest.param(*pair, row, marks=pytest.mark.xfail(strict=True, reason=reason))
        for pair, gaps in GAPS.items()
        for row, reason in gaps.items()
    ],
)
def test_known_gaps(compared, folder, other, row):
    assert row not in [r.split(" | ")[0] for r in missed(folder, other, compared(folder, other))]


@pytest.mark.parametrize(("folder", "other"), [pair for pair in PAIRS if pair[1] == "C"])
def test_independent_translations_are_compared_sentence_by_sentence(compared, folder, other):
    collation = compared(folder, other)
    assert collation.translated
    names = [v for v in collation.variants if v.cls is VariantClass.NAME]
    same = sum(v.same_referent is True for v in names)
    assert same >= 12
    assert not [v for v in names if v.same_referent is False]
    pair = [collation.witnesses[1], collation.witnesses[0]]
    turned = collate(pair, judge=EngineJudge(default_catalog()))
    assert {v.spans[::-1] for v in turned.variants} == {v.spans for v in collation.variants}


@pytest.mark.parametrize("one", "ABC")
@pytest.mark.parametrize("other", "ABC")
def test_texts_that_have_nothing_to_do_with_one_another(one, other):
    pair = [
        witness("A", CORPUS / "embassy-memorandum-1956" / f"{one}.txt"),
        witness("B", CORPUS / "ciphered-telegram-1953" / f"{other}.txt"),
    ]
    collation = collate(pair, judge=EngineJudge(default_catalog()))
    assert not collation.overlap
    assert not collation.variants
    assert {x.siglum for x in collation.left_out} == {"A", "B"}


def test_no_overlap_is_never_called_no_differences(run):
    files = [CORPUS / name / "A.txt" for name in ("embassy-memorandum-1956", "ciphered-telegram-1953")]
    ran = run("collate", *files)
    assert "no passage in common" in ran.out
    assert "no differences" not in ran.out
