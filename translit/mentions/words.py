"""What is known of a word by its letters alone; asked once for each spelling, however often it stands."""

from __future__ import annotations

import weakref

from translit.mentions.names import korean_shaped
from translit.mentions.vocabulary import Vocabulary, fold

# How many words are kept, and how long they may be.
_REMEMBERED, _LONGEST = 50_000, 60


class Word:
    """A printed word, with what the lists of words say of it.

    Attributes:
        surface: as printed.
        folded: as word lists have it.
        letters: how many letters it has.
        surname: whether it is a family name of Korea in some spelling.
        title: whether it is a title or an office.
        month: whether it is a month.
        after: whether it is a word for a place that stands behind its name.
        english: whether it is an ordinary English word.
        korean: whether it could be Korean or Japanese syllables; ``None`` before anybody asked.
        named: whether English knows it as a name; ``None`` before anybody asked.
    """

    __slots__ = (
        "after",
        "english",
        "folded",
        "korean",
        "letters",
        "month",
        "named",
        "surface",
        "surname",
        "title",
    )

    def __init__(self, surface: str, vocabulary: Vocabulary) -> None:
        self.surface = surface
        self.folded = folded = fold(surface)
        self.letters = sum(map(str.isalpha, folded))
        self.surname = folded in vocabulary.words("surname")
        self.title = folded in vocabulary.words("title")
        self.month = folded in vocabulary.words("date.months")
        self.after = folded in vocabulary.words("place_after")
        self.english = vocabulary.is_english(surface)
        self.korean: bool | None = None
        self.named: bool | None = None


_met: weakref.WeakKeyDictionary[Vocabulary, dict[str, Word]] = weakref.WeakKeyDictionary()


class Words:
    """The words met so far with one vocabulary; all that ask with it share what is known.

    Args:
        vocabulary: word lists.

    Attributes:
        compound: what a hyphen joins to a name, in small letters: *based*, *born*.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.compound = vocabulary.words("compound")
        self._known = _met.setdefault(vocabulary, {})

    def of(self, surface: str) -> Word:
        """What is known of *surface*."""
        known = self._known.get(surface)
        if known is None:
            known = Word(surface, self._vocabulary)
            if len(surface) <= _LONGEST:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[surface] = known
        return known

    def korean(self, word: Word) -> bool:
        """Whether *word* could be Korean or Japanese syllables."""
        if word.korean is None:
            word.korean = korean_shaped(word.surface, self._vocabulary)
        return word.korean

    def named(self, word: Word) -> bool:
        """Whether English knows *word* as a name."""
        if word.named is None:
            word.named = self._vocabulary.is_known_name(word.surface)
        return word.named
