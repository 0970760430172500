"""How likely a record is to be spoken of before anything is read: by kind, region and railway.

A county or city that places belong to is one of 1945; one without was abolished before or made later
and is met less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translit.candidates.authority import Record, died_before, lifetimes
from translit.catalog import Catalog
from translit.model import Kind

_DEPTH = 4
_DIVISIONS = frozenset({"province", "county", "city", "district", "town"})
# A person whom the tables give as many spellings is one that books speak of.
_MANY_FORMS = 4
_UNKNOWN = 0.5


def record_priors(catalog: Catalog, records: Sequence[Record]) -> list[float]:
    """The prior cost of each record, in the order of *records*."""
    table = {(row["what"], row["value"]): float(row["prior"]) for row in catalog.rows("resolve/kinds.csv")}
    parents = {record.ref.removeprefix("place:"): record.parent for record in records}
    divided = _well_known(records)
    on_line: dict[str, float] = {}
    for row in catalog.rows("authority/railways.csv"):
        bonus = table.get(("line", row["line"]), 0.0)
        on_line[row["station"]] = min(bonus, on_line.get(row["station"], 0.0))
    periods = _period_costs(catalog, table)
    roles = _role_costs(catalog, table)
    priors = []
    for record in records:
        cost = table.get(("kind", record.feature), _UNKNOWN)
        if record.feature == "foreign":
            cost = table.get(("foreign", record.parent), cost)
            cost = table.get(("foreign", f"{record.parent}-{record.kind.value}"), cost)
            cost += roles.get(record.ref, 0.0)
        own = record.ref.removeprefix("place:")
        if record.feature in {"county", "city"} and own not in divided:
            later = any(("made-later", key) in table for key in _keys(record.source))
            undivided = f"no-{record.feature}"
            cost += table.get(("subdivided", f"{undivided}-made-later" if later else undivided), 0.0)
        if record.feature == "station" and own not in on_line:
            cost += table.get(("line", "none"), 0.0)
        region = own
        for _ in range(_DEPTH):
            if not parents.get(region):
                break
            region = parents[region]
        cost += periods.get(record.ref, 0.0)
        if record.kind is Kind.PERSON and record.hangul:
            cost += table.get(("forms", "none" if not record.forms else ""), 0.0)
            cost += table.get(("forms", "many" if len(record.forms) >= _MANY_FORMS else ""), 0.0)
        if record.kind is Kind.PLACE and record.hangul:
            known = table.get(("known", "english"), 0.0) if record.label else 0.0
            named = min((table.get(("source", key), 0.0) for key in _keys(record.source)), default=0.0)
            cost = max(0.0, cost + known + named)
        # The cities of 1945 are spoken of wherever they lie.
        if record.feature != "city" or own not in divided:
            cost += table.get(("region", region), 0.0)
        priors.append(cost + on_line.get(own, 0.0))
    usual = {r.ref: prior for r, prior in zip(records, priors, strict=True) if not r.usual}
    seldom = table.get(("name", "other"), 0.0)
    return [usual[r.ref] + seldom if r.usual else prior for r, prior in zip(records, priors, strict=True)]


def _role_costs(catalog: Catalog, table: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """What the words of its role (capital, country) add to the cost of a foreign name, by reference."""
    return {
        f"foreign:{row['id']}": sum(table.get(("role", word), 0.0) for word in set(row["role"].split()))
        for row in catalog.rows("authority/foreign.csv")
    }


_LIVED_FROM, _GROWN_UP_BY = 1945, 1935


def costs_in_japanese(catalog: Catalog, records: Sequence[Record]) -> dict[int, float]:
    """What it costs to read a place in Japanese that was made when no Japanese named it, by position.

    Such a place is known from works on the later divisions, and from none on the earlier; nor does a
    place of the same name stand in those, unless as a county that was abolished in 1914.
    """
    rows = catalog.rows("resolve/kinds.csv")
    made_later = {row["value"]: float(row["prior"]) for row in rows if row["what"] == "made-later"}
    made_before = {row["value"] for row in rows if row["what"] == "made-before"}
    old = {(r.hangul, r.hanja) for r in records if made_before.intersection(_keys(r.source))}
    divided = _well_known(records)
    late = {
        entry: max((made_later.get(key, 0.0) for key in _keys(record.source)), default=0.0)
        for entry, record in enumerate(records)
        if (record.feature in _DIVISIONS and (record.hangul, record.hanja) not in old)
        or (record.feature == "county" and record.ref.removeprefix("place:") not in divided)
    }
    return {entry: cost for entry, cost in late.items() if cost}


def _keys(source: str) -> list[str]:
    """The works that a source cell cites."""
    return [part.partition("[")[0] for part in source.split(";")]


def _well_known(records: Sequence[Record]) -> set[str]:
    """Ids of counties and cities that anything belongs to, and of those that share a name with one."""
    parents = {record.parent for record in records if record.feature != "county"}
    names = {
        record.hanja
        for record in records
        if record.feature in {"county", "city"}
        and record.hanja
        and record.ref.removeprefix("place:") in parents
    }
    alike = {r.ref.removeprefix("place:") for r in records if r.feature == "city" and r.hanja in names}
    return parents | alike


def _period_costs(catalog: Catalog, table: dict[tuple[str, str], float]) -> dict[str, float]:
    """What a person's dates add, by reference; nothing where the dates are not known."""
    lived = lifetimes(catalog)
    young = table.get(("period", "born-after-1935"), 0.0)
    costs = {ref: young for ref, (born, _) in lived.items() if born is not None and born > _GROWN_UP_BY}
    dead = table.get(("period", "dead-before-1945"), 0.0)
    return costs | dict.fromkeys(died_before(lived, _LIVED_FROM), dead)
