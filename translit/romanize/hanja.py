"""Hanja to hangul: the reading of each character, by place in the word and by what names are read like."""

from __future__ import annotations

import itertools

import regex

from translit.catalog import Catalog
from translit.catalog.cache import cached
from translit.hangul import initial_law, put_together, take_apart

HANJA = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANJA = regex.compile(f"[{HANJA}]")
_MOST_VARIANTS = 24


class Hanja:
    """Readings of characters, likeliest first."""

    def __init__(
        self,
        readings: dict[str, tuple[str, ...]],
        whole: dict[str, str] | None = None,
        surnames: dict[str, str] | None = None,
    ) -> None:
        self.readings = readings
        self.whole = whole or {}
        self.surnames = surnames or {}

    def read(self, form: str, kind: str = "word", *, law: bool = True) -> tuple[str, ...]:
        """Hangul for *form*, likeliest first; what is no hanja stays. Empty where a character is unknown."""
        if not _HANJA.search(form):
            return (form,)
        known = (self.whole[form],) if law and form in self.whole else ()
        choices: list[tuple[str, ...]] = []
        start = True
        for place, char in enumerate(form):
            if not _HANJA.match(char):
                choices.append((char,))
                start = not char.isalnum()
                continue
            readings = self.readings.get(char, ())
            if not readings:
                return known
            before = choices[-1][0][-1] if choices else ""
            given = kind == "person" and len(form) == 3 and place == 1
            options = _ordered(readings, start or given, before, law)
            if kind == "person" and place == 0 and char in self.surnames:
                surname = self.surnames[char]
                options = tuple(sorted(options, key=lambda r: r != surname and initial_law(r) != surname))
            choices.append(options)
            start = False
        found = ("".join(parts) for parts in _nearest_first(choices))
        return tuple(dict.fromkeys((*known, *itertools.islice(found, _MOST_VARIANTS))))


def load_hanja(catalog: Catalog) -> Hanja:
    """Readings by the character table, those that names of the authority tables use most first."""

    def build() -> tuple[dict[str, tuple[str, ...]], dict[str, str], dict[str, str]]:
        counts: dict[tuple[str, str], int] = {}
        whole: dict[str, str] = {}
        for name in ("authority/places.csv", "authority/persons.csv"):
            for row in catalog.rows(name) if name in catalog.names("authority/*.csv") else ():
                if len(row["hanja"]) > 1:
                    whole.setdefault(row["hanja"], row["hangul"])
                if len(row["hangul"]) == len(row["hanja"]):
                    for char, syllable in zip(row["hanja"], row["hangul"], strict=True):
                        counts[char, syllable] = counts.get((char, syllable), 0) + 1
        surnames: dict[str, str] = {}
        for row in catalog.rows("romanize/surnames.csv"):
            for char in row["hanja"].split("|") if row["hangul"] != row["dprk"] else ():
                surnames.setdefault(char, row["hangul"])
        usual = {row["hanja"]: row["hangul"] for row in catalog.rows("romanize/hanja_words.csv")}
        whole.update((hanja, hangul) for hanja, hangul in usual.items() if len(hanja) > 1)
        found = {}
        for row in catalog.rows("sinokorean/hanja.csv"):
            char, readings = row["hanja"], row["hangul"].split("|")
            score = {
                r: counts.get((char, r), 0)
                + sum(counts.get((char, s), 0) for s in readings if initial_law(r) == s != r)
                for r in readings
            }
            found[char] = tuple(sorted(readings, key=lambda r: (r != usual.get(char), -score[r])))
        return found, whole, surnames

    digest = catalog.digest(
        "sinokorean/hanja.csv", "authority/p*.csv", "romanize/hanja_words.csv", "romanize/surnames.csv"
    )
    return Hanja(*cached("hanja-readings", digest + "3", build))


def _ordered(readings: tuple[str, ...], start: bool, before: str, law: bool) -> tuple[str, ...]:
    """Readings as this place in the word has them."""
    found: dict[str, None] = {}
    bare = {initial_law(r) for r in readings if initial_law(r) != r}
    for reading in readings:
        initial, vowel, final = take_apart(reading)
        if start and law:
            found[initial_law(reading)] = None
        elif reading in bare:
            continue  # the form for the beginning of a word; its full form is in the list
        elif (
            law
            and initial == "ㄹ"
            and final in ("ㄹ", "ㄴ")
            and vowel in "ㅕㅠ"
            and _weak(before)
            and reading in "렬률"
        ):
            found[put_together("ㅇ", vowel, final)] = None
        else:
            found[reading] = None
    return tuple(found)


def _weak(before: str) -> bool:
    """After a vowel or ㄴ, 렬 and 률 are written 열 and 율 (Hangul orthography, art. 11)."""
    return bool(before) and take_apart(before)[2] in ("", "ㄴ")


def _nearest_first(choices: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Combinations, those that keep the likeliest readings first."""
    best = [tuple(c[0] for c in choices)]
    for place, options in enumerate(choices):
        best.extend((*best[0][:place], option, *best[0][place + 1 :]) for option in options[1:])
    return best
