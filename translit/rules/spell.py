"""Every spelling that weighted rules allow, each at its least cost.

A set of spellings is a plain ``dict`` from text to cost. Costs add along a spelling; of two ways to
the same text the cheaper one counts; what costs more than a ceiling is dropped on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit.rules.rule import Rule

Alternatives = dict[str, float]


def combine(parts: Sequence[Mapping[str, float]], ceiling: float) -> Alternatives:
    """All concatenations, one alternative from each part, none dearer than *ceiling*.

    >>> combine([{"к": 0.0, "г": 0.2}, {"а": 0.0}], 1.0)
    {'ка': 0.0, 'га': 0.2}
    """
    made: Alternatives = {"": 0.0}
    for part in parts:
        longer: Alternatives = {}
        for head, cost in made.items():
            for tail, more in part.items():
                total = cost + more
                if total <= ceiling and longer.get(text := head + tail, ceiling + 1) > total:
                    longer[text] = total
        made = longer
    return made


def merge(sets: Iterable[Mapping[str, float]]) -> Alternatives:
    """The union, each text at its least cost."""
    union: Alternatives = {}
    for spellings in sets:
        for text, cost in spellings.items():
            if cost < union.get(text, float("inf")):
                union[text] = cost
    return union


def rewrite_all(text: str, rules: Mapping[str, Mapping[str, float]], ceiling: float) -> Alternatives:
    """Every way to write *text* when each stretch of it may be replaced as *rules* say.

    Args:
        text: the letters to rewrite, left to right, without gaps or overlap.
        rules: stretch (one or more letters) to what may stand for it, with costs.
        ceiling: no spelling dearer than this is kept.

    >>> rewrite_all("дз", {"дз": {"dz": 0.0}, "д": {"d": 0.0}, "з": {"z": 0.0, "s": 0.5}}, 1.0)
    {'dz': 0.0, 'ds': 0.5}
    """
    longest = max(map(len, rules), default=1)
    at: list[Alternatives] = [{} for _ in range(len(text) + 1)]
    at[0][""] = 0.0
    for start in range(len(text)):
        if not at[start]:
            continue
        for end in range(start + 1, min(len(text), start + longest) + 1):
            results = rules.get(text[start:end])
            if results is None:
                continue
            here = at[end]
            for head, cost in at[start].items():
                for tail, more in results.items():
                    total = cost + more
                    if total <= ceiling and here.get(written := head + tail, ceiling + 1) > total:
                        here[written] = total
    return at[-1]


def derive(text: str, written: str, rules: Mapping[str, Sequence[Rule]]) -> tuple[Rule, ...] | None:
    """The cheapest sequence of rules by which *text* is written *written*; ``None`` when there is none.

    Args:
        text: what is spelled.
        written: how it is spelled.
        rules: rules by what they match.
    """
    longest = max(map(len, rules), default=1)
    best: dict[tuple[int, int], tuple[float, tuple[Rule, ...]]] = {(0, 0): (0.0, ())}
    for start in range(len(text)):
        states = [(out, found) for (at, out), found in best.items() if at == start]
        for out, (cost, used) in states:
            for end in range(start + 1, min(len(text), start + longest) + 1):
                for rule in rules.get(text[start:end], ()):
                    for result in rule.results:
                        if written.startswith(result, out):
                            state = (end, out + len(result))
                            found = (cost + rule.cost, (*used, rule))
                            if state not in best or found[0] < best[state][0]:
                                best[state] = found
    reached = best.get((len(text), len(written)))
    return reached[1] if reached else None
