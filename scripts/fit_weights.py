"""Set the weights of the ranking on labelled data, with cross-validation, and say how they fare.

    python scripts/fit_weights.py            report only
    python scripts/fit_weights.py --write    also write tables/resolve/weights.csv

What is fitted are the few numbers of FITTED, never anything about single names. The loss of a case is
``-log`` of the belief given to the right hangul (to 'none of these' where the gold says unresolved),
plus a penalty when a wrong name is called resolved; each measure of the gold counts alike. Folds are
cut by referent, so that no name stands on both sides.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.names import alternatives, measures, rows  # noqa: E402
from translit.model import Status  # noqa: E402
from translit.resolve import Resolver  # noqa: E402
from translit.resolve.forms import Hints  # noqa: E402
from translit.resolve.gather import Hit  # noqa: E402
from translit.resolve.gatherer import Gathered  # noqa: E402
from translit.resolve.rank import none_cost, rank  # noqa: E402
from translit.resolve.weights import Weights  # noqa: E402

TABLE = ROOT / "tables" / "resolve" / "weights.csv"
FITTED = {
    "temperature": (0.6, 0.3),
    "none-cost": (0.3, 0.15),
    "none-per-letter": (0.06, 0.03),
    "prior-weight": (0.2, 0.1),
    "route-japanese-latin": (0.05, 0.03),
    "route-romanized": (0.05, 0.03),
    "open-base": (0.4, 0.2),
    "open-alone": (0.4, 0.2),
    "open-place": (0.4, 0.2),
    "macron": (0.1, 0.05),
    "spaced-place": (0.2, 0.1),
    "printed-generic": (0.3, 0.15),
    "resolved": (0.04, 0.02),
}
FOLDS = 5
WRONG = 3.0
FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case with everything gathered that does not depend on the fitted weights."""

    measure: str
    right: frozenset[str]
    gathered: Gathered
    hints: Hints
    letters: int
    alone: bool
    fold: int


def prepare(resolver: Resolver) -> list[Prepared]:
    prepared = []

    def add(measure: str, form: str, right: frozenset[str], authority: bool) -> None:
        read = resolver.read(form)
        gathered = resolver.gatherer.collect(read, read.hints, authority=authority)
        digest = hashlib.blake2b("|".join(sorted(right) or [form]).encode(), digest_size=2).digest()
        prepared.append(
            Prepared(
                measure,
                right,
                gathered,
                read.hints,
                len(resolver.index.folder.fold(read.name).letters),
                not authority,
                int.from_bytes(digest, "big") % FOLDS,
            )
        )

    for name, group, authority in measures():
        for case in group:
            add(name, case.form, case.right, authority)
    for row in rows("seeds_names.csv"):
        if row["kind"] in {"person", "place"} and row["confidence"] == "possible" and not row["hangul"]:
            add("unresolved", row["form"], frozenset(), True)
        elif row["kind"] in {"person", "place"} and row["hangul"] and row["confidence"] != "possible":
            add("seeds", row["form"], alternatives(row["hangul"]), True)
    return prepared


def loss(resolver: Resolver, cases: list[Prepared], values: Mapping[str, float]) -> float:
    weights = Weights(values)
    start = resolver.weights.values
    sums: dict[str, list[float]] = {}
    for case in cases:
        base = "open-alone" if case.alone else "open-base"
        hits = [
            *case.gathered.recorded,
            *(_dearer(hit, values[base] - start[base]) for hit in case.gathered.persons),
            *(_dearer(hit, values["open-place"] - start["open-place"]) for hit in case.gathered.places),
        ]
        none = none_cost(weights, case.letters)
        ranked, status = rank(
            hits, resolver.index.records, resolver.index.priors, weights, case.hints, none, {}
        )
        belief = {}
        for candidate in ranked:
            belief[candidate.hangul] = belief.get(candidate.hangul, 0.0) + candidate.score
        right = sum(belief.get(h, 0.0) for h in case.right) if case.right else 1 - sum(belief.values())
        first_right = bool(ranked) and ranked[0].hangul in case.right
        bad = status is Status.RESOLVED and not first_right
        sums.setdefault(case.measure, []).append(-math.log(max(right, FLOOR)) + WRONG * bad)
    return sum(sum(v) / len(v) for v in sums.values()) / len(sums)


def _dearer(hit: Hit, by: float) -> Hit:
    return replace(hit, cost=hit.cost + by) if by else hit


def fit(resolver: Resolver, cases: list[Prepared], start: Mapping[str, float]) -> dict[str, float]:
    values = dict(start)
    best = loss(resolver, cases, values)
    for size in (0, 1):
        improved = True
        while improved:
            improved = False
            for name, steps in FITTED.items():
                for step in (steps[size], -steps[size]):
                    tried = {**values, name: round(values[name] + step, 3)}
                    found = loss(resolver, cases, tried)
                    if found < best - 1e-4:
                        best, values, improved = found, tried, True
    return values


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    resolver = Resolver()
    cases = prepare(resolver)
    start = resolver.weights.values
    print(f"{len(cases)} cases; loss with the present weights {loss(resolver, cases, start):.4f}", flush=True)
    held = []
    for fold in range(FOLDS):
        seen = [c for c in cases if c.fold != fold]
        kept = [c for c in cases if c.fold == fold]
        fitted = fit(resolver, seen, start)
        held.append(loss(resolver, kept, fitted))
        print(
            f"fold {fold}: n={len(kept)} before {loss(resolver, kept, start):.4f} after {held[-1]:.4f}",
            flush=True,
        )
    print(f"held out, mean of {FOLDS} folds: {sum(held) / FOLDS:.4f}")
    fitted = fit(resolver, cases, start)
    print(f"all: {loss(resolver, cases, fitted):.4f}")
    for name in FITTED:
        print(f"  {name}: {start[name]:g} -> {fitted[name]:g}")
    if options.write:
        with TABLE.open(encoding="utf-8", newline="") as handle:
            table = list(csv.DictReader(handle))
        for row in table:
            if row["id"] in FITTED:
                row["value"] = f"{fitted[row['id']]:g}"
        with TABLE.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(table[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)


if __name__ == "__main__":
    main()
