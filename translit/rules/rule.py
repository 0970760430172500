"""One row of a system: what is written for what, at what cost, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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
    """The rules of *system*: what it inherits or combines, in table order, then its own.

    A system that extends another holds only its differences: its row replaces the inherited row of the
    same id, and is added otherwise. A system that combines others has every row of each, dearer by what
    that hand costs; a row met twice counts once, at the lower cost.
    """
    about = catalog.json(f"systems/{system}/system.json")
    if "combines" in about:
        return _combined(catalog, about["combines"])
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
    replaced = {rule.id for rule in own}
    inherited = load_rules(catalog, about["extends"]) if about["extends"] else ()
    return (*(rule for rule in inherited if rule.id not in replaced), *own)


def _combined(catalog: Catalog, systems: Mapping[str, float]) -> tuple[Rule, ...]:
    found: dict[tuple[str, str], Rule] = {}
    for system, toll in systems.items():
        for rule in load_rules(catalog, system):
            dearer = replace(rule, cost=rule.cost + toll)
            known = found.setdefault((rule.system, rule.id), dearer)
            if dearer.cost < known.cost:
                found[rule.system, rule.id] = dearer
    return tuple(found.values())


def rules_by_match(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """*rules* under what they match, in table order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.match, []).append(rule)
    return found
