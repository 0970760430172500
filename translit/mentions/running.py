"""Names in running text: forms of known records in any system, and Korean names by their shape.

Precision comes first. A single word is a name when a record is spelled so almost exactly; a family name
with given syllables is a person. What is also an English word, a month or a title needs more than that.
Cost: each word begins a bounded number of looks, and each spelling is looked up once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import regex

from translit.mentions.names import korean_shaped
from translit.mentions.runs import Token, begins_clause, capitalized_runs
from translit.mentions.vocabulary import WORD, Vocabulary, fold
from translit.model import Kind, Span

_SMALL_GIVEN = regex.compile(r"(?<=\p{Lu}\p{Ll}{1,5} )\p{Ll}{2,6}-\p{Ll}{2,6}\b")
LONGEST = 5
# Dearest clean spelling of a record that a word alone may be; and one beside a word for a place.
CLEAN, PLACED = 0.35, 0.6
# Dearest clean spelling that several words together may be.
_RUN = 0.1
_LEAST_LETTERS, _LEAST_PLACED = 5, 4


class Knows(Protocol):
    """What is asked of the name engine: what the cheapest clean record costs, and what kind it is."""

    def clean_cost(self, form: str, *, ceiling: float = ...) -> tuple[float, Kind | None]:
        """The cost of the best record *form* spells without error, and its kind; far too much if none."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A name found: where, and what kind its shape or record says."""

    span: Span
    kind: Kind | None


