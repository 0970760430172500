"""Whether the syllables of a romanized name are written by one system: *Jeong Yeong* or *Chong Yong*.

A name in which one syllable is written as one system does and another as a second does is possible, since
editors mix, but a reading by which all agree is likelier.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from translit.candidates.lattice import Segment
from translit.catalog import Catalog
from translit.hangul import is_syllable, take_apart

_VOWEL_LETTERS = regex.compile(r"[aeiouyw]+")


class Agreement:
    """The rows of ``tables/resolve/tells.csv``."""

    def __init__(self, catalog: Catalog) -> None:
        self._tells = {
            (row["vowel"], row["written"]): row["system"] for row in catalog.rows("resolve/tells.csv")
        }

    def systems(self, segments: Iterable[Segment]) -> frozenset[str]:
        """The systems that vowels of *segments* tell of; more than one when they disagree.

        >>> from translit.catalog import default_catalog
        >>> of = Agreement(default_catalog())
        >>> sorted(of.systems((("정", "jeong", 0.0), ("영", "yong", 0.0))))
        ['mr', 'rr']
        >>> sorted(of.systems((("정", "jeong", 0.0), ("용", "yong", 0.0))))
        ['rr']
        """
        found = set()
        for unit, letters, _ in segments:
            vowel = _VOWEL_LETTERS.search(letters)
            if vowel and is_syllable(unit):
                system = self._tells.get((take_apart(unit)[1], vowel[0]))
                if system:
                    found.add(system)
        return frozenset(found)
