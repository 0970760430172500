"""`translit check`: how fast, whether linear, whether it finds the persons spelled in several ways.

python bench/check.py                1 MB with all rules, then 1, 2, 4 and 8 MB
python bench/check.py --persons      persons of gold/dev printed in several ways: are the forms linked?
python bench/check.py --sample 100 --seed 2
                                     a sample of findings to judge; the same one for the same number

``judged_findings.csv`` has one row for each sample and finding; ``2|3`` is one that both samples drew. Where
a finding was judged twice, the later row counts. A verdict is on what the finding said when it was judged.
"""

from __future__ import annotations

import csv
import hashlib
import sys
import time
from collections import defaultdict
from pathlib import Path

import regex

from translit.catalog import default_catalog
from translit.documents import read_document
from translit.findings import RULES, check_documents
from translit.findings.check import FactFinder
from translit.findings.facts import Collection, FileFacts
from translit.model import Document, Provenance
from translit.normalize.spelling import Speller
from translit.text import Lines

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
READER = SHARED / "seeds" / "004_232316b90fe391c5.txt"
VERDICTS = Path(__file__).resolve().parent / "judged_findings.csv"
LINKING = {"N101", "N102", "N106", "N110", "N112"}


def timed(text: str) -> dict[str, float]:
    """Processor seconds of each stage, engine loaded."""
    catalog = default_catalog()
    finder = FactFinder(catalog)
    finder.facts(Document("Kim Il Sung left [Tetsugen] for Wonsan.", Provenance("warm")))
    began = time.process_time()
    facts: FileFacts = finder.facts(Document(text, Provenance("reader.txt")))
    read = time.process_time() - began
    names = Collection([facts], catalog, Speller("rr", catalog), index=finder.resolver.index)
    began = time.process_time()
    found = sum(1 for rule in RULES.values() for _ in rule.check(names))
    return {"facts": read, "rules": time.process_time() - began, "found": found}


def speed() -> None:
    text = read_document(str(READER)).text
    for times in (1, 2, 4, 8):
        took = timed(text * times)
        print(
            f"{len(text) * times / 1e6:.1f} M characters: brackets and names {took['facts']:.2f} s, "
            f"rules {took['rules']:.2f} s, {took['found']:.0f} findings"
        )


def persons() -> None:
    """Every pair of forms of one person, as gold/dev has them: joined by findings, or not."""
    gold: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader((SHARED / "gold/dev/seeds_names.csv").open(encoding="utf-8")):
        if row["kind"] == "person" and row["hangul"] and row["seed_file"] == READER.name:
            gold[row["hangul"] + row["hanja"]].add(row["form"].casefold().replace("\n", " "))
    document = read_document(str(READER))
    linked: dict[str, str] = {}
    facts = FactFinder(default_catalog()).facts(document)
    names = Collection([facts], default_catalog(), Speller("rr", default_catalog()))

    def root(form: str) -> str:
        while linked.setdefault(form, form) != form:
            form = linked[form]
        return form

    for referent, group in names.by_referent.items():  # what N102 shows together
        for occurrence in group:
            linked[root(occurrence.form.casefold())] = root(referent)
    for flag in check_documents([document]):
        if flag.code in LINKING:
            form = " ".join(flag.surface.split()).casefold()
            told = regex.findall(r"'([^']+)' \(", flag.message)
            for other in (*told, *flag.candidates, flag.group):
                linked[root(form)] = root(other.removeprefix("form:").casefold())
    several = {who: forms for who, forms in gold.items() if len(forms) > 1}
    whole = 0
    for who, forms in sorted(several.items()):
        roots = {root(form) for form in forms}
        whole += len(roots) == 1
        print(f"{'linked' if len(roots) == 1 else 'apart '} {who}: {', '.join(sorted(forms))}")
    print(f"{whole} of {len(several)} persons with several spellings have all of them linked")


def sample(size: int, seed: str) -> None:
    """*size* findings by a digest of *seed* and their fingerprints, with the verdicts written down so far."""
    documents = [read_document(str(path)) for path in sorted((SHARED / "seeds").glob("*.txt"))]
    lines = {d.file: Lines(d.text) for d in documents}
    judged = {}
    if VERDICTS.exists():
        judged = {r["fingerprint"]: r for r in csv.DictReader(VERDICTS.open(encoding="utf-8"))}
    flags = sorted(
        check_documents(documents), key=lambda f: hashlib.blake2b((seed + f.fingerprint).encode()).digest()
    )[:size]
    wanted = sum(judged.get(f.fingerprint, {}).get("wanted") == "yes" for f in flags)
    known = sum(f.fingerprint in judged for f in flags)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["fingerprint", "code", "file", "line", "surface", "message", "wanted", "why"])
    for flag in sorted(flags, key=lambda f: (f.code, f.file, f.span)):
        verdict = judged.get(flag.fingerprint, {})
        writer.writerow(
            [
                flag.fingerprint,
                flag.code,
                Path(flag.file).name[:3],
                lines[flag.file].place(flag.span.start)[0],
                " ".join(flag.surface.split()),
                flag.message.partition(": ")[2].replace(str(SHARED / "seeds") + "/", ""),
                verdict.get("wanted", ""),
                verdict.get("why", ""),
            ]
        )
    print(f"{known} of {len(flags)} judged, {wanted} wanted", file=sys.stderr)


if __name__ == "__main__":
    if "--persons" in sys.argv:
        persons()
    elif "--sample" in sys.argv:
        seed = sys.argv[sys.argv.index("--seed") + 1] if "--seed" in sys.argv else ""
        sample(int(sys.argv[sys.argv.index("--sample") + 1]), seed)
    else:
        speed()
