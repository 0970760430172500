"""The words of witnesses as numbers, and what each is worth as evidence that two passages belong together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from translit.collate.align.alike import similarity
from translit.collate.knowledge import Knowledge


@dataclass(slots=True)
class Words:
    """The words of one witness, ready to align: keys, weights, sentences."""

    keys: list[int]
    sentence: list[int]
    item: list[int]  # which item of the stream each word is
    paragraph: list[int] = field(default_factory=list)
    opens: Callable[[int], bool] = lambda _: False  # whether a word begins a line
    fresh: Callable[[int], bool] = lambda _: False  # whether a blank line stands before a word


@dataclass(slots=True)
class Lexicon:
    """Keys as small numbers, and what each is worth as evidence."""

    known: Knowledge
    codes: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    facing: dict[tuple[int, int], float] = field(default_factory=dict)

    def code(self, key: str) -> int:
        """The number of *key*; spellings that are folded share one."""
        number = self.codes.get(key)
        if number is None:
            plain = key.isalpha() or " " in key or key in self.known.signs
            folded = self.known.figure(self.known.spelling(key)) if plain else key
            number = self.codes.get(folded)
            if number is None:
                number = len(self.names)
                self.codes[folded] = number
                self.names.append(folded)
                common = folded in self.known.function_words
                small = folded.isdigit() and len(folded) < 3
                self.weights.append(0.25 if common or small else 1.0)
            self.codes[key] = number
        return number

    def groups(self, number: int) -> frozenset[str]:
        """The groups of equivalents that the word with this number stands in."""
        return self.known.partners.get(self.names[number], frozenset())

    def likeness(self, a: int, b: int) -> float:
        """What it is worth to let two different words face one another."""
        if a > b:
            a, b = b, a
        value = self.facing.get((a, b))
        if value is None:
            value = self.facing[a, b] = self._likeness(self.names[a], self.names[b])
        return value

    def _likeness(self, a: str, b: str) -> float:
        if a.startswith("date:") and b.startswith("date:"):
            return 0.9
        groups = self.known.partners
        if (one := groups.get(a)) and (other := groups.get(b)) and one & other:
            return 0.7
        if a[0].isdigit() and b[0].isdigit():
            return 0.6
        if len(a) > 3 and len(b) > 3:
            alike = similarity(a, b)
            if alike > 0.6:
                return alike * 0.8
        return 0.05
