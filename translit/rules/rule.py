"""One row of a system: what is written for what, at what cost, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translit.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one transcription system.

    ``match`` is what is heard or read, ``results`` what may be written for it; ``cost`` is 0 for the
    standard form and grows with rarity (roughly the negative logarithm of how often it is met).
    """

    id: str
    system: str
    slot: str
    match: str
    results: tuple[str, ...]
    cost: float
    source: str
    note: str


def load_rules(catalog: Catalog, system: str) -> tuple[Rule, ...]:
    """The rules of *system* and of every system it extends, in table order, its own last."""
    extends = catalog.json(f"systems/{system}/system.json")["extends"]
    inherited = load_rules(catalog, extends) if extends else ()
    own = tuple(
        Rule(
            id=row["id"],
            system=system,
            slot=row.get("slot", ""),
            match=row["match"],
            results=tuple(row["result"].split("|")),
            cost=float(row["cost"]),
            source=row["source"],
            note=row["note"],
        )
        for row in catalog.rows(f"systems/{system}/rules.csv")
    )
    return inherited + own


def rules_by_match(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """*rules* under what they match, in table order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.match, []).append(rule)
    return found
