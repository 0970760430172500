"""From a printed form to a resolution. The one object the rest of translit asks about names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import regex

from translit.candidates.authority import PROVINCE, lifetimes
from translit.candidates.fold import Folded
from translit.candidates.index import Index
from translit.candidates.initials import InitialedPersons, split_initials
from translit.catalog import Catalog, default_catalog
from translit.mentions.vocabulary import vocabulary_of
from translit.model import Candidate, Certainty, Kind, Mention, Origin, Part, Resolution, Span, Status, Step
from translit.resolve.coherence import Coherence
from translit.resolve.derive import Deriver
from translit.resolve.evidence import Evidence
from translit.resolve.forms import Form, FormReader, Hints, split_list
from translit.resolve.gather import (
    IN_MANDARIN,
    MAX_LETTERS,
    NO_RECORD,
    Hit,
    Origins,
    add_errors,
    gather,
    gather_clean,
    gather_initialed,
    gather_open,
    gather_open_places,
)
from translit.resolve.geography import Geography, build_geography
from translit.resolve.passage import resolve_passage
from translit.resolve.period import Period
from translit.resolve.rank import Ranked, as_printed, none_cost, rank
from translit.resolve.surroundings import SurroundingsReader
from translit.resolve.weights import load_weights

# Names kept of each kind of answer: more than a document has, and memory does not grow with a collection.
_REMEMBERED = 2_000
# A match at this cost or less is taken for the name itself.
_SURE = 0.2
# Names of records among which a choice is left; where there are fewer, errors are thought of too.
_ENOUGH = 10
_Letters = tuple[str, tuple[int, ...], Origins]
_NO_CONTEXT: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a form may stand for: records, persons by rule and places by rule, each cheapest first."""

    recorded: list[Hit]
    persons: list[Hit]
    places: list[Hit]


