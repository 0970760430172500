"""First figures on every file of ../shared/gold/dev: one line per measure. This is ``make eval``.

    python bench/evaluate.py [--only names,brackets,...]

Each line is what its own script under ``bench/`` measures, where there is one; the romanization gold and the
pairs for collation are measured here, the pairs by the maintainers' own ``make_pairs.py`` and
``score_pairs.py``. A part that fails says so on its line, the others still run, and the end is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("TRANSLIT_SHARED", HERE.parents[1] / "shared"))
GOLD = SHARED / "gold" / "dev"
sys.path.insert(0, str(HERE))

PAIRS, SEEDS = 12, (1, 2)
DIFFERENCE = ("class", "a_start", "a_end", "b_start", "b_end")


def printed_by(name: str) -> Iterator[str]:
    """The lines that the ``main`` of another script prints; its verdict on targets is not asked."""
    buffer = io.StringIO()
    arguments, sys.argv = sys.argv, [f"bench/{name}.py"]
    try:
        with contextlib.redirect_stdout(buffer), contextlib.suppress(SystemExit):
            __import__(name).main()
    finally:
        sys.argv = arguments
    yield from buffer.getvalue().splitlines()


def share(name: str, right: int, of: int, note: str = "") -> str:
    return f"{name:34} {right / max(of, 1):6.1%}  n={of}{note}"


def names() -> Iterator[str]:
    import names as measures

    yield from measures.report()


def readers() -> Iterator[str]:
    import readers as measures

    for field, right, of in measures.measure(SHARED):
        yield share(f"documents of the reader, {field}", right, of)


def romanization() -> Iterator[str]:
    """Hangul to MR and RR, exactly, with the kind the gold gives; and back to the hangul."""
    from translit.romanize import read_back, romanize

    with (GOLD / "hangul_romanization.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for column, system in (("mr", "mr-alalc"), ("rr", "rr-2000")):
        asked = [row for row in rows if row[column]]
        right = sum(
            romanize(row["hangul"], system, kind=row["kind"]).text in row[column].split("|") for row in asked
        )
        yield share(f"romanization, {column.upper()} exact", right, len(asked))
        first = five = 0
        for row in asked:
            found = read_back(row[column].split("|")[0], kind=row["kind"])
            names = list(dict.fromkeys(reading.hangul.replace(" ", "") for reading in found))
            wanted = row["hangul"].replace(" ", "")
            first += names[:1] == [wanted]
            five += wanted in names[:5]
        yield share(f"way back from {column.upper()}, first", first, len(asked))
        yield share(f"way back from {column.upper()}, first five", five, len(asked))


def differences(a: Path, b: Path) -> list[dict[str, object]]:
    """What ``translit collate`` reports of two files, down to noise."""
    from translit.collate import collate
    from translit.documents import read_document
    from translit.model import Span, Witness
    from translit.report.collation_jsonl import records

    documents = [read_document(str(path)) for path in (a, b)]
    witnesses = [
        Witness(siglum, document, Span(0, len(document.text)))
        for siglum, document in zip("AB", documents, strict=True)
    ]
    collation = collate(witnesses)
    return [{key: record[key] for key in DIFFERENCE} for record in records(collation, collation.variants)]


def collation() -> Iterator[str]:
    """The maintainers' pairs and their score, every seed apart: F1 must not hang on one of them."""
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as name:
            pairs, reports, result = Path(name, "pairs"), Path(name, "reports"), Path(name, "result.json")
            reports.mkdir()
            make = [GOLD / "make_pairs.py", SHARED / "seeds", pairs, "--seed", seed, "--pairs", PAIRS]
            subprocess.run([sys.executable, *map(str, make)], check=True, stdout=subprocess.DEVNULL)
            index = json.loads((pairs / "index.json").read_text(encoding="utf-8"))
            for pair in index:
                found = differences(pairs / pair["id"] / "a.txt", pairs / pair["id"] / "b.txt")
                (reports / f"{pair['id']}.json").write_text(json.dumps(found), encoding="utf-8")
            score = [GOLD / "score_pairs.py", pairs, reports, "--json", result, "--quiet"]
            subprocess.run([sys.executable, *map(str, score)], check=True)
            scored = json.loads(result.read_text(encoding="utf-8"))
        for group in [key for key in scored if key != "missing"]:
            got = scored[group]
            found, moves = got["moves_found"]
            n = sum(group in ("all", pair["profile"]) for pair in index)
            yield (
                f"collation, seed {seed}, {group:14}    P {got['precision']:.1%}  R {got['recall']:.1%}  "
                f"F1 {got['f1']:.1%}  class {got['class_accuracy_fine']:.1%}  moves {found}/{moves}, "
                f"{got['false_moves']} false  noise {got['noise_reported'] or 0:.1%}  n={n} pairs"
            )


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "names": names,
    "coverage": lambda: printed_by("coverage"),
    "brackets": lambda: (f"brackets, {line}" for line in printed_by("brackets")),
    "readers": readers,
    "romanization": romanization,
    "collation": collation,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default=",".join(PARTS), help="parts to measure, joined by commas")
    wanted = parser.parse_args().only.split(",")
    if unknown := [name for name in wanted if name not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if not GOLD.is_dir():
        print(f"make eval needs the labelled data at {GOLD} (or TRANSLIT_SHARED)", file=sys.stderr)
        raise SystemExit(3)
    began, failed = time.perf_counter(), False
    for name in wanted:
        start = time.perf_counter()
        try:
            for line in PARTS[name]():
                print(line, flush=True)
        except Exception as error:  # one part under repair must not hide the others
            failed = True
            print(f"{name}: FAILED: {type(error).__name__}: {error}", flush=True)
        print(f"    {name}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
    print(f"    all: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
