"""How one character may be spelled by its Japanese reading, in Latin and Cyrillic letters.

Readings are the on'yomi of Unihan with the additions of ``tables/japanese/readings.csv``; allomorphs
(voicing inside a compound, the doubled consonant that swallows a final -ku -ki -tsu -chi, p for h, m for n)
follow from ``tables/japanese/compounds.csv``, each at a cost, so that the plain reading wins where it fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from translit.candidates.fold import folded_rules
from translit.candidates.korean import letter_rules
from translit.catalog import Catalog
from translit.catalog.compounds import Compounds
from translit.rules import Alternatives, Rule, load_rules, rewrite_all
from translit.rules.spell import merge

CEILING = 1.7
# Later readings in Unihan's list are rarer in names of places.
_LATER = 0.25
LONG = dict(zip("aiueo", "āīūēō", strict=True))


# Behind a consonant: it closes its syllable, and the next begins with the same (hok.kai).
CLOSED = "."
# Standard letters for the vowels of Polivanov's table, and how a soft mora writes them.
_CYRILLIC_VOWEL = {"a": "ая", "i": "и", "u": "ую", "e": "э", "o": "оё"}


def japanese_rules(catalog: Catalog, system: str) -> tuple[Rule, ...]:
    """The rules of a system that spells Hepburn, with all that follows from them.

    In Latin, letters no row changes stand for themselves (a rule without an id) and length is left out.
    In Cyrillic every mora is long or with -i by the rules of its vowel.
    """
    rules = load_rules(catalog, system)
    if catalog.json(f"systems/{system}/system.json")["target_script"] == "cyrillic":
        return _complete_moras(rules)
    plain = {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"}
    plain |= {long: short for short, long in LONG.items()} | {"'": ""}
    letters = tuple(Rule("", system, "", match, (text,), 0.0, "", "") for match, text in plain.items())
    return (*rules, *_long_moras(rules), *letters)


def _long_moras(rules: tuple[Rule, ...]) -> Iterator[Rule]:
    """A row for a whole mora (cho, tyo) holds when its vowel is long, length left out or written."""
    for rule in rules:
        consonant, vowel = rule.match[:-1], rule.match[-1]
        if consonant and vowel in LONG and consonant not in LONG:
            yield replace(rule, match=consonant + LONG[vowel])
            for length in rules:
                if length.match == LONG[vowel]:
                    written = tuple(text + tail[1:] for text in rule.results for tail in length.results)
                    cost = rule.cost + length.cost
                    yield replace(rule, match=consonant + LONG[vowel], results=written, cost=cost)


def _complete_moras(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """*rules* with what follows: long moras (Polivanov drops length), -ai -ei -oi -ui, habits of a vowel.

    A habit is a row whose match is a vowel alone (е for e, оо for ō); it holds after every consonant.
    """
    known = {rule.match for rule in rules}
    moras = [r for r in rules if r.match[-1] in LONG and r.match[:-1] not in LONG]
    habits = [r for r in rules if r.match[0] in _CYRILLIC_VOWEL.keys() | set(LONG.values()) and r.cost]
    made: list[Rule] = []
    for rule in moras:
        consonant, vowel = rule.match[:-1], rule.match[-1]
        if consonant + LONG[vowel] not in known or not consonant:
            made.append(replace(rule, match=consonant + LONG[vowel]))
        if vowel != "i" and rule.match + "i" not in known:
            made.append(
                replace(rule, match=rule.match + "i", results=tuple(text + "й" for text in rule.results))
            )
        if not consonant or rule.cost:
            continue
        for habit in habits:
            if habit.match in {vowel, LONG[vowel], vowel + "i"}:
                made.append(_with_habit(rule, habit, consonant, vowel))
    return (*rules, *made)


def _with_habit(rule: Rule, habit: Rule, consonant: str, vowel: str) -> Rule:
    """The habit of a vowel after the consonant of a mora: a soft mora keeps its own letter (кё, кёо)."""
    (mora,) = rule.results
    letter = _CYRILLIC_VOWEL[vowel]
    results = tuple(
        mora[:-1] + text if mora[-1] == letter[0] else mora + text[1:]
        for text in habit.results
        if mora[-1] == letter[0] or text[:1] == letter[0]
    )
    return replace(habit, match=consonant + habit.match, results=results or rule.results)


class JapaneseSpeller:
    """Spellings of characters by each Japanese route, compiled from the tables of *catalog*."""

    def __init__(self, catalog: Catalog) -> None:
        self._compounds = Compounds(catalog.rows("japanese/compounds.csv"))
        self._readings: dict[str, Alternatives] = {}
        on: dict[str, str] = {}
        variants: dict[str, str] = {}
        for row in catalog.rows("sinokorean/hanja.csv"):
            on[row["hanja"]] = row["on"]
            variants[row["hanja"]] = row["variants"]
        for char, cell in on.items():
            # A character without an on'yomi of its own borrows that of a variant (old and new forms).
            donors = [cell, *(on.get(v, "") for v in variants[char].split("|"))]
            listed = next((c for c in donors if c), "")
            if listed:
                self._readings[char] = {r: _LATER * min(n, 3) for n, r in enumerate(listed.split("|"))}
        for row in catalog.rows("japanese/readings.csv"):
            known = self._readings.setdefault(row["hanja"], {})
            known[row["reading"]] = float(row["cost"])
        self.cyrillic_table = letter_rules(japanese_rules(catalog, "ja-polivanov"))
        self._from_cyrillic = letter_rules(folded_rules(load_rules(catalog, "latin-from-cyrillic")))
        self.latin_table = letter_rules(japanese_rules(catalog, "ja-latin"))

    def readings(self, hanja: str) -> Mapping[str, float]:
        """The readings of one character, in Hepburn, with costs; empty when none is known."""
        return self._readings.get(hanja, {})

    def allomorphs(self, reading: str, *, first: bool) -> Alternatives:
        """*reading* and the shapes it takes inside a compound.

        >>> from translit.catalog import default_catalog
        >>> sorted(JapaneseSpeller(default_catalog()).allomorphs("hoku", first=True))
        ['hok', 'hoku']
        """
        return self._compounds.shapes(reading, first=first)

    @staticmethod
    def spell_shape(shape: str, table: Mapping[str, Alternatives], spent: float = 0.0) -> Alternatives:
        """How one shape of a reading is written by *table*, with what is left of the ceiling."""
        closed = shape + CLOSED if shape[-1:] + CLOSED in table else shape
        return rewrite_all(closed, table, CEILING - spent)

    def _spell(self, hanja: str, table: Mapping[str, Alternatives], *, first: bool) -> Alternatives:
        ways = []
        for reading, cost in self.readings(hanja).items():
            for shape, more in self.allomorphs(reading, first=first).items():
                so_far = cost + more
                written = self.spell_shape(shape, table, so_far)
                ways.append({text: so_far + extra for text, extra in written.items()})
        return merge(ways)

    def latin(self, hanja: str, *, first: bool) -> Alternatives:
        """Hepburn, Kunrei and mixtures, marks of length left out."""
        return self._spell(hanja, self.latin_table, first=first)

    def cyrillic(self, hanja: str, *, first: bool) -> Alternatives:
        """By Polivanov and the habits of Soviet hands."""
        return self._spell(hanja, self.cyrillic_table, first=first)

    def through_russian(self, hanja: str, *, first: bool) -> Alternatives:
        """Latin letters for the Cyrillic of :meth:`cyrillic`."""
        ways = []
        for cyrillic, cost in self.cyrillic(hanja, first=first).items():
            written = rewrite_all(cyrillic, self._from_cyrillic, CEILING - cost)
            ways.append({text: cost + more for text, more in written.items()})
        return merge(ways)
