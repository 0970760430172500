"""A concordance of one folder: a table with every mention, and what is spelled in several ways.

    python concordance_of_a_folder.py letters/ concordance.csv

Change SYSTEM to the system of your edition, or give make_concordance a style sheet (style="names.csv").
"""

import sys
from collections import defaultdict
from pathlib import Path

import translit
from translit.concord import COLUMNS
from translit.report.concordance_csv import csv_table

SYSTEM = "mr"


def main(folder: str, target: str) -> None:
    """Write the table, and say which names have several spellings."""
    spellings: dict[str, set[str]] = defaultdict(set)
    with translit.make_concordance(translit.iter_documents(folder), system=SYSTEM) as lines:
        with Path(target).open("w", encoding="utf-8", newline="") as handle:
            handle.writelines(csv_table(COLUMNS, lines))  # guards what a spreadsheet would calculate
        for row in lines:
            if row.hangul:
                spellings[f"{row.preferred} {row.hangul}"].add(row.form)
        print(f"{len(lines)} mentions in {target}")
    for name, forms in sorted(spellings.items()):
        if len(forms) > 1:
            print(f"{name}: {', '.join(sorted(forms))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
