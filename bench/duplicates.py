"""How many planted duplicates are found in collections of many sizes, and how long it takes.

    .venv/bin/python bench/duplicates.py [--documents 1000,10000]

Documents are made of a small grammar with rare words; one in fifty is copied with one word in eight
changed, one in fifty gives an excerpt of 200 words to another document's folder. Times are of the processor,
so that a busy machine does not count. datasketch runs beside it where it is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import time

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


def by_datasketch(entries: list[Entry]) -> set[tuple[int, int]]:
    """The pairs datasketch finds: 64 permutations, runs of four words, threshold 0.2, nothing confirmed."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.2, num_perm=64)
    pairs = set()
    for number, item in enumerate(entries):
        words = item.text.casefold().split()
        sketch = MinHash(num_perm=64)
        sketch.update_batch([" ".join(words[k : k + 4]).encode() for k in range(len(words) - 3)])
        pairs.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", default="1000,10000")
    options = parser.parse_args()
    print("documents    time  planted  revised  excerpts  precision")
    for size in map(int, options.documents.split(",")):
        entries, planted = collection(size, 1)
        began = time.process_time()
        found = {(d.first, d.second) for d in find_duplicates(entries)}
        took = time.process_time() - began
        shares = []
        for kind in ("revised", "excerpt"):
            wanted = {pair for pair, k in planted.items() if k == kind}
            shares.append(len(wanted & found) / len(wanted) if wanted else 1.0)
        precision = len(found & set(planted)) / len(found) if found else 1.0
        print(
            f"{len(entries):9} {took:6.1f}s {len(planted):8} {shares[0]:8.1%} {shares[1]:9.1%} "
            f"{precision:10.1%}",
            flush=True,
        )
        if importlib.util.find_spec("datasketch") is None:
            print("          datasketch is not installed: skipped", flush=True)
            continue
        began = time.process_time()
        pairs = by_datasketch(entries)
        shares = [
            len({p for p, k in planted.items() if k == kind} & pairs)
            / max(1, sum(k == kind for k in planted.values()))
            for kind in ("revised", "excerpt")
        ]
        precision = len(pairs & set(planted)) / len(pairs) if pairs else 1.0
        print(
            f"datasketch{time.process_time() - began:6.1f}s {len(planted):8} {shares[0]:8.1%} "
            f"{shares[1]:9.1%} {precision:10.1%}",
            flush=True,
        )


if __name__ == "__main__":
    main()
