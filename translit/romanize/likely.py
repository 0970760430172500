"""How likely a syllable is in a Korean name or word: what ranks readings that the letters leave open."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass

from translit.catalog import Catalog
from translit.catalog.cache import cached
from translit.hangul import FIRST, LAST
from translit.romanize.names import Names, sino_counts

_ANY, _KS, _SINO, _NAMES, _WORDS = 0.000001, 0.03, 0.12, 1.0, 0.7


@dataclass(frozen=True, slots=True)
class Likely:
    """Costs of syllables, by kind of name; the rarer the dearer."""

    place: list[float]
    word: list[float]
    given: tuple[list[float], list[float]]
    surname: dict[str, float]
    pairs: dict[str, float]


def load_likely(catalog: Catalog, names: Names) -> Likely:
    """Costs from the syllables of the authority tables, of Sino-Korean readings, and of KS X 1001."""

    def build() -> tuple[list[float], list[float], list[float], list[float], dict[str, float]]:
        base = [_ANY] * (LAST - FIRST + 1)
        for code in range(FIRST, LAST + 1):
            if len(chr(code).encode("euc_kr")) == 2:  # others take a sequence of fillers
                base[code - FIRST] = _KS
        for syllable, count in sino_counts(catalog).items():
            base[ord(syllable) - FIRST] += _SINO * math.log2(1 + count)
        tables = set(catalog.names("authority/*.csv"))
        place, word, first, second = base[:], base[:], base[:], base[:]
        if "authority/places.csv" in tables:
            for row in catalog.rows("authority/places.csv"):
                for syllable in row["hangul"]:
                    if FIRST <= ord(syllable) <= LAST:
                        place[ord(syllable) - FIRST] += _NAMES / 2
        if "authority/persons.csv" in tables:
            for row in catalog.rows("authority/persons.csv"):
                _, given = names.split_person(row["hangul"])
                if len(given) == 2:
                    first[ord(given[0]) - FIRST] += _NAMES
                    second[ord(given[1]) - FIRST] += _NAMES
        for row in catalog.rows("romanize/frequent.csv"):
            for syllable in row["syllables"]:
                word[ord(syllable) - FIRST] += _WORDS * float(row["weight"])
                place[ord(syllable) - FIRST] += _WORDS * float(row["weight"]) / 10
        return _costs(place), _costs(word), _costs(first), _costs(second), _pairs(catalog)

    digest = catalog.digest(
        "authority/p*.csv",
        "sinokorean/hanja.csv",
        "romanize/surnames.csv",
        "romanize/frequent.csv",
        "romanize/lexicon.csv",
    )
    place, word, first, second, pairs = cached("likely", digest + "6", build)
    total = 49000
    surname = {
        s: -math.log2(max(float(row["thousands"] or 0), 20.0) / total) / 3
        for s, row in names.surnames.items()
    }
    return Likely(place, word, (first, second), surname, pairs)


def _costs(weights: list[float]) -> list[float]:
    total = sum(weights)
    return [round(-math.log2(weight / total) / 3, 4) for weight in weights]


def _pairs(catalog: Catalog) -> dict[str, float]:
    """What two neighbouring syllables earn that are met together in names and words."""
    counts: Counter[str] = Counter()
    for table, column in (("authority/places.csv", "hangul"), ("romanize/lexicon.csv", "form")):
        for row in catalog.rows(table) if table in catalog.names(table) else ():
            counts.update(a + b for a, b in itertools.pairwise(row[column]))
    return {pair: round(min(1.5, 0.5 + math.log2(count) / 6), 3) for pair, count in counts.items()}
