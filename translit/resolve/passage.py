"""Resolve the names of a text together, so that each helps to decide the others.

First every name alone. Then, for each uncertain place, the sure places named near it in the text speak
for candidates that lie near them on the map; and a spelling keeps one referent through the document
unless what stands beside it says otherwise; persons dead or not grown up at the date of the document are
hardly meant. Cost: each name looks at its neighbours within a window.
"""

from __future__ import annotations

import bisect
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translit.model import Kind, Mention, Part, Resolution, Status
from translit.resolve.forms import Form, Hints
from translit.resolve.period import years_of

if TYPE_CHECKING:
    from translit.resolve.resolver import Resolver

# How far, in characters, one name speaks for another; about two paragraphs.
_REACH = 1200
_NEAR_CANDIDATES, _NAMESAKES = 8, 4
_NEGLIGIBLE = 0.02
_ANCHORS, _LEAST_BELIEF = 3, 0.1
# What a name at the edge of the window has lost of its say.
_FADING = 0.6
_ROUNDS = 2


_Spelling = tuple[str, tuple[int, ...]]
"""Folded letters, and where the print is broken."""


@dataclass(frozen=True, slots=True)
class _Reading:
    form: Form
    hints: Hints
    spelling: _Spelling
    doubted: bool

    @property
    def key(self) -> tuple[_Spelling, Hints]:
        """What has one referent throughout the text."""
        return self.spelling, self.hints


def resolve_passage(
    resolver: Resolver, text: str, mentions: Sequence[Mention], top: int, parts: Sequence[Part] = ()
) -> tuple[Mention, ...]:
    """*mentions* of *text* with resolutions, each informed by the others and by the dates of *parts*."""
    readings = _of_one_kind([_read(resolver, text, mention) for mention in mentions])
    resolutions = [resolver.weigh_alone(r.form, r.hints, top, thorough=r.doubted) for r in readings]
    starts = [mention.span.start for mention in mentions]
    dated = [_dated(resolver, *told) for told in zip(years_of(parts, starts), resolutions, strict=True)]
    weighed: dict[Hashable, Resolution] = {}  # the same spelling in the same company
    for _ in range(_ROUNDS):
        anchors = [_anchors(resolver, r) for r in resolutions]
        support = [
            {}
            if resolutions[n].status is Status.RESOLVED
            else _support(resolver, n, starts, anchors, resolutions[n])
            for n in range(len(readings))
        ]
        shared = _share(readings, support)
        for n, reading in enumerate(readings):
            if shared[n] or dated[n]:
                told = {**shared[n], **dated[n]}
                key = (reading.form, reading.hints, reading.doubted, tuple(sorted(told.items())))
                if key not in weighed:
                    weighed[key] = resolver.weigh(
                        reading.form, reading.hints, top=top, support=told, thorough=reading.doubted
                    )
                resolutions[n] = weighed[key]
    return tuple(replace(m, resolution=r) for m, r in zip(mentions, resolutions, strict=True))


def _read(resolver: Resolver, text: str, mention: Mention) -> _Reading:
    form = resolver.read(mention.surface)
    beside = resolver.surroundings.read(text, mention.span.start, mention.span.end)
    kind = mention.kind or form.hints.kind or beside.hints.kind
    hints = replace(
        form.hints,
        kind=kind,
        features=form.hints.features | beside.hints.features,
        also=form.hints.also | beside.hints.also,
        compass=form.hints.compass or beside.hints.compass,
        commoner=form.hints.commoner or beside.hints.commoner,
    )
    if beside.surname and mention.bracketed and mention.kind is not Kind.PLACE:
        form = replace(form, name=f"{beside.surname} {form.name}")
        hints = Hints(Kind.PERSON, against=form.hints.against, commoner=hints.commoner)
    folded = resolver.index.folder.fold(form.name)
    return _Reading(form, hints, (folded.letters, folded.breaks), mention.bracketed)


def _of_one_kind(readings: list[_Reading]) -> list[_Reading]:
    """*readings*, where what is once called a person, or a place, is one wherever nothing is said."""
    told: dict[_Spelling, set[Kind]] = {}
    for reading in readings:
        if reading.hints.kind is not None:
            told.setdefault(reading.spelling, set()).add(reading.hints.kind)
    agreed = {spelling: next(iter(kinds)) for spelling, kinds in told.items() if len(kinds) == 1}
    return [
        replace(r, hints=replace(r.hints, kind=agreed[r.spelling]))
        if r.hints.kind is None and r.spelling in agreed
        else r
        for r in readings
    ]


def _dated(resolver: Resolver, year: int | None, resolution: Resolution) -> Mapping[str, float]:
    """What the year of the document says against the persons among the candidates."""
    if year is None:
        return {}
    persons = [c.authority for c in resolution.candidates if c.kind is Kind.PERSON and c.authority]
    return resolver.period.costs(year, persons)


def _anchors(resolver: Resolver, resolution: Resolution) -> list[tuple[int, float]]:
    """The places a name may stand for, with the belief in each: what others may lie near."""
    found = []
    for candidate in resolution.candidates[:_ANCHORS]:
        entry = resolver.index.entry_of(candidate.authority)
        if entry is not None and candidate.kind is Kind.PLACE and candidate.score >= _LEAST_BELIEF:
            found.append((entry, candidate.score))
    return found


def _support(
    resolver: Resolver,
    n: int,
    starts: list[int],
    anchors: list[list[tuple[int, float]]],
    resolution: Resolution,
) -> dict[str, float]:
    """For the candidates of mention *n*: how much the places named near it take off their cost."""
    low = bisect.bisect_left(starts, starts[n] - _REACH)
    high = bisect.bisect_right(starts, starts[n] + _REACH)
    around: dict[int, float] = {}
    for m in range(low, high):
        if m != n:
            fading = 1 - _FADING * abs(starts[m] - starts[n]) / _REACH
            for anchor, belief in anchors[m]:
                around[anchor] = max(belief * fading, around.get(anchor, 0.0))
    if not around:
        return {}
    found: dict[str, float] = {}
    weight = resolver.weights["near"]
    nearness = resolver.geography.nearness
    for candidate in resolution.candidates[:_NEAR_CANDIDATES]:
        if candidate.kind is not Kind.PLACE:
            continue
        for entry in resolver.index.namesakes(candidate.hangul, candidate.hanja)[:_NAMESAKES]:
            near = max(
                (share * nearness(entry, anchor) for anchor, share in around.items() if anchor != entry),
                default=0.0,
            )
            if near > _NEGLIGIBLE:
                found[resolver.index.records[entry].ref] = weight * near
    return found


def _share(readings: list[_Reading], support: list[dict[str, float]]) -> list[Mapping[str, float]]:
    """One spelling, one referent: what speaks for a record anywhere in the text speaks for it everywhere."""
    pooled: dict[tuple[_Spelling, Hints], dict[str, float]] = {}
    for reading, amounts in zip(readings, support, strict=True):
        pool = pooled.setdefault(reading.key, {})
        for ref, amount in amounts.items():
            pool[ref] = min(amount, pool.get(ref, amount))
    return [
        {ref: (amount + own.get(ref, 0.0)) / 2 for ref, amount in pooled[reading.key].items()}
        for reading, own in zip(readings, support, strict=True)
    ]
