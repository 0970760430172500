"""The shape of names: which words of a bracket are names, and whether they could be Korean or Japanese."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from translit.candidates.initials import split_initials
from translit.candidates.joined import joined_names
from translit.mentions.vocabulary import WORD, Vocabulary, fold
from translit.text import plain_letters

# One syllable of Korean or Japanese as Latin letters write it, in any of the systems met: initial,
# vowel, final. Wide on purpose: it tells "Kindzyo" from "Cyrankiewicz", nothing finer.
_INITIAL = (
    "kkh|khw|khv|kh|kk|kw|kv|k|gw|gv|g|ng|n|th|tt|tsz|tsy|ts|tch|t|dzh|dzz|dz|dd|d|r|ll|l|m|ph|pkh|pp|p|bb|b|"
    "ssy|ss|sh|sy|s|chkh|chzh|chh|ch|c|jj|j|zh|z|hw|hv|h|y|f|v|w"
)
_VOWEL = (
    "yae|yai|yeo|yay|wae|eui|oey|uey|iyo|iya|iyu|yey|oi|oy|oe|io|ia|iu|ie|ya|ye|yo|yu|ay|ai|ae|ey|ei|eu|eo|"
    "ui|uy|ue|uo|ua|wa|wo|we|wi|yi|ou|oo|au|aa|uu|a|e|i|o|u|y"
)
_FINAL = "ngk|ng|nk|nn|mm|n|m|lk|lm|l|rk|r|kk|k|g|p|b|tt|t|d|s"
_SYLLABLE = f"(?:{_INITIAL})?(?:{_VOWEL})(?:{_FINAL})?"
_KOREAN_WORD = regex.compile(f"(?:{_SYLLABLE}){{1,6}}")
_SEPARATOR = regex.compile(r"\s*(?:[,;/]|\band\b|\bor\b|\s[-–—]\s|[–—])\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """One name in a bracket: offsets into the content, and the letters."""

    start: int
    end: int
    surface: str


@cache
def _korean_word(folded: str) -> bool:
    return bool(_KOREAN_WORD.fullmatch(folded))


def korean_shaped(surface: str, vocabulary: Vocabulary) -> bool:
    """Whether every word of *surface* could be Korean or Japanese syllables in Latin letters.

    >>> from translit.catalog import default_catalog
    >>> from translit.mentions.vocabulary import vocabulary_of
    >>> v = vocabulary_of(default_catalog())
    >>> korean_shaped("Kindzyo", v), korean_shaped("Cyrankiewicz", v)
    (True, False)
    """
    words = WORD.findall(surface)
    return bool(words) and all(
        _korean_word(plain_letters(part).replace("'", ""))
        for word in words
        for part in fold(word).split("-")
        if part
    )


def name_items(content: str, vocabulary: Vocabulary) -> tuple[Item, ...]:
    """The names *content* consists of, where it is nothing but capitalized words, commas and *and*.

    Returns:
        One item for each name, or nothing when a word that is not capitalized stands between.
    """
    items: list[Item] = []
    start = 0
    pieces = [*((m.start(), m.end()) for m in _SEPARATOR.finditer(content)), (len(content), len(content))]
    for stop, after in pieces:
        piece = content[start:stop]
        lead = len(piece) - len(piece.lstrip(" ?\"“'(.[{<"))
        body = piece[lead:].rstrip(' ?"”.!):;*]}>')
        if piece.startswith(f"{body}.", lead) and split_initials(f"{body}."):
            body += "."
        if body:
            words = WORD.findall(body)
            if not words or len(words) > 5 or any(c.isdigit() for c in body):
                return ()
            connectors = vocabulary.words("connector")
            if (
                any(not w[0].isupper() and fold(w) not in connectors for w in words)
                or not words[0][0].isupper()
            ):
                return ()
            for begin, end in joined_names(body) or ((0, len(body)),):
                items.append(Item(start + lead + begin, start + lead + end, body[begin:end]))
        start = after
    return tuple(items)
