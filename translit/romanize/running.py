"""Running text: hangul and hanja runs are replaced, every other character is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice

import regex

from translit.catalog import Catalog
from translit.romanize.hanja import HANJA
from translit.romanize.jamo import composed
from translit.romanize.result import romanize
from translit.romanize.romanizer import Romanizer, romanizer

_LETTER = f"[가-힣{HANJA}]"
_WORDS = regex.compile(f"({_LETTER}+)")
_FORMS = regex.compile(f"({_LETTER}+(?: {_LETTER}+)?)")
_SIGNED = regex.compile(f"([@#=]?[%^+~]?{_LETTER}(?:[-_%^+~]?{_LETTER})*)")
_MOST_KEPT, _FEW = 1 << 15, 1000


class Words(dict[str, str]):
    """Spellings of words already met; emptied when it has grown large."""

    def __init__(self, spell: Callable[[str], str]) -> None:
        self._spell = spell

    def spell_all(self, words: list[str]) -> Iterable[str]:
        """The spelling of each word; words are kept only where some come back."""
        if len(words) > _FEW and len(set(words)) > 0.7 * len(words):
            return [self._spell(word) for word in words]
        return map(self.__getitem__, words)

    def __missing__(self, word: str) -> str:
        spelled = self._spell(word)
        if len(self) > _MOST_KEPT:
            self.clear()
        self[word] = spelled
        return spelled


@lru_cache(maxsize=8)
def _words(found: Romanizer, kind: str) -> Words:
    """The words that one romanizer has met, kept from text to text."""
    return Words(found.speller(kind))


def romanize_text(
    text: str,
    system: str = "rr-2000",
    kind: str = "auto",
    *,
    hyphen: bool = False,
    signs: bool = False,
    catalog: Catalog | None = None,
) -> str:
    """*text* with its hangul and hanja in Latin letters; all else stays as it is.

    Args:
        text: any text; decomposed hangul counts as composed.
        system: id or alias of a system.
        kind: what every run is, or ``auto`` to decide for each.
        hyphen: divide given names by a hyphen where the system leaves that open.
        signs: obey the signs of :mod:`translit.romanize.overrides`.
        catalog: the tables; the shipped ones by default.

    >>> romanize_text("Seoul (서울), 독립문", "rr-2000")
    'Seoul (Seoul), Dongnimmun'
    """
    found = romanizer(system, catalog)
    pattern = _FORMS if kind == "person" else _WORDS
    if signs:
        pattern = _SIGNED
        words = Words(
            lambda w: romanize(w, found.id, kind=kind, hyphen=hyphen, signs=True, catalog=catalog).text
        )
    elif hyphen:
        words = Words(partial(found.spell, kind=kind, hyphen=True))
    else:
        words = _words(found, kind)
    parts = pattern.split(composed(text))
    parts[1::2] = words.spell_all(parts[1::2])
    return "".join(parts)


def whole_form(line: str) -> bool:
    """Whether *line* is one form, of hangul, hanja and spaces alone, rather than text with some in it."""
    return not _WORDS.sub("", composed(line)).strip(" ")


def runs_of(line: str, most: int) -> Iterator[str]:
    """The first *most* runs of hangul and hanja in *line*."""
    return (run[0] for run in islice(_WORDS.finditer(composed(line)), most))
