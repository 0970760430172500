"""Texts made to be costly: the work, counted in calls, grows no faster than the texts by much."""

import random
import sys

import pytest

from tests.collate.test_cases import witness
from translit.collate import Extent, collate
from translit.collate.align import gaps
from translit.collate.translations import bands
from translit.collate.translations import sentences as sentences_

WORDS = [
    a + b + c for a in ("ba", "ko", "mi", "tu") for b in ("ran", "sel", "dom", "pik") for c in ("", "o", "ek")
]
MOST_A_WORD = 300  # calls; every pair of words would be thousands
MOST = 8  # times the calls when a text is four times as long; squares would be sixteen


def sentences(rng: random.Random, count: int) -> list[str]:
    """Sentences that give a day and a number each."""
    found = []
    for _ in range(count):
        words = [rng.choice(WORDS) for _ in range(rng.randrange(8, 16))]
        words[4:4] = [str(rng.randrange(20, 900)), "on", f"{rng.randrange(1, 28)} May"]
        found.append(" ".join(words).capitalize() + ".")
    return found


def shuffled(count: int) -> list[str]:
    rng = random.Random(f"shuffled/{count}")
    one = sentences(rng, count)
    return [" ".join(one), " ".join(rng.sample(one, count))]


def few_words(count: int) -> list[str]:
    rng = random.Random(f"few/{count}")
    return [" ".join(rng.choice(WORDS[:8]) for _ in range(8 * count)) for _ in "ab"]


def few_words_in_sentences(count: int) -> list[str]:
    rng = random.Random(f"few sentences/{count}")
    return [
        " ".join(" ".join(rng.choice(WORDS[:8]) for _ in range(9)).capitalize() + "." for _ in range(count))
        for _ in "ab"
    ]


def short_lines(count: int) -> list[str]:
    rng = random.Random(f"lines/{count}")
    lines = [" ".join(rng.sample(WORDS, 3)) + "." for _ in range(5)]
    return ["\n\n".join(rng.choice(lines) for _ in range(count)) for _ in "ab"]


def many_witnesses(count: int) -> list[str]:
    rng = random.Random("many")
    words = " ".join(sentences(rng, 25)).split(" ")
    return [
        " ".join(w if rng.random() > 0.05 else rng.choice(WORDS) for w in words) for _ in range(count // 10)
    ]


def calls(texts: list[str]) -> int:
    """How many functions are called when the texts are collated."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    witnesses = [witness(f"W{k}", text) for k, text in enumerate(texts)]
    sys.setprofile(counted)
    try:
        collate(witnesses, extent=Extent.WHOLE)
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture
def limits(monkeypatch):
    """What may be weighed in full made small, so that short texts show what long ones cost."""
    monkeypatch.setattr(gaps, "MAX_SENTENCE_CELLS", 900)
    monkeypatch.setattr(gaps, "MAX_CELLS", 400)
    for module in (bands, sentences_):
        monkeypatch.setattr(module, "FULL_CELLS", 900)
    monkeypatch.setattr(bands, "WIDEST", 12)
    monkeypatch.setattr(bands, "BAND", 6)


@pytest.mark.parametrize(
    ("made", "count"),
    [
        (shuffled, 50),
        (short_lines, 150),
        (many_witnesses, 60),
    ],
)
def test_work_grows_with_the_text(made, count, limits):
    assert calls(made(4 * count)) < MOST * calls(made(count))


@pytest.mark.parametrize("made", [few_words, few_words_in_sentences])
def test_texts_of_a_few_words_are_settled_without_weighing_every_pair(made):
    texts = made(700)
    assert calls(texts) < MOST_A_WORD * len(texts[0].split())
