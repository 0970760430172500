"""How much of the labelled names the authority tables know: the share whose referent has a record.

    python bench/coverage.py [-v]            # -v names what is missing

A referent has a record when a row has its hangul (southern or DPRK spelling, or an alias) and the same
characters (old and new forms count as one), or hangul alone where label or row gives no characters.
Nothing is matched by spelling here: this measures what could be found, not whether it is.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from translit.catalog import default_catalog

GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "dev"
FORMS = str.maketrans(
    "豊巖峰瓮烟柏庄崗淸靑鎭內黃德敎鐵龍惠穩邊關會萬臺昂憙",
    "豐岩峯甕煙栢莊岡清青鎮内黄徳教鉄竜恵穏辺関会万台昻熹",
)
# The name without what says its kind, so that 平安南道 is found under 平安南道 and 鐵原郡 under 鐵原.
SUFFIXES = {"군": "郡", "시": "市", "읍": "邑", "면": "面", "구역": "區域", "역": "驛", "부": "府"}
# What is left out of names of these kinds as a matter of course.
GENERICS = {"works": ("광산", "탄광", "금광"), "province": ("도",)}
TARGETS = {
    "japanese_era_places": 97,
    "russian_korean_places": 93,
    "russian_korean_people": 90,
    "seeds_names": 90,
}


def fold(hanja: str) -> str:
    return hanja.translate(FORMS)


def known_names(name: str) -> set[tuple[str, str | None]]:
    """Hangul with hanja, and hangul with nothing, of every row of the table; ``None`` goes with any hanja."""
    found: set[tuple[str, str | None]] = set()
    for row in default_catalog().rows(name):
        names = {row["hangul"], *row["hangul_dprk"].split("|")}
        names |= {names_ for names_ in row.get("aliases", "").split("|") if is_hangul(names_)}
        generics = GENERICS.get(row.get("kind", ""), ())
        bare = {n.removesuffix(g) for n in names for g in generics if n.endswith(g)}
        for hangul in names | bare:
            hanja = fold(row["hanja"])
            written = hanja[: len(hangul)] if hangul in bare else hanja
            loose = not hanja or hangul not in {row["hangul"], *row["hangul_dprk"].split("|"), *bare}
            found |= {(hangul, written), (hangul, "")} | ({(hangul, None)} if loose else set())
    return found


def is_hangul(name: str) -> bool:
    return bool(name) and all("가" <= character <= "힣" for character in name)


def has_record(hangul: str, hanja: str, known: set[tuple[str, str | None]]) -> bool:
    """Whether any of the alternatives of a label is known, with or without the ending of its kind."""
    for one in filter(None, (part.strip().replace(" ", "") for part in hangul.split("|"))):
        for characters in hanja.split("|"):
            forms = [(one, fold(characters))]
            for ending, written in SUFFIXES.items():
                if one.endswith(ending) and len(one) > len(ending) + 1:
                    forms.append((one.removesuffix(ending), fold(characters).removesuffix(fold(written))))
            if any(form in known or (form[0], None) in known for form in forms):
                return True
    return False


def read(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def main() -> None:
    places, persons = known_names("authority/places.csv"), known_names("authority/persons.csv")
    foreign = {
        form
        for row in default_catalog().rows("authority/foreign.csv")
        for column in ("form", "english", "native", "hanzi", "latin_via_russian", "other_forms")
        for form in row[column].split("|")
    }
    below = False
    for name, target in TARGETS.items():
        missing = []
        rows = read(name)
        if name == "seeds_names":
            rows = [
                r
                for r in rows
                if r["confidence"] in {"certain", "probable"} and r["kind"] in {"person", "place"}
            ]
        for row in rows:
            if not row["hangul"]:
                known = fold(row["hanja"]) in map(fold, foreign) or row["form"] in foreign
            elif name == "russian_korean_people" or row.get("kind") == "person":
                known = has_record(row["hangul"], row["hanja"], persons)
            else:
                known = has_record(row["hangul"], row["hanja"], places)
            if not known:
                missing.append(" ".join(filter(None, (row.get("form", ""), row["hangul"], row["hanja"]))))
        share = 100 * (1 - len(missing) / len(rows)) if rows else 0.0
        below |= share < target
        print(f"{name:24} {len(rows) - len(missing):4} of {len(rows):4}  {share:5.1f} %  (target {target} %)")
        if "-v" in sys.argv[1:]:
            print("".join(f"    {item}\n" for item in missing), end="")
    raise SystemExit(below)


if __name__ == "__main__":
    main()
