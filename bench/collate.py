"""How long collation takes, beside difflib, wdiff, dwdiff and (where installed) CollateX.

    .venv/bin/python bench/collate.py [--words 1000,5000,20000,80000] [--slow] [--collatex PYTHON]

Texts are made here: sentences of a small grammar, five words in a hundred changed, a paragraph moved
now and then. Each peer aligns the same pair in the same run; ours classifies too. Of three runs the quickest
counts, of difflib and CollateX one. Times are of the processor, so that a busy machine counts less. Peak
memory is measured in a process of its own.

CollateX needs other packages, so it has an environment of its own, and its Python is named with
``--collatex`` or ``COLLATEX_PYTHON`` (``pip install collatex Levenshtein``). It is asked up to 1,000
words, or with ``--slow`` up to 5,000, and stopped after ten minutes.
"""

from __future__ import annotations

import argparse
import difflib
import os
import random
import resource
import shutil
import subprocess
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from translit.collate import collate
from translit.model import Document, Provenance, Span, Witness

SUBJECTS = [
    "the delegation",
    "our embassy",
    "the second division",
    "the ministry",
    "comrade Petrenko",
    "the committee",
]
VERBS = [
    "reported",
    "received",
    "considered",
    "rejected",
    "carried out",
    "asked about",
    "agreed to",
    "delayed",
]
OBJECTS = [
    "the plan of supply",
    "a letter of thanks",
    "the repair of the bridge",
    "two trains of coal",
    "the harvest in the north",
    "the timetable of talks",
    "a list of engineers",
    "the question of credit",
]
ENDS = [
    "in the spring",
    "without delay",
    "near the river",
    "at the request of the staff",
    "on the same day",
    "",
]
SWAP = {"reported": "announced", "received": "got", "plan": "scheme", "letter": "note", "coal": "ore"}


def make_text(words: int, seed: int) -> list[list[str]]:
    rng = random.Random(seed)
    paragraphs: list[list[str]] = []
    count = 0
    while count < words:
        sentences = []
        for _ in range(rng.randint(2, 6)):
            number = rng.randint(2, 9999)
            line = " ".join(rng.choice(part) for part in (SUBJECTS, VERBS, OBJECTS, ENDS)) + f" No {number}"
            extra = " ".join(f"w{rng.randint(0, words // 4)}" for _ in range(rng.randint(2, 9)))
            line = f"{line} and {extra}".strip() + "."
            sentences.append(line[0].upper() + line[1:])
            count += len(line.split())
        paragraphs.append(sentences)
    return paragraphs


