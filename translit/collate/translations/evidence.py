"""What the sentences of two translations hold that the other must say too, and what that is worth.

Evidence is the names, figures and dates and the stems of rare words, each worth more the fewer sentences
have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream
from translit.collate.translations.facts import Fact, Facts

FACT_WORTH = 1.5  # a name or figure against a word as rare


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of one witness: where they stand, what they hold, what that is worth."""

    spans: tuple[tuple[int, int], ...]
    bags: tuple[Counter[str], ...]
    mass: tuple[float, ...]
    length: tuple[int, ...]


def find_evidence(
    streams: tuple[Stream, Stream], facts: Facts, known: Knowledge
) -> tuple[Evidence, Evidence, dict[str, float]]:
    """What the sentences of both hold, and what each piece of evidence is worth.

    Args:
        streams: the two witnesses.
        facts: their names, numbers and dates.
        known: the tables.
    """
    spans = [_spans(stream) for stream in streams]
    bags = [_bags(streams[k], spans[k], side, known) for k, side in enumerate((facts.a, facts.b))]
    spread = Counter(key for side in bags for bag in side for key in bag)
    many = sum(map(len, bags))
    worth = {
        key: log(1 + many / count) * (FACT_WORTH if key[0] == "=" else 1.0) for key, count in spread.items()
    }
    sides: list[Evidence] = []
    for k in (0, 1):
        mass = tuple(sum(worth[key] * n for key, n in bag.items()) for bag in bags[k])
        sides.append(Evidence(tuple(spans[k]), tuple(bags[k]), mass, tuple(e - s for s, e in spans[k])))
    return sides[0], sides[1], worth


def common_facts(a: Evidence, b: Evidence) -> tuple[int, int]:
    """How many different names and figures both witnesses give, and how many the one with fewer gives."""
    one, other = (set().union(*map(hard, side.bags)) for side in (a, b))
    return len(one & other), min(len(one), len(other))


def _spans(stream: Stream) -> list[tuple[int, int]]:
    """The items of each sentence; one without words goes with the one before it."""
    spans: list[tuple[int, int]] = []
    low = 0
    for k in range(1, len(stream.keys) + 1):
        if k == len(stream.keys) or stream.sentence[k] != stream.sentence[k - 1]:
            if any(stream.words[low:k]) or not spans:
                spans.append((low, k))
            else:
                spans[-1] = (spans[-1][0], k)
            low = k
    return spans


def _bags(
    stream: Stream, spans: Sequence[tuple[int, int]], facts: Sequence[Fact], known: Knowledge
) -> list[Counter[str]]:
    """What each sentence holds: facts (keys with ``=``), stems of words that mean something."""
    taken: dict[int, Fact] = {k: fact for fact in facts for k in range(fact.low, fact.high)}
    bags = []
    for low, high in spans:
        bag: Counter[str] = Counter()
        for k in range(low, high):
            fact = taken.get(k)
            if fact is not None:
                if fact.low == k or k == low:
                    bag[f"={fact.kind} {fact.value}"] += 1
            elif stream.words[k] and stream.keys[k] not in known.function_words:
                for word in stream.keys[k].split():
                    bag[_meaning(word, known)] += 1
        bags.append(bag)
    return bags


def _meaning(word: str, known: Knowledge) -> str:
    """The group of equivalents a word stands in, else its stem."""
    groups = known.partners.get(word)
    return min(groups) if groups else known.stem(word)


def hard(bag: Counter[str]) -> set[str]:
    """Figures, and names that the other witness has too."""
    return {key for key in bag if key[0] == "=" and not key.startswith("=name alone ")}
