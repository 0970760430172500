"""Reconcile one column of a spreadsheet: each name gets its Hangul, Hanja, spelling and verdict.

    python reconcile_a_column.py people.csv name reconciled.csv

Save the spreadsheet as CSV UTF-8 first. Rows that are not "resolved" are for you to decide.
"""

import csv
import sys
from pathlib import Path

import translit
from translit.report.concordance_csv import csv_table

NEW = ("verdict", "hangul", "hanja", "mr", "authority", "others")


def reconcile(form: str) -> dict[str, str]:
    """What one cell may stand for, as new cells."""
    found = translit.resolve_name(form)
    best = found.candidates[0] if found.candidates else None
    if best is None or not best.hangul:
        name = best.label if best else ""
        return dict.fromkeys(NEW, "") | {"verdict": found.status.value, "others": name}
    kind = "person" if best.kind == "person" else "place"
    return {
        "verdict": found.status.value,
        "hangul": best.hangul,
        "hanja": best.hanja,
        "mr": translit.romanize_name(best.hangul, "mr", kind=kind),
        "authority": best.authority,
        "others": " | ".join(c.hangul or c.label for c in found.candidates[1:4]),
    }


def main(source: str, column: str, target: str) -> None:
    """Copy the table with the new columns."""
    with Path(source).open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    if column not in columns:
        raise SystemExit(f"{source} has no column '{column}'; it has {', '.join(columns)}")
    made = [row | reconcile(row[column] or "") for row in rows]
    columns += [new for new in NEW if new not in columns]
    with Path(target).open("w", encoding="utf-8", newline="") as handle:
        # csv_table guards what a spreadsheet would calculate; RFC 4180 otherwise.
        handle.writelines(csv_table(columns, ([row[name] or "" for name in columns] for row in made)))
    print(f"{len(rows)} rows in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
