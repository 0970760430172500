"""How fast and how right translit romanizes, beside other romanizers in the same run.

    python bench/romanize.py [--peers PYTHON] [--gold FILE] [--megabytes N]

Two kinds of text of N MB (UTF-8): running text, whose words come back as often as in life (Zipf), and
words of which none comes twice. Each romanizer reads the same texts. Medians of five runs after one that
is not counted, each on a text of its own, so that no cache of whole words helps with the second kind; a new
process for each romanizer, whose peak memory is reported. Peers are looked for in the interpreter named by
--peers (default: this one); one that is not installed is left out, and that is said.
"""

from __future__ import annotations

import argparse
import csv
import json
import platform
import random
import resource
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5


def syllables_of_life() -> list[str]:
    """Syllables as they come in names, most frequent more often: from the shipped gazetteer."""
    with (ROOT / "tables/authority/places.csv").open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(line for line in handle if not line.startswith("#"))
        return [c for row in rows for c in row["hangul"] if "가" <= c <= "힣"]


def new_word(pool: list[str], rng: random.Random) -> str:
    return "".join(rng.choices(pool, k=rng.choice((2, 2, 3, 3, 4, 5))))


def never_again(size: int, pool: list[str], seed: int) -> str:
    """Words of which none comes twice."""
    rng, seen, words, length = random.Random(seed), set(), [], 0
    while length < size:
        word = new_word(pool, rng)
        if word not in seen:
            seen.add(word)
            words.append(word)
            length += 3 * len(word) + 1
    return lines_of(words)


def lines_of(words: list[str]) -> str:
    """Words in lines of twelve."""
    return "\n".join(" ".join(words[i : i + 12]) for i in range(0, len(words), 12))


def running(size: int, pool: list[str], seed: int) -> str:
    """Words that come back: the k-th most frequent of 20,000 in proportion to 1/k."""
    rng = random.Random(2)
    lexicon = list(dict.fromkeys(new_word(pool, rng) for _ in range(20_000)))
    rng = random.Random(seed)
    weights = [1 / rank for rank in range(1, len(lexicon) + 1)]
    words, length = [], 0
    while length < size:
        for word in rng.choices(lexicon, weights, k=1000):
            words.append(word)
            length += 3 * len(word) + 1
    return lines_of(words)


def ours(system: str, kind: str = "auto") -> Callable[[], Callable[[str], str]]:
    def make() -> Callable[[str], str]:
        sys.path.insert(0, str(ROOT))
        from translit.romanize import romanize_text

        return lambda text: romanize_text(text, system, kind)

    return make


def icu(name: str) -> Callable[[], Callable[[str], str]]:
    def make() -> Callable[[str], str]:
        from icu import Transliterator

        write = Transliterator.createInstance(name).transliterate
        # A line at a time, and decomposed where only that is known: its cost grows with the square of
        # a text's length, and Korean-Latin/BGN leaves composed syllables as they are.
        form = "NFD" if name.startswith("Korean") else "NFC"

        def romanize(text: str) -> str:
            return "\n".join(write(unicodedata.normalize(form, line)) for line in text.split("\n"))

        return romanize

    return make


def koroman() -> Callable[[str], str]:
    from koroman import romanize

    return romanize


def korean_romanizer() -> Callable[[str], str]:
    from korean_romanizer.romanizer import Romanizer

    return lambda text: Romanizer(text).romanize()


def hangul_romanize() -> Callable[[str], str]:
    from hangul_romanize import Transliter
    from hangul_romanize.rule import academic

    return Transliter(academic).translit


def ko_pron() -> Callable[[str], str]:
    from ko_pron import romanise

    return lambda text: "\n".join(
        " ".join(romanise(word, "mr") for word in line.split(" ")) for line in text.split("\n")
    )


