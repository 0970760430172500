"""How one hangul syllable may be spelled: in Cyrillic, in Latin through Cyrillic, or romanized.

The rules are those of ``tables/systems``; here they are only put together letter by letter. Spellings
do not depend on neighbouring syllables: what assimilation writes (н for a final ㄱ) is one more row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from translit.candidates.fold import folded_rules
from translit.catalog import Catalog
from translit.hangul import take_apart
from translit.rules import Alternatives, Rule, combine, load_rules, rewrite_all
from translit.rules.spell import merge

CYRILLIC_CEILING = 1.6
LATIN_CEILING = 1.7


@dataclass(frozen=True, slots=True)
class SyllableRules:
    """The rules of one system by slot: what may be written for an onset, a vowel, a coda, a whole."""

    onset: Mapping[str, Alternatives]
    vowel: Mapping[str, Alternatives]
    coda: Mapping[str, Alternatives]
    fused: Mapping[str, Alternatives]
    whole: Mapping[str, Alternatives]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> SyllableRules:
        """Sort *rules* by slot; the cheaper of two rows for one result wins."""
        slots: dict[str, dict[str, Alternatives]] = {
            "onset": {}, "vowel": {}, "coda": {}, "fused": {}, "syllable": {},
        }  # fmt: skip
        for rule in rules:
            known = slots[rule.slot].setdefault(rule.match, {})
            for result in rule.results:
                known[result] = min(rule.cost, known.get(result, rule.cost))
        return cls(slots["onset"], slots["vowel"], slots["coda"], slots["fused"], slots["syllable"])

    def spell(self, syllable: str, ceiling: float) -> Alternatives:
        """Every spelling of *syllable* up to *ceiling*; a coda no row names is left unspelled."""
        onset, vowel, coda = take_apart(syllable)
        final = self.coda.get(coda, {"": 1.0})
        ways = [combine((self.onset.get(onset, {}), self.vowel.get(vowel, {}), final), ceiling)]
        if fused := self.fused.get(onset + vowel):
            ways.append(combine((fused, final), ceiling))
        if whole := self.whole.get(syllable):
            ways.append(whole)
        return merge(ways)


def letter_rules(rules: Iterable[Rule]) -> dict[str, Alternatives]:
    """Rules without slots as a rewriting table: stretch to what may stand for it."""
    table: dict[str, Alternatives] = {}
    for rule in rules:
        known = table.setdefault(rule.match, {})
        for result in rule.results:
            known[result] = min(rule.cost, known.get(result, rule.cost))
    return table


class KoreanSpeller:
    """Spellings of syllables by each route, compiled from the tables of *catalog*."""

    def __init__(self, catalog: Catalog) -> None:
        self._cyrillic = SyllableRules.of(load_rules(catalog, "ru-soviet-press"))
        self._latin = letter_rules(folded_rules(load_rules(catalog, "latin-from-cyrillic")))
        self._romanized = SyllableRules.of(load_rules(catalog, "en-popular"))

    def cyrillic(self, syllable: str) -> Alternatives:
        """As Soviet hands wrote it."""
        return self._cyrillic.spell(syllable, CYRILLIC_CEILING)

    def through_russian(self, syllable: str) -> Alternatives:
        """As a translator wrote in Latin letters what a Soviet hand had written in Cyrillic."""
        ways = []
        for cyrillic, cost in self.cyrillic(syllable).items():
            written = rewrite_all(cyrillic, self._latin, LATIN_CEILING - cost)
            ways.append({text: cost + more for text, more in written.items()})
        return merge(ways)

    def romanized(self, syllable: str) -> Alternatives:
        """As English print writes Korean directly: RR, MR without marks, DPRK, newspapers."""
        return self._romanized.spell(syllable, LATIN_CEILING)