class RunningNames:
    """Finds names in running text.

    Args:
        vocabulary: word lists.
        engine: the name engine; without it only names of persons are found, by their shape.
    """

    def __init__(self, vocabulary: Vocabulary, engine: Knows | None) -> None:
        self._vocabulary = vocabulary
        self._engine = engine
        self._english: dict[str, bool] = {}
        self._shapes: dict[str, bool] = {}
        self._surnames = vocabulary.words("surname")
        self._titles = vocabulary.words("title")
        self._before = vocabulary.words("place_before")
        self._after = vocabulary.words("place_after")
        self._generic = vocabulary.words("place_generic")
        self._months = vocabulary.words("date.months")

    def find(self, text: str, taken: Sequence[Span] = ()) -> Iterator[Found]:
        """Names of *text*, by place, none overlapping another or a span of *taken* (sorted)."""
        blocked = iter(taken)
        block = next(blocked, None)
        for run in capitalized_runs(text):
            at = 0
            while at < len(run):
                while block is not None and block.end <= run[at].start:
                    block = next(blocked, None)
                stop = len(run)
                if block is not None:
                    if block.start < run[at].end:
                        at += 1
                        continue
                    stop = next((i for i in range(at, len(run)) if run[i].end > block.start), len(run))
                name = self._can_begin(run, at) and (
                    self._person(text, run, at, stop)
                    or self._known(text, run, at, stop)
                    or self._placed(text, run, at, stop)
                )
                if not name:
                    at += 1
                    continue
                found, used = name
                yield found
                at += used

    def _can_begin(self, run: Sequence[Token], at: int) -> bool:
        """Whether a name may begin here: an English word alone never, most words never."""
        token = run[at]
        return (
            token.folded in self._surnames
            or not self._is_english(token.surface)
            or (at + 1 < len(run) and token.folded not in self._titles)
        )

    def _is_english(self, word: str) -> bool:
        known = self._english.get(word)
        if known is None:
            known = self._english[word] = self._vocabulary.is_english(word)
        return known

    def _korean(self, word: str) -> bool:
        known = self._shapes.get(word)
        if known is None:
            known = self._shapes[word] = korean_shaped(word, self._vocabulary)
        return known

    def _person(self, text: str, run: Sequence[Token], at: int, stop: int) -> tuple[Found, int] | None:
        """A family name and one or two given syllables, or a joined given name."""
        first = run[at]
        if at + 1 >= stop and text[first.end : first.end + 2].strip() == "":
            return None
        if first.folded not in self._surnames and (len(first.folded) > 6 or stop - at < 3):
            return None
        if not self._korean(first.surface):
            return None
        titled = self._titled(text, first.start)
        if first.folded not in self._surnames and not titled:
            return None
        if self._place_follows(text, first.start):
            return None
        for used in (3, 2):
            if at + used > stop:
                continue
            if used == 2 and at + 3 <= stop and self._shaped(text, run, at, 3, titled=titled):
                break  # two syllables by shape are better than one by a record
            given = run[at + 1 : at + used]
            if not self._given(given, used):
                continue
            span = Span(first.start, given[-1].end)
            cost, kind = self._cost(span.of(text))
            if kind is Kind.PERSON and cost < PLACED:
                return Found(span, Kind.PERSON), used
        if small := self._small_given(text, first):
            return small
        if first.folded not in self._surnames and not self._three_syllables(run, at, stop):
            return None
        for used in (3, 2):
            if at + used <= stop and self._shaped(text, run, at, used, titled=titled):
                return Found(Span(first.start, run[at + used - 1].end), Kind.PERSON), used
        return None

    def _three_syllables(self, run: Sequence[Token], at: int, stop: int) -> bool:
        words = run[at : at + 3]
        return len(words) == 3 and at + 3 <= stop and all(len(w.folded) <= 6 for w in words)

    def _given(self, given: Sequence[Token], used: int) -> bool:
        """Whether words may be a given name at all: Korean syllables, no word for a place, no title."""
        for token in given:
            titled = token.folded in self._titles and len(token.folded) > 4
            if titled or token.folded in self._months:
                return False
            if token.folded in self._after and len(token.folded) > 3:
                return False
            if not self._korean(token.surface):
                return False
        return used == 2 or all(len(t.folded) <= 7 and "-" not in t.folded for t in given)

    def _shaped(self, text: str, run: Sequence[Token], at: int, used: int, *, titled: bool) -> bool:
        """Whether the words are a person by shape alone, no record being near."""
        vocabulary = self._vocabulary
        surname, given = run[at], run[at + 1 : at + used]
        if not self._given(given, used):
            return False
        english = [self._is_english(t.surface) or vocabulary.is_known_name(t.surface) for t in given]
        weak = surname.folded in vocabulary.words("connector") or (
            self._is_english(surname.surface)
            and (begins_clause(text, surname.start) or surname.surface.isupper())
        )
        if all(english) and (weak or used == 2):
            return False
        if weak and any(english) and not titled:
            return False
        if used == 2:
            body = given[0].folded
            syllables = len(regex.findall(r"[aeiouyŏŭ]+", body))
            return not english[0] and not weak and syllables <= 3 and len(body) <= 12
        return True

    def _small_given(self, text: str, surname: Token) -> tuple[Found, int] | None:
        """*Hong myung-hee*: given syllables in small letters with a hyphen."""
        match = (
            _SMALL_GIVEN.match(text, surname.end + 1) if text[surname.end : surname.end + 1] == " " else None
        )
        if match is None or surname.folded not in self._surnames:
            return None
        if self._is_english(match[0]) or not self._korean(match[0]):
            return None
        if all(self._is_english(part) for part in match[0].split("-")):
            return None
        return Found(Span(surname.start, match.end()), Kind.PERSON), 1

    def _known(self, text: str, run: Sequence[Token], at: int, stop: int) -> tuple[Found, int] | None:
        """The longest run of words that spells a record."""
        if self._engine is None:
            return None
        for used in range(min(LONGEST, stop - at), 1, -1):
            if run[at].folded in self._titles or run[at + used - 1].folded in self._after:
                continue
            span = Span(run[at].start, run[at + used - 1].end)
            words = run[at : at + used]
            if all(self._is_english(w.surface) for w in words):
                continue
            by_syllables = used <= 3 and all(self._korean(w.surface) for w in words)
            cost, kind = self._cost(span.of(text), ceiling=_RUN if by_syllables else 0.0)
            if cost <= _RUN and kind is not None:
                return Found(span, kind), used
        return self._single(text, run, at)

    def _single(self, text: str, run: Sequence[Token], at: int) -> tuple[Found, int] | None:
        token = run[at]
        vocabulary = self._vocabulary
        letters = sum(c.isalpha() for c in token.folded)
        if token.folded in self._titles or token.folded in self._months or letters < _LEAST_PLACED:
            return None
        if self._is_english(token.surface) or token.folded in vocabulary.words("not_place"):
            return None
        if at + 1 < len(run) and run[at + 1].folded in vocabulary.words("not_place.publication"):
            return None
        cost, kind = self._cost(token.surface)
        if kind is None:
            return None
        span = Span(token.start, token.end)
        attested = cost <= 0.0
        if token.folded in self._surnames and cost > 0.0 and not self._beside(text, run, at):
            return None
        english_name = vocabulary.is_known_name(token.surface) or token.folded in vocabulary.words(
            "given_name"
        )
        if (english_name or kind is Kind.PERSON) and not attested:
            return None
        beside = self._beside(text, run, at)
        if letters >= _LEAST_LETTERS and cost <= CLEAN:
            return Found(span, kind), 1
        if beside and letters >= _LEAST_PLACED and cost <= PLACED and kind is Kind.PLACE:
            return Found(span, kind), 1
        return (Found(span, kind), 1) if attested and letters >= _LEAST_PLACED else None

    def _place_follows(self, text: str, start: int) -> bool:
        """Whether the words before say that a place comes: *town of*, *in the city of*."""
        before = WORD.findall(text[max(0, start - 24) : start])
        return len(before) > 1 and fold(before[-1]) == "of" and fold(before[-2]) in self._generic

    def _placed(self, text: str, run: Sequence[Token], at: int, stop: int) -> tuple[Found, int] | None:
        """After *town of*, a Korean shape is a place even if no record knows it."""
        if not self._place_follows(text, run[at].start):
            return None
        used = 0
        while at + used < min(stop, at + 3):
            token = run[at + used]
            if (
                token.folded in self._after
                or self._vocabulary.is_known_name(token.surface)
                or (self._is_english(token.surface) and not used)
                or not self._korean(token.surface)
            ):
                break
            used += 1
        if not used or sum(map(str.isalpha, run[at].surface)) < _LEAST_PLACED - (used > 1):
            return None
        return Found(Span(run[at].start, run[at + used - 1].end), Kind.PLACE), used

    def _beside(self, text: str, run: Sequence[Token], at: int) -> bool:
        """Whether a word for a place stands before or after."""
        token = run[at]
        after = WORD.match(text, token.end + 1)
        if after and fold(after[0]) in self._after:
            return True
        before = WORD.findall(text[max(0, token.start - 30) : token.start])
        if not before:
            return False
        last = fold(before[-1])
        if last == "of":
            return len(before) > 1 and fold(before[-2]) in self._before
        return last in self._before and last not in {"between", "at", "in", "from", "via", "through"}

    def _titled(self, text: str, start: int) -> bool:
        before = WORD.findall(text[max(0, start - 24) : start])
        gap = text[max(0, start - 3) : start]
        return bool(before) and fold(before[-1]) in self._titles and not set(gap) & set(",;:()")

    def _cost(self, form: str, *, ceiling: float = PLACED) -> tuple[float, Kind | None]:
        if self._engine is None:
            return 9.0, None
        return self._engine.clean_cost(" ".join(form.split()), ceiling=ceiling)
