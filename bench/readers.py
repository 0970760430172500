"""How well readers are split: share right per field, against gold/dev/reader_documents.json."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from pathlib import Path

from translit.documents import parts_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
FIELDS = ("number", "title", "date", "first_line", "last_line")


def folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split()).casefold()


def measure(shared: Path = SHARED, *, show: bool = False) -> list[tuple[str, int, int]]:
    """``(field, right, of)`` for each field, then all fields together."""
    gold = json.loads((shared / "gold/dev/reader_documents.json").read_text(encoding="utf-8"))
    text = next((shared / "seeds").glob("004_*.txt")).read_bytes().decode("utf-8")
    parts = {part.number: part for part in parts_of(text)}
    right = dict.fromkeys((*FIELDS, "all"), 0)
    for row in gold:
        part = parts.get(row["n"])
        got = {
            "number": part is not None,
            "title": part is not None and folded(part.title) == folded(row["title"]),
            "date": part is not None and folded(part.date) == folded(row["date"]),
            "first_line": part is not None and part.first_line == row["start_line"],
            "last_line": part is not None and part.last_line == row["end_line"],
        }
        for field, value in got.items():
            right[field] += value
        right["all"] += all(got.values())
        if show and not all(got.values()):
            print(row["n"], [f for f, v in got.items() if not v], row["start_line"], part, file=sys.stderr)
    return [(field, right[field], len(gold)) for field in (*FIELDS, "all")]


def main() -> None:
    began = time.perf_counter()
    for field, right, of in measure(show="-v" in sys.argv):
        print(f"reader_documents {field:<10} {right / of:6.1%}  n={of}")
    print(f"reader_documents seconds    {time.perf_counter() - began:6.2f}")


if __name__ == "__main__":
    main()
