"""Real documents, the maintainers' pairs, and two independent translations written for this test."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from tests.collate.test_cases import witness
from translit.collate import collate
from translit.documents import read_document, select_part
from translit.model import Significance, Span, VariantClass, Witness

HERE = Path(__file__).parent


def loaded(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def memorandum(shared):
    """The memorandum of 1 November 1962 on its web page, and the reader that holds it."""
    page = read_document(str(next((shared / "seeds").glob("000_*.txt"))))
    reader = read_document(str(next((shared / "seeds").glob("001_*.txt"))))
    return page, reader


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("whole", [True, False], ids=["in the reader", "as document 1"])
def test_a_web_page_and_a_reader_say_the_same(memorandum, whole, swapped):
    page, reader = memorandum
    span = Span(0, len(reader.text)) if whole else select_part(reader, "1").span
    pair = [Witness("A", page, Span(0, len(page.text))), Witness("B", reader, span)]
    collation = collate(pair[::-1] if swapped else pair)
    assert collation.overlap
    assert not collation.at_least(Significance.SUBSTANTIVE)
    assert {x.siglum for x in collation.left_out} == ({"B"} if whole else set())


@pytest.fixture(scope="module")
def scored(shared):
    """Sixteen pairs of the maintainers' making, scored by their own script."""
    pairs, scores = (loaded(shared / "gold" / "dev" / f"{n}_pairs.py") for n in ("make", "score"))
    documents = {n: p for n, p in pairs.documents(str(shared / "seeds")).items() if n % 2}
    keys, total = sorted(documents), {}
    foreign = [s for n in keys for p in documents[n] for s in pairs.split(p) if 8 <= len(s.split()) <= 25]
    for k in range(16):
        rng = random.Random(f"test/{k}")
        paragraphs: list[str] = []
        while sum(len(p.split()) for p in paragraphs) < 500:
            paragraphs.extend(documents[rng.choice(keys)][:12])
        a, b, truth = pairs.build(paragraphs, rng, pairs.P[("light", "heavy")[k % 2]], foreign)
        found = collate([witness("A", a), witness("B", b)]).at_least(Significance.FORMAL)
        reports = [
            {
                "class": str(v.cls),
                **{f"{s}_start": x.start for s, x in zip("ab", v.spans, strict=True)},
                **{f"{s}_end": x.end for s, x in zip("ab", v.spans, strict=True)},
            }
            for v in found
        ]
        scores.add(total, scores.score(a, b, json.loads(json.dumps(truth)), reports))
    return scores.summary(total)


def test_the_pairs_of_the_maintainers(scored):
    assert scored["f1"] >= 0.98
    assert scored["class_accuracy_kind"] >= 0.96
    assert scored["noise_reported"] <= 0.01
    assert scored["false_moves"] <= 1


def test_next_to_no_edit_is_missed(scored):
    assert scored["edit_recall"] >= 0.995


def test_two_independent_translations():
    texts = [(HERE / "translations" / f"harvest-{s}.txt").read_text(encoding="utf-8") for s in "AB"]
    collation = collate([witness(s, t) for s, t in zip("AB", texts, strict=True)])
    found = {(str(v.cls), *(" ".join(t.split()) for t in v.texts)): v for v in collation.variants}
    assert found["name", "Han Songmin", "Han Sŏngmin"].same_referent is True
    assert found["name", "Yefimov", "Efimov"].same_referent is True
    assert found["name", "Nampo", "Namp'o"].same_referent is True
    assert ("number", "40", "50") in found
    assert ("spelling", "nine", "9") in found
    assert not [v for v in collation.variants if v.cls is VariantClass.MOVE]
    assert not collation.left_out
    for same in ("340", "26", "1957"):  # figures that agree are no difference
        assert not [k for k in found if k[0] == "number" and same in k[1]]
