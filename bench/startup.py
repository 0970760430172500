"""How long a command takes from the shell: the version, and the first resolution of a cold process.

    python bench/startup.py [--runs 7]

Medians of whole processes, interpreter included, after one run that is not counted. ``warm cache`` finds
the compiled tables in the cache folder; ``no cache`` may neither read nor write one. ``bare python`` is
what the interpreter alone takes on this machine, and is part of every line above it. ``cpu`` is the time
the processor worked for it, which other work on the machine lengthens less than the time on the clock;
the targets are for the clock, so measure on a machine that has nothing else to do: the load is printed.
Ends with 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Measured:
    """One command: median and spread in milliseconds, and the target where there is one."""

    name: str
    median: float
    cpu: float
    least: float
    most: float
    target: float | None
    runs: int

    @property
    def missed(self) -> bool:
        return self.target is not None and self.median >= self.target

    def line(self) -> str:
        verdict = ""
        if self.target is not None:
            verdict = f"  target < {self.target:.0f} ms: {'MISSED' if self.missed else 'met'}"
        spread = f"{self.least:.0f}-{self.most:.0f}"
        clock = f"median {self.median:6.0f} ms  ({spread} ms, n={self.runs})"
        return f"{self.name:34} {clock}  cpu {self.cpu:5.0f} ms{verdict}"


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(
    name: str, words: Sequence[str], runs: int, cache: str, folder: Path, target: float | None
) -> Measured:
    environment = {**os.environ, "TRANSLIT_CACHE": cache, "PYTHONPATH": str(ROOT)}
    taken, worked = [], []
    for _ in range(runs + 1):
        before = cpu_of_children()
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *words], env=environment, cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        taken.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (cpu_of_children() - before))
    counted = taken[1:]
    middle, cpu = statistics.median(counted), statistics.median(worked[1:])
    return Measured(name, middle, cpu, min(counted), max(counted), target, runs)


_IMPORTING = "from translit.candidates.index import Index\nfrom translit.catalog import default_catalog"
# What a resolution asks for in either script: records, names, spellings, what records give outright.
_LOADING = f"""{_IMPORTING}
from translit.candidates.routes import ROUTES
index = Index(default_catalog())
len(index.records), index.attested, index.attested_readings
for route in ROUTES:
    index.lattice(route)
"""


def measure(runs: int = 7) -> list[Measured]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm, none = str(folder / "cache"), os.devnull + "/none"
        version = ("-m", "translit", "--version")
        resolve = ("-m", "translit", "resolve", "Tetsugen")
        return [
            timed("translit --version", version, runs, warm, folder, 100),
            timed("first resolution, warm cache", resolve, runs, warm, folder, 400),
            timed("all tables, warm cache", ("-c", _LOADING), runs, warm, folder, None),
            timed("  of which imports", ("-c", _IMPORTING), runs, warm, folder, None),
            timed("first resolution, no cache", resolve, runs, none, folder, None),
            timed("bare python", ("-c", "pass"), runs, warm, folder, None),
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    measured = measure(parser.parse_args().runs)
    for one in measured:
        print(one.line())
    cpu = {one.name.strip(): one.cpu for one in measured}
    tables = cpu["all tables, warm cache"] - cpu["of which imports"]
    print(f"{'loading all tables, compiled':34} cpu {tables:5.0f} ms  target < 150 ms: "
          f"{'met' if tables < 150 else 'MISSED'}")  # fmt: skip
    load = os.getloadavg()[0]
    print(f"{'load of the machine':34} {load:.1f} on {os.cpu_count()} processors")
    raise SystemExit(any(one.missed for one in measured))


if __name__ == "__main__":
    main()
