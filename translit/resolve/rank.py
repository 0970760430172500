"""Weigh what was gathered: costs, priors and context to beliefs, and beliefs to a verdict.

A belief is the share of a candidate in ``exp(-temperature * cost)`` over all candidates and over the
possibility that no record is meant. Records of one name (a county, its town, its station) are one
candidate: they share hangul and characters, and their beliefs add.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translit.candidates.authority import PROVINCE, Record
from translit.candidates.names import SMALL_ENDINGS, dropped_cost
from translit.model import Kind, Origin, Status
from translit.resolve.forms import Hints
from translit.resolve.gather import IN_MANDARIN, INITIALS, NO_RECORD, Hit
from translit.resolve.weights import Weights


@dataclass(frozen=True, slots=True)
class Ranked:
    """One name with its belief and the hits behind it, the best first."""

    kind: Kind
    hangul: str
    hanja: str
    origin: Origin
    cost: float
    score: float
    hits: tuple[Hit, ...]


# Records of one name that cost no more than this above the best are as good.
_NEARLY = 0.8
# What errors must cost before a match rests on them; a doubled letter or a moved space costs less.
_MISPRINT = 1.0
# Initials may be anybody's; a Chinese reading is that of many names.
_NEVER_SURE = frozenset({INITIALS, IN_MANDARIN})


def total_cost(
    hit: Hit, record: Record, prior: float, weights: Weights, hints: Hints, context: Mapping[str, float]
) -> float:
    """Cost of a hit with its record's prior, hints of kind and context (record ref to an amount added)."""
    cost = hit.cost + weights["prior-weight"] * prior + _against(hit, hints)
    if hit.given:
        cost += weights["attested"]
    if _prints_generic(hit, record):
        cost += weights["printed-generic"]
    if hints.features:
        if record.feature in hints.features:
            cost += weights.of_kind("kind-match", record.feature)
            cost -= _left_out(hit, record, hints.compass)
            if hints.compass and record.hangul[-2:-1] != hints.compass:
                cost += weights["kind-clash"]
        elif record.kind is Kind.PLACE:
            cost += weights["kind-also" if record.feature in hints.also else "kind-clash"]
    if hints.spaced and record.kind is Kind.PLACE and not hit.given and not hints.features:
        cost += weights["spaced-place"] * hints.spaced
    if record.kind is Kind.PERSON and hit.noise >= _MISPRINT:
        cost += weights["misprinted-person"]
    if record.kind is Kind.PERSON and not hints.spaced and _is_given_first(hit, record):
        cost += weights["small-surname"]
    if hints.commoner and record.kind is Kind.PERSON:
        cost += weights["commoner"]
    if hints.kind is not None and record.kind is not hints.kind and record.feature != "foreign":
        cost += weights["person-clash"]
    return cost + context.get(record.ref, 0.0)


def _is_given_first(hit: Hit, record: Record) -> bool:
    """Whether the surname is read behind the given name."""
    matched = "".join(unit for unit, _, _ in hit.segments)
    return len(matched) == len(record.hangul) > 1 and matched[:-1] == record.hangul[1:]


def _against(hit: Hit, hints: Hints) -> float:
    """What the marks of the form's letters add to a hit of this origin."""
    if hit.given:
        return 0.0
    return next((cost for origin, cost in hints.against if origin is hit.origin), 0.0)


_GENERIC = {
    "village": "리里동洞",
    "island": "도島",
    "river": "강江천川",
    "mountain": "산山봉峰",
    "pass": "령嶺",
}


def _prints_generic(hit: Hit, record: Record) -> bool:
    """Whether a name that ends in its generic (한강, 고토리) is printed with it: that tells its kind."""
    endings = _GENERIC.get(record.feature)
    if not endings or len(record.hangul) < _LONG or hit.route == "attested":
        return False
    matched = "".join(unit.lstrip("+") for unit, _, _ in hit.segments)
    return len(matched) == len(record.hangul) and matched[-1] in endings


_SHORT, _LONG = 2, 3


def _left_out(hit: Hit, record: Record, compass: str) -> float:
    """What a hit paid for leaving out a generic that the text has as a word: the Nam *River*, 남강."""
    printed = sum(bool(unit) for unit, _, _ in hit.segments)
    missing = record.hangul[printed:]
    if not (printed and missing) or hit.route == "attested" or not record.hangul.endswith(missing):
        return 0.0
    if record.feature == PROVINCE and len(missing) > 1:
        return dropped_cost(printed, "divided", PROVINCE) if missing.startswith(compass or "?") else 0.0
    return dropped_cost(printed, "suffix", record.feature)


