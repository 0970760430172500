"""What else a form may be when nothing Korean fits it cleanly. The only door to ``rapidfuzz`` in ``resolve``.

In order: the form without a case ending that a Slavic or Hungarian sentence left on it; a Chinese name by
Palladius, in the records or open; a Korean name in its Chinese reading; a foreign name with one error. None
of it is asked for a form that a Korean record fits, so that Korean names keep their answers and their speed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from translit.candidates.chinese import ChineseNames
from translit.candidates.fold import Folded
from translit.candidates.index import Index
from translit.model import Kind, Origin
from translit.resolve.gather import (
    IN_MANDARIN,
    MAX_LETTERS,
    NO_RECORD,
    Hit,
    Origins,
    gather_clean,
    gather_open,
)
from translit.resolve.weights import Weights

CHINESE_ROUTE, NEAR_ROUTE = "chinese-by-palladius", "foreign-with-an-error"
_LEAST_STEM, _LEAST_FOREIGN = 4, 6
_VOWELS = frozenset("aeiouyаеёиоуыэюя")


@dataclass(frozen=True, slots=True)
class _Ending:
    """A case ending that a name may be printed with."""

    id: str
    letters: str
    script: str
    cost: float

    def left_off(self, hit: Hit) -> Hit:
        """What the letters before the ending are, dearer by it."""
        return replace(
            hit,
            cost=hit.cost + self.cost,
            noise=hit.noise + self.cost,
            segments=(*hit.segments, ("", self.letters, self.cost)),
            ending=self.id,
        )


class Evidence:
    """Asks the tables of endings, of Palladius, and the foreign records."""

    def __init__(self, index: Index, weights: Weights) -> None:
        self._index = index
        self._weights = weights
        self._chinese = ChineseNames(index)

    def further(self, folded: Folded, origins: Origins, hits: list[Hit]) -> list[Hit]:
        """*hits* with what stripped endings and foreign records add, cheapest first."""
        cheapest = min((hit.cost for hit in hits), default=self._weights["error-ceiling"])
        if cheapest <= self._weights["foreign-trigger"] or not 1 < len(folded.letters) <= MAX_LETTERS:
            return hits
        found = {(hit.entry, hit.origin): hit for hit in hits}
        for hit in (
            *self._without_endings(folded, origins),
            *self._recorded_chinese(folded, origins),
            *self._in_mandarin(folded, origins),
            *self._near_foreign(folded, origins),
        ):
            known = found.get((hit.entry, hit.origin))
            if known is None or hit.cost < known.cost:
                found[hit.entry, hit.origin] = hit
        return sorted(found.values(), key=lambda hit: (hit.cost, hit.entry, hit.origin))

    def open_chinese(self, folded: Folded, origins: Origins, kind: Kind | None, hits: list[Hit]) -> list[Hit]:
        """Chinese names no record has, when no record fits the letters cleanly; rarity is in the cost."""
        if origins is not None and Origin.RUSSIAN_CHINESE not in origins:
            return []
        cheapest = min((hit.cost for hit in hits), default=self._weights["error-ceiling"])
        if cheapest <= self._weights["foreign-trigger"] or not 3 < len(folded.letters) <= MAX_LETTERS:
            return []
        base, weight = self._weights["chinese-base"], self._weights["chinese-frequency"]
        return [
            Hit(
                NO_RECORD,
                CHINESE_ROUTE,
                Origin.RUSSIAN_CHINESE,
                base + name.cost + name.rarity,
                0.0,
                name.segments,
                label=name.pinyin,
                kind=name.kind,
            )
            for name in self._chinese.readings(folded.letters, folded.breaks, folded.script, kind, weight)
        ]

    @cached_property
    def _endings(self) -> list[_Ending]:
        rows = self._index.catalog.rows("resolve/endings.csv")
        return [_Ending(row["id"], row["ending"], row["script"], float(row["cost"])) for row in rows]

    def _stems(self, folded: Folded) -> Iterator[tuple[Folded, _Ending]]:
        """The letters without each ending they may have."""
        for ending in self._endings:
            stem = folded.letters.removesuffix(ending.letters)
            stripped = ending.script == folded.script and len(stem) < len(folded.letters)
            # An ending follows a consonant, and a name keeps two vowels without it.
            whole = len(stem) >= _LEAST_STEM and stem[-1] not in _VOWELS
            if stripped and whole and sum(c in _VOWELS for c in stem) > 1:
                breaks = tuple(b for b in folded.breaks if b < len(stem))
                yield Folded(stem, breaks, folded.script, folded.mixed), ending

    def _without_endings(self, folded: Folded, origins: Origins) -> Iterator[Hit]:
        for stem, ending in self._stems(folded):
            for hit in gather_clean(self._index, self._weights, stem, origins).values():
                yield ending.left_off(hit)

    def open_stems(self, folded: Folded, origins: Origins, base: float, opened: list[Hit]) -> list[Hit]:
        """Names of persons by rule for the letters without an ending, where with it none was *opened*."""
        # Beside names that fit whole, these cost a point of the persons that are read without a list.
        if not folded.breaks or opened:
            return []
        hits = [
            ending.left_off(hit)
            for stem, ending in self._stems(folded)
            for hit in gather_open(self._index, self._weights, stem, origins, base)
        ]
        return sorted(hits, key=lambda hit: (hit.cost, hit.hangul))

    def _recorded_chinese(self, folded: Folded, origins: Origins) -> Iterator[Hit]:
        if origins is not None and Origin.RUSSIAN_CHINESE not in origins:
            return
        for match in self._chinese.records(folded.letters, folded.breaks, folded.script):
            by = Origin.RUSSIAN_CHINESE
            yield Hit(match.entry, CHINESE_ROUTE, by, match.cost, match.noise, match.segments)

    def _in_mandarin(self, folded: Folded, origins: Origins) -> Iterator[Hit]:
        """Korean records under the Chinese reading of their characters."""
        by = Origin.RUSSIAN_CHINESE if folded.script == "cyrillic" else Origin.OTHER
        if origins is not None and by not in origins:
            return
        toll = self._weights["chinese-reading"]
        for match in self._chinese.korean(folded.letters, folded.breaks, folded.script):
            yield Hit(match.entry, IN_MANDARIN, by, match.cost + toll, match.noise, match.segments)

    @cached_property
    def _foreign_forms(self) -> dict[int, list[str]]:
        """Folded forms of foreign records that are long enough to stand an error, by their length."""
        records = self._index.records
        forms: dict[int, list[str]] = {}
        for form, entries in self._index.attested.items():
            if len(form) >= _LEAST_FOREIGN and any(records[e].feature == "foreign" for e in entries):
                forms.setdefault(len(form), []).append(form)
        return forms

    def _near_foreign(self, folded: Folded, origins: Origins) -> Iterator[Hit]:
        """Foreign records one error away: a letter lost, added, mistaken, or two exchanged."""
        length = len(folded.letters)
        if length < _LEAST_FOREIGN or (origins is not None and Origin.OTHER not in origins):
            return
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        toll = self._weights["foreign-error"]
        near = [form for n in (length - 1, length, length + 1) for form in self._foreign_forms.get(n, ())]
        for form, _, _ in process.extract(folded.letters, near, scorer=OSA.distance, score_cutoff=1, limit=5):
            for entry in self._index.attested[form]:
                if self._index.records[entry].feature == "foreign":
                    segments = (("", folded.letters, toll),)
                    yield Hit(entry, NEAR_ROUTE, Origin.OTHER, toll, toll, segments)
