"""Which spellings of a character have a long vowel: what a macron in the print confirms or denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from translit.candidates.japanese import LONG, JapaneseSpeller

_LONG_VOWELS = frozenset(LONG.values())

Lengths = Mapping[str, Mapping[str, bool]]
"""Unit to its spellings of one length only: ``True`` where every reading behind them is long."""


def spelled_lengths(speller: JapaneseSpeller, units: Iterable[str]) -> dict[str, dict[str, bool]]:
    """The lengths of the Latin spellings of *units*; a spelling that may be either is left out."""
    return {unit: dict(_of_one_length(speller, unit)) for unit in units}


def _of_one_length(speller: JapaneseSpeller, unit: str) -> Iterable[tuple[str, bool]]:
    seen: dict[str, set[bool]] = {}
    for reading in speller.readings(unit[-1]):
        for shape in speller.allomorphs(reading, first=not unit.startswith("+")):
            for text in speller.spell_shape(shape, speller.latin_table):
                seen.setdefault(text, set()).add(any(vowel in _LONG_VOWELS for vowel in shape))
    return ((text, lengths.pop()) for text, lengths in seen.items() if len(lengths) == 1)


def length_cost(
    segments: Iterable[tuple[str, str, float]], long: Iterable[int], lengths: Lengths, toll: float
) -> float:
    """What it costs that vowels printed long (at offsets *long* of the letters) are not, or the reverse.

    *toll* is for a long vowel that no reading has; one left without its mark, beside others that bear
    it, costs half.
    """
    printed = frozenset(long)
    cost = 0.0
    at = 0
    for unit, letters, _ in segments:
        span = range(at, at + len(letters))
        at = span.stop
        is_long = lengths.get(unit, {}).get(letters)
        if is_long is None:
            continue
        marked = not printed.isdisjoint(span)
        if marked != is_long:
            cost += toll if marked else toll / 2
    return cost
