"""What a Korean person's name looks like in running text: a family name, and given syllables."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from translit.candidates.initials import INITIAL
from translit.mentions.runs import Token, begins_clause
from translit.mentions.vocabulary import Vocabulary
from translit.mentions.words import Words
from translit.model import Span

_VOWELS = regex.compile(r"[aeiouyŏŭ]+")
# Two initials before a surname (one may be short for comrade: *C. Kim*); behind it also one, which may not
# be the end of a sentence.
_BEFORE = regex.compile(rf"(?<![\p{{L}}\p{{N}}.'’-]){INITIAL}\.[\s-]?{INITIAL}\.\s?\Z")
_BEHIND = regex.compile(
    rf"(?P<comma>,)?\s{INITIAL}\."
    rf"(?:[\s-]?{INITIAL}\.(?!\s?\p{{Lu}}\.)(?=(?:\s(?P<next>\p{{Lu}}\p{{L}}+))?)|(?=\s\p{{Ll}}|[,;:)]))"
)
_THE = regex.compile(r"\bthe\s\Z", regex.IGNORECASE)
# As many characters as two initials before a surname can take.
_BACK = 10
_SMALL_GIVEN = regex.compile(r"(?<=\p{Lu}\p{Ll}{1,5} )\p{Ll}{2,6}-\p{Ll}{2,6}\b")


class PersonShapes:
    """Tells by shape what may be a person, no record being asked.

    Args:
        vocabulary: word lists.
        words: what is known of words.
    """

    def __init__(self, vocabulary: Vocabulary, words: Words) -> None:
        self._vocabulary = vocabulary
        self._words = words
        self._connectors = vocabulary.words("connector")

    def three_syllables(self, run: Sequence[Token], at: int, stop: int) -> bool:
        """Whether three short words stand together, as family name and given syllables do."""
        words = run[at : at + 3]
        return len(words) == 3 and at + 3 <= stop and all(len(t.word.folded) <= 6 for t in words)

    def given(self, given: Sequence[Token], used: int) -> bool:
        """Whether words may be a given name at all: Korean syllables, no word for a place, no title."""
        for _, _, word in given:
            if (word.title and len(word.folded) > 4) or word.month:
                return False
            if word.after and len(word.folded) > 3:
                return False
            if not self._words.korean(word):
                return False
        return used == 2 or all(len(t.word.folded) <= 7 and "-" not in t.word.folded for t in given)

    def shaped(self, text: str, run: Sequence[Token], at: int, used: int, *, titled: bool) -> bool:
        """Whether the words are a person by shape alone, no record being near."""
        surname, given = run[at].word, run[at + 1 : at + used]
        if not self.given(given, used):
            return False
        english = [t.word.english or self._words.named(t.word) for t in given]
        weak = surname.folded in self._connectors or (
            surname.english and (begins_clause(text, run[at].start) or surname.surface.isupper())
        )
        if all(english) and (weak or used == 2):
            return False
        if weak and any(english) and not titled:
            return False
        if used == 2:
            body = given[0].word.folded
            syllables = len(_VOWELS.findall(body))
            return not english[0] and not weak and syllables <= 3 and len(body) <= 12
        return True

    def initialed(self, text: str, surname: Token, *, alone: bool) -> Span | None:
        """*A. I. Hegai*, *Kim I. S.*: a surname and initials behind it, or before it where it is *alone*.

        Not *the U. S. Kim* and not *Kim, N. S. Khrushchev*, whose initials are another's.
        """
        word = surname.word
        if not word.surname or word.english:
            return None
        behind = _BEHIND.match(text, surname.end)
        if behind:
            follows = behind["next"]
            if not follows or (not behind["comma"] and self._words.of(follows).english):
                return Span(surname.start, behind.end())
        before = _BEFORE.search(text, max(0, surname.start - _BACK), surname.start) if alone else None
        if before is None or _THE.search(text, max(0, before.start() - 4), before.start()):
            return None
        return Span(before.start(), surname.end)

    @staticmethod
    def is_initial(text: str, token: Token) -> bool:
        """Whether a word is one letter and a full stop."""
        return token.end - token.start == 1 and text[token.end : token.end + 1] == "."

    def small_given(self, text: str, surname: Token) -> Span | None:
        """*Hong myung-hee*: a person whose given syllables stand in small letters with a hyphen."""
        match = (
            _SMALL_GIVEN.match(text, surname.end + 1) if text[surname.end : surname.end + 1] == " " else None
        )
        if match is None or not surname.word.surname:
            return None
        given = self._words.of(match[0])
        if given.english or not self._words.korean(given):
            return None
        if all(self._vocabulary.is_english(part) for part in match[0].split("-")):
            return None
        return Span(surname.start, match.end())
