"""Resolutions as records for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from translit.catalog import Catalog
from translit.model import Candidate, Kind, Origin, Resolution
from translit.romanize import Romanizer

_WORDS = {"russian_korean": "Korean through Russian", "russian_japanese": "Japanese through Russian",
          "japanese": "Japanese reading", "romanized_korean": "romanized Korean",
          "russian_chinese": "Chinese through Russian", "other": "not Korean"}  # fmt: skip


class ResolutionWriter:
    """Turns resolutions into records, spelling candidates in MR and RR and any further systems.

    Args:
        catalog: the tables.
        systems: ids or aliases of romanization systems to spell candidates in.
    """

    def __init__(self, catalog: Catalog, systems: Sequence[str] = ("mr", "rr")) -> None:
        self._romanizers = {system: Romanizer(system, catalog) for system in systems}
        self.spell = lru_cache(maxsize=20_000)(self._spell)

    def _spell(self, system: str, hangul: str, kind: Kind) -> str:
        return self._romanizers[system].spell(hangul, str(kind)) if hangul else ""

    def candidate(self, candidate: Candidate) -> dict[str, Any]:
        """One candidate, keys in the order of the contract."""
        spelled = {
            system: self.spell(system, candidate.hangul, candidate.kind) for system in self._romanizers
        }
        return {
            "kind": str(candidate.kind),
            "origin": str(candidate.origin),
            "hangul": candidate.hangul,
            "hanja": candidate.hanja,
            **spelled,
            "score": candidate.score,
            "authority": candidate.authority,
            "label": candidate.label,
            "trace": [str(step) for step in candidate.trace],
        }

    def record(self, resolution: Resolution) -> dict[str, Any]:
        """A resolution as ``resolve --format jsonl`` prints it."""
        record: dict[str, Any] = {
            "form": resolution.form,
            "status": str(resolution.status),
            "candidates": [self.candidate(c) for c in resolution.candidates],
        }
        if resolution.reason:
            record["reason"] = resolution.reason
        return record

    def lines(self, resolution: Resolution) -> Iterator[str]:
        """A resolution as a small table for people."""
        yield f"{resolution.form}  {resolution.status}" + (
            f"  ({resolution.reason})" if resolution.reason else ""
        )
        for number, candidate in enumerate(resolution.candidates, 1):
            yield self._line(number, candidate)

    def _line(self, number: int, candidate: Candidate) -> str:
        names = " ".join(filter(None, (candidate.hangul, candidate.hanja)))
        spelled = " / ".join(
            filter(None, (self.spell(s, candidate.hangul, candidate.kind) for s in self._romanizers))
        )
        way = _way(candidate)
        about = candidate.authority or candidate.label
        shown = "  ".join(filter(None, (names, spelled or candidate.label)))
        return f"{number:3}. {candidate.score:.2f}  {shown}  [{way}; {about}]"

    def derivation(self, resolution: Resolution) -> Iterator[str]:
        """How the first candidate came about step by step, and which others lost and why."""
        yield from self.verdict(resolution)
        if not resolution.candidates:
            return
        first, *others = resolution.candidates
        yield ""
        yield f"How it leads to {' '.join(filter(None, (first.hangul or first.label, first.hanja)))}:"
        for number, step in enumerate(first.trace, 1):
            source = f"  <- {step.source}" if step.source else ""
            yield f"  {number}. {step.rule}: {step.detail}{source}"
        for system in self._romanizers:
            if spelled := self.spell(system, first.hangul, first.kind):
                yield f"  {system.upper()}: {spelled}"
        if others:
            yield ""
            yield "Others, and what speaks against them:"
            for other in others:
                names = " ".join(filter(None, (other.hangul or other.label, other.hanja)))
                dearer = other.cost - first.cost
                why = (
                    f"cost {other.cost:.2f}, {dearer:.2f} dearer" if dearer > 0 else f"cost {other.cost:.2f}"
                )
                if not other.authority:
                    why += "; no record"
                yield f"  {names}  [{_way(other)}; {other.authority or 'by rule alone'}] {why}"

    def verdict(self, resolution: Resolution) -> Iterator[str]:
        """The verdict in words."""
        words = {
            "resolved": "one candidate stands clearly out",
            "ambiguous": "several candidates fit; context has to decide",
            "unresolved": "nothing fits well enough",
        }
        yield f"{resolution.form}: {resolution.status} ({words[str(resolution.status)]})"
        if resolution.reason:
            yield f"  note: {resolution.reason}"


def _way(candidate: Candidate) -> str:
    """By which way a candidate was read, in words."""
    if candidate.hangul and candidate.origin is Origin.OTHER:
        return "Chinese reading"
    return _WORDS[str(candidate.origin)]
