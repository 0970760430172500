"""How well collation tells the differences planted in pairs made here (``bench/pair_maker.py``).

    .venv/bin/python bench/pairs.py [--texts FOLDER …] [--seeds 1,2] [--pairs 24] [--score SCRIPT]

Each kind of edit is counted: found at its place, and with its class. ``--score`` names a script with the
functions ``score``, ``add`` and ``summary``, for precision, recall, moves and noise. ``--show KIND`` prints
what is not found or called otherwise, ``--false`` what touches no edit, ``--out FOLDER`` keeps the pairs.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType

from pair_maker import PROFILES, Pair, documents, made

from translit.catalog import default_catalog
from translit.collate import collate
from translit.collate.engine import EngineJudge
from translit.model import Document, Provenance, Significance, Span, Witness

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
Row = dict[str, object]


def reports(pair: Pair, judge: EngineJudge | None) -> list[dict[str, object]]:
    witnesses = [
        Witness(s, Document(sheet.text, Provenance(s)), Span(0, len(sheet.text)))
        for s, sheet in zip("AB", pair.sheets, strict=True)
    ]
    found = collate(witnesses, judge=judge).at_least(Significance.FORMAL)
    return [
        {
            "class": str(v.cls),
            "a_start": v.spans[0].start,
            "a_end": v.spans[0].end,
            "b_start": v.spans[1].start,
            "b_end": v.spans[1].end,
        }
        for v in found
    ]


def meets(span: list[int] | None, low: int, high: int) -> bool:
    return bool(span) and span[0] < high and low < span[1]


def named(truth: list[dict[str, object]], told: list[dict[str, object]]) -> dict[str, Counter[str]]:
    """For each kind of edit, how many, how many met by a report, and which classes the reports give."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for edit in truth:
        if edit["class"] == "layout" or edit["kind"] == "quotes":
            continue
        count = counts[f"{edit['class']}: {edit['kind']}"]
        count["all"] += 1
        met = touching(edit, told)
        met.sort(key=lambda r: r["class"] != edit["class"])
        count["found"] += bool(met)
        count["right"] += bool(met) and met[0]["class"] == edit["class"]
        if met and met[0]["class"] != edit["class"]:
            count[f"as {met[0]['class']}"] += 1
    return counts


def touching(edit: Row, told: list[Row]) -> list[Row]:
    return [
        r
        for r in told
        if meets(edit["a_span"], r["a_start"], r["a_end"]) or meets(edit["b_span"], r["b_start"], r["b_end"])
    ]


def printed(report: Row, texts: tuple[str, str], around: int = 0) -> str:
    sides = [
        repr(text[max(0, report[f"{s}_start"] - around) : report[f"{s}_end"] + around])
        for s, text in zip("ab", texts, strict=True)
    ]
    return f"{report['class']}: {' | '.join(sides)}"


def missed(truth: list[Row], told: list[Row], kind: str, texts: tuple[str, str]) -> Iterator[str]:
    """The edits of a kind that no report calls by their class."""
    for edit in truth:
        if kind in f"{edit['class']}: {edit['kind']}":
            met = touching(edit, told)
            if not any(r["class"] == edit["class"] for r in met):
                yield f"{edit['kind']}: {edit['a_text']!r} | {edit['b_text']!r}"
                yield from (f"      {printed(r, texts)}" for r in met)


def false(truth: list[Row], told: list[Row], texts: tuple[str, str]) -> Iterator[str]:
    """The reports that touch no edit."""
    for r in told:
        edits = [e for e in truth if e["class"] != "layout" or r["class"] == "move"]
        if not any(touching(e, [r]) for e in edits):
            yield f"FALSE {printed(r, texts)}\n      {printed(r, texts, 50)}"


def loaded(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def keep(folder: Path, pair: Pair, truth: list[Row], told: list[Row]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheet in zip(("a.txt", "b.txt"), pair.sheets, strict=True):
        (folder / name).write_text(sheet.text, encoding="utf-8")
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")
    (folder / "report.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", nargs="*", default=[str(CORPUS)])
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--pairs", type=int, default=6, help="of each profile and seed")
    parser.add_argument("--profiles", default=",".join(PROFILES))
    parser.add_argument("--score")
    parser.add_argument("--show", help="a part of the name of a kind of edit")
    parser.add_argument("--false", action="store_true", help="print reports that touch no edit")
    parser.add_argument("--letters", action="store_true", help="judge names by letters alone")
    parser.add_argument("--out")
    options = parser.parse_args()
    sources = documents(options.texts)
    judge = None if options.letters else EngineJudge(default_catalog())
    script = loaded(options.score) if options.score else None
    totals: dict[str, Row] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in map(int, options.seeds.split(",")):
        for name, number in product(options.profiles.split(","), range(options.pairs)):
            pair = made(sources, seed, number, name)
            texts = (pair.sheets[0].text, pair.sheets[1].text)
            truth, told = pair.truth(), reports(pair, judge)
            if options.out:
                keep(Path(options.out, f"{seed}-{number}-{name}"), pair, truth, told)
            if script:
                scored = script.score(*texts, truth, told)
                for group in ("all", name):
                    script.add(totals.setdefault(group, {}), scored)
            for kind, count in named(truth, told).items():
                counts[kind].update(count)
            lines = list(missed(truth, told, options.show, texts)) if options.show else []
            lines += false(truth, told, texts) if options.false else []
            for line in lines:
                print(f"{seed}-{number}-{name} {line}")
    for kind in sorted(counts):
        count = counts[kind]
        others = "  ".join(f"{k} {v}" for k, v in sorted(count.items()) if k.startswith("as "))
        print(f"{kind:38} found {count['found']:4}/{count['all']:4}  class {count['right']:4}  {others}")
    for group, total in totals.items():
        got = script.summary(total)
        print(
            f"[{group}] P {got['precision']} R {got['recall']} F1 {got['f1']} edits {got['edit_recall']} "
            f"class {got['class_accuracy_fine']} kind {got['class_accuracy_kind']} "
            f"moves {got['moves_found']} false {got['false_moves']} noise {got['noise_reported']}"
        )


if __name__ == "__main__":
    main()
