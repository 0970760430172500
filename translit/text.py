"""Text as it stands: folding for comparison, places in lines, sort order. The only door to ICU.

No function here changes a document; each returns a new string for one purpose.
"""

from __future__ import annotations

import bisect
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Characters met for the apostrophe of McCune-Reischauer and for Cyrillic soft signs in Latin letters.
APOSTROPHES = "'’‘ʼʻ`´′"
_FOLD_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_CARON_TO_BREVE = str.maketrans({"ǒ": "ŏ", "ǔ": "ŭ", "Ǒ": "Ŏ", "Ǔ": "Ŭ"})


def nfc(text: str) -> str:
    """*text* in Unicode normalization form C."""
    return unicodedata.normalize("NFC", text)


def fold_apostrophes(text: str) -> str:
    """Every apostrophe-like mark as U+0027.

    >>> fold_apostrophes("P’yŏngyang")
    "P'yŏngyang"
    """
    return text.translate(_FOLD_APOSTROPHE)


def fold_breves(text: str) -> str:
    """NFC, and carons misused for breves made breves.

    >>> fold_breves("Ch'ǒrwǒn")
    "Ch'ŏrwŏn"
    """
    return nfc(text).translate(_CARON_TO_BREVE)


def plain_letters(text: str) -> str:
    """*text* without diacritics, for comparison only.

    >>> plain_letters("Hŏ Ka-i")
    'Ho Ka-i'
    """
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


class Lines:
    """Line and column of any offset, both from 1, in ``O(log n)``.

    A line ends at ``\\n``, ``\\r\\n`` or a lone ``\\r``. Columns count code points.

    >>> Lines("ab\\r\\ncd").place(5)
    (2, 2)
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        starts = [0]
        if "\r" in text:
            position = 0
            for line in text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")[:-1]:
                position += len(line) + 1
                starts.append(position)
        else:
            find, position = text.find, 0
            while (position := find("\n", position) + 1) > 0:
                starts.append(position)
        self._starts = starts
        self._text = text

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of *offset*."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """Offset of the first character of *line* (from 1)."""
        return self._starts[line - 1]

    def line_span(self, line: int) -> tuple[int, int]:
        """Offsets of *line* without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def __len__(self) -> int:
        return len(self._starts)


@cache
def collation_key(locale: str = "ko-u-kr-latn-cyrl-hang-hani") -> Callable[[str], bytes]:
    """A sort key by the rules of *locale* (ICU); equal strings give equal keys.

    By default Latin with breves, Cyrillic and Hangul come in this order, each in its own; Hanja stand where
    their Korean reading puts them. Apostrophes do not count: *P'yŏngyang* comes after *Pak*, as in any index.
    """
    import icu  # loaded late: it costs more than all the rest of a small command

    collator = icu.Collator.createInstance(icu.Locale.forLanguageTag(locale))

    def key(text: str) -> bytes:
        return bytes(collator.getSortKey(fold_apostrophes(text).replace("'", "")))

    return key


def word_bounds(text: str, locale: str = "en") -> Iterator[tuple[int, int]]:
    """Spans between ICU word boundaries, in code points, covering all of *text* without gaps.

    ICU counts UTF-16 units; characters beyond U+FFFF are accounted for.
    """
    import icu

    breaker = icu.BreakIterator.createWordInstance(icu.Locale(locale))
    breaker.setText(text)
    point_at: dict[int, int] | None = None
    if text and max(text) > "\uffff":  # ICU counts two units for each of these
        point_at, unit = {}, 0
        for point, char in enumerate(text):
            point_at[unit] = point
            unit += 2 if char > "\uffff" else 1
        point_at[unit] = len(text)
    start = 0
    for unit_end in breaker:
        end = unit_end if point_at is None else point_at[unit_end]
        yield start, end
        start = end
