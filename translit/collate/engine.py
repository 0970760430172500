"""The name engine as a judge of names: two spellings mean one referent when they can be read as one name.

It is asked only where two witnesses print different names, and loads its tables only then.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from translit.catalog import Catalog
from translit.model import Kind, Resolution, Status
from translit.resolve import Resolver

# The least belief on either side, and on both together, that one reading must have.
_LEAST, _TOGETHER = 0.15, 0.5
_REMEMBERED = 10_000


class EngineJudge:
    """Answers by what the printed forms resolve to; ``None`` where it cannot tell."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._resolve = lru_cache(maxsize=_REMEMBERED)(self._resolution)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self._catalog)

    def _resolution(self, form: str) -> Resolution:
        return self._resolver.resolve(form)

    def is_name(self, words: Sequence[str]) -> bool | None:
        """Left to the letters: a name must look like one where it stands."""
        return None

    def readings(self, form: str) -> frozenset[str]:
        """What the form resolves to, where that is believed at all."""
        return frozenset(
            f"reading {c.kind} {c.hangul or c.label}"
            for c in self._resolve(form).candidates
            if c.score >= _LEAST
        )

    def same_referent(self, a: str, b: str) -> bool | None:
        """True for a reading both share, False for two sure and different ones."""
        one, other = self._resolve(a), self._resolve(b)
        beliefs: dict[tuple[Kind, str], float] = {}
        for candidate in one.candidates:  # one name may be several records: the likeliest speaks for it
            name = (candidate.kind, candidate.hangul or candidate.label)
            beliefs[name] = max(beliefs.get(name, 0.0), candidate.score)
        for candidate in other.candidates:
            mine = beliefs.get((candidate.kind, candidate.hangul or candidate.label), 0.0)
            if min(mine, candidate.score) >= _LEAST and mine + candidate.score >= _TOGETHER:
                return True
        if one.status is Status.RESOLVED is other.status:
            return False
        return None
