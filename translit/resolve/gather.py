"""Collect what a form may stand for: every route, clean first, errors only where nothing clean fits."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from translit.candidates.fold import Folded, numbered
from translit.candidates.index import Index
from translit.candidates.initials import InitialedPersons
from translit.candidates.lattice import Lattice, Segment
from translit.candidates.open_places import search_places
from translit.candidates.routes import ROUTES, letters_for
from translit.model import Kind, Origin
from translit.resolve.weights import Weights

MAX_LETTERS = 60
NO_RECORD = -1
INITIALS, IN_MANDARIN = "initials", "chinese-reading"
_SHORTEST_CEILING, _CEILING_PER_LETTER = 1.0, 0.1
_LIMIT, _OPEN_LIMIT, _OPEN_PLACES = 40, 30, 10
# A name that nothing but its letters speaks for has to be spelled as the systems have it, nearly.
_PAID_PER_SYLLABLE = 0.3
_SHORT = 2
# What letters may cost that spell a name as the systems have it.
_AS_SPELLED = 0.5
# From how many letters on a form may hold one error, and two.
_ERRORS_FROM, _TWO_ERRORS_FROM = 4, 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A record reached by a route at a cost; ``noise`` is the part of the cost that errors made.

    For a name made by rule alone ``entry`` is :data:`NO_RECORD` and ``hangul`` is the name, or ``label``
    when it is not Korean, of that ``kind``. ``ending`` is the id of a case ending left off. ``given`` says
    that the record gives this very spelling, or a Cyrillic one that is usually written so.
    """

    entry: int
    route: str
    origin: Origin
    cost: float
    noise: float
    segments: tuple[Segment, ...]
    hangul: str = ""
    label: str = ""
    kind: Kind = Kind.PERSON
    ending: str = ""
    given: bool = False


Origins = frozenset[Origin] | None
"""The ways a spelling may have come about; ``None`` for any."""

_READ_IN_JAPANESE = frozenset({Origin.JAPANESE, Origin.RUSSIAN_JAPANESE})
_ROUTE_WEIGHT = {
    "japanese-latin": "route-japanese-latin",
    "romanized": "route-romanized",
}


@lru_cache(maxsize=64)
def routes_for(script: str, origins: Origins) -> tuple[str, ...]:
    """The routes that print in *script*, limited to *origins* when some are given."""
    return tuple(
        route.name
        for route in ROUTES.values()
        if route.script == script and (origins is None or route.origin in origins)
    )


def gather(index: Index, weights: Weights, folded: Folded, origins: Origins) -> tuple[list[Hit], bool]:
    """Every record the letters may stand for, the cheapest route to each, cheapest first.

    The second says whether errors were thought of, since no clean match was cheap enough.
    """
    if not 1 < len(folded.letters) <= MAX_LETTERS:
        return [], False
    hits = gather_clean(index, weights, folded, origins)
    cheapest = min((hit.cost for hit in hits.values()), default=weights["error-ceiling"])
    badly = cheapest > weights["error-trigger"]
    if badly:
        add_errors(index, weights, folded, origins, hits)
    return sorted(hits.values(), key=lambda hit: (hit.cost, hit.entry, hit.origin)), badly


def add_errors(
    index: Index, weights: Weights, folded: Folded, origins: Origins, hits: dict[tuple[int, Origin], Hit]
) -> None:
    """Add to *hits* the records the letters may stand for with an error of writing or reading."""
    if not _ERRORS_FROM <= len(folded.letters) <= MAX_LETTERS:
        return
    cheapest = min((hit.cost for hit in hits.values()), default=weights["error-ceiling"])
    ceiling = min(weights["error-ceiling"], cheapest + weights["error-slack"])
    # A Japanese reading is printed as one word: in a form of several no error is sought on that way.
    routes = [
        route
        for route in routes_for(folded.script, origins)
        if not folded.breaks or ROUTES[route].units == "hangul"
    ]
    narrowed = [(route, index.narrow_lattice(route, folded.letters)) for route in routes]
    clean = len(hits)
    for errors in range(1, 3 if len(folded.letters) >= _TWO_ERRORS_FROM else 2):
        for route, narrow in narrowed:
            if narrow:
                _search(narrow, weights, folded, route, hits, ceiling=ceiling, errors=errors)
        if len(hits) > clean:
            break


