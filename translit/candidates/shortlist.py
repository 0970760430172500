"""Which names look like a form at all: letter pairs first, so that errors are sought in few names only.

Every name is filed under the pairs of letters of its plainest spelling by each route, vowels and
kindred consonants folded together. A form with errors still shares most of its pairs with what was
meant. Cost: the postings of the form's pairs, not the number of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

# Kindred letters of either script, folded for this purpose alone.
_DIGRAPHS = (
    ("chh", "c"),
    ("чх", "ч"),
    ("тх", "т"),
    ("пх", "п"),
    ("кх", "к"),
    ("kh", "h"),
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ts", "c"),
    ("dz", "z"),
    ("th", "t"),
    ("ph", "p"),
)
_FOLD = str.maketrans({
    "y": "i", "w": "v", "j": "z", "o": "e", "a": "e", "u": "e", "g": "k", "d": "t", "b": "p", "l": "r",
    "й": "и", "ы": "и", "о": "е", "а": "е", "э": "е", "ё": "е", "у": "е", "ю": "е", "я": "е", "г": "к",
    "д": "т", "б": "п", "л": "р", "ь": None, "ъ": None,
})  # fmt: skip
# One error in eight letters leaves about 0.8 of the pairs shared, two leave half.
_LEAST_LIKE = 0.45

Postings = tuple[dict[str, list[int]], dict[int, int]]
"""Folded pair to entries, and for each entry how many pairs its shortest name has."""


def pairs(letters: str) -> set[str]:
    """The folded letter pairs of *letters*, its first and last letter marked.

    >>> sorted(pairs("pak"))
    ['$p', 'ek', 'k$', 'pe']
    """
    for digraph, letter in _DIGRAPHS:
        letters = letters.replace(digraph, letter)
    folded = f"${letters.translate(_FOLD)}$"
    return {folded[i : i + 2] for i in range(len(folded) - 1)}


def file_names(names: Iterable[tuple[str, int]]) -> Postings:
    """Postings of ``(plain spelling, entry)``, and the pairs in each entry's shortest name."""
    postings: dict[str, list[int]] = {}
    sizes: dict[int, int] = {}
    for letters, entry in names:
        found = pairs(letters)
        sizes[entry] = min(len(found), sizes.get(entry, len(found)))
        for pair in found:
            filed = postings.setdefault(pair, [])
            if not filed or filed[-1] != entry:
                filed.append(entry)
    return postings, sizes


def look_alikes(filed: Postings, letters: str, limit: int) -> list[int]:
    """The entries that share most pairs with *letters* for their size, at most *limit*, likest first."""
    postings, sizes = filed
    wanted = pairs(letters)
    shared: Counter[int] = Counter()
    for pair in wanted:
        shared.update(postings.get(pair, ()))
    likest = sorted(
        (-likeness, entry)
        for entry, count in shared.items()
        if (likeness := 2 * count / (len(wanted) + max(sizes[entry], count))) >= _LEAST_LIKE
    )
    return [entry for _, entry in likest[:limit]]
