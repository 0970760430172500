"""Hangul syllables and their letters. Knows nothing of names, systems or tables.

Letters are written as compatibility jamo (ㄱ, ㅏ), which people can see; an absent final is ``""``.
Source: The Unicode Standard, section 3.12, Conjoining Jamo Behavior.
"""

from __future__ import annotations

FIRST, LAST = 0xAC00, 0xD7A3
INITIALS = tuple("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
VOWELS = tuple("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_INITIAL_AT = {letter: i for i, letter in enumerate(INITIALS)}
_VOWEL_AT = {letter: i for i, letter in enumerate(VOWELS)}
_FINAL_AT = {letter: i for i, letter in enumerate(FINALS)}


def is_syllable(char: str) -> bool:
    """Whether *char* is one of the 11,172 composed syllables.

    >>> is_syllable("철"), is_syllable("ㅊ"), is_syllable("鐵")
    (True, False, False)
    """
    return len(char) == 1 and FIRST <= ord(char) <= LAST


def take_apart(syllable: str) -> tuple[str, str, str]:
    """The initial, vowel and final of one composed syllable.

    Raises:
        ValueError: *syllable* is not one composed syllable.

    >>> take_apart("철")
    ('ㅊ', 'ㅓ', 'ㄹ')
    """
    if not is_syllable(syllable):
        raise ValueError(f"not a hangul syllable: {syllable!r}")
    index = ord(syllable) - FIRST
    return INITIALS[index // 588], VOWELS[index % 588 // 28], FINALS[index % 28]


def put_together(initial: str, vowel: str, final: str = "") -> str:
    """The composed syllable of three letters; the inverse of :func:`take_apart`.

    Raises:
        KeyError: a letter cannot stand in its place.

    >>> put_together("ㅊ", "ㅓ", "ㄹ")
    '철'
    """
    return chr(FIRST + _INITIAL_AT[initial] * 588 + _VOWEL_AT[vowel] * 28 + _FINAL_AT[final])


# Vowels that begin with y, before which the south drops an initial ㄹ or ㄴ altogether.
_IOTATED = frozenset("ㅣㅑㅕㅛㅠㅖㅒ")


def initial_law(syllable: str) -> str:
    """A Sino-Korean syllable as the south writes it at the beginning of a word.

    Source: Hangul orthography of 1988, articles 10-12.

    >>> initial_law("려"), initial_law("로"), initial_law("녀"), initial_law("김")
    ('여', '노', '여', '김')
    """
    initial, vowel, final = take_apart(syllable)
    if initial in "ㄹㄴ" and vowel in _IOTATED:
        return put_together("ㅇ", vowel, final)
    return put_together("ㄴ", vowel, final) if initial == "ㄹ" else syllable