def gather_clean(
    index: Index, weights: Weights, folded: Folded, origins: Origins
) -> dict[tuple[int, Origin], Hit]:
    """The records the letters may stand for without an error, by record and origin."""
    hits: dict[tuple[int, Origin], Hit] = {}
    given = (("", folded.letters, 0.0),)
    routes = routes_for(folded.script, origins)
    # A short form has many near neighbours and little to tell them apart by.
    ceiling = min(weights["ceiling"], _SHORTEST_CEILING + _CEILING_PER_LETTER * len(folded.letters))
    for route in routes:
        _search(index.lattice(route), weights, folded, route, hits, ceiling=ceiling)
    elsewhere = _given_to_others(index, folded, hits, weights["given-elsewhere"])
    for entry in index.attested.get(folded.letters, ()):
        if _runs_together(index, folded, entry):
            continue
        by = Origin.RUSSIAN_KOREAN if folded.script == "cyrillic" else Origin.ROMANIZED_KOREAN
        by = _own_origin(index, entry, by)
        if (spelled := _other_name(index, hits, entry)) is not None:
            hits[spelled] = replace(hits[spelled], given=True)
        elif origins is None or by in origins:
            hits[entry, by] = Hit(entry, "attested", by, elsewhere.get(entry, 0.0), 0.0, given, given=True)
    for entry in index.transliterated.get(folded.letters, ()):
        by = _own_origin(index, entry, Origin.RUSSIAN_KOREAN)
        if (origins is None or by in origins) and not _runs_together(index, folded, entry):
            if (spelled := _other_name(index, hits, entry)) is not None:
                hits[spelled] = replace(hits[spelled], cost=0.0, given=True)
                continue
            # The letters are derived where they can be: that says more than that they are given.
            hit = hits.get((entry, by)) or Hit(entry, "attested", by, 0.0, 0.0, given)
            hits[entry, by] = replace(hit, cost=0.0, given=True)
    _add_readings(index, weights, folded, origins, hits)
    return hits


def _other_name(
    index: Index, hits: Mapping[tuple[int, Origin], Hit], entry: int
) -> tuple[int, Origin] | None:
    """Which of a person's other names the letters spell, when they do not spell the usual one as well."""
    others = index.other_names.get(entry)
    if not others:
        return None
    spelled = [key for key in hits if key[0] in others]
    best = min(spelled, key=lambda key: (hits[key].cost, key), default=None)
    usual = min((hit.cost for key, hit in hits.items() if key[0] == entry), default=math.inf)
    return best if best is not None and hits[best].cost < usual else None


def _runs_together(index: Index, folded: Folded, entry: int) -> bool:
    """Whether the form has no break, where the person's name is only given with one: *Kangen*, *Kan Gen*."""
    record = index.records[entry]
    if folded.breaks or record.kind is not Kind.PERSON or record.feature == "foreign":
        return False
    return all(form.breaks for form in map(index.folder.fold, record.forms) if form.letters)


def _given_to_others(
    index: Index, folded: Folded, hits: Mapping[tuple[int, Origin], Hit], cost: float
) -> Mapping[int, float]:
    """Entries that give the letters without being spelled by them, where another is; each to *cost*.

    Such a spelling is another name of the place: an older one (Kyŏmip'o, now 송림), or that of its port.
    """
    given = index.attested.get(folded.letters)
    if not given:
        return {}
    spelled = {entry for (entry, _), hit in hits.items() if hit.cost <= _AS_SPELLED}
    own = spelled.intersection((*given, *index.attested_readings.get(folded.letters, ())))
    if not own or spelled.issuperset(given):
        return {}
    return {e: cost for e in given if e not in spelled and index.records[e].kind is Kind.PLACE}


def _own_origin(index: Index, entry: int, korean: Origin) -> Origin:
    """*korean*, or that a record is foreign."""
    return Origin.OTHER if index.records[entry].feature == "foreign" else korean


def _add_readings(
    index: Index, weights: Weights, folded: Folded, origins: Origins, hits: dict[tuple[int, Origin], Hit]
) -> None:
    """Let a Japanese reading that the record gives outright count for it, by whichever way it was found."""
    for entry in index.attested_readings.get(folded.letters, ()):
        found = [key for key in hits if key[0] == entry and key[1] in _READ_IN_JAPANESE]
        for key in found:
            hits[key] = replace(hits[key], cost=hits[key].cost + weights["attested"])
        if not found and (origins is None or Origin.JAPANESE in origins):
            by = Origin.JAPANESE
            hits[entry, by] = Hit(entry, "attested", by, 0.0, 0.0, (("", folded.letters, 0.0),), given=True)


