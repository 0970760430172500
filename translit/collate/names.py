"""Whether words are a name, and whether two spellings mean one person or place.

:class:`Letters` decides by letters alone. The name engine, which knows Korean and its transcriptions,
is given to :func:`translit.collate.collate` as another :class:`NameJudge` and then has the first word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from translit.collate.align import similarity
from translit.collate.knowledge import Knowledge, phrase
from translit.text import plain_letters

HEARD = "sound "  # before the whole sound of a form, among its readings


class NameJudge(Protocol):
    """What collation asks of a name engine."""

    def is_name(self, words: Sequence[str]) -> bool | None:
        """Whether the printed *words* are a name; ``None`` when it cannot tell."""

    def same_referent(self, a: str, b: str) -> bool | None:
        """Whether two printed forms mean the same person or place; ``None`` when it cannot tell."""

    def readings(self, form: str) -> frozenset[str]:
        """Keys of what a printed form may say: two forms of one referent share at least one."""


def sound(form: str, known: Knowledge) -> str:
    """*form* with letters that different transcriptions write for one sound folded together.

    >>> from translit.collate.knowledge import knowledge
    >>> sound("Yun Seongil", knowledge()) == sound("Yun Song Il", knowledge())
    True
    """
    letters = "".join(c for c in plain_letters(form).casefold() if c.isalpha())
    for pattern, result in known.sounds:
        letters = pattern.sub(result, letters)
    return letters


class Letters:
    """A judge by letters: capitals make a name, sounds and a table of conventional names the referent.

    Args:
        known: the tables of collation.
        vocabulary: how often each folded word stands in the witnesses; a capitalized word that stands
            there without its capital too is no name.
    """

    def __init__(self, known: Knowledge, lower: Mapping[str, int]) -> None:
        self._known = known
        self._lower = lower

    def is_name(self, words: Sequence[str]) -> bool | None:
        """All words begin with a capital and none is a common word of these witnesses."""
        if not words:
            return False
        capital = 0
        for word in words:
            if word[:1].isupper() or word[:1] in "'’" or word in _PARTICLES:
                low = word.casefold()
                if (
                    low in self._known.function_words
                    or low in self._known.months
                    or low in self._known.numbers
                    or low in self._known.titles
                ):
                    return False
                if (low.rstrip("s"),) in self._known.equivalents["term"] or (low,) in self._known.equivalents[
                    "term"
                ]:
                    return False
                if self._lower.get(low) and (low,) not in self._known.equivalents["name"]:
                    return False
                capital += word[:1].isupper()
            else:
                return False
        return capital > 0

    def same_referent(self, a: str, b: str) -> bool | None:
        """By the table of conventional names, then by sound."""
        one, other = phrase(a), phrase(b)
        if "".join(one) == "".join(other):
            return True
        kind = self._known.equivalent(one, other)
        if kind:
            return True
        x, y = sound(a, self._known), sound(b, self._known)
        if not x or not y:
            return None
        if x == y:
            return True
        alike = similarity(x, y)
        if alike >= 0.8 and min(len(x), len(y)) > 3:
            return True
        return False if alike < 0.45 else None

    def readings(self, form: str) -> frozenset[str]:
        """The groups of conventional names it stands in, and its sound."""
        groups = self._known.equivalents["name"].get(phrase(form), frozenset())
        letters = sound(form, self._known)
        keys = {f"group {group}" for group in groups}
        if letters:
            keys |= {HEARD + letters, "begins " + letters[:_BEGINS]}
        return frozenset(keys)


class Layered:
    """Asks *first*; where it cannot tell, *then*."""

    def __init__(self, first: NameJudge, then: NameJudge) -> None:
        self._first = first
        self._then = then

    def is_name(self, words: Sequence[str]) -> bool | None:
        """The first answer there is."""
        told = self._first.is_name(words)
        return self._then.is_name(words) if told is None else told

    def same_referent(self, a: str, b: str) -> bool | None:
        """The first answer there is."""
        told = self._first.same_referent(a, b)
        return self._then.same_referent(a, b) if told is None else told

    def readings(self, form: str) -> frozenset[str]:
        """What either hears in it."""
        return self._first.readings(form) | self._then.readings(form)


_BEGINS = 4  # letters of a sound by which names that differ farther on are looked up
_PARTICLES = frozenset({"de", "van", "von", "der", "al", "du", "la"})
