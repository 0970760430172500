"""How fast names are resolved, how that grows with the gazetteer, and what rapidfuzz does with the same.

    python bench/resolve.py [--distractors 0,5000,50000] [--forms 400]

Forms are the different printed forms of the labelled places and persons, each asked once, on one core, by a
resolver whose tables are compiled and that remembers none of the forms asked.
Distractors are made-up villages with syllables and characters of real ones (bench/names.py). Each size is
a process of its own; its peak memory is that of the whole process. ``rapidfuzz`` is
``process.extract`` (WRatio) over plain spellings (RR, MR without marks, the forms the tables give) of every
record, asked the same forms in the same process; a hit is the right hangul among the names it returns.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from names import Case, measures, with_distractors

from translit.candidates.authority import load_records
from translit.catalog import Catalog, default_catalog
from translit.resolve import Resolver
from translit.romanize import romanize
from translit.text import plain_letters

# Every route of both scripts, with errors and by rule alone: all tables are compiled before the clock.
WARMING = ("Tetsugen", "Qazxsvon", "Тэцугэн", "Фщцхон")
FUZZY_FORMS = 100  # each is compared with every spelling of every record


def different_cases(most: int) -> list[Case]:
    """The labelled forms, each once, in an order that does not depend on the files."""
    found: dict[str, Case] = {}
    for _, group, authority in measures():
        if authority:
            for case in group:
                found.setdefault(case.form, case)
    cases = sorted(found.values(), key=lambda case: case.form)
    random.Random("resolve").shuffle(cases)
    return cases[:most]


def plain_spellings(catalog: Catalog) -> dict[str, set[str]]:
    """Spelling without marks to the hangul it may stand for."""
    spellings: dict[str, set[str]] = {}
    for record in load_records(catalog):
        if not record.hangul:
            continue
        kind = "person" if record.kind == "person" else "place"
        written = {romanize(record.hangul, system, kind=kind).text for system in ("rr-2000", "mr-plain")}
        for spelling in {*written, *record.forms}:
            spellings.setdefault(plain_letters(spelling).lower(), set()).add(record.hangul)
    return spellings


def places(cases: list[Case], answers: list[list[str]]) -> tuple[float, float]:
    """Shares with a right name first and among the first five."""
    first = sum(bool(names) and names[0] in case.right for case, names in zip(cases, answers, strict=True))
    five = sum(bool(case.right & set(names[:5])) for case, names in zip(cases, answers, strict=True))
    return first / len(cases), five / len(cases)


def by_translit(catalog: Catalog, cases: list[Case]) -> dict[str, float]:
    began = time.process_time()
    resolver = Resolver(catalog)
    for form in WARMING:
        resolver.resolve(form)
        resolver.resolve(form, authority=False)
    ready = time.process_time() - began
    answers, slowest = [], 0.0
    began = time.process_time()
    for case in cases:
        before = time.process_time()
        found = resolver.resolve(case.form)
        slowest = max(slowest, time.process_time() - before)
        answers.append(list(dict.fromkeys(c.hangul for c in found.candidates)))
    seconds = time.process_time() - began
    first, five = places(cases, answers)
    return {"ready": ready, "seconds": seconds, "slowest": slowest, "first": first, "five": five}


def by_rapidfuzz(catalog: Catalog, cases: list[Case]) -> dict[str, float]:
    from rapidfuzz import process

    spellings = plain_spellings(catalog)
    choices = list(spellings)
    answers = []
    began = time.process_time()
    for case in cases:
        found = process.extract(plain_letters(case.form).lower(), choices, limit=10)
        answers.append(list(dict.fromkeys(name for text, _, _ in found for name in sorted(spellings[text]))))
    seconds = time.process_time() - began
    first, five = places(cases, answers)
    return {"seconds": seconds, "first": first, "five": five, "spellings": float(len(choices))}


def one_size(distractors: int, forms: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        catalog = with_distractors(distractors, Path(folder)) if distractors else default_catalog()
        cases = different_cases(forms)
        ours = by_translit(catalog, cases)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        compared = [case for case in cases if case.form.isascii()][:FUZZY_FORMS]
        again = by_translit(catalog, compared)
        return {
            "records": len(load_records(catalog)), "forms": len(cases), "ours": ours, "peak": peak,
            "compared": len(compared), "ours_compared": again, "fuzzy": by_rapidfuzz(catalog, compared),
        }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--distractors", default="0,5000,50000")
    parser.add_argument("--forms", type=int, default=400)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(one_size(options.one, options.forms)))
        return
    for size in map(int, options.distractors.split(",")):
        command = [sys.executable, __file__, "--one", str(size), "--forms", str(options.forms)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        ours, fuzzy, alike = found["ours"], found["fuzzy"], found["ours_compared"]
        print(
            f"{found['records']:6} records  {found['forms'] / ours['seconds']:6.0f} forms/s  "
            f"slowest {1000 * ours['slowest']:5.0f} ms  ready in {ours['ready']:5.2f} s  "
            f"peak {found['peak']:4.0f} MB  top-1 {ours['first']:5.1%}  top-5 {ours['five']:5.1%}  "
            f"n={found['forms']}"
        )
        n = found["compared"]
        print(
            f"       the same {n} Latin forms: translit {n / alike['seconds']:6.0f} forms/s "
            f"top-1 {alike['first']:5.1%} top-5 {alike['five']:5.1%};  rapidfuzz over "
            f"{fuzzy['spellings']:.0f} spellings {n / fuzzy['seconds']:6.0f} forms/s "
            f"top-1 {fuzzy['first']:5.1%} top-5 {fuzzy['five']:5.1%}",
            flush=True,
        )


if __name__ == "__main__":
    main()