def gather_numbered(index: Index, weights: Weights, name: str, origins: Origins) -> list[Hit]:
    """The records that give a name with a number, of which no letter may differ: *K-14*, *Hill 1179*."""
    given = (("", numbered(name), 0.0),)
    spoken = ((e, _own_origin(index, e, Origin.ROMANIZED_KOREAN)) for e in index.with_number(name))
    return [
        Hit(entry, "attested", by, weights["numbered"], 0.0, given, given=True)
        for entry, by in spoken
        if origins is None or by in origins
    ]


def gather_initialed(
    index: Index,
    persons: InitialedPersons,
    weights: Weights,
    printed: tuple[str, tuple[str, ...]],
    origins: Origins,
) -> list[Hit] | None:
    """Whom a surname and initials may stand for; ``None`` where the word beside them is no surname."""
    name, initials = printed
    folded = index.folder.fold(name)
    found = persons.persons(
        folded.letters, folded.script, [index.folder.fold(initial).letters for initial in initials]
    )
    if found is None:
        return None
    return [
        Hit(p.entry, INITIALS, ROUTES[p.route].origin, weights["initials"] + p.cost, 0.0, p.segments)
        for p in found
        if origins is None or ROUTES[p.route].origin in origins
    ]


def gather_open(index: Index, weights: Weights, folded: Folded, origins: Origins, base: float) -> list[Hit]:
    """Names of persons by rule alone, cheapest first; rarity and *base* are part of the cost."""
    if not 1 < len(folded.letters) <= MAX_LETTERS:
        return []
    hits: dict[str, Hit] = {}
    for route in routes_for(folded.script, origins):
        by = ROUTES[route].origin
        if ROUTES[route].units != "hangul":
            continue
        toll = weights[_ROUTE_WEIGHT[route]] if route in _ROUTE_WEIGHT else 0.0
        lattice = index.open_lattice(route, weights["open-frequency"])
        for name in lattice.search(folded.letters, folded.breaks, limit=_OPEN_LIMIT):
            cost = base + name.cost + name.rarity + toll
            if name.hangul not in hits or cost < hits[name.hangul].cost:
                hits[name.hangul] = Hit(NO_RECORD, route, by, cost, 0.0, name.segments, name.hangul)
    return sorted(hits.values(), key=lambda hit: (hit.cost, hit.hangul))[:_OPEN_LIMIT]


def gather_open_places(
    index: Index, weights: Weights, folded: Folded, origins: Origins, base: float
) -> list[Hit]:
    """Names of places by rule alone, cheapest first; rarity and *base* are part of the cost."""
    if not _ERRORS_FROM <= len(folded.letters) <= MAX_LETTERS:
        return []
    hits: dict[str, Hit] = {}
    for route in routes_for(folded.script, origins):
        by = ROUTES[route].origin
        toll = weights[_ROUTE_WEIGHT[route]] if route in _ROUTE_WEIGHT else 0.0
        letters = letters_for(route, folded.letters)
        levels = index.open_places(route, weights["open-frequency"], letters)
        for name in search_places(levels, letters, folded.breaks, _OPEN_PLACES):
            cost = base + name.cost + toll
            if len(name.hangul) == _SHORT:
                cost += weights["open-place-short"]
            if sum(paid for _, _, paid in name.segments) > _PAID_PER_SYLLABLE * len(name.hangul):
                continue
            if name.hangul not in hits or cost < hits[name.hangul].cost:
                hits[name.hangul] = Hit(
                    NO_RECORD, route, by, cost, 0.0, name.segments, name.hangul, kind=Kind.PLACE
                )
    return sorted(hits.values(), key=lambda hit: (hit.cost, hit.hangul))[:_OPEN_PLACES]


def _search(
    lattice: Lattice,
    weights: Weights,
    folded: Folded,
    route: str,
    hits: dict[tuple[int, Origin], Hit],
    *,
    ceiling: float,
    errors: int = 0,
) -> None:
    origin = ROUTES[route].origin
    toll = weights[_ROUTE_WEIGHT[route]] if route in _ROUTE_WEIGHT else 0.0
    letters = letters_for(route, folded.letters)
    for match in lattice.search(letters, folded.breaks, ceiling=ceiling, errors=errors, limit=_LIMIT):
        cost = match.cost + toll
        known = hits.get((match.entry, origin))
        if known is None or cost < known.cost:
            hits[match.entry, origin] = Hit(match.entry, route, origin, cost, match.noise, match.segments)
