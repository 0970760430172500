"""What printed forms may stand for, before it is weighed: by the records and by rule, each asked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from translit.candidates.fold import Folded
from translit.candidates.index import Index
from translit.candidates.initials import InitialedPersons
from translit.mentions.vocabulary import vocabulary_of
from translit.model import Kind
from translit.resolve.coherence import Coherence
from translit.resolve.evidence import Evidence
from translit.resolve.forms import Form, Hints
from translit.resolve.gather import (
    MAX_LETTERS,
    Hit,
    Origins,
    add_errors,
    gather,
    gather_clean,
    gather_initialed,
    gather_numbered,
    gather_open,
    gather_open_places,
)
from translit.resolve.remembered import keep
from translit.resolve.weights import Weights

# A match at this cost or less is taken for the name itself.
_SURE = 0.2
_WORDS = regex.compile(r"[\p{L}'’]+")
_Letters = tuple[str, tuple[int, ...], Origins]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a form may stand for: records, persons by rule and places by rule, each cheapest first."""

    recorded: list[Hit]
    persons: list[Hit]
    places: list[Hit]


class Gatherer:
    """Gathers what forms may stand for; remembered, since names repeat within and across documents.

    Args:
        index: the compiled tables.
        weights: what each thing counts.
    """

    def __init__(self, index: Index, weights: Weights) -> None:
        self.index = index
        self.weights = weights
        self._gathered: dict[_Letters, list[Hit]] = {}
        self._erroneous: dict[_Letters, list[Hit]] = {}
        self._opened: dict[tuple[_Letters, bool], list[Hit]] = {}
        self._opened_places: dict[_Letters, list[Hit]] = {}

    @cached_property
    def evidence(self) -> Evidence:
        """What is asked when nothing Korean fits cleanly."""
        return Evidence(self.index, self.weights)

    @cached_property
    def coherence(self) -> Coherence:
        """What a spelling costs as a whole."""
        return Coherence(self.index, self.weights)

    @cached_property
    def _initialed(self) -> InitialedPersons:
        return InitialedPersons(self.index)

    def collect(
        self, form: Form, hints: Hints, *, origins: Origins = None, authority: bool = True
    ) -> Gathered:
        """What a form may stand for: by the records, unless *authority* is false, and by rule."""
        if authority and (found := gather_numbered(self.index, self.weights, form.name, origins)):
            return Gathered(found, [], [])
        folded = self.index.folder.fold(form.name)
        recorded = self.coherence.by_marks(self.recorded(folded, origins), folded) if authority else []
        known = {self.index.records[hit.entry].hangul for hit in recorded}
        persons, places = [], []
        if self._may_be_unlisted(recorded, hints):
            opened = self.coherence.by_marks(
                self.persons_by_rule(folded, origins, alone=not authority), folded
            )
            persons = [hit for hit in opened if hit.hangul not in known]
        if self._may_be_unlisted_place(form, recorded, hints):
            opened = self.coherence.by_marks(self.places_by_rule(folded, origins), folded)
            places = [hit for hit in opened if hit.hangul not in known]
        return Gathered(recorded, persons, places)

    def by_initials(
        self, folded: Folded, initials: tuple[str, tuple[str, ...]], origins: Origins
    ) -> list[Hit] | None:
        """Whom a surname and initials may stand for; ``None`` where the form is nothing of the kind."""
        given = [hit for hit in self.recorded(folded, origins) if hit.given]
        hits = gather_initialed(self.index, self._initialed, self.weights, initials, origins)
        return None if hits is None and not given else [*given, *(hits or ())]

    def recorded(self, folded: Folded, origins: Origins = None) -> list[Hit]:
        """What the letters may stand for; remembered, since names repeat."""
        key = (folded.letters, folded.breaks, origins)
        if key not in self._gathered:
            found, with_errors = gather(self.index, self.weights, folded, origins)
            if with_errors:
                keep(self._erroneous, key, [])  # they are not sought twice
            hits = self.coherence.weigh(found)
            return keep(self._gathered, key, self.evidence.further(folded, origins, hits))
        return self._gathered[key]

    def with_errors(self, folded: Folded, origins: Origins, hits: list[Hit]) -> list[Hit]:
        """*hits* with the records that an error leads to; asked where the clean ones leave a choice."""
        key = (folded.letters, folded.breaks, origins)
        if key not in self._erroneous:
            found = {(hit.entry, hit.origin): hit for hit in self.recorded(folded, origins)}
            known = set(found)
            add_errors(self.index, self.weights, folded, origins, found)
            more = [hit for place, hit in sorted(found.items()) if place not in known]
            return hits + keep(self._erroneous, key, self.coherence.weigh(more))
        return hits + self._erroneous[key]

    def persons_by_rule(self, folded: Folded, origins: Origins = None, *, alone: bool = False) -> list[Hit]:
        """Names of persons by rule; *alone* when no record may compete. Remembered as well."""
        key = (folded.letters, folded.breaks, origins)
        base = self.weights["open-alone" if alone else "open-base"]
        if (key, alone) not in self._opened:
            opened = self.coherence.weigh(gather_open(self.index, self.weights, folded, origins, base))
            opened = opened + self.evidence.open_stems(folded, origins, base, opened)
            return keep(self._opened, (key, alone), opened)
        return self._opened[key, alone]

    def places_by_rule(self, folded: Folded, origins: Origins = None) -> list[Hit]:
        """Names of places by rule. Remembered as well."""
        key = (folded.letters, folded.breaks, origins)
        if key not in self._opened_places:
            base = self.weights["open-place"]
            hits = gather_open_places(self.index, self.weights, folded, origins, base)
            return keep(self._opened_places, key, self.coherence.weigh(hits))
        return self._opened_places[key]

    def is_sure(self, name: str) -> bool:
        """Whether a record is matched by *name* as it stands."""
        if self.index.with_number(name):
            return True
        folded = self.index.folder.fold(name)
        if not 1 < len(folded.letters) <= MAX_LETTERS:
            return False
        hits = self.coherence.weigh(gather_clean(self.index, self.weights, folded, None).values())
        return bool(hits) and hits[0].cost <= _SURE

    def doubt(self, name: str) -> float:
        """How far the form looks like ordinary words: in small letters, or all of it English."""
        doubt = 0.0 if any(map(str.isupper, name)) else self.weights["small-letters"]
        words = [w for w in _WORDS.findall(name) if len(w) > 1]
        vocabulary = vocabulary_of(self.index.catalog)
        if words and all(vocabulary.is_english(w) or vocabulary.is_known_name(w) for w in words):
            doubt += self.weights["english"]
        return doubt

    def _may_be_unlisted(self, hits: list[Hit], hints: Hints) -> bool:
        """Whether a person no record knows is worth thinking of."""
        if hints.kind is Kind.PLACE or hints.features:
            return False
        if not hits or hits[0].cost > self.weights["open-trigger"]:
            return True
        # More men are unlisted than listed: a spelling that leads to one by rule may be another's.
        best = hits[0]
        return not best.given and self.index.records[best.entry].kind is Kind.PERSON

    def _may_be_unlisted_place(self, form: Form, hits: list[Hit], hints: Hints) -> bool:
        """Whether a place no record knows is worth thinking of: nothing fits, and the print is a place's."""
        if hints.kind is Kind.PERSON or hints.spaced:
            return False
        if hints.kind is None and self.doubt(form.name):
            return False
        return not any(hit.cost <= self.weights["open-place-trigger"] for hit in hits)
