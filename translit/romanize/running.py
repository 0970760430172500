"""Running text: hangul and hanja runs are replaced, every other character is copied."""

from __future__ import annotations

import re  # twice as quick as regex at splitting, which is all that is done here
import unicodedata

from translit.catalog import Catalog
from translit.romanize.hanja import HANJA
from translit.romanize.romanizer import Romanizer, romanizer

_JAMO = "\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
_WORDS = re.compile(f"([가-힣{HANJA}]+)")
_FORMS = re.compile(f"([가-힣{HANJA}]+(?: [가-힣{HANJA}]+)?)")
_DECOMPOSED = re.compile(f"[가-힣]?[{_JAMO}]+")
_MOST_KEPT = 1 << 16


class Words(dict[str, str]):
    """Spellings of words already met; emptied when it has grown large."""

    def __init__(self, found: Romanizer, kind: str) -> None:
        self._spell = found.speller(kind)

    def __missing__(self, word: str) -> str:
        spelled = self._spell(word)
        if len(self) > _MOST_KEPT:
            self.clear()
        self[word] = spelled
        return spelled


def romanize_text(
    text: str, system: str = "rr-2000", kind: str = "auto", *, catalog: Catalog | None = None
) -> str:
    """*text* with its hangul and hanja in Latin letters; all else stays as it is.

    >>> romanize_text("Seoul (서울), 독립문", "rr-2000")
    'Seoul (Seoul), Dongnimmun'
    """
    words = Words(romanizer(system, catalog), kind)
    parts = (_FORMS if kind == "person" else _WORDS).split(composed(text))
    parts[1::2] = map(words.__getitem__, parts[1::2])
    return "".join(parts)


def composed(text: str) -> str:
    """*text* with decomposed hangul composed and nothing else touched."""
    if text.isascii() or not _DECOMPOSED.search(text):
        return text
    return _DECOMPOSED.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)
