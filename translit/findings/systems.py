"""N104, N105: spellings that belong to no system, and systems mixed in one document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from translit.findings.facts import Collection, Occurrence
from translit.findings.flag import Hit
from translit.findings.registry import rule
from translit.model import Candidate, Kind, Origin
from translit.text import fold_apostrophes, fold_breves, plain_letters

_SYSTEMS = {
    "rr-2000": "Revised Romanization",
    "mr-alalc": "McCune-Reischauer",
    "mr-plain": "McCune-Reischauer without marks",
    "dprk-2002": "the DPRK system",
}
_ENOUGH = 3


@rule("N104")
def no_system(names: Collection) -> Iterator[Hit]:
    """this spelling belongs to no single system

    The name is in romanized Korean, but neither Revised Romanization nor McCune-Reischauer (with or
    without marks) nor the DPRK system writes it so. Family names in their usual spelling do not count, nor do
    spellings that came through Russian or Japanese, nor conventional ones such as Seoul.
    """
    seen: set[tuple[int, str]] = set()
    for occurrence in names.occurrences:
        place = (id(occurrence.at), occurrence.key)
        if not _is_romanized(occurrence) or place in seen:
            continue
        seen.add(place)
        who = occurrence.who
        assert who is not None
        if _in_a_system(occurrence, names) or names.choice(occurrence) == occurrence.form:
            continue
        spelled = [
            names.respelled(who, occurrence.form, system) or names.speller.in_system(who, system)
            for system in _SYSTEMS
        ]
        told = [f"{form} in {system}" for form, system in zip(spelled, _SYSTEMS.values(), strict=True)]
        yield Hit(
            occurrence.at,
            occurrence.span,
            f"{names.shown(who)} would be " + ", ".join(told[:2]),
            tuple(dict.fromkeys(spelled)),
            fix=names.respelled(who, occurrence.form),
            group=occurrence.referent,
        )


@rule("N105")
def mixed_systems(names: Collection) -> Iterator[Hit]:
    """this document writes names by more than one system

    Some names follow one system and some another. Reported once for each document of a file, at the first
    name of the rarer system. ``translit normalize`` writes all of them in one.
    """
    forms: dict[tuple[int, int], dict[str, list[Occurrence]]] = {}
    order = {id(facts): n for n, facts in enumerate(names.files)}
    for occurrence in names.occurrences:
        if not _is_sure(occurrence):
            continue
        systems = _systems_of(occurrence, names)
        if len({_family(s) for s in systems}) != 1:
            continue
        where = (order[id(occurrence.at)], occurrence.at.part_at(occurrence.span.start))
        forms.setdefault(where, defaultdict(list))[_family(systems[0])].append(occurrence)
    for _, by_system in sorted(forms.items(), key=lambda item: item[0]):
        counts = Counter({s: len({o.key for o in group}) for s, group in by_system.items()})
        if len(counts) < 2:
            continue
        (main, most), (rarer, fewer) = counts.most_common(2)
        if fewer < _ENOUGH or 4 * fewer < most:
            continue
        first = by_system[rarer][0]
        shown = {s: ", ".join(dict.fromkeys(o.form for o in by_system[s][:30]))[:80] for s in (main, rarer)}
        detail = f"{most} names by {main} ({shown[main]}), {fewer} by {rarer} ({shown[rarer]})"
        yield Hit(first.at, first.span, detail)


def _family(system: str) -> str:
    return "McCune-Reischauer" if system.startswith("mr") else _SYSTEMS[system]


def _is_sure(occurrence: Occurrence) -> bool:
    """Whether a name is romanized Korean beyond doubt."""
    who = occurrence.who
    return who is not None and who.origin is Origin.ROMANIZED_KOREAN and bool(who.hangul) and occurrence.sure


def _is_romanized(occurrence: Occurrence) -> bool:
    """The same, and not spelled as is usual in English: *Seoul*, *Syngman Rhee*."""
    who = occurrence.who
    conventional = who is not None and occurrence.form.isascii() and _is_conventional(who)
    return _is_sure(occurrence) and not conventional


def _in_a_system(occurrence: Occurrence, names: Collection) -> bool:
    """Whether some system writes one of the names it may stand for so."""
    resolution = occurrence.mention.resolution
    assert resolution is not None
    form = _marked(occurrence.form)
    return any(_systems(form, c.kind, _spellings(c, names)) for c in resolution.candidates if c.hangul)


def _is_conventional(who: Candidate) -> bool:
    """Whether the tables give the spelling outright (Seoul): then it says nothing about a system."""
    return any("attested" in step.rule or "attested" in step.detail for step in who.trace[:1])


def _systems_of(occurrence: Occurrence, names: Collection) -> tuple[str, ...]:
    """The systems that write a name as it is printed, its family name and generic aside."""
    who = occurrence.who
    assert who is not None
    return _systems(_marked(occurrence.form), who.kind, _spellings(who, names))


def _spellings(who: Candidate, names: Collection) -> tuple[tuple[str, str], ...]:
    return tuple((system, names.speller.in_system(who, system)) for system in _SYSTEMS)


@cache
def _systems(form: str, kind: Kind, spelled: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(
        system
        for system, spelling in spelled
        if any(_written(form, kind, wanted) for wanted in _with_and_without_breves(_marked(spelling)))
    )


def _with_and_without_breves(spelling: str) -> tuple[str, ...]:
    """*P'yŏngan* and *P'yongan*: breves are left out in print where apostrophes are not."""
    return tuple(dict.fromkeys((spelling, plain_letters(spelling))))


def _written(form: str, kind: Kind, wanted: str) -> bool:
    """Whether *form* is *wanted*, its family name and generic aside."""
    if kind is Kind.PERSON:
        form, wanted = form.partition(" ")[2], wanted.partition(" ")[2]
    one, other = _joined(form), _joined(wanted)
    return one == other or (kind is Kind.PLACE and len(one) >= 4 and _without_generic(one, other))


def _without_generic(one: str, other: str) -> bool:
    """*Naktong* for *Naktonggang*, *North Hamgyong* for *Hamgyongbukto*: the stem is what counts."""
    for word in ("north", "south"):
        one = one.removeprefix(word)
    return other.startswith(one) or one.startswith(other)


def _marked(form: str) -> str:
    return fold_apostrophes(fold_breves(form)).casefold()


def _joined(form: str) -> str:
    return form.replace(" ", "").replace("-", "")
