"""How one character may be spelled by its Japanese reading, in Latin and Cyrillic letters.

Readings are the on'yomi of Unihan with the additions of ``tables/japanese/readings.csv``; allomorphs
(voicing inside a compound, the doubled consonant that swallows a final -ku -ki -tsu -chi, p for h)
follow by rule, each at a cost, so that the plain reading wins where it fits.
"""

from __future__ import annotations

from collections.abc import Mapping

from translit.candidates.fold import folded_rules
from translit.candidates.korean import letter_rules
from translit.catalog import Catalog
from translit.rules import Alternatives, load_rules, rewrite_all
from translit.rules.spell import merge

CEILING = 1.7
# Later readings in Unihan's list are rarer in names of places.
_LATER = 0.15
_VOICED = {"k": "g", "sh": "j", "s": "z", "ch": "j", "ts": "z", "t": "d", "h": "b", "f": "b"}
_VOICING, _P_FOR_H, _DOUBLING = 0.45, 0.25, 0.15
_LONG = dict(zip("aiueo", "āīūēō", strict=True))


def _complete_moras(moras: dict[str, Alternatives]) -> dict[str, Alternatives]:
    """*moras* with what follows from them: long vowels (Polivanov drops length) and -ai -ei -oi -ui.

    A doubled consonant and an m before a labial are spelled by their own letter.
    """
    table = dict(moras)
    for mora, results in moras.items():
        if mora[-1] not in _LONG or mora[:-1] in _LONG:
            continue
        table.setdefault(mora[:-1] + _LONG[mora[-1]], results)
        if mora[-1] != "i":
            table.setdefault(mora + "i", {text + "й": cost for text, cost in results.items()})
    for letter, cyrillic in {"k": "к", "s": "с", "t": "т", "p": "п", "m": "м"}.items():
        table.setdefault(letter, {cyrillic: 0.0})
    return table


class JapaneseSpeller:
    """Spellings of characters by each Japanese route, compiled from the tables of *catalog*."""

    def __init__(self, catalog: Catalog) -> None:
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
        self.cyrillic_table = _complete_moras(letter_rules(load_rules(catalog, "ja-polivanov")))
        self._from_cyrillic = letter_rules(folded_rules(load_rules(catalog, "latin-from-cyrillic")))
        self.latin_table = letter_rules(load_rules(catalog, "ja-latin"))
        for letter in "abcdefghijklmnopqrstuvwxyz":
            self.latin_table.setdefault(letter, {})[letter] = 0.0
        for long, short in zip("āīūēō", "aiueo", strict=True):
            self.latin_table.setdefault(long, {})[short] = 0.0
        self.latin_table["'"] = {"": 0.0}

    def readings(self, hanja: str) -> Mapping[str, float]:
        """The readings of one character, in Hepburn, with costs; empty when none is known."""
        return self._readings.get(hanja, {})

    def allomorphs(self, reading: str, *, first: bool) -> Alternatives:
        """*reading* and the shapes it takes inside a compound.

        >>> from translit.catalog import default_catalog
        >>> sorted(JapaneseSpeller(default_catalog()).allomorphs("hoku", first=True))
        ['hok', 'hoku']
        """
        shapes: Alternatives = {reading: 0.0}
        if not first:
            head = next((h for h in ("sh", "ch", "ts") if reading.startswith(h)), reading[:1])
            if voiced := _VOICED.get(head):
                rest = reading[len(head) :]
                rest = rest[1:] if head in {"sh", "ch"} and voiced == "j" and rest[:1] == "y" else rest
                shapes[voiced + rest] = _VOICING
            if head in {"h", "f"}:
                shapes["p" + reading[1:]] = _P_FOR_H
        for shape, cost in list(shapes.items()):
            for ending, doubled in (("ku", "k"), ("ki", "k"), ("tsu", "kstp"), ("chi", "kstp")):
                if shape.endswith(ending) and len(shape) > len(ending):
                    for letter in doubled:
                        shapes.setdefault(shape.removesuffix(ending) + letter, cost + _DOUBLING)
            if shape.endswith("n"):
                shapes.setdefault(shape + "'", cost + 0.02)
            if shape.startswith("i") and not first:
                shapes.setdefault("y" + shape, cost + 0.05)
        return shapes

    @staticmethod
    def spell_shape(shape: str, table: Mapping[str, Alternatives], spent: float = 0.0) -> Alternatives:
        """How one shape of a reading is written by *table*, with what is left of the ceiling."""
        return rewrite_all(shape, table, CEILING - spent)

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
