"""What a settled name is written as: the editor's decision first, then the chosen system."""

from __future__ import annotations

import copy
from typing import Protocol

from translit.catalog import Catalog, default_catalog
from translit.model import Candidate, Kind, Mention, Status
from translit.romanize.romanizer import romanizer


class Preferences(Protocol):
    """The editor's decided spellings (a style sheet, as far as a name's spelling is concerned)."""

    def preferred(self, referent: str, form: str) -> str | None:
        """The spelling decided for *referent* (an authority reference, or ``""``) or for *form*."""

    def within(self, file: str) -> Preferences:
        """The decisions as they hold in *file*."""


class NoPreferences:
    """An editor who has decided nothing yet."""

    def preferred(self, referent: str, form: str) -> str | None:
        """Nothing."""
        return None

    def within(self, file: str) -> Preferences:
        """Nothing there either."""
        return self


def settled(mention: Mention, *, guess: bool = False) -> Candidate | None:
    """The one candidate that *mention* stands for, or ``None``.

    Args:
        mention: found and resolved.
        guess: also take the best candidate of an ambiguous name.
    """
    resolution = mention.resolution
    if resolution is None or not resolution.candidates:
        return None
    if resolution.status is Status.RESOLVED or (guess and resolution.status is Status.AMBIGUOUS):
        return resolution.candidates[0]
    return None


class Speller:
    """Spells candidates in one system, with the editor's decisions laid over it; remembers what it did.

    Args:
        system: id or alias of a romanization system.
        catalog: the tables; the shipped ones when omitted.
        preferences: the editor's decided spellings.
    """

    def __init__(
        self,
        system: str = "rr-2000",
        catalog: Catalog | None = None,
        *,
        preferences: Preferences | None = None,
    ) -> None:
        self.catalog = catalog or default_catalog()
        self.preferences = preferences or NoPreferences()
        self.system = romanizer(system, self.catalog).id
        self._known: dict[tuple[str, str, Kind], str] = {}

    def within(self, file: str) -> Speller:
        """The same system, with the decisions that hold in *file*."""
        here = copy.copy(self)  # what was spelled is remembered in common
        here.preferences = self.preferences.within(file)
        return here

    def in_system(self, candidate: Candidate, system: str | None = None) -> str:
        """*candidate* in *system* (default: the chosen one), whatever the editor decided.

        >>> from translit.model import Origin
        >>> place = Candidate(Kind.PLACE, Origin.JAPANESE, "철원", "鐵原", 1.0, 0.0)
        >>> Speller("rr").in_system(place, "mr-alalc")
        "Ch'ŏrwŏn"
        """
        if not candidate.hangul:
            return ""
        return self.spell(candidate.hangul, candidate.kind, system)

    def spell(self, hangul: str, kind: Kind, system: str | None = None) -> str:
        """*hangul* in *system* (default: the chosen one)."""
        key = (system or self.system, hangul, kind)
        if key not in self._known:
            named = str(kind) if kind in (Kind.PERSON, Kind.PLACE) else "word"
            self._known[key] = romanizer(key[0], self.catalog).spell(hangul, named)
        return self._known[key]

    def preferred(self, candidate: Candidate, form: str) -> str:
        """How the edition writes *candidate*, printed here as *form*; ``""`` where nothing is decided."""
        return self.preferences.preferred(candidate.authority, form) or self.in_system(candidate)
