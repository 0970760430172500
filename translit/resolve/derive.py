"""How a hit came about: a derivation a person can follow, with the source of every rule and record.

:meth:`Deriver.brief` names the route, the segments and the record, and costs next to nothing.
:meth:`Deriver.full` finds again which row of which table wrote every letter; it is for ``explain``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from translit.candidates.fold import folded_rules
from translit.candidates.index import Index
from translit.candidates.routes import ROUTES
from translit.hangul import take_apart
from translit.model import Origin, Step
from translit.resolve.gather import IN_MANDARIN, NO_RECORD, Hit
from translit.rules import Rule, derive, load_rules, rules_by_match

if TYPE_CHECKING:
    from translit.candidates.japanese import JapaneseSpeller
    from translit.candidates.korean import KoreanSpeller

_ROUTE_WORDS = {
    Origin.RUSSIAN_KOREAN: "Korean heard by a Russian speaker and written in Cyrillic",
    Origin.RUSSIAN_JAPANESE: "Japanese reading of the characters, written in Cyrillic by Polivanov's system",
    Origin.JAPANESE: "Japanese reading of the characters in Latin letters",
    Origin.ROMANIZED_KOREAN: "Korean in Latin letters",
    Origin.RUSSIAN_CHINESE: "Chinese written in Cyrillic by Palladius's system",
    Origin.OTHER: "spelling given by the tables",
}
_IN_MANDARIN = "Chinese reading of the characters"


class Deriver:
    """Builds traces from hits."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def brief(self, hit: Hit) -> tuple[Step, ...]:
        """Route, segments, record."""
        words = _IN_MANDARIN if hit.route == IN_MANDARIN else _ROUTE_WORDS.get(hit.origin, hit.origin.value)
        steps = [Step(f"route {hit.route}", words)]
        if hit.route == "attested":
            steps.append(self._attested(hit))
        elif hit.route == IN_MANDARIN:
            characters = zip(self._index.records[hit.entry].hanja, hit.segments, strict=True)
            steps += [
                Step("mandarin", f"'{letters}' for {char}, {reading} in Mandarin (cost {cost:g})", "unihan")
                for char, (reading, letters, cost) in characters
            ]
        else:
            steps += [_segment(unit, letters, cost) for unit, letters, cost in hit.segments]
        if hit.ending:
            steps.append(self._left_off(hit))
        return (*steps, self._end(hit))

    def full(self, hit: Hit) -> tuple[Step, ...]:
        """Every row that wrote a letter, from the print back to the name."""
        if hit.route not in ROUTES or hit.ending:
            return self.brief(hit)
        steps = [Step(f"route {hit.route}", _ROUTE_WORDS[hit.origin])]
        for unit, letters, cost in hit.segments:
            found = list(self._chain(hit.route, unit, letters)) if unit else []
            steps += found or [_segment(unit, letters, cost)]
        return (*steps, self._end(hit))

    def _left_off(self, hit: Hit) -> Step:
        rows = self._index.catalog.rows("resolve/endings.csv")
        row = next(row for row in rows if row["id"] == hit.ending)
        return Step(f"ending {hit.ending}", f"'{row['ending']}' left off: {row['case']}", row["source"])

    def _attested(self, hit: Hit) -> Step:
        record = self._index.records[hit.entry]
        return Step("attested", f"'{hit.segments[0][1]}' is given by the record", record.source)

    def _end(self, hit: Hit) -> Step:
        if hit.entry == NO_RECORD:
            made = (
                f"{hit.hangul}: made of syllables that names have" if hit.hangul else f"{hit.label}: pinyin"
            )
            return Step("by-rule", f"{made}; no record")
        record = self._index.records[hit.entry]
        named = " ".join(filter(None, (record.hangul, record.hanja, record.label)))
        return Step(record.ref, named, record.source)

    def _chain(self, route: str, unit: str, letters: str) -> Iterator[Step]:
        """The steps by which *unit* is written *letters*; none when an error stands between.

        None either of a surname of two syllables, which is spelled as a whole.
        """
        if ROUTES[route].units == "hangul" and len(unit) > 1:
            return
        cyrillic = letters
        if route.endswith("through-russian"):
            found = self._cyrillic_behind(route, unit, letters)
            if found is None:
                return
            cyrillic, used = found
            yield Step("latin", f"'{letters}' for Cyrillic {cyrillic}", _sources(used))
            yield from (_rule_step(rule) for rule in used if rule.cost)
        if ROUTES[route].units == "hangul":
            spelled = self._korean_rules["romanized" if route == "romanized" else "cyrillic"]
            slots = _slots_for(unit, cyrillic, spelled)
            if slots:
                yield Step("hangul", f"{cyrillic} for {unit}", _sources(slots))
                yield from (_rule_step(rule) for rule in slots)
        else:
            yield from self._reading(route, unit, cyrillic)

    def _cyrillic_behind(self, route: str, unit: str, letters: str) -> tuple[str, tuple[Rule, ...]] | None:
        if ROUTES[route].units == "hangul":
            ways = self._korean.cyrillic(unit)
        else:
            ways = self._japanese.cyrillic(unit[-1], first=not unit.startswith("+"))
        best: tuple[float, str, tuple[Rule, ...]] | None = None
        for cyrillic, cost in sorted(ways.items()):
            used = derive(cyrillic, letters, self._latin_rules)
            if used is not None:
                total = cost + sum(rule.cost for rule in used)
                if best is None or total < best[0]:
                    best = (total, cyrillic, used)
        return best[1:] if best else None

    def _reading(self, route: str, unit: str, written: str) -> Iterator[Step]:
        """The Japanese reading behind *written*, and the system that wrote it."""
        first = not unit.startswith("+")
        table = self._japanese.latin_table if route == "japanese-latin" else self._japanese.cyrillic_table
        best: tuple[float, str, str] | None = None
        for reading, cost in self._japanese.readings(unit[-1]).items():
            for shape, more in self._japanese.allomorphs(reading, first=first).items():
                spelled = self._japanese.spell_shape(shape, table).get(written)
                if spelled is not None and (best is None or cost + more + spelled < best[0]):
                    best = (cost + more + spelled, reading, shape)
        if best is None:
            return
        _, reading, shape = best
        if route != "japanese-latin":
            yield Step("polivanov", f"{written} for Japanese {shape}", "polivanov-1917")
        changed = f", here {shape}" if shape != reading else ""
        yield Step("reading", f"{unit[-1]} is read {reading}{changed}", "unihan")

    @cached_property
    def _korean(self) -> KoreanSpeller:
        from translit.candidates.korean import KoreanSpeller

        return KoreanSpeller(self._index.catalog)

    @cached_property
    def _japanese(self) -> JapaneseSpeller:
        from translit.candidates.japanese import JapaneseSpeller

        return JapaneseSpeller(self._index.catalog)

    @cached_property
    def _korean_rules(self) -> dict[str, tuple[Rule, ...]]:
        catalog = self._index.catalog
        return {
            "cyrillic": load_rules(catalog, "ru-soviet-press"),
            "romanized": load_rules(catalog, "en-popular"),
        }

    @cached_property
    def _latin_rules(self) -> dict[str, list[Rule]]:
        return rules_by_match(folded_rules(load_rules(self._index.catalog, "latin-from-cyrillic")))


