"""From a printed form to a resolution. The one object the rest of translit asks about names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import regex

from translit.candidates.authority import lifetimes
from translit.candidates.index import Index
from translit.candidates.initials import split_initials
from translit.catalog import Catalog, default_catalog
from translit.model import Certainty, Kind, Mention, Part, Resolution, Span, Status
from translit.resolve.answer import NOBODY, candidate_of, nothing_to_read, reason_for
from translit.resolve.derive import Deriver
from translit.resolve.forms import Form, FormReader, Hints, split_list
from translit.resolve.gather import NO_RECORD, Hit, Origins
from translit.resolve.gatherer import Gatherer
from translit.resolve.geography import Geography, build_geography
from translit.resolve.passage import resolve_passage
from translit.resolve.period import Period
from translit.resolve.rank import Ranked, none_cost, rank
from translit.resolve.reading import Reader
from translit.resolve.remembered import keep
from translit.resolve.surroundings import SurroundingsReader
from translit.resolve.weights import load_weights

# Names of records among which a choice is left; where there are fewer, errors are thought of too.
_ENOUGH = 10
_NO_CONTEXT: Mapping[str, float] = {}
_CAPITALIZED = regex.compile(r"\p{Lu}[\p{L}'’]+(?:[ -]\p{Lu}?[\p{L}'’]+){0,2}")


class Resolver:
    """Resolves printed forms with the tables of one catalog; compiled once, cheap to ask.

    Args:
        catalog: the tables; the shipped ones when omitted.
    """

    def __init__(self, catalog: Catalog | None = None) -> None:
        self.catalog = catalog or default_catalog()
        self.index = Index(self.catalog)
        self.weights = load_weights(self.catalog)
        self.surroundings = SurroundingsReader(self.catalog, self.index)
        self.gatherer = Gatherer(self.index, self.weights)
        self._reader = Reader(FormReader(self.catalog), self.gatherer)
        self._deriver = Deriver(self.index)
        self._alone: dict[tuple[Form, Hints, int, bool], Resolution] = {}

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

    def read(self, printed: str) -> Form:
        """*printed* taken apart: the name, and what the words around it in the form say."""
        return self._reader.read(printed)

    def weigh_alone(self, form: Form, hints: Hints, top: int, *, thorough: bool) -> Resolution:
        """:meth:`weigh` without context; remembered, since names repeat within and across documents."""
        key = (form, hints, top, thorough)
        known = self._alone.get(key)
        if known is None:
            known = keep(self._alone, key, self.weigh(form, hints, top=top, thorough=thorough))
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
            return Resolution(form.printed, Status.UNRESOLVED, (), nothing_to_read(form))
        initials = split_initials(form.name) if authority else None
        if initials and (known := self.gatherer.by_initials(folded, initials, origins)) is not None:
            hints = replace(hints, kind=Kind.PERSON)
            none = none_cost(self.weights, len(folded.letters))
            ranked, status = self._rank(known, hints, none, support)
            return self._answer(form, ranked[:top], status, hints, "" if known else NOBODY, detail=detail)
        gathered = self.gatherer.collect(form, hints, origins=origins, authority=authority)
        hits = [*gathered.recorded, *gathered.persons, *gathered.places]
        hits = hits + self.gatherer.evidence.open_chinese(folded, origins, hints.kind, hits)
        doubt = (
            0.0
            if hints.kind or (authority and any(hit.given for hit in gathered.recorded))
            else self.gatherer.doubt(form.name)
        )
        none = none_cost(self.weights, len(folded.letters)) - doubt
        ranked, status = self._rank(hits, hints, none, support)
        listed = {r.hangul for r in ranked if r.hits[0].entry != NO_RECORD}
        asks = status is Status.UNRESOLVED or (thorough and status is Status.AMBIGUOUS)
        if authority and asks and len(listed) < _ENOUGH:
            more = self.gatherer.with_errors(folded, origins, hits)
            if len(more) > len(hits):
                ranked, status = self._rank(more, hints, none, support)
        return self._answer(
            form, ranked[:top], status, hints, reason_for(folded, ranked, status), detail=detail
        )

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
        candidates = tuple(candidate_of(r, self.index, trace, hints.compass) for r in ranked)
        return Resolution(form.printed, status, candidates, reason)

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


def _capitalized(text: str) -> list[Mention]:
    """Capitalized words of a context, as possible names; what they are is for the resolver to say."""
    return [Mention(Span(*m.span()), m[0], None, Certainty.UNKNOWN) for m in _CAPITALIZED.finditer(text)]
