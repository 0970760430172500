"""The way back: from a romanized form to the hangul it may stand for, best first.

Letters are matched against the same tables that write them (:mod:`translit.romanize.inverse`); what is
found is written forward again, so that a reading the system would spell so stands before one it would not.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from translit.catalog import Catalog, default_catalog
from translit.catalog.cache import cached
from translit.hangul import FIRST
from translit.model import Step
from translit.romanize.inverse import Inverse, load_inverse
from translit.romanize.likely import Likely, load_likely
from translit.romanize.names import Names, names_of
from translit.romanize.romanizer import romanizer
from translit.text import fold_apostrophes, fold_breves, plain_letters

_BEAM, _KEPT = 12, 60
_NOT_SPELLED_SO, _UNIT, _LENGTHS = 1.6, -1.5, {1: 1.2, 2: 0.0, 3: 2.0}
_KNOWN = 1.5
_NO_SURNAME, _WESTERN_ORDER, _NORTHERN = 3.0, 1.5, 0.6


@dataclass(frozen=True, slots=True)
class Reading:
    """One hangul form that a romanized one may stand for; the lower the cost, the likelier."""

    hangul: str
    system: str
    cost: float
    kind: str
    trace: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One system as a way back, and what letters it drops."""

    system: str
    inverse: Inverse
    cost: float
    drop: str


