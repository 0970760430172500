"""How many planted duplicates are found in collections of many sizes, and how long it takes.

    .venv/bin/python bench/duplicates.py [--documents 1000,10000] [--datasketch PYTHON]

Documents are made of a small grammar with rare words; one in fifty is copied with one word in eight
changed, one in fifty gives an excerpt of 200 words to another document's folder. Times are of the processor,
so that a busy machine does not count; memory is the peak of the process, documents included. datasketch runs
beside it in an environment of its own, whose Python is named with ``--datasketch`` or ``DATASKETCH_PYTHON``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from collate import flat, make_text  # bench/collate.py: the same grammar

from translit.collate.duplicates import Entry, find_duplicates
from translit.model import Document, Provenance, Span


def entry(name: str, text: str) -> Entry:
    return Entry(Document(text, Provenance(name)), Span(0, len(text)), name)


def collection(count: int, seed: int) -> tuple[list[Entry], dict[tuple[int, int], str]]:
    rng = random.Random(seed)
    entries: list[Entry] = []
    planted: dict[tuple[int, int], str] = {}
    while len(entries) < count:
        size = rng.choice([150, 300, 600])
        words = flat(make_text(size, rng.randrange(10**9))).split()
        words = [f"{w}{rng.randrange(900)}" if w.startswith("w") else w for w in words]
        here = len(entries)
        entries.append(entry(f"d{here}", " ".join(words)))
        chance = rng.random()
        if chance < 0.02:
            revised = [w if rng.random() > 0.125 else f"new{rng.randrange(999)}" for w in words]
            planted[here, here + 1] = "revised"
            entries.append(entry(f"d{here + 1}", " ".join(revised)))
        elif chance < 0.04 and len(words) > 320:
            start = rng.randrange(len(words) - 200)
            planted[here, here + 1] = "excerpt"
            entries.append(entry(f"d{here + 1}", " ".join(words[start : start + 200])))
    return entries, planted


DATASKETCH = """
import json, sys, time
try:
    from datasketch import MinHash, MinHashLSH
except ImportError as error:
    sys.exit(f"no datasketch: {error}")
with open(sys.argv[1], encoding="utf-8") as handle:
    texts = json.load(handle)
began = time.process_time()
index, pairs = MinHashLSH(threshold=0.2, num_perm=64), set()
for number, text in enumerate(texts):
    words = text.casefold().split()
    sketch = MinHash(num_perm=64)
    sketch.update_batch([" ".join(words[k : k + 4]).encode() for k in range(len(words) - 3)])
    pairs.update((other, number) for other in index.query(sketch))
    index.insert(number, sketch)
took = time.process_time() - began
json.dump([took, sorted(pairs)], sys.stdout)
"""


def by_datasketch(python: str, entries: list[Entry]) -> tuple[float, set[tuple[int, int]]] | str:
    """Time and pairs of datasketch: 64 permutations, runs of four words, nothing confirmed; or why none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps([entry.text for entry in entries]), encoding="utf-8")
        command = [python, "-c", DATASKETCH, str(path)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return "no such Python"
    if done.returncode:
        return done.stderr.strip().split("\n")[-1]
    took, pairs = json.loads(done.stdout)
    return took, {(i, j) for i, j in pairs}


def line(name: str, took: float, found: set[tuple[int, int]], planted: dict[tuple[int, int], str]) -> str:
    shares = []
    for kind in ("revised", "excerpt"):
        wanted = {pair for pair, k in planted.items() if k == kind}
        shares.append(len(wanted & found) / len(wanted) if wanted else 1.0)
    precision = len(found & set(planted)) / len(found) if found else 1.0
    return f"{name:>10} {took:6.1f}s {len(planted):8} {shares[0]:8.1%} {shares[1]:9.1%} {precision:10.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", default="1000,10000")
    parser.add_argument("--datasketch", default=os.environ.get("DATASKETCH_PYTHON"), metavar="PYTHON")
    parser.add_argument("--up-to", type=int, default=10_000, help="documents datasketch is given, at most")
    options = parser.parse_args()
    if not options.datasketch:
        print("datasketch: skipped, no Python given that has it (--datasketch or DATASKETCH_PYTHON)")
    print(" documents    time  planted  revised  excerpts  precision   memory")
    for size in map(int, options.documents.split(",")):
        entries, planted = collection(size, 1)
        began = time.process_time()
        found = {(d.first, d.second) for d in find_duplicates(entries)}
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{line(str(len(entries)), took, found, planted)} {peak:5.0f} MB", flush=True)
        if options.datasketch and len(entries) <= 1.1 * options.up_to:
            told = by_datasketch(options.datasketch, entries)
            print(told if isinstance(told, str) else line("datasketch", *told, planted), flush=True)


if __name__ == "__main__":
    main()
