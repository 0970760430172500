"""What only a person can decide, said in the input: is it a name, is it a unit, is it tense.

| sign | asks |
|---|---|
| ``@김두봉`` ``#강화`` ``=강산`` | at the beginning: a person, a place, a word |
| ``원산-시`` | what follows is a unit |
| ``왕십_리`` | what follows is no unit, or no given name: all is one |
| ``남_궁옥`` | after ``@``: the part before the sign is the surname (``남_궁옥``: 남 and 궁옥) |
| ``헌^법`` ``살~던`` | tense, not tense |
| ``값+어치`` | the second part begins afresh |
| ``잡%히다`` | ㅎ melts into the final, as in verbs |
"""

from __future__ import annotations

from dataclasses import dataclass

from translit.romanize.marks import SIGNS, Mark, marked, read_signs

_KINDS = {"@": "person", "#": "place", "=": "word"}
_JOINTS = "-_"
_ALL = frozenset(SIGNS) | frozenset(_KINDS) | frozenset(_JOINTS)


@dataclass(frozen=True, slots=True)
class Override:
    """A form without its signs, and what they asked."""

    form: str
    kind: str = ""
    joint: str = ""
    place: int = 0
    marks: tuple[tuple[int, Mark], ...] = ()

    def apply(self, syllables: str) -> str:
        """Marked syllables with the asked marks in place of their own."""
        out = list(syllables)
        for place, mark in self.marks:
            out[place] = marked(self.form[place], mark)
        return "".join(out)


def read_overrides(form: str) -> Override:
    """*form* without signs, and what they ask; a form without signs asks nothing.

    >>> read_overrides("#왕십_리").form, read_overrides("#왕십_리").joint
    ('왕십리', '_')
    >>> read_overrides("헌^법").marks
    ((1, <Mark.TENSE: 1>),)
    """
    if _ALL.isdisjoint(form):
        return Override(form)
    kind = _KINDS.get(form[0], "")
    rest = form[1:] if kind else form
    joint, place = "", 0
    for sign in _JOINTS:
        before, found, after = rest.partition(sign)
        if found and before and after and _is_hangul(before[-1]) and _is_hangul(after[0]):
            joint, place = sign, sum(c not in SIGNS for c in before)
            rest = before + after
            break
    if any(c in SIGNS and not _is_hangul(rest[i + 1 : i + 2]) for i, c in enumerate(rest)):
        return Override(form)  # a sign that stands before no syllable is only a character
    pairs = read_signs(rest)
    marks = tuple((i, mark) for i, (_, mark) in enumerate(pairs) if mark)
    return Override("".join(c for c, _ in pairs), kind, joint, place, marks)


def _is_hangul(char: str) -> bool:
    return len(char) == 1 and "가" <= char <= "힣"
