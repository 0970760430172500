"""How near two spellings are by letters. The door to ``rapidfuzz`` for names."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from translit.mentions.vocabulary import fold
from translit.text import plain_letters

_NEAR, _LEAST = 70, 4


def nearness(one: str, other: str) -> float:
    """From 0 to 1, by the letters that have to go or come.

    >>> round(nearness("chunion", "chujen"), 2)
    0.62
    """
    return fuzz.ratio(one, other) / 100


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter is lost, added, changed, or moved by one place.

    >>> one_slip_apart("kililsung", "kimilsung"), one_slip_apart("ab", "ba"), one_slip_apart("ab", "cd")
    (True, True, False)
    """
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def alike(one: str, other: str) -> bool:
    """Whether two printed forms, not the same, could be of one name.

    >>> alike("CEREVICZ", "Cerewicz?"), alike("Wonsan", "Wonsan"), alike("Kim", "Gim")
    (True, False, False)
    """
    a, b = (plain_letters(fold(form.strip(" ?"))).replace(" ", "").replace("-", "") for form in (one, other))
    return min(len(a), len(b)) >= _LEAST and a != b and nearness(a, b) >= _NEAR / 100