def rank(
    hits: list[Hit],
    records: Sequence[Record],
    priors: Sequence[float],
    weights: Weights,
    hints: Hints,
    none: float,
    context: Mapping[str, float],
) -> tuple[tuple[Ranked, ...], Status]:
    """The candidates in order of belief, and the verdict.

    *none* is the cost at which a candidate is as likely as that no record is meant; *context* adds to
    the cost of a record, by its reference.
    """
    groups: dict[tuple[Kind, str, str], list[tuple[float, Hit]]] = {}
    weighed: list[_Weighed] = []
    for hit in hits:
        if hit.entry == NO_RECORD:
            clash = hints.kind not in (None, hit.kind) or (hit.kind is Kind.PERSON and bool(hints.features))
            cost = hit.cost + (weights["person-clash"] if clash else 0.0) + _against(hit, hints)
            groups.setdefault((hit.kind, hit.hangul or hit.label, ""), []).append((cost, hit))
        else:
            record = records[hit.entry]
            cost = total_cost(hit, record, priors[hit.entry], weights, hints, context)
            weighed.append((cost, hit, record))
    for cost, hit, record in _one_name_each(weighed):
        groups.setdefault((record.kind, *_called(record, hit)), []).append((cost, hit))
    temperature = weights["temperature"]
    mass: dict[tuple[Kind, str, str], float] = {}
    best: dict[tuple[Kind, str, str], float] = {}
    for name, group in groups.items():
        cheapest: dict[int, float] = {}
        for cost, hit in group:
            cheapest[hit.entry] = min(cost, cheapest.get(hit.entry, cost))
        best[name] = min(cheapest.values())
        # Several records of one name support it, but far less than twice as much as one.
        mass[name] = math.exp(-temperature * best[name]) * (1 + 0.02 * min(len(cheapest) - 1, 5))
    whole = sum(mass.values()) + math.exp(-temperature * none)
    # Names that sound alike in hangul stand together, the likelier characters first.
    together: dict[tuple[Kind, str], float] = {}
    for name, amount in mass.items():
        together[name[:2]] = together.get(name[:2], 0.0) + amount
    ranked = tuple(
        _ranked(name, _chief_first(groups[name], weights, hints), best[name], mass[name] / whole)
        for name in sorted(mass, key=lambda n: (-together[n[:2]], n[:2], -mass[n], n))
    )
    return ranked, verdict(ranked, weights, hints, records)


_Weighed = tuple[float, Hit, Record]
"""What a hit on a record costs in all."""


def _one_name_each(weighed: list[_Weighed]) -> list[_Weighed]:
    """*weighed* with one name for each person who has several: the one that fits best."""
    renamed = {record.ref for _, _, record in weighed if record.usual}
    if not renamed:
        return weighed
    best: dict[str, tuple[float, int]] = {}
    for cost, hit, record in weighed:
        if record.ref in renamed:
            best[record.ref] = min((cost, hit.entry), best.get(record.ref, (cost, hit.entry)))
    return [w for w in weighed if w[2].ref not in best or best[w[2].ref][1] == w[1].entry]


def _called(record: Record, hit: Hit) -> tuple[str, str]:
    """What the record is called here: the mine of 무산 and the town are one name, two provinces are not."""
    if _is_called_by_place(record):
        return as_printed(record, hit)
    return record.hangul or record.label, record.hanja


def _is_called_by_place(record: Record) -> bool:
    """Whether it goes by the name of the place where it is: a mine, a plain, a harbour (항, 진)."""
    harbour = record.feature == "port" and record.hangul.endswith(_HARBOURS)
    return harbour or record.feature in _CALLED_BY_PLACE


def none_cost(weights: Weights, letters: int) -> float:
    """The cost at which a record is as likely as none: longer forms may differ more."""
    return weights["none-cost"] + weights["none-per-letter"] * max(0, letters - 5)


def verdict(ranked: tuple[Ranked, ...], weights: Weights, hints: Hints, records: Sequence[Record]) -> Status:
    """``resolved`` when one hangul stands clearly out, ``unresolved`` when none is good enough."""
    if not ranked:
        return Status.UNRESOLVED
    by_name: dict[tuple[Kind, str], float] = {}
    for candidate in ranked:
        key = (candidate.kind, candidate.hangul)
        by_name[key] = by_name.get(key, 0.0) + candidate.score
    beliefs = sorted(by_name.values(), reverse=True)
    second = beliefs[1] if len(beliefs) > 1 else 0.0
    # Not called resolved: a name no record confirms; one told by initials or in Chinese, or reached only by
    # supposing a misprint; one that the letters fit badly, or an unlisted name better; one that a foreigner
    # shares; a place that is itself a guess, or hardly ever spoken of: nobody lists every village.
    first = ranked[0]
    rare = first.kind is Kind.PLACE and first.cost > weights["resolved-place"]
    doubtful = (
        rare
        or _is_one_word(first, hints)
        or _is_outspelled(ranked, weights["resolved-fit"])
        or _is_foreign_too(ranked, weights["resolved-foreign"])
    )
    sure = not doubtful and any(
        hit.entry != NO_RECORD
        and hit.route not in _NEVER_SURE
        and (records[hit.entry].is_confirmed or first.kind is Kind.PERSON)
        and hit.noise < _MISPRINT
        and _letters(hit) <= weights["resolved-cost"]
        for hit in first.hits
    )
    if sure and beliefs[0] >= weights["resolved"] and beliefs[0] - second >= weights["margin"]:
        return Status.RESOLVED
    if sum(beliefs) < weights["unresolved"]:
        return Status.UNRESOLVED
    return Status.AMBIGUOUS


