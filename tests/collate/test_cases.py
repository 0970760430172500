"""Small witnesses and the differences they must give; a new case is a new file."""

from pathlib import Path

import pytest

from translit.collate import collate
from translit.model import Document, Provenance, Significance, Span, Witness

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
SAME = {"same": True, "other": False, "unknown": None}


def witness(siglum: str, text: str) -> Witness:
    return Witness(siglum, Document(text, Provenance(siglum)), Span(0, len(text)))


def read(path: Path) -> tuple[str, str, list[str]]:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n# B\n")
    other, _, apparatus = rest.partition("\n# apparatus\n")
    return head.removeprefix("# A\n"), other, [line for line in apparatus.split("\n") if line.strip()]


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_apparatus_of_a_case(path):
    a, b, expected = read(path)
    found = collate([witness("A", a), witness("B", b)]).at_least(Significance.FORMAL)
    rows = []
    for variant, line in zip(found, expected + [""] * len(found), strict=False):
        cells = [str(variant.cls), *(" ".join(text.split()) for text in variant.texts)]
        parts = [cell.strip() for cell in line.split("|")]
        if len(parts) > 3:
            assert variant.same_referent is SAME[parts[3]], variant
        rows.append(" | ".join(cells))
    assert [r.strip() for r in rows] == [
        " | ".join(c.strip() for c in line.split("|")[:3]).strip() for line in expected
    ]


def test_a_negation_is_pointed_out():
    found = collate([witness("A", "The plan was approved."), witness("B", "The plan was not approved.")])
    assert found.variants[0].note == "negation added: not"


def test_a_phrase_at_another_place_of_its_sentence_is_a_rewording():
    a = "In spite of the heavy rain the workers of the mill finished the new dam before winter."
    b = "The workers of the mill finished the new dam before winter in spite of the heavy rain."
    found = collate([witness("A", a), witness("B", b)]).at_least(Significance.SUBSTANTIVE)
    assert [str(v.cls) for v in found] == ["rewording"]
