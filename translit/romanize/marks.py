"""Marks that a person, or a row of the lexicon, sets before a syllable; and how the engine carries them.

A marked syllable travels as one code point of a private plane (mark × block + syllable), so that
compiled tables look it up like any other and no object is made for it.
"""

from __future__ import annotations

from enum import IntEnum

from translit.hangul import FIRST, LAST

_BASE, _BLOCK = 0xF0000, 0x2C00  # room for eleven marks below U+10FFFF
PRIVATE = chr(_BASE)


class Mark(IntEnum):
    """What a mark asks of the boundary before its syllable."""

    NONE = 0
    TENSE = 1  # ^ the consonant is tense: 헌^법
    AFRESH = 2  # + a word begins here: 값+어치
    PLAIN = 3  # ~ the consonant is not tense: 살~던
    VERB = 4  # % ㅎ of a verb melts into the final: 잡%혀
    SPLIT = 5  # - a hyphen, with sound change across it
    APART = 6  # - a hyphen, and no sound change
    JOINED = 7  # no hyphen, and no sound change
    KEEP = 8  # a written ㄹ or ㄴ stays, at the beginning
    LINKED = 10  # no hyphen, no sound change, and yet no beginning
    LOAN_L = 9  # a ㄹ that stands for l in a loan, at the beginning


SIGNS = {"^": Mark.TENSE, "+": Mark.AFRESH, "~": Mark.PLAIN, "%": Mark.VERB}


# What is added to a syllable's code point; a tuple, since this is asked for every given name.
_SHIFTS = tuple(_BASE + number * _BLOCK - FIRST if number else 0 for number in range(len(Mark)))


def marked(char: str, mark: Mark) -> str:
    """The syllable *char* carrying *mark*, as one code point; what is no syllable carries none."""
    code = ord(char)
    return chr(code + _SHIFTS[mark]) if FIRST <= code <= LAST else char


def unmarked(char: str) -> tuple[str, Mark]:
    """The syllable and its mark.

    >>> unmarked(marked("법", Mark.TENSE))
    ('법', <Mark.TENSE: 1>)
    """
    code = ord(char)
    if code < _BASE:
        return char, Mark.NONE
    mark, place = divmod(code - _BASE, _BLOCK)
    return chr(FIRST + place), Mark(mark)


def is_marked(char: str) -> bool:
    """Whether *char* is a syllable under way with a mark."""
    code = ord(char) - _BASE
    return code >= 0 and code // _BLOCK < len(Mark) and code % _BLOCK <= LAST - FIRST


def read_signs(text: str) -> tuple[tuple[str, Mark], ...]:
    """Each syllable of a cell such as ``헌^법`` with its mark."""
    found = []
    mark = Mark.NONE
    for char in text:
        if char in SIGNS:
            mark = SIGNS[char]
        else:
            found.append((char, mark))
            mark = Mark.NONE
    return tuple(found)