def _slots_for(syllable: str, written: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The cheapest rules of onset, vowel and coda (or of the whole) that write *syllable* so."""
    onset, vowel, coda = take_apart(syllable)
    by = {
        slot: [r for r in rules if r.slot == slot and r.match == match]
        for slot, match in (
            ("onset", onset), ("vowel", vowel), ("coda", coda),
            ("fused", onset + vowel), ("syllable", syllable),
        )
    }  # fmt: skip
    shapes = (("onset", "vowel", "coda"), ("fused", "coda"), ("syllable",))
    found: list[tuple[float, tuple[Rule, ...]]] = []
    for shape in shapes:
        partial: list[tuple[str, float, tuple[Rule, ...]]] = [("", 0.0, ())]
        for slot in shape:
            partial = [
                (text + result, cost + rule.cost, (*used, rule))
                for text, cost, used in partial
                for rule in by[slot]
                for result in rule.results
                if written.startswith(text + result)
            ]
        found += [(cost, used) for text, cost, used in partial if text == written]
    return min(found, key=lambda pair: pair[0])[1] if found else ()


def _segment(unit: str, letters: str, cost: float) -> Step:
    if not unit:
        return Step("extra-letter", f"'{letters}' belongs to no part of the name (cost {cost:g})")
    return Step("spelling", f"'{letters}' for {unit.lstrip('+')} (cost {cost:g})")


def _rule_step(rule: Rule) -> Step:
    results = "|".join(result or "nothing" for result in rule.results)
    note = f"; {rule.note}" if rule.note else ""
    what = f"{rule.match or 'no final'} -> {results} (cost {rule.cost:g}{note})"
    return Step(f"{rule.system}/{rule.id}", what, rule.source)


def _sources(rules: Sequence[Rule]) -> str:
    return ";".join(dict.fromkeys(rule.source for rule in rules))