ROMANIZERS: dict[str, tuple[str, Callable[[], Callable[[str], str]]]] = {
    "translit rr-2000": ("rr", ours("rr-2000")),
    "translit rr-2000, words": ("", ours("rr-2000", "word")),
    "translit mr-alalc": ("mr", ours("mr-alalc")),
    "translit mr-alalc, words": ("", ours("mr-alalc", "word")),
    "PyICU Hangul-Latin": ("", icu("Hangul-Latin")),
    "PyICU Korean-Latin/BGN": ("mr", icu("Korean-Latin/BGN")),
    "koroman": ("rr", koroman),
    "korean-romanizer": ("rr", korean_romanizer),
    "hangul-romanize": ("rr", hangul_romanize),
    "ko-pron": ("mr", ko_pron),
}
SLOW = {"ko-pron", "korean-romanizer"}  # given a tenth, so that the run ends


def measure(name: str, texts: list[str], gold: list[dict[str, str]]) -> dict[str, object]:
    """In this process: seconds of each run, peak memory, share of the gold exactly right."""
    column, make = ROMANIZERS[name]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    try:
        romanize = make()
    except Exception as error:  # a peer that is absent or broken must not stop the others
        return {"absent": f"{type(error).__name__}: {error}"}
    romanize("가")
    ready = time.perf_counter() - began
    romanize(texts[0])
    seconds = []
    for text in texts[1:]:
        began = time.perf_counter()
        romanize(text)
        seconds.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = [row for row in gold if column and row[column]]
    right = sum(romanize(row["hangul"]) in row[column].split("|") for row in rows)
    return {
        "ready": ready,
        "median": statistics.median(seconds),
        "spread": max(seconds) - min(seconds),
        "peak_mb": peak / 1024,
        "grown_mb": (peak - before) / 1024,
        "exact": right / len(rows) if rows else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=sys.executable, help="interpreter in which peers are installed")
    parser.add_argument("--gold", default=str(ROOT.parent / "shared/gold/dev/hangul_romanization.csv"))
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        name, share, text_of = options.one.split("|")
        gold = []
        if Path(options.gold).is_file():
            with Path(options.gold).open(encoding="utf-8", newline="") as handle:
                gold = list(csv.DictReader(handle))
        size = options.megabytes * float(share)
        texts = [make_text(text_of, size, seed) for seed in range(RUNS + 1)]
        print(json.dumps(measure(name, texts, gold)))
        return
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {options.megabytes:g} MB, "
        f"medians of {RUNS}"
    )
    for text_of in ("running text", "words that never repeat"):
        print(f"\n{text_of}")
        print(f"{'':26} {'syllables/s':>12} {'spread':>7} {'ready':>8} {'peak':>8}  gold exact, kind untold")
        for name in ROMANIZERS:
            share = 0.1 if name in SLOW else 1.0
            own = name.startswith(("translit", "PyICU"))  # PyICU is a dependency of translit
            python = sys.executable if own else options.peers
            command = [python, __file__, "--one", f"{name}|{share}|{text_of}"]
            command += ["--gold", options.gold, "--megabytes", str(options.megabytes)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name:26} failed: {done.stderr.strip().splitlines()[-1:]}")
                continue
            found = json.loads(done.stdout.splitlines()[-1])
            if "absent" in found:
                print(f"{name:26} not installed, left out ({found['absent']})")
                continue
            text = make_text(text_of, options.megabytes * share, 0)
            syllables = sum("가" <= c <= "힣" for c in text)
            exact = "" if found["exact"] is None else f"{found['exact']:.1%}"
            print(
                f"{name:26} {syllables / found['median']:12,.0f} {found['spread'] / found['median']:6.0%} "
                f"{found['ready'] * 1000:6.0f}ms {found['peak_mb']:6.0f}MB  {exact}"
            )


def make_text(text_of: str, megabytes: float, seed: int) -> str:
    pool = syllables_of_life()
    size = int(megabytes * 1_000_000)
    return (running if text_of == "running text" else never_again)(size, pool, seed)


if __name__ == "__main__":
    main()
