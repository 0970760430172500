"""Which names look like a form at all: letter pairs first, so that errors are sought in few names only.

Every name is filed under the pairs of letters of its plainest spelling by each route, vowels and
kindred consonants folded together. A form with errors still shares most of its pairs with what was
meant. A pair's names are the bits of one number, and all names are counted at once by adding such numbers
bit by bit. Cost: one bit for each name and pair of the form, some microseconds for ten thousand names.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

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

Postings = tuple[dict[str, int], dict[int, int], list[int]]
"""Which files are under each folded pair, and those whose shortest name has so many pairs, as bits; and the
entry of each file."""


def pairs(letters: str) -> set[str]:
    """The folded letter pairs of *letters*, its first and last letter marked.

    >>> sorted(pairs("pak"))
    ['$p', 'ek', 'k$', 'pe']
    """
    for digraph, letter in _DIGRAPHS:
        letters = letters.replace(digraph, letter)
    folded = f"${letters.translate(_FOLD)}$"
    return {folded[i : i + 2] for i in range(len(folded) - 1)}


def file_names(names: Iterable[tuple[int, Iterable[str]]]) -> Postings:
    """Postings of entries with the plain spellings of their names; of those alike the first come first."""
    filed: dict[str, bytearray] = {}
    by_size: dict[int, bytearray] = {}
    entries: list[int] = []
    for entry, spellings in names:
        found = [pairs(letters) for letters in spellings]
        if found:
            _mark(by_size.setdefault(min(map(len, found)), bytearray()), len(entries))
            for pair in set().union(*found):
                _mark(filed.setdefault(pair, bytearray()), len(entries))
            entries.append(entry)
    return (
        {pair: int.from_bytes(bits, "little") for pair, bits in sorted(filed.items())},
        {size: int.from_bytes(bits, "little") for size, bits in sorted(by_size.items())},
        entries,
    )


def _mark(bits: bytearray, file: int) -> None:
    bits.extend(bytes(max(0, file // 8 + 1 - len(bits))))
    bits[file // 8] |= 1 << file % 8


def look_alikes(filed: Postings, letters: str, limit: int) -> list[int]:
    """The entries that share most pairs with *letters* for their size, at most *limit*, likest first."""
    postings, by_size, entries = filed
    wanted = pairs(letters)
    # The number of pairs each entry shares, in binary: one row of bits for each digit.
    digits: list[int] = []
    for pair in wanted:
        carry = postings.get(pair, 0)
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    likest: list[int] = []
    sharing: dict[int, int] = {}
    for kindred in _by_likeness(len(wanted), tuple(by_size)):
        alike = 0
        for count, size in kindred:
            if count not in sharing:
                sharing[count] = _counted(digits, count)
            alike |= sharing[count] & by_size[size]
        likest += _lowest(alike, limit - len(likest))
        if len(likest) >= limit:
            break
    return [entries[file] for file in likest]


@lru_cache(maxsize=256)
def _by_likeness(wanted: int, sizes: tuple[int, ...]) -> list[list[tuple[int, int]]]:
    """``(pairs shared, size)`` that make an entry like enough, those equally like together, likest first."""
    groups: dict[float, list[tuple[int, int]]] = {}
    for count in range(1, wanted + 1):
        for size in sizes:
            likeness = 2 * count / (wanted + max(size, count))
            if likeness >= _LEAST_LIKE:
                groups.setdefault(likeness, []).append((count, size))
    return [groups[likeness] for likeness in sorted(groups, reverse=True)]


def _counted(digits: list[int], count: int) -> int:
    """The entries whose number, in binary *digits*, is *count*; as bits."""
    if count >> len(digits):
        return 0
    equal = -1
    for place, digit in enumerate(digits):
        equal &= digit if count >> place & 1 else ~digit
    return equal


def _lowest(bits: int, most: int) -> list[int]:
    """The places of the lowest bits that are set, at most *most*, ascending."""
    if bits.bit_count() > most:
        low, high = 0, bits.bit_length()
        while low < high:
            middle = (low + high) // 2
            if (bits & ((1 << middle) - 1)).bit_count() < most:
                low = middle + 1
            else:
                high = middle
        bits &= (1 << low) - 1
    places = []
    while bits:
        place = bits.bit_length() - 1
        places.append(place)
        bits ^= 1 << place
    return places[::-1]