def _is_one_word(first: Ranked, hints: Hints) -> bool:
    """Whether a person of two syllables is printed as one word, as places are: *Kangen*, 강건 or 강경."""
    if first.kind is not Kind.PERSON or len(first.hangul) != _SHORT or hints.spaced:
        return False
    return hints.kind is not Kind.PERSON and not any(hit.given for hit in first.hits)


def _is_outspelled(ranked: tuple[Ranked, ...], by: float) -> bool:
    """Whether letters fit a person no record knows better by so much: he may well be another man."""
    first, *others = ranked
    if first.kind is not Kind.PERSON or any(hit.given for hit in first.hits):
        return False
    by_rule = (hit for other in others for hit in other.hits if hit.entry == NO_RECORD and hit.hangul)
    unlisted = min(map(_letters, by_rule), default=math.inf)
    return min(map(_letters, first.hits)) - unlisted >= by


def _is_foreign_too(ranked: tuple[Ranked, ...], within: float) -> bool:
    """Whether the tables give the very spelling to a foreign name as well, and little speaks against it.

    Or, of a foreign place, whether a Korean one has its characters: *Tetsurei*, 鐵嶺.
    """
    first, *others = ranked
    if first.origin is Origin.OTHER:
        return any(first.hanja == other.hanja != "" for other in others)
    given = (other for other in others if any(hit.given for hit in other.hits))
    abroad = min((other.cost for other in given if other.origin is Origin.OTHER), default=math.inf)
    return abroad - first.cost < within


def _letters(hit: Hit) -> float:
    """What the letters alone cost."""
    return sum(cost for *_, cost in hit.segments)


def _ranked(name: tuple[Kind, str, str], group: list[tuple[float, Hit]], cost: float, score: float) -> Ranked:
    kind, hangul, hanja = name
    hits = tuple(hit for _, hit in group)
    return Ranked(kind, hangul, hanja, hits[0].origin, cost, score, hits)


def _chief_first(group: list[tuple[float, Hit]], weights: Weights, hints: Hints) -> list[tuple[float, Hit]]:
    """The hits on one name, the best first; where no kind is told, those on the record most likely meant.

    Its letters do not count for that: *Ansyu* and *Anju* are one place, though the tables give the one
    spelling for the county and no other for the city.
    """
    ordered = sorted(group, key=lambda pair: (pair[0], pair[1].entry, pair[1].origin))
    near = [pair for pair in ordered if pair[0] <= ordered[0][0] + _NEARLY]
    if hints.features or any(hit.entry == NO_RECORD for _, hit in near):
        return ordered
    given = weights["attested"]
    _, chief = min(near, key=lambda p: round(p[0] - p[1].cost - (given if p[1].given else 0.0), 6))
    return sorted(ordered, key=lambda pair: pair[1].entry != chief.entry)


def as_printed(record: Record, hit: Hit) -> tuple[str, str]:
    """The record's name, with what the print adds or leaves out of it.

    Of a province or a works only the part that is printed (*Hwanghae* of 황해도); a village or township
    named after the record with its ending (*Mirimni*, 미림리).
    """
    units = [unit.lstrip("+") for unit, _, _ in hit.segments if unit]
    matched = "".join(units)
    if hit.route in {"attested", IN_MANDARIN} or len(record.hangul) != len(record.hanja):
        return record.hangul, record.hanja
    in_part = record.feature in _NAMED_IN_PART or _is_called_by_place(record)
    if in_part and 1 < len(matched) < len(record.hangul):
        return record.hangul[: len(matched)], record.hanja[: len(matched)]
    ending = matched[-1:]
    if len(matched) == len(record.hangul) + 1 and ending in SMALL_ENDINGS:
        return record.hangul + SMALL_ENDINGS[ending][0], record.hanja + SMALL_ENDINGS[ending][1]
    return record.hangul, record.hanja


_CALLED_BY_PLACE = frozenset({"works", "airfield", "reservoir", "region"})
_HARBOURS = ("항", "진")
_NAMED_IN_PART = _CALLED_BY_PLACE | {PROVINCE}