def revise(paragraphs: list[list[str]], seed: int) -> list[list[str]]:
    rng = random.Random(seed)
    revised = []
    for sentences in paragraphs:
        rows = []
        for line in sentences:
            if rng.random() < 0.02:
                continue
            words = [
                SWAP.get(w, w + "s") if rng.random() < 0.05 and w[0].isalpha() else w for w in line.split()
            ]
            rows.append(" ".join(words))
        revised.append(rows)
    for _ in range(max(1, len(revised) // 60)):
        k = rng.randrange(len(revised))
        revised.insert(rng.randrange(len(revised)), revised.pop(k))
    return revised


def flat(paragraphs: list[list[str]]) -> str:
    return "\n\n".join(" ".join(p) for p in paragraphs if p) + "\n"


def witness(siglum: str, text: str) -> Witness:
    return Witness(siglum, Document(text, Provenance(siglum)), Span(0, len(text)))


def worked() -> float:
    """Processor time of this process and of the commands it has run, in seconds."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def timed(function, *args):
    began = worked()
    result = function(*args)
    return worked() - began, result


def ours(a: str, b: str) -> int:
    return len(collate([witness("A", a), witness("B", b)]).variants)


def several(texts: list[str]) -> int:
    return len(collate([witness(chr(65 + k), t) for k, t in enumerate(texts)]).variants)


def peak(a: str, b: str, pipe) -> None:
    ours(a, b)
    pipe.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    pipe.close()


def memory(a: str, b: str) -> float:
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=peak, args=(a, b, there))
    process.start()
    value = here.recv()
    process.join()
    return value


def aligned(a: str, b: str) -> int:
    """Alignment alone: tokens to matches, nothing named."""
    from translit.collate.align import correspond
    from translit.collate.prepare import prepare

    prepared = prepare([witness("A", a), witness("B", b)])
    match, _ = correspond(prepared.words[0], prepared.words[1], prepared.lexicon)
    return sum(j >= 0 for j in match)


def by_difflib(a: str, b: str) -> int:
    matcher = difflib.SequenceMatcher(None, a.split(), b.split(), autojunk=False)
    return len(matcher.get_opcodes())


def by_command(name: str, a: str, b: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "a.txt"), Path(folder, "b.txt")
        one.write_text(a, encoding="utf-8")
        other.write_text(b, encoding="utf-8")
        done = subprocess.run([name, str(one), str(other)], capture_output=True, check=False)
        return len(done.stdout)


COLLATEX = """
import sys, time
from pathlib import Path
try:
    import collatex
except ImportError as error:
    sys.exit(f"no CollateX: {error}")
tradition = collatex.Collation()
for siglum, name in zip("AB", sys.argv[1:]):
    tradition.add_plain_witness(siglum, Path(name).read_text(encoding="utf-8"))
began = time.process_time()
collatex.collate(tradition, segmentation=False)
print(time.process_time() - began)
"""


def by_collatex(python: str, a: str, b: str) -> str:
    """Seconds CollateX takes for the alignment alone, without its start; or why there are none."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder, "a.txt"), Path(folder, "b.txt")]
        for name, text in zip(names, (a, b), strict=True):
            name.write_text(text, encoding="utf-8")
        command = [python, "-c", COLLATEX, *map(str, names)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        except FileNotFoundError:
            return "no such Python"
        except subprocess.TimeoutExpired:
            return "over 600s"
    return f"{float(done.stdout):8.2f}s" if done.returncode == 0 else done.stderr.strip().split("\n")[-1][:40]


def quickest(function, *args, times=3):
    return min(timed(function, *args)[0] for _ in range(times))


HARD = ["shuffled sentences", "eight words", "eight words in sentences", "repeated short lines"]


def hard(kind: str, size: int) -> tuple[str, str]:
    """Two texts of *size* words that have little or nothing unique, or all of it at another place."""
    rng = random.Random(f"{kind}/{size}")
    words = ["".join(rng.choice("bdfgklmnrst") + rng.choice("aeiou") for _ in range(3)) for _ in range(3000)]
    few = words[:8]

    def sentences(of: list[str]) -> list[str]:
        return [" ".join(rng.choices(of, k=12)).capitalize() + "." for _ in range(size // 12)]

    if kind == "shuffled sentences":
        dated = [
            f"{s[:-1]} on {rng.randrange(1, 28)} May, {rng.randrange(20, 900)}." for s in sentences(words)
        ]
        return " ".join(dated), " ".join(rng.sample(dated, len(dated)))
    if kind == "eight words":
        return " ".join(rng.choices(few, k=size)), " ".join(rng.choices(few, k=size))
    if kind == "eight words in sentences":
        return " ".join(sentences(few)), " ".join(sentences(few))
    lines = [" ".join(rng.choices(words, k=3)) + "." for _ in range(5)]
    return "\n\n".join(rng.choices(lines, k=size // 3)), "\n\n".join(rng.choices(lines, k=size // 3))


def hard_cases() -> None:
    """Texts made to be costly, each twice as long as the one before; and fifty witnesses at once."""
    sizes = (5000, 10000, 20000, 40000)
    print("hard texts, words         " + "".join(f"{size:9}" for size in sizes))
    for kind in HARD:
        times = [timed(ours, *hard(kind, size))[0] for size in sizes]
        print(f"{kind:26}" + "".join(f"{seconds:8.2f}s" for seconds in times), flush=True)
    text = make_text(4000, 3)
    for count in (12, 25, 50):
        many = [flat(revise(text, k)) for k in range(count)]
        print(f"{count} witnesses of 4000 words: {timed(several, many)[0]:.2f}s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", default="1000,5000,20000,80000")
    parser.add_argument(
        "--slow", action="store_true", help="difflib at every size, CollateX up to 5,000 words"
    )
    parser.add_argument("--collatex", default=os.environ.get("COLLATEX_PYTHON"), metavar="PYTHON")
    options = parser.parse_args()
    if not options.collatex:
        print("CollateX: skipped, no Python given that has it (--collatex or COLLATEX_PYTHON)")
    ours("warm up the tables.", "warm up tables.")
    print(f"load of the machine {os.getloadavg()[0]:.1f}")
    print("words    translit  align only   difflib    wdiff   dwdiff  collatex   memory")
    for size in map(int, options.words.split(",")):
        text = make_text(size, 1)
        a, b = flat(text), flat(revise(text, 2))
        row = [f"{size:6}", f"{quickest(ours, a, b):9.2f}s", f"{quickest(aligned, a, b):9.3f}s"]
        row.append(f"{timed(by_difflib, a, b)[0]:8.2f}s" if size <= 20000 or options.slow else "       - ")
        for command in ("wdiff", "dwdiff"):
            found = shutil.which(command)
            row.append(f"{quickest(by_command, command, a, b):7.3f}s" if found else "      - ")
        asked = options.collatex and size <= (5000 if options.slow else 1000)
        row.append(by_collatex(options.collatex, a, b) if asked else "       - ")
        row.append(f"{memory(a, b):6.0f} MB")
        print(" ".join(row), flush=True)
    text = make_text(20000, 1)
    four = [flat(revise(text, k)) for k in range(4)]
    print(f"4 witnesses of 20000 words: {timed(several, four)[0]:.2f}s", flush=True)
    hard_cases()


if __name__ == "__main__":
    main()