class Resolver:
    """Resolves printed forms with the tables of one catalog; compiled once, cheap to ask.

    Args:
        catalog: the tables; the shipped ones when omitted.
    """

    def __init__(self, catalog: Catalog | None = None) -> None:
        self.catalog = catalog or default_catalog()
        self.index = Index(self.catalog)
        self.weights = load_weights(self.catalog)
        self.reader = FormReader(self.catalog)
        self.surroundings = SurroundingsReader(self.catalog, self.index)
        self._deriver = Deriver(self.index)
        self._forms: dict[str, Form] = {}
        self._gathered: dict[_Letters, list[Hit]] = {}
        self._alone: dict[tuple[Form, Hints, int, bool], Resolution] = {}
        self._erroneous: dict[_Letters, list[Hit]] = {}
        self._opened_places: dict[_Letters, list[Hit]] = {}
        self._opened: dict[tuple[_Letters, bool], list[Hit]] = {}

    @cached_property
    def evidence(self) -> Evidence:
        """What is asked when nothing Korean fits cleanly."""
        return Evidence(self.index, self.weights)

    @cached_property
    def coherence(self) -> Coherence:
        """What a spelling costs as a whole."""
        return Coherence(self.index, self.weights)

    @cached_property
    def geography(self) -> Geography:
        """Which record lies near which."""
        records = self.index.records
        return Geography(self.index.compiled("geography", lambda: build_geography(self.catalog, records)))

    @cached_property
    def period(self) -> Period:
        """What the date of a document says of persons."""
        return Period(self.index.compiled("lifetimes", lambda: lifetimes(self.catalog)), self.weights)

    def resolve(
        self,
        form: str,
        *,
        kind: Kind | None = None,
        origins: Origins = None,
        context: str = "",
        top: int = 10,
        authority: bool = True,
        detail: bool = False,
    ) -> Resolution:
        """What *form* stands for.

        Args:
            form: one name as printed, with or without brackets, titles and generics.
            kind: what the caller knows it to be.
            origins: limit to these ways by which it may have reached the page.
            context: text around the form; words next to it tell its kind.
            top: how many candidates to return.
            authority: ask the records; ``False`` uses rules alone.
            detail: trace every letter to the row of the table that wrote it.

        Returns:
            The candidates, best first, with a verdict.
        """
        read = self.read(form)
        hints = replace(read.hints, kind=kind or read.hints.kind)
        if context:
            return self._in_context(form, kind, context, top)
        weighed = self.weigh(read, hints, origins=origins, top=top, authority=authority, detail=detail)
        names = [form[start:end] for start, end in split_list(form)]
        if len(names) > 1 and weighed.status is Status.UNRESOLVED:
            return replace(weighed, reason=f"a list of {len(names)} names; ask for each: {'; '.join(names)}")
        return weighed

    def _in_context(self, form: str, kind: Kind | None, context: str, top: int) -> Resolution:
        """The form among the other names of *context*, where it stands or else at its beginning."""
        at = context.find(form)
        text = context if at >= 0 else f"{form}\n{context}"
        at = max(at, 0)
        around = [m for m in _capitalized(text) if m.span.end <= at or m.span.start >= at + len(form)]
        own = Mention(Span(at, at + len(form)), form, kind, Certainty.UNKNOWN, bracketed=True)
        mentions = sorted([*around, own], key=lambda m: m.span)
        resolved = self.resolve_all(text, mentions, top=top)
        return next(m.resolution for m in resolved if m.span == own.span and m.resolution)

    def weigh_alone(self, form: Form, hints: Hints, top: int, *, thorough: bool) -> Resolution:
        """:meth:`weigh` without context; remembered, since names repeat within and across documents."""
        key = (form, hints, top, thorough)
        known = self._alone.get(key)
        if known is None:
            known = _keep(self._alone, key, self.weigh(form, hints, top=top, thorough=thorough))
        return known

    def weigh(
        self,
        form: Form,
        hints: Hints,
        *,
        origins: Origins = None,
        top: int = 10,
        authority: bool = True,
        support: Mapping[str, float] = _NO_CONTEXT,
        detail: bool = False,
        thorough: bool = True,
    ) -> Resolution:
        """The resolution of a form already read, with *support* (record ref to cost) from its context.

        *thorough* shows the names that an error leads to even where there is a choice of clean ones; a
        name that the text does not mark as uncertain goes without.
        """
        folded = self.index.folder.fold(form.name)
        if not folded.letters:
            return Resolution(form.printed, Status.UNRESOLVED, (), _nothing(form))
        initials = split_initials(form.name) if authority else None
        if initials and (known := self._by_initials(folded, initials, origins)) is not None:
            hints = replace(hints, kind=Kind.PERSON)
            none = none_cost(self.weights, len(folded.letters))
            ranked, status = self._rank(known, hints, none, support)
            return self._answer(form, ranked[:top], status, hints, "" if known else _NOBODY, detail=detail)
        gathered = self.collect(form, hints, origins=origins, authority=authority)
        hits = [*gathered.recorded, *gathered.persons, *gathered.places]
        hits = hits + self.evidence.open_chinese(folded, origins, hints.kind, hits)
        doubt = 0.0 if hints.kind or (authority and _given(gathered.recorded)) else self._doubt(form.name)
        none = none_cost(self.weights, len(folded.letters)) - doubt
        ranked, status = self._rank(hits, hints, none, support)
        listed = {r.hangul for r in ranked if r.hits[0].entry != NO_RECORD}
        asks = status is Status.UNRESOLVED or (thorough and status is Status.AMBIGUOUS)
        if authority and asks and len(listed) < _ENOUGH:
            more = self.gather_more(folded, origins, hits)
            if len(more) > len(hits):
                ranked, status = self._rank(more, hints, none, support)
        return self._answer(form, ranked[:top], status, hints, _reason(folded, ranked, status), detail=detail)

    def _rank(
        self, hits: list[Hit], hints: Hints, none: float, support: Mapping[str, float]
    ) -> tuple[tuple[Ranked, ...], Status]:
        return rank(hits, self.index.records, self.index.priors, self.weights, hints, none, support)

    def _answer(
        self,
        form: Form,
        ranked: tuple[Ranked, ...],
        status: Status,
        hints: Hints,
        reason: str,
        *,
        detail: bool,
    ) -> Resolution:
        trace = self._deriver.full if detail else self._deriver.brief
        candidates = tuple(self._candidate(r, trace, hints) for r in ranked)
        return Resolution(form.printed, status, candidates, reason)

    @cached_property
    def _initialed(self) -> InitialedPersons:
        return InitialedPersons(self.index)

    def _by_initials(
        self, folded: Folded, initials: tuple[str, tuple[str, ...]], origins: Origins
    ) -> list[Hit] | None:
        """Whom a surname and initials may stand for; ``None`` where the form is nothing of the kind."""
        given = [hit for hit in self.gather(folded, origins) if hit.given]
        hits = gather_initialed(self.index, self._initialed, self.weights, initials, origins)
        return None if hits is None and not given else [*given, *(hits or ())]

    def collect(
        self, form: Form, hints: Hints, *, origins: Origins = None, authority: bool = True
    ) -> Gathered:
        """What a form may stand for, before it is weighed; arguments as for :meth:`weigh`."""
        folded = self.index.folder.fold(form.name)
        recorded = self.coherence.by_marks(self.gather(folded, origins), folded) if authority else []
        known = {self.index.records[hit.entry].hangul for hit in recorded}
        persons, places = [], []
        if self._may_be_unlisted(recorded, hints):
            opened = self.coherence.by_marks(self.gather_open(folded, origins, alone=not authority), folded)
            persons = [hit for hit in opened if hit.hangul not in known]
        if self._may_be_unlisted_place(form, recorded, hints):
            opened = self.coherence.by_marks(self.gather_open_places(folded, origins), folded)
            places = [hit for hit in opened if hit.hangul not in known]
        return Gathered(recorded, persons, places)

    def read(self, printed: str) -> Form:
        """*printed* taken apart; a seeming generic word stays when with it the letters make a name."""
        if printed not in self._forms:
            return _keep(self._forms, printed, self._read(printed))
        return self._forms[printed]

    def _read(self, printed: str) -> Form:
        form = self._half_of_province(self.reader.read(printed))
        if form.whole == form.name or not form.hints.features:
            return form
        if self._is_sure(form.whole):
            return replace(
                form, name=form.whole, hints=Hints(spaced=form.hints.spaced + 1, against=form.hints.against)
            )
        return form

    def _is_sure(self, name: str) -> bool:
        """Whether a record is matched by *name* as it stands."""
        folded = self.index.folder.fold(name)
        if not 1 < len(folded.letters) <= MAX_LETTERS:
            return False
        hits = self.coherence.weigh(gather_clean(self.index, self.weights, folded, None).values())
        return bool(hits) and hits[0].cost <= _SURE

    def _half_of_province(self, form: Form) -> Form:
        """*form* without a word of the compass before it, where that is the half of a province."""
        name, compass = form.half
        if not name or self._is_sure(form.name):
            return form
        provinces = (self.index.records[hit.entry] for hit in self.gather(self.index.folder.fold(name)))
        if not any(r.feature == PROVINCE and r.hangul[-2:-1] == compass for r in provinces):
            return form
        hints = replace(
            form.hints, kind=Kind.PLACE, features=frozenset({PROVINCE}), spaced=0, compass=compass
        )
        return replace(form, name=name, hints=hints)

    def resolve_all(
        self, text: str, mentions: Sequence[Mention], *, top: int = 10, parts: Sequence[Part] = ()
    ) -> tuple[Mention, ...]:
        """*mentions* of *text*, in order of their places, with resolutions that inform one another.

        Args:
            text: the document's text.
            mentions: spans of it that name persons or places; resolutions they carry are replaced.
            top: how many candidates to keep for each.
            parts: the documents in the text, whose dates tell which persons can be meant.
        """
        return resolve_passage(self, text, mentions, top, parts)

    def gather(self, folded: Folded, origins: Origins = None) -> list[Hit]:
        """What the letters may stand for; remembered, since names repeat."""
        key = (folded.letters, folded.breaks, origins)
        if key not in self._gathered:
            found, with_errors = gather(self.index, self.weights, folded, origins)
            if with_errors:
                _keep(self._erroneous, key, [])  # they are not sought twice
            hits = self.coherence.weigh(found)
            return _keep(self._gathered, key, self.evidence.further(folded, origins, hits))
        return self._gathered[key]

    def gather_more(self, folded: Folded, origins: Origins, hits: list[Hit]) -> list[Hit]:
        """*hits* with the records that an error leads to; asked where the clean ones leave a choice."""
        key = (folded.letters, folded.breaks, origins)
        if key not in self._erroneous:
            found = {(hit.entry, hit.origin): hit for hit in self.gather(folded, origins)}
            known = set(found)
            add_errors(self.index, self.weights, folded, origins, found)
            more = [hit for place, hit in sorted(found.items()) if place not in known]
            return hits + _keep(self._erroneous, key, self.coherence.weigh(more))
        return hits + self._erroneous[key]

    def _doubt(self, name: str) -> float:
        """How far the form looks like ordinary words: in small letters, or all of it English."""
        doubt = 0.0 if any(map(str.isupper, name)) else self.weights["small-letters"]
        words = [w for w in _WORDS.findall(name) if len(w) > 1]
        vocabulary = vocabulary_of(self.catalog)
        if words and all(vocabulary.is_english(w) or vocabulary.is_known_name(w) for w in words):
            doubt += self.weights["english"]
        return doubt

    def gather_open(self, folded: Folded, origins: Origins = None, *, alone: bool = False) -> list[Hit]:
        """Names of persons by rule; *alone* when no record may compete. Remembered as well."""
        key = (folded.letters, folded.breaks, origins)
        base = self.weights["open-alone" if alone else "open-base"]
        if (key, alone) not in self._opened:
            opened = self.coherence.weigh(gather_open(self.index, self.weights, folded, origins, base))
            opened = opened + self.evidence.open_stems(folded, origins, base, opened)
            return _keep(self._opened, (key, alone), opened)
        return self._opened[key, alone]

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
        if hints.kind is None and self._doubt(form.name):
            return False
        return not any(hit.cost <= self.weights["open-place-trigger"] for hit in hits)

    def gather_open_places(self, folded: Folded, origins: Origins = None) -> list[Hit]:
        """Names of places by rule. Remembered as well."""
        key = (folded.letters, folded.breaks, origins)
        if key not in self._opened_places:
            base = self.weights["open-place"]
            hits = gather_open_places(self.index, self.weights, folded, origins, base)
            return _keep(self._opened_places, key, self.coherence.weigh(hits))
        return self._opened_places[key]

    def _candidate(self, ranked: Ranked, trace: Callable[[Hit], tuple[Step, ...]], hints: Hints) -> Candidate:
        best = ranked.hits[0]
        if best.entry == NO_RECORD:
            return Candidate(
                kind=ranked.kind,
                origin=ranked.origin,
                hangul=best.hangul,
                hanja="",
                score=round(ranked.score, 3),
                cost=round(ranked.cost, 3),
                label=best.label or "by rule alone; no record",
                trace=trace(best),
            )
        record = self.index.records[best.entry]
        hangul, hanja = as_printed(record, best) if not hints.compass else (record.hangul, record.hanja)
        steps = trace(best)
        if hints.compass and record.hangul[-2:-1] == hints.compass:
            said = Step("compass", f"a word before the name says {hints.compass}: half of a province")
            steps = (*steps[:-1], said, *steps[-1:])
        return Candidate(
            kind=ranked.kind,
            origin=ranked.origin,
            hangul=hangul,
            hanja=hanja,
            score=round(ranked.score, 3),
            cost=round(ranked.cost, 3),
            authority=record.ref,
            label=record.label,
            trace=steps,
        )


