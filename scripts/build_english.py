"""Build tables/mentions/english.csv: which letters make ordinary English words, from SCOWL.

SCOWL (Kevin Atkinson) is taken as Debian packages it: `apt-get download wamerican`, then
`dpkg-deb -x wamerican_*.deb folder`, then

    python scripts/build_english.py folder/usr/share/dict/american-english

Words are grouped by their first two letters, so that the table has hundreds of rows, not tens of
thousands. Capitalized entries (names of places, persons and peoples that English knows) stand apart.
See docs/decisions/0013-english-words.md.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tables" / "mentions" / "english.csv"
ONE_AND_TWO = "a ad ah am an as at be by do ex go he i if in is it me my no of oh on or ox so to up us we"
SHORT = frozenset(ONE_AND_TWO.split())


def main() -> None:
    """Read the list named on the command line and write the table."""
    source = Path(sys.argv[1])
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for word in source.read_text(encoding="utf-8").split():
        if word.endswith("'s") or not word.isalpha() or word.isupper():
            continue
        if len(word) <= 2 and word.lower() not in SHORT:
            continue
        kind = "word" if word.islower() else "name"
        words[kind, word[:2].lower()].add(word)
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        handle.write(
            f"# made by scripts/build_english.py from {source.name} (SCOWL, Debian wamerican 2020.12.07)\n"
        )
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["kind", "prefix", "words", "source"])
        for (kind, prefix), group in sorted(words.items()):
            writer.writerow([kind, prefix, " ".join(sorted(group)), "scowl"])


if __name__ == "__main__":
    main()
