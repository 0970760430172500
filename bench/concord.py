"""How fast an index and a concordance are made, how much memory they take, and whether kill -9 hurts.

python bench/concord.py                 seeds cold and warm, then four sizes of a generated collection
python bench/concord.py --sizes 4,8,16,32 --jobs 2
python bench/concord.py --kill 500      kills at random moments of writing; any damage ends it with 1
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = Path(os.environ.get("TRANSLIT_SHARED", ROOT.parent / "shared")) / "seeds"


def run(*arguments: str) -> tuple[float, float, float]:
    """Seconds, seconds of processor, and the peak in MB of the largest process."""
    code = (
        "import resource, subprocess, sys\n"
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_maxrss, used.ru_utime + used.ru_stime)\n"
        "raise SystemExit(code)"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, sys.executable, "-m", "translit", *arguments],
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
    )
    peak, used = done.stdout.split()
    return time.perf_counter() - began, float(used), int(peak) / 1024


def collection(folder: Path, megabytes: int) -> None:
    """About *megabytes* of documents: paragraphs of the seeds, shuffled; some names misspelled."""
    chance = random.Random(megabytes)
    paragraphs = [
        paragraph
        for seed in sorted(SEEDS.glob("*.txt"))
        for paragraph in seed.read_text(encoding="utf-8").split("\n\n")
        if paragraph.strip()
    ]
    for number in range(megabytes):
        chance.shuffle(paragraphs)
        text, size = [], 0
        for paragraph in paragraphs:
            if size > 1_000_000:
                break
            words = [
                w[:-1] + chance.choice("aeiou") if w[:1].isupper() and chance.random() < 0.002 else w
                for w in paragraph.split(" ")
            ]
            text.append(" ".join(words))
            size += len(text[-1])
        day = f"{1 + number % 28} May {1949 + number % 15}"
        (folder / f"document-{number:04}.txt").write_text(f"{day}\n\n" + "\n\n".join(text), encoding="utf-8")


def speed(sizes: list[int], jobs: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        index, out = str(folder / "i.sqlite"), str(folder / "out.csv")
        seeds = str(SEEDS)
        for what, arguments in (
            ("seeds: index, cold", ("index", seeds, "--index", index)),
            ("seeds: index, warm", ("index", seeds, "--index", index)),
            ("seeds: concord without index", ("concord", seeds, "-o", out)),
            ("seeds: concord with index", ("concord", seeds, "--index", index, "-o", out)),
        ):
            seconds, used, peak = run(*arguments)
            print(f"{what:<44}{seconds:8.2f} s {used:8.2f} s CPU {peak:6.0f} MB", flush=True)
        for megabytes in sizes:
            made = folder / f"collection-{megabytes}"
            made.mkdir()
            collection(made, megabytes)
            index = str(folder / f"{megabytes}.sqlite")
            for what, arguments in (
                ("index", ("index", str(made), "--index", index, "--jobs", str(jobs))),
                ("concord with index", ("concord", str(made), "--index", index, "-o", out)),
                ("concord without", ("concord", str(made), "--jobs", str(jobs), "-o", out)),
            ):
                seconds, used, peak = run(*arguments)
                told = f"{megabytes} MB, {jobs} jobs: {what}"
                print(
                    f"{told:<44}{seconds:8.2f} s {used:8.2f} s CPU {peak:6.0f} MB "
                    f"{used / megabytes:6.2f} s CPU/MB",
                    flush=True,
                )


WRITERS = {
    "index": """
import sys
from pathlib import Path
from translit.index.store import Index, Stored
from translit.model import Certainty, Document, Mention, Provenance, Span
with Index(Path(sys.argv[1]), write=True) as index:
    print("ready", flush=True)
    for round in range(10**6):
        text = f"Tetsugen {round} " * 2000
        found = tuple(Mention(Span(k, k + 8), "Tetsugen", None, Certainty.HIGH) for k in range(0, 20000, 10))
        name = f"/x/{round % 7}"
        index.put(name, str(round), "e", "", Stored(Document(text, Provenance(name)), found), [])
""",
    "in place": """
import sys
from pathlib import Path
from translit.normalize.files import Waiting, digest
path = Path(sys.argv[1])
print("ready", flush=True)
for round in range(10**6):
    old = path.read_bytes() if path.exists() else b""
    data = (f"{round % 10} " * 60000).encode()
    Waiting(path, data, replaces=digest(old) if old else "").take_place()
""",
    "report": """
import sys
from translit.report.write import write_text
print("ready", flush=True)
for round in range(10**6):
    write_text((f"{round % 10} " * 600 for _ in range(100)), sys.argv[1])
""",
}


def sound(kind: str, path: Path) -> str:
    """What is wrong with the file, or nothing."""
    if kind == "index":
        from translit.index.store import DamagedIndexError, Index

        try:
            with Index(path, write=True) as index:
                for name in index.paths():
                    if len(index.get(name, name).mentions) != 2000:
                        return "mentions are missing"
        except DamagedIndexError as error:
            return str(error)
        return ""
    if not path.exists():
        return ""
    data = path.read_bytes()
    return "" if len(data) == 120000 and len(set(data.split())) == 1 else f"half a file of {len(data)} bytes"


def kill(times: int) -> int:
    chance = random.Random(6)
    damaged = 0
    for kind, program in WRITERS.items():
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "file"
            for _ in range(-(-times // len(WRITERS))):
                process = subprocess.Popen(
                    [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, cwd=ROOT
                )
                assert process.stdout is not None
                process.stdout.readline()
                time.sleep(chance.random() * 0.2)
                process.send_signal(signal.SIGKILL)
                process.wait()
                process.stdout.close()
                if wrong := sound(kind, path):
                    damaged += 1
                    print(f"{kind}: {wrong}", flush=True)
        print(f"{kind}: {-(-times // len(WRITERS))} kills, {damaged} damaged", flush=True)
    return 1 if damaged else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", default="2,4,8,16", help="megabytes")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kill", type=int, default=0, metavar="TIMES")
    options = parser.parse_args()
    if options.kill:
        return kill(options.kill)
    speed([int(size) for size in options.sizes.split(",")], options.jobs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'this script itself':<44}{'':25}{peak:6.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
