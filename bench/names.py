"""How well printed names are resolved, on ../shared/gold/dev: top-1, top-5, wrong though resolved.

    python bench/names.py [--kind] [--errors] [--distractors N] [--reliability]

``--kind`` tells the engine whether a person or a place is meant; ``--errors`` lists what went wrong;
``--distractors N`` adds N made-up places, which no measure should much notice.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translit.catalog import Catalog, default_catalog
from translit.documents import read_document, split_document
from translit.mentions import find_mentions
from translit.model import Certainty, Kind, Mention, Resolution, Span, Status
from translit.resolve import Resolver
from translit.text import Lines

SHARED = Path(__file__).resolve().parents[2] / "shared"
SURE = {"certain", "probable"}


@dataclass(frozen=True, slots=True)
class Case:
    """One printed form and the hangul that would be right."""

    form: str
    right: frozenset[str]
    kind: Kind


@dataclass(slots=True)
class Tally:
    """Counts over the cases of one measure."""

    n: int = 0
    first: int = 0
    five: int = 0
    wrong: int = 0
    resolved: int = 0
    seconds: float = 0.0

    def line(self, name: str) -> str:
        n = max(self.n, 1)
        return (
            f"{name:34} top-1 {100 * self.first / n:5.1f} %  top-5 {100 * self.five / n:5.1f} %  "
            f"wrong {100 * self.wrong / n:4.1f} %  resolved {100 * self.resolved / n:5.1f} %  n={self.n}"
        )


def rows(name: str) -> list[dict[str, str]]:
    with (SHARED / "gold/dev" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def alternatives(*cells: str) -> frozenset[str]:
    return frozenset(part for cell in cells for part in (cell or "").split("|") if part)


def cases(table: list[dict[str, str]], column: str, kind: Kind) -> list[Case]:
    return [
        Case(form, alternatives(row["hangul"], row.get("hangul_dprk", "")), kind)
        for row in table
        for form in row[column].split("|")
        if form
    ]


def measures() -> Iterator[tuple[str, list[Case], bool]]:
    """``(name, cases, with the authority tables)`` of every measure without context."""
    japanese = rows("japanese_era_places.csv")
    yield "japanese-era places, via Russian", cases(japanese, "latin_via_russian", Kind.PLACE), True
    yield "japanese-era places, Hepburn", cases(japanese, "jp_reading_hepburn", Kind.PLACE), True
    yield "japanese-era places, Cyrillic", cases(japanese, "russian_cyrillic", Kind.PLACE), True
    places = rows("russian_korean_places.csv")
    for evidence in ("attested", "rule"):
        chosen = [row for row in places if row["evidence"] == evidence]
        yield f"russian places, Latin, {evidence}", cases(chosen, "latin_via_russian", Kind.PLACE), True
        yield f"russian places, Cyrillic, {evidence}", cases(chosen, "cyrillic", Kind.PLACE), True
    people = rows("russian_korean_people.csv")
    for authority in (True, False):
        with_list = "" if authority else ", no list"
        yield f"persons, Latin{with_list}", cases(people, "latin_via_russian", Kind.PERSON), authority
        yield f"persons, Cyrillic{with_list}", cases(people, "cyrillic_forms", Kind.PERSON), authority


def count(tally: Tally, case: Case, resolution: Resolution) -> bool:
    """Enter one answer; whether the first was right."""
    names = list(dict.fromkeys(c.hangul for c in resolution.candidates))
    right = bool(names) and names[0] in case.right
    tally.n += 1
    tally.first += right
    tally.five += bool(case.right & set(names[:5]))
    tally.resolved += resolution.status is Status.RESOLVED
    tally.wrong += resolution.status is Status.RESOLVED and not right
    return right


def show(case: Case, resolution: Resolution) -> None:
    best = " ".join(f"{c.hangul}{c.hanja}:{c.score}" for c in resolution.candidates[:4])
    print(f"    {case.form!r} is {'/'.join(sorted(case.right))}, got {resolution.status}: {best}")


def measure(resolver: Resolver, group: list[Case], *, authority: bool, kinds: bool, errors: bool) -> Tally:
    tally = Tally()
    wrong: list[Callable[[], None]] = []
    began = time.perf_counter()
    for case in group:
        resolution = resolver.resolve(case.form, kind=case.kind if kinds else None, authority=authority)
        if not count(tally, case, resolution):
            wrong.append(lambda case=case, resolution=resolution: show(case, resolution))
    tally.seconds = time.perf_counter() - began
    if errors:
        for line in wrong:
            line()
    return tally


def seed_measures(resolver: Resolver, *, errors: bool) -> tuple[Tally, Tally, int]:
    """Names of the seeds in their context: sure ones, the UNRESOLVED ones, and how many were not found."""
    sure, unknown, lost = Tally(), Tally(), 0
    by_file: dict[str, list[dict[str, str]]] = {}
    for row in rows("seeds_names.csv"):
        if row["kind"] in {"person", "place"}:
            by_file.setdefault(row["seed_file"], []).append(row)
    for name, group in sorted(by_file.items()):
        document = split_document(read_document(str(SHARED / "seeds" / name)))
        lines = Lines(document.text)
        mentions = {m.span.start: m for m in find_mentions(document, catalog=resolver.catalog)}
        wanted: dict[int, dict[str, str]] = {}
        for row in group:
            line = lines.start_of(int(row["line"]))
            at = document.text.find(row["form"], line, line + 400)
            if at < 0:
                lost += 1
                continue
            wanted[at] = row
            span = Span(at, at + len(row["form"]))
            bracketed = row["bracketed"] == "yes"
            mentions[at] = Mention(span, row["form"], None, Certainty.LOW, bracketed)
        ordered = sorted(mentions.values(), key=lambda m: m.span)
        for mention in resolver.resolve_all(document.text, ordered, parts=document.parts):
            row_ = wanted.get(mention.span.start)
            if row_ is None or mention.resolution is None:
                continue
            case = Case(row_["form"], alternatives(row_["hangul"]), Kind(row_["kind"]))
            known = row_["confidence"] in SURE and bool(row_["hangul"])
            right = count(sure if known else unknown, case, mention.resolution)
            if errors and known and not right:
                show(case, mention.resolution)
    return sure, unknown, lost


BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01)


def reliability(resolver: Resolver) -> Iterator[str]:
    """How often the first name is right, by the belief in it (hangul alike added up)."""
    seen: list[tuple[float, bool]] = []
    for _, group, authority in measures():
        for case in group if authority else ():
            resolution = resolver.resolve(case.form)
            if resolution.candidates:
                best = resolution.candidates[0].hangul
                belief = sum(c.score for c in resolution.candidates if c.hangul == best)
                seen.append((belief, best in case.right))
    for low, high in itertools.pairwise(BINS):
        inside = [(belief, right) for belief, right in seen if low <= belief < high]
        if inside:
            mean = sum(belief for belief, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            yield f"belief {low:.2f}-{min(high, 1):.2f}: mean {mean:.2f}, right {share:.2f}, n={len(inside)}"


def with_distractors(number: int, folder: Path) -> Catalog:
    """The tables with *number* made-up villages whose syllables and characters are those of real ones."""
    catalog = default_catalog()
    table = catalog.rows("authority/places.csv")
    pool = [row for row in table if len(row["hanja"]) == len(row["hangul"]) >= 2]
    rng = random.Random("distractors")
    target = folder / "authority" / "places.csv"
    target.parent.mkdir(parents=True)
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(table[0]), lineterminator="\n")
        writer.writeheader()
        for n in range(number):
            one, other = rng.choice(pool), rng.choice(pool)
            writer.writerow(
                dict.fromkeys(table[0], "")
                | {
                    "id": f"zz-{n:06}",
                    "hangul": one["hangul"][0] + other["hangul"][1],
                    "hanja": one["hanja"][0] + other["hanja"][1],
                    "kind": rng.choice(["village", "township", "station", "town"]),
                    "source": "constructed",
                }
            )
    overlaid = Catalog()
    overlaid.overlays = (folder,)
    return overlaid


def report(*, kinds: bool = False, errors: bool = False, distractors: int = 0) -> Iterator[str]:
    """One line for each measure."""
    with tempfile.TemporaryDirectory() as folder:
        catalog = with_distractors(distractors, Path(folder)) if distractors else default_catalog()
        resolver = Resolver(catalog)
        for name, group, authority in measures():
            tally = measure(resolver, group, authority=authority, kinds=kinds, errors=errors)
            yield tally.line(name)
        sure, unknown, lost = seed_measures(resolver, errors=errors)
        yield sure.line("names of the seeds in context")
        yield (
            f"{'seeds, UNRESOLVED or only possible':34} resolved {unknown.resolved} of {unknown.n}"
            f" (there the right verdict is not 'resolved'); {lost} rows of the gold not found at their line"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--distractors", type=int, default=0)
    parser.add_argument("--reliability", action="store_true")
    options = parser.parse_args()
    if options.reliability:
        print(*reliability(Resolver()), sep="\n")
        return
    for line in report(kinds=options.kind, errors=options.errors, distractors=options.distractors):
        print(line)


if __name__ == "__main__":
    main()
