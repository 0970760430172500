"""Systems of romanization as tables: what each adds to the one it extends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from translit.catalog import Catalog
from translit.errors import ConfigError

IDS = (
    "rr-2000",
    "mr-alalc",
    "mr-1939",
    "mr-bgnpcgn-1945",
    "rr-bgnpcgn-2011",
    "dprk-2002",
    "mr-plain",
)


@dataclass(frozen=True, slots=True)
class SoundRule:
    """One change of sound at the boundary of two syllables: final and initial to final and initial."""

    id: str
    when: str
    before: tuple[str, ...]
    match: tuple[str, ...]
    after: frozenset[str]
    finals: tuple[str, ...]
    initials: tuple[str, ...]
    source: str

    def apply(self, final: str, initial: str, vowel: str) -> tuple[str, str, bool] | None:
        """The new final, the new initial, and whether it is now tense; ``None`` where the rule is silent."""
        if self.before and final not in self.before:
            return None
        if self.match and initial not in self.match:
            return None
        if self.after and vowel not in self.after:
            return None
        row = self.before.index(final) if self.before else 0
        column = self.match.index(initial) if len(self.match) > 1 else row
        new_final = self.finals[row if len(self.finals) > 1 else 0]
        new_initial = self.initials[column if len(self.initials) > 1 else 0]
        tense = new_initial == "!"
        return (
            final if new_final == "=" else new_final,
            initial if new_initial in "=!" and new_initial else new_initial or "ㅇ",
            tense,
        )


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What one letter is written as, between these neighbours."""

    id: str
    slot: str
    before: frozenset[str]
    match: dict[str, str]
    after: frozenset[str]
    source: str

    def apply(self, before: str, letter: str, after: str) -> str | None:
        """The Latin letters; ``None`` where the rule is silent."""
        if letter not in self.match or (self.before and before not in self.before):
            return None
        return None if self.after and after not in self.after else self.match[letter]


@dataclass(frozen=True, slots=True)
class System:
    """One system with everything it takes over from those it extends."""

    id: str
    title: str
    sounds: tuple[SoundRule, ...]
    letters: tuple[LetterRule, ...]
    conventions: dict[str, Any] = field(default_factory=dict)
    chain: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return self.conventions[name]


def system_ids(catalog: Catalog) -> tuple[str, ...]:
    """The ids of all systems of romanization, in the order of the contract."""
    known = set(catalog.names("systems/*/system.json"))
    return tuple(i for i in IDS if f"systems/{i}/system.json" in known)


def resolve_alias(name: str, catalog: Catalog | None = None) -> str:
    """The id that *name*, an id or an alias, stands for.

    Raises:
        ConfigError: no such system.

    >>> resolve_alias("rr"), resolve_alias("mr")
    ('rr-2000', 'mr-alalc')
    """
    from translit.catalog import default_catalog

    catalog = catalog or default_catalog()
    if name in IDS:
        return name
    for system in system_ids(catalog):
        if name in catalog.json(f"systems/{system}/system.json")["conventions"].get("aliases", ()):
            return system
    raise ConfigError(f"unknown system '{name}'; known are {', '.join(IDS)}")


def load_system(name: str, catalog: Catalog) -> System:
    """A system by id, merged with those it extends: same id replaces in place, a new row goes first."""
    meta = catalog.json(f"systems/{name}/system.json")
    parent = load_system(meta["extends"], catalog) if meta["extends"] else None
    sounds = tuple(_sound(row) for row in _rows(catalog, f"systems/{name}/sounds.csv"))
    letters = tuple(_letter(row) for row in _rows(catalog, f"systems/{name}/letters.csv"))
    return System(
        id=name,
        title=meta["title"],
        sounds=_merged(parent.sounds if parent else (), sounds),
        letters=_merged(parent.letters if parent else (), letters),
        conventions={**(parent.conventions if parent else {}), **meta["conventions"]},
        chain=(name, *(parent.chain if parent else ())),
    )


def _rows(catalog: Catalog, name: str) -> tuple[dict[str, str], ...]:
    return catalog.rows(name) if name in catalog.names(name) else ()


def _merged(parent: tuple[Any, ...], own: tuple[Any, ...]) -> tuple[Any, ...]:
    replaced = {rule.id: rule for rule in own}
    inherited = {rule.id for rule in parent}
    return (
        *(rule for rule in own if rule.id not in inherited),
        *(replaced.get(rule.id, rule) for rule in parent),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _sound(row: dict[str, str]) -> SoundRule:
    finals, _, initials = row["result"].partition("+")
    return SoundRule(
        id=row["id"],
        when=row["when"],
        before=_split(row["before"]),
        match=_split(row["match"]),
        after=frozenset(_split(row["after"])),
        finals=tuple(finals.split("|")),
        initials=tuple(initials.split("|")),
        source=row["source"],
    )


def _letter(row: dict[str, str]) -> LetterRule:
    match = _split(row["match"])
    result = row["result"].split("|")
    written = result if len(result) == len(match) else result * len(match)
    return LetterRule(
        id=row["id"],
        slot=row["slot"],
        before=frozenset(_split(row["before"])),
        match=dict(zip(match, written, strict=True)),
        after=frozenset(_split(row["after"])),
        source=row["source"],
    )