_K = TypeVar("_K")
_V = TypeVar("_V")


def _keep(known: dict[_K, _V], key: _K, value: _V) -> _V:
    """*value*, remembered; what was is forgotten when it is too much."""
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = value
    return value


def _nothing(form: Form) -> str:
    return (
        "no letters to go by"
        if not any(c.isalpha() for c in form.printed)
        else "neither Latin nor Cyrillic letters"
    )


_WORDS = regex.compile(r"[\p{L}'’]+")
_NOBODY = "no record has this surname and these initials"


def _reason(folded: Folded, ranked: tuple[Ranked, ...], status: Status) -> str:
    """What a reader should know beside the verdict."""
    reasons = []
    if folded.mixed:
        reasons.append("letters of another script among them were read by their looks")
    if ranked and ranked[0].hits[0].route == IN_MANDARIN:
        reasons.append("the Chinese reading of a Korean name")
    elif ranked and ranked[0].origin is Origin.RUSSIAN_CHINESE and status is not Status.RESOLVED:
        reasons.append("spells Chinese by Palladius")
    return "; ".join(reasons)


def _given(hits: list[Hit]) -> bool:
    """Whether a record gives the very spelling."""
    return any(hit.given for hit in hits)


_CAPITALIZED = regex.compile(r"\p{Lu}[\p{L}'’]+(?:[ -]\p{Lu}?[\p{L}'’]+){0,2}")


def _capitalized(text: str) -> list[Mention]:
    """Capitalized words of a context, as possible names; what they are is for the resolver to say."""
    return [Mention(Span(*m.span()), m[0], None, Certainty.UNKNOWN) for m in _CAPITALIZED.finditer(text)]