class Back:
    """The ways back of a catalog, with what ranks their readings."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.names: Names = names_of(catalog)
        self.likely: Likely = load_likely(catalog, self.names)
        self._ways: dict[tuple[str, str], Inverse] = {}
        self._words: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._surnames: dict[str, list[tuple[str, float]]] | None = None

    def read(self, form: str, kind: str | None, limit: int) -> tuple[Reading, ...]:
        """Readings of *form*, best first."""
        folded = fold_apostrophes(fold_breves(form)).strip().lower()
        if not folded or not any(c.isalpha() for c in folded):
            return ()
        best: dict[str, Reading] = {}
        for way in self._ways_for(folded):
            text = "".join(c for c in folded if c not in way.drop)
            kinds = (kind,) if kind and kind != "auto" else _kinds_of(form)
            for wanted in kinds:
                known = self._known(way).get(text, ()) if wanted != "person" else ()
                for hangul, cost in (*((w, _KNOWN) for w in known), *self._candidates(text, wanted, way)):
                    reading = Reading(hangul, way.system, cost + way.cost, wanted)
                    if hangul not in best or reading.cost < best[hangul].cost:
                        best[hangul] = reading
        likeliest = heapq.nsmallest(_KEPT, best.values(), key=lambda r: (r.cost, r.hangul))
        checked = sorted((self._checked(r, folded) for r in likeliest), key=lambda r: (r.cost, r.hangul))
        return tuple(self._explained(r, form) for r in checked[:limit])

    def _ways_for(self, folded: str) -> Iterator[_Way]:
        """The systems that letters and marks of *folded* admit."""
        marked = any(c in "ŏŭ" for c in folded)
        apostrophes = "'" in folded
        plain = plain_letters(folded)
        if marked or apostrophes:
            yield self._way("mr-alalc", 0.0, "")
            if not apostrophes:
                yield self._way("mr-alalc", 0.5, "'")
                yield self._way("dprk-2002", 0.8, "")
            return
        if plain.isascii():
            yield self._way("rr-2000", 0.0, "")
            yield self._way("mr-plain", 0.3, "")
            if any(pair in plain for pair in ("kh", "th", "ph", "j", "r")):
                yield self._way("dprk-2002", 1.2, "ŏŭ")

    def _way(self, system: str, cost: float, drop: str) -> _Way:
        if (system, drop) not in self._ways:
            self._ways[system, drop] = load_inverse(system, self.catalog, drop=drop)
        return _Way(system, self._ways[system, drop], cost, "" if drop == "ŏŭ" else drop)

    def _known(self, way: _Way) -> dict[str, list[str]]:
        """Words of the lexicon, which rules alone do not reach, by what the system writes for them."""
        key = (way.system, way.drop)
        if key not in self._words:
            tables = ("romanize/lexicon.csv", "romanize/loans.csv", "romanize/split_names.csv")

            def build() -> dict[str, list[str]]:
                forward = romanizer(way.system, self.catalog)
                found: dict[str, list[str]] = {}
                for table in tables:
                    for row in self.catalog.rows(table):
                        if row.get("scope") != "inner":
                            spelled = forward.spell(row["form"], "word").lower()
                            spelled = "".join(c for c in spelled if c not in way.drop)
                            found.setdefault(spelled, []).append(row["form"])
                return found

            digest = self.catalog.digest("systems/*/*", "romanize/*.csv")
            self._words[key] = cached(f"known-{way.system}{len(way.drop)}", digest, build)
        return self._words[key]

    def _candidates(self, text: str, kind: str, way: _Way) -> Iterator[tuple[str, float]]:
        words = text.split()
        if kind == "person":
            yield from self._persons(words, way)
            return
        costs = self.likely.place if kind == "place" else self.likely.word
        found: list[tuple[str, float]] = [("", 0.0)]
        for word in words:
            readings = parse(word, way.inverse, (costs,), self.likely.pairs)
            found = heapq.nsmallest(
                _KEPT,
                (
                    (f"{left} {right}".strip(), cost + more)
                    for left, cost in found
                    for right, more in readings
                ),
                key=lambda pair: pair[1],
            )
        for hangul, cost in found:
            yield hangul, cost + (_UNIT if "-" in text and self._ends_in_unit(hangul) else 0.0)

    def _ends_in_unit(self, hangul: str) -> bool:
        return self.names.split_place(hangul) is not None

    def _persons(self, words: list[str], way: _Way) -> Iterator[tuple[str, float]]:
        if len(words) == 1:
            word = words[0]
            if "-" not in word:  # surname and given name run together, or a given name alone
                for hangul, cost in parse(word, way.inverse, self.likely.given):
                    yield hangul, cost + _NO_SURNAME
                return
            words = word.split("-", 1) if word.split("-")[0] in self.surnames else ["", word]
        orders = [(words[0], words[1:], 0.0)]
        if len(words) == 2:
            orders.append((words[1], words[:1], _WESTERN_ORDER))
        for first, rest, order in orders:
            given = self._given(rest, way)
            surnames = self.surnames.get(plain_letters(first).replace("'", ""), []) if first else [("", 1.0)]
            exact = [(s, c) for s, c in surnames if not s or self._spelled(s, way.system) == first]
            for surname, cost in exact or [(s, c + 0.5) for s, c in surnames]:
                for hangul, more in given:
                    yield surname + hangul, cost + more + order

    def _spelled(self, surname: str, system: str) -> str:
        return romanizer(system, self.catalog).surname(surname).lower()

    def _given(self, words: list[str], way: _Way) -> list[tuple[str, float]]:
        found: list[tuple[str, float]] = [("", 0.0)]
        for place, word in enumerate(words):
            costs = self.likely.given if len(words) == 1 else (self.likely.given[min(place, 1)],)
            readings = parse(word, way.inverse, costs)
            found = [(left + right, cost + more) for left, cost in found for right, more in readings]
            found = heapq.nsmallest(_KEPT, found, key=lambda pair: pair[1])
        return [(hangul, cost + _LENGTHS.get(len(hangul), 5.0)) for hangul, cost in found]

    @property
    def surnames(self) -> dict[str, list[tuple[str, float]]]:
        """Surnames by every spelling of any system or custom, without marks."""
        if self._surnames is None:
            found: dict[str, dict[str, float]] = {}
            for surname, row in self.names.surnames.items():
                cost = self.likely.surname[surname]
                spelled = {
                    self._spelled(surname, s) for s in ("rr-2000", "mr-alalc", "mr-plain", "dprk-2002")
                }
                usual = {u.lower() for u in row["usual"].split("|") if u}
                northern = _NORTHERN if surname == row["dprk"] else 0.0
                for spelling in spelled | usual:
                    key = plain_letters(spelling).replace("'", "")
                    found.setdefault(key, {})[surname] = cost + northern
            self._surnames = {k: sorted(v.items(), key=lambda p: p[1]) for k, v in found.items()}
        return self._surnames

    def _checked(self, reading: Reading, folded: str) -> Reading:
        """The reading with its cost raised where its system would not spell it so."""
        forward = romanizer(reading.system, self.catalog)
        spelled = {forward.spell(reading.hangul, reading.kind).lower()}
        if reading.kind == "person":
            spelled.add(forward.spell(reading.hangul, "person", hyphen=True).lower())
            spelled.add(forward.spell(reading.hangul, "person").lower().replace("-", ""))
        if reading.kind == "place":
            spelled.add(forward.spell(reading.hangul, "word").lower())
        if folded in {fold_apostrophes(s) for s in spelled}:
            return reading
        return Reading(reading.hangul, reading.system, reading.cost + _NOT_SPELLED_SO, reading.kind)

    def _explained(self, reading: Reading, form: str) -> Reading:
        forward = romanizer(reading.system, self.catalog)
        spelled = forward.spell(reading.hangul, reading.kind)
        step = Step(f"back-{reading.system}", f"{form} read as {reading.hangul}, which it writes {spelled}")
        return Reading(reading.hangul, reading.system, round(reading.cost, 3), reading.kind, (step,))


def parse(
    word: str, inverse: Inverse, costs: tuple[list[float], ...], pairs: dict[str, float] | None = None
) -> list[tuple[str, float]]:
    """Every likely way to read *word* as syllables, best first: a beam over its boundaries.

    Args:
        word: folded letters, without spaces.
        inverse: the tables turned round.
        costs: what each syllable costs, by its place; the last list serves all further places.
        pairs: what two neighbours earn.
    """
    size = len(word)
    earned = (pairs or {}).get
    # At each offset: the open syllable (initial and vowel) and the readings up to it.
    open_at: list[dict[int, list[tuple[float, str]]]] = [{} for _ in range(size + 1)]
    for end in range(1, min(size, inverse.longest) + 1):
        for _, key, cost in inverse.start.get(word[:end], ()):
            open_at[end].setdefault(key, []).append((cost, ""))
    last = len(costs) - 1
    for place in range(1, size + 1):
        if not open_at[place]:
            continue
        matches = [
            (place + length, final, key, cost)
            for length in range(1, min(inverse.longest, size - place) + 1)
            for final, key, cost in inverse.between.get(word[place : place + length], ())
        ]
        if place == size:
            break
        for opened, readings in open_at[place].items():
            readings.sort()
            base = opened * 28
            for end, final, key, cost in matches:
                index = base + final
                syllable = chr(FIRST + index)
                onward = open_at[end].setdefault(key, [])
                for so_far, text in readings[:_BEAM]:
                    paid = so_far + cost + costs[min(len(text), last)][index]
                    paid -= earned(text[-1:] + syllable, 0.0)
                    onward.append((paid, text + syllable))
        for end in range(place + 1, size + 1):
            for key, readings in open_at[end].items():
                if len(readings) > 4 * _BEAM:
                    open_at[end][key] = heapq.nsmallest(_BEAM, readings)
    found: dict[str, float] = {}
    for place in range(max(1, size - 4), size + 1):
        for final, _, cost in inverse.end.get(word[place:], ()):
            for opened, readings in open_at[place].items():
                index = opened * 28 + final
                for so_far, text in heapq.nsmallest(_BEAM, readings):
                    whole = text + chr(FIRST + index)
                    paid = so_far + cost + costs[min(len(text), last)][index] - earned(whole[-2:], 0.0)
                    if paid < found.get(whole, 1e9):
                        found[whole] = paid
    return heapq.nsmallest(_KEPT, found.items(), key=lambda pair: (pair[1], pair[0]))


def _kinds_of(form: str) -> tuple[str, ...]:
    words = form.split()
    if len(words) == 1:
        return ("place",) if form[:1].isupper() else ("word", "place")
    return ("person",) if len(words) <= 3 and all(w[:1].isupper() for w in words) else ("person", "word")


@lru_cache(maxsize=4)
def _back(catalog: Catalog) -> Back:
    return Back(catalog)


def read_back(
    form: str, *, kind: str | None = None, limit: int = 10, catalog: Catalog | None = None
) -> tuple[Reading, ...]:
    """The hangul that a romanized form may stand for, likeliest first.

    Args:
        form: as printed, in any of the systems: with or without marks and hyphens, carons for breves,
            any apostrophe.
        kind: ``person``, ``place`` or ``word``; ``None`` tries what the form looks like.
        limit: most readings returned.
        catalog: the tables; the shipped ones by default.

    >>> read_back("Ch'ǒrwǒn", kind="place", limit=1)[0].hangul
    '철원'
    """
    return _back(catalog or default_catalog()).read(form, kind, limit)
