"""How many brackets of gold/dev are classified right, on rows looked at and rows kept aside.

A row is kept aside when a digest of its content says so, so that one content never stands on both sides.

    python bench/brackets.py [--errors] [--held-errors]
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter, defaultdict
from pathlib import Path

from translit.documents import read_document
from translit.mentions import find_brackets
from translit.model import Bracket
from translit.text import Lines

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
GOLD = SHARED / "gold" / "dev" / "brackets.csv"
NAME = "uncertain_name"


def held_out(text: str) -> bool:
    folded = " ".join(text.split()).casefold()
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=4).digest(), "big") % 5 == 0


def answers(name: str) -> dict[tuple[int, str], list[Bracket]]:
    text = read_document(str(SHARED / "seeds" / name)).text
    lines = Lines(text)
    found: dict[tuple[int, str], list[Bracket]] = defaultdict(list)
    for bracket in find_brackets(text):
        found[lines.place(bracket.span.start)[0], bracket.text].append(bracket)
    return found


def main() -> int:
    rows = list(csv.DictReader(GOLD.open(encoding="utf-8")))
    files = {name: answers(name) for name in sorted({row["seed_file"] for row in rows})}
    sides: dict[str, Counter[str]] = {"looked at": Counter(), "kept aside": Counter()}
    for row in rows:
        held = held_out(row["text"])
        tally = sides["kept aside" if held else "looked at"]
        folded = " ".join(row["text"].split())
        hits = files[row["seed_file"]].get((int(row["line"]), folded), [])
        if not hits:  # the gold strips nested marks in some rows: same line, same beginning
            hits = [
                b
                for (line, text), group in files[row["seed_file"]].items()
                if abs(line - int(row["line"])) <= 1
                and (text.startswith(folded) or text.strip("[]") == folded)
                for b in group
            ]
        got = hits[0].cls.value if hits else "missed"
        tally["rows"] += 1
        tally["right"] += got == row["class"]
        tally["missed"] += not hits
        tally["true names"] += row["class"] == NAME
        tally["names found"] += got == NAME
        tally["names right"] += got == row["class"] == NAME
        if got != row["class"] and ("--held-errors" if held else "--errors") in sys.argv:
            print(
                f"{row['class']} -> {got} | {folded[:60]} | {row['context'][:100]} | {row['line']} | "
                f"{hits[0].reason if hits else ''}"
            )
    for side, tally in sides.items():
        precision = tally["names right"] / max(1, tally["names found"])
        recall = tally["names right"] / max(1, tally["true names"])
        print(
            f"{side}: {tally['right']}/{tally['rows']} right ({tally['right'] / tally['rows']:.1%}), "
            f"{tally['missed']} missed; {NAME} precision {precision:.1%}, recall {recall:.1%}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
