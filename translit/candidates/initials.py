"""Persons printed with initials: those of *Kim I. S.* may stand for the given syllables of a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from translit.candidates.index import Index
from translit.candidates.lattice import Segment
from translit.candidates.routes import ROUTES

INITIAL = r"\p{Lu}\p{Ll}?"
_INITIALS = rf"{INITIAL}\.(?:[\s-]*{INITIAL}\.)*(?:[\s-]*{INITIAL})?"
_SURNAME = r"\p{Lu}[\p{L}'’ʼ]{1,7}"
_PRINTED = regex.compile(
    rf"(?P<name>{_SURNAME}),?\s+(?P<given>{_INITIALS})|(?P<given>{_INITIALS})\s*(?P<name>{_SURNAME})"
)
_EACH = regex.compile(INITIAL)
# Dearest spelling of a surname, and of a syllable that an initial opens.
_DEAREST = 0.6
_REMEMBERED = 2_000


def split_initials(printed: str) -> tuple[str, tuple[str, ...]] | None:
    """A surname and the initials beside it; ``None`` for any other name.

    >>> split_initials("Kim I. S."), split_initials("А. И. Хегай"), split_initials("Kim Il")
    (('Kim', ('I', 'S')), ('Хегай', ('А', 'И')), None)
    """
    found = _told(printed)
    return (found["name"], tuple(_EACH.findall(found["given"]))) if found else None


def surname_among(printed: str) -> tuple[int, int] | None:
    """Where the surname stands in a name printed with initials; ``None`` for any other name.

    >>> surname_among("A. I. Hegai"), surname_among("Kim Il")
    ((6, 11), None)
    """
    found = _told(printed)
    return found.span("name") if found else None


def _told(printed: str) -> regex.Match[str] | None:
    return _PRINTED.fullmatch(printed) if "." in printed else None


@dataclass(frozen=True, slots=True)
class Initialed:
    """A person whom a surname and initials may stand for: the entry, the route, the cost, the segments."""

    entry: int
    route: str
    cost: float
    segments: tuple[Segment, ...]


class InitialedPersons:
    """The records of persons by surname and initials."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._opened_by = lru_cache(maxsize=_REMEMBERED)(self._syllables)

    def persons(self, letters: str, script: str, initials: Sequence[str]) -> list[Initialed] | None:
        """Whom a surname and initials, both folded, may stand for; each person by the cheapest route.

        ``None`` where *letters* spell no Korean surname.
        """
        surnames = {route: list(self._surnames(route, letters)) for route in _routes(script)}
        if not any(surnames.values()):
            return None
        found: dict[int, Initialed] = {}
        for route, spelled in surnames.items():
            opened = [self._opened_by(route, initial) for initial in initials]
            for surname, cost in spelled:
                for entry in self._index.by_surname.get(surname, ()):
                    given = self._index.records[entry].hangul[1:]
                    fits = len(given) == len(opened) and all(
                        s in o for s, o in zip(given, opened, strict=True)
                    )
                    if fits and (entry not in found or cost < found[entry].cost):
                        segments = (
                            (surname, letters, cost),
                            *((s, i, 0.0) for s, i in zip(given, initials, strict=True)),
                        )
                        found[entry] = Initialed(entry, route, cost, segments)
        return list(found.values())

    def _surnames(self, route: str, letters: str) -> Iterator[tuple[str, float]]:
        """The surnames of one syllable that *letters* spell, with what that costs."""
        for syllable, ways in self._index.name_spellings(route).items():
            if syllable in self._index.by_surname and ways.get(letters, _DEAREST + 1) <= _DEAREST:
                yield syllable, ways[letters]

    def _syllables(self, route: str, initial: str) -> frozenset[str]:
        """The syllables with a spelling that *initial* opens."""
        return frozenset(
            syllable
            for syllable, ways in self._index.name_spellings(route).items()
            if any(cost <= _DEAREST and text.startswith(initial) for text, cost in ways.items())
        )


def _routes(script: str) -> list[str]:
    return [route.name for route in ROUTES.values() if route.units == "hangul" and route.script == script]
