"""Pairs as if by two translators: every sentence put otherwise, with differences planted by a seed.

The sentences stand in ``translations/sentences.txt``, each in two wordings. Names, numbers and days are
filled in, each witness in its own spelling; some are changed, and some sentences stand on one side only.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.collate.test_cases import witness
from translit.catalog import default_catalog
from translit.collate import collate
from translit.collate.engine import EngineJudge
from translit.model import Span, VariantClass

LINES = [
    tuple(part.strip() for part in line.split("||"))
    for line in (Path(__file__).parent / "translations" / "sentences.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]
PEOPLE = [
    ("Pak Chang Ok", "Pak Ch'angok"),
    ("Choe Yong Gon", "Ch'oe Yonggŏn"),
    ("Nam Il", "Nam Ir"),
    ("Kim Tu Bong", "Kim Dubong"),
]
PLACES = [
    ("Hamhung", "Hamhŭng"),
    ("Chongjin", "Ch'ŏngjin"),
    ("Wonsan", "Genzan"),
    ("Sinuiju", "Sinŭiju"),
    ("Haeju", "Kaishu"),
]
MONTHS = ["May", "June", "July"]
SEEDS = range(20)
LITERAL = 0.18


@dataclass
class Pair:
    a: str = ""
    b: str = ""
    truth: list[tuple[str, Span | None, Span | None]] = field(default_factory=list)

    def put(self, side: str, text: str) -> Span:
        """Add a sentence to one side; where it stands."""
        before = getattr(self, side)
        setattr(self, side, f"{before}{text} ")
        return Span(len(before), len(before) + len(text))


def made(seed: int, literal: float = LITERAL) -> Pair:
    """A pair of witnesses; a share of the sentences is *literal*, the same in both."""
    rng = random.Random(f"paraphrase/{seed}")
    pair = Pair()
    for one, other in rng.sample(LINES, 18):
        if rng.random() < literal:
            other = one
        chance = rng.random()
        person, place = rng.choice(PEOPLE), rng.choice(PLACES)
        number, day, month = rng.randrange(30, 900), rng.randrange(2, 27), rng.choice(MONTHS)
        values = {
            "n": (str(number), str(number)),
            "d": (f"{day} {month}", f"{month} {day}"),
            "p": person,
            "q": place,
        }
        planted = None
        if chance < 0.10:
            pair.truth.append(("deletion", pair.put("a", filled(one, values, 0)), None))
            continue
        if chance < 0.20:
            pair.truth.append(("addition", None, pair.put("b", filled(other, values, 1))))
            continue
        if chance < 0.40 and "{n}" in one:
            planted, values["n"] = "number", (str(number), str(number + rng.randrange(1, 20)))
        elif chance < 0.50 and "{d}" in one:
            planted, values["d"] = "date_value", (f"{day} {month}", f"{month} {day + 2}")
        a, b = pair.put("a", filled(one, values, 0)), pair.put("b", filled(other, values, 1))
        if planted:
            x, y = values["n" if planted == "number" else "d"]
            at, to = pair.a.index(x, a.start), pair.b.index(y, b.start)
            pair.truth.append((planted, Span(at, at + len(x)), Span(to, to + len(y))))
    return pair


def shuffled(seed: int) -> tuple[str, str, list[Span]]:
    """Eighteen sentences put otherwise, one to three of them at another place; where those stand."""
    rng = random.Random(f"shuffled/{seed}")
    rows = []
    for one, other in rng.sample(LINES, 18):
        day, month, number = rng.randrange(2, 27), rng.choice(MONTHS), str(rng.randrange(30, 900))
        values = {"n": (number, number), "d": (f"{day} {month}", f"{month} {day}")}
        values |= {"p": rng.choice(PEOPLE), "q": rng.choice(PLACES)}
        rows.append((filled(one, values, 0), filled(other, values, 1)))
    size, at = rng.randrange(1, 4), rng.randrange(1, 6)
    to = at + rng.randrange(4, 9)
    order = [k for k in range(18) if not at <= k < at + size]
    order[to:to] = range(at, at + size)
    a, b = " ".join(one for one, _ in rows), " ".join(rows[k][1] for k in order)
    places = []
    for low, high in ((at, at + size), (at + size, to + size)):  # what moved, and what it went over
        for text, side in ((a, 0), (b, 1)):
            passage = " ".join(rows[k][side] for k in range(low, high))
            places.append(Span(text.index(passage), text.index(passage) + len(passage)))
    return a, b, places


def filled(text: str, values: dict[str, tuple[str, str]], side: int) -> str:
    return text.format(**{key: pair[side] for key, pair in values.items()})


def overlap(a: str, b: str) -> float:
    """The share of runs of five words that both have."""
    runs = [{tuple(words[k : k + 5]) for k in range(len(words) - 4)} for words in (a.split(), b.split())]
    return len(runs[0] & runs[1]) / min(map(len, runs))


def hit(cls: str, a: Span | None, b: Span | None, variants) -> bool:
    def meets(span: Span | None, other: Span) -> bool:
        return span is None or (span.start < other.end and other.start < span.end)

    def covers(span: Span | None, other: Span) -> bool:
        inside = span and min(span.end, other.end) - max(span.start, other.start)
        return span is None or inside >= 0.9 * len(span)

    test = covers if cls in {"deletion", "addition"} else meets
    return any(str(v.cls) == cls and test(a, v.spans[0]) and test(b, v.spans[1]) for v in variants)


@pytest.fixture(scope="module")
def measured():
    judge = EngineJudge(default_catalog())
    counts = {"planted": 0, "found": 0, "false": 0, "moves": 0, "overlap": 0.0, "missed": []}
    for seed in SEEDS:
        pair = made(seed)
        variants = collate([witness("A", pair.a), witness("B", pair.b)], judge=judge).variants
        counts["overlap"] += overlap(pair.a, pair.b) / len(SEEDS)
        counts["moves"] += sum(v.cls is VariantClass.MOVE for v in variants)
        for cls, a, b in pair.truth:
            counts["planted"] += 1
            if hit(cls, a, b, variants):
                counts["found"] += 1
            else:
                counts["missed"].append((seed, cls, a and a.of(pair.a), b and b.of(pair.b)))
        planted = [t[1:] for t in pair.truth if t[0] in {"number", "date_value"}]
        for v in variants:
            if v.cls in {VariantClass.NUMBER, VariantClass.DATE_VALUE}:
                span = v.spans[0]
                counts["false"] += not any(a.start < span.end and span.start < a.end for a, _ in planted)
            elif v.cls is VariantClass.NAME:
                counts["false"] += v.same_referent is False
    return counts


def test_the_pairs_are_as_far_apart_as_two_translators(measured):
    assert 0.05 < measured["overlap"] < 0.12


def test_planted_differences_are_found(measured):
    assert measured["planted"] > 80
    assert measured["found"] >= 0.95 * measured["planted"], measured["missed"]


def test_no_name_or_figure_is_called_another_without_being_one(measured):
    assert measured["false"] <= 0.02 * measured["planted"]
    assert measured["moves"] <= 1


def test_sentences_that_a_translator_put_elsewhere_are_moves():
    judge = EngineJudge(default_catalog())
    missed, wrong = [], []
    for seed in SEEDS:
        a, b, (from_, to, over_a, over_b) = shuffled(seed)
        collation = collate([witness("A", a), witness("B", b)], judge=judge)
        moves = [v.spans for v in collation.variants if v.cls is VariantClass.MOVE]
        if not (covered(moves, from_, to) or covered(moves, over_a, over_b)):
            missed.append((seed, from_.of(a), to.of(b)))
        wrong += [
            (seed, spans)
            for spans in moves
            if not any(
                common(spans[0], x) and common(spans[1], y) for x, y in ((from_, to), (over_a, over_b))
            )
        ]
    assert len(missed) <= 0.1 * len(SEEDS), missed
    assert not wrong


def common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def covered(moves: list[tuple[Span, ...]], *places: Span) -> bool:
    """Whether the moves cover half of a passage on both sides."""
    return all(sum(common(m[k], place) for m in moves) >= 0.5 * len(place) for k, place in enumerate(places))
