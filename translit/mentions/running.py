"""Names in running text: forms of known records in any system, and Korean names by their shape.

Precision comes first. A single word is a name when a record is spelled so almost exactly; a family name
with given syllables is a person. What is also an English word, a month or a title needs more than that.
Cost: each word begins a bounded number of looks, and each spelling is looked up once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from translit.mentions.passages import Found, Passages
from translit.mentions.persons import PersonShapes
from translit.mentions.runs import CapitalizedWords, Token
from translit.mentions.vocabulary import WORD, Vocabulary, fold
from translit.mentions.words import Words
from translit.model import Kind, Span

LONGEST = 5
# Dearest clean spelling of a record that a word alone may be; and one beside a word for a place.
CLEAN, PLACED = 0.35, 0.6
# Dearest clean spelling that several words together may be.
_RUN = 0.1
_LEAST_LETTERS, _LEAST_PLACED = 5, 4
# How far before a name the text is looked at: for what it is called, and at most.
_NEAR, LOOKS_BACK = 24, 30


class Knows(Protocol):
    """What is asked of the name engine: what the cheapest clean record costs, and what kind it is."""

    def clean_cost(self, form: str, *, ceiling: float = ...) -> tuple[float, Kind | None]:
        """The cost of the best record *form* spells without error, and its kind; far too much if none."""
        ...


class RunningNames:
    """Finds names in running text.

    Args:
        vocabulary: word lists.
        engine: the name engine; without it only names of persons are found, by their shape.
        remember: keep what was found in each passage, for a text that is read again with small changes.
    """

    def __init__(self, vocabulary: Vocabulary, engine: Knows | None, *, remember: bool = False) -> None:
        self._vocabulary = vocabulary
        self._engine = engine
        self._words = Words(vocabulary)
        self._capitalized = CapitalizedWords(self._words)
        self._remembered = Passages(self._between, LOOKS_BACK) if remember else None
        self._persons = PersonShapes(vocabulary, self._words)
        self._titles = vocabulary.words("title")
        self._before = vocabulary.words("place_before")
        self._after = vocabulary.words("place_after")
        self._generic = vocabulary.words("place_generic")
        self._not_place = vocabulary.words("not_place")
        self._publication = vocabulary.words("not_place.publication")
        self._given_names = vocabulary.words("given_name")

    def find(self, text: str, taken: Sequence[Span] = ()) -> Iterator[Found]:
        """Names of *text*, by place, none overlapping another or a span of *taken* (sorted)."""
        if self._remembered is None:
            yield from self._between(text, 0, len(text), taken)
            return
        yield from self._remembered.find(text, taken)

    def _between(self, text: str, start: int, end: int, taken: Sequence[Span]) -> Iterator[Found]:
        blocked = iter(taken)
        block = next(blocked, None)
        for run in self._capitalized.runs(text, start, end):
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
        word = run[at].word
        return word.surname or not word.english or (at + 1 < len(run) and not word.title)

    def _person(self, text: str, run: Sequence[Token], at: int, stop: int) -> tuple[Found, int] | None:
        """A family name and one or two given syllables, or a joined given name, or initials."""
        first, persons = run[at], self._persons
        if span := persons.initialed(text, first, alone=at == 0 and stop == 1):
            return Found(span, Kind.PERSON), sum(token.end <= span.end for token in run[at:stop])
        if at + 1 >= stop and text[first.end : first.end + 2].strip() == "":
            return None
        if at + 2 == stop and persons.is_initial(text, run[at + 1]):
            return None
        surname = first.word.surname
        if not surname and (len(first.word.folded) > 6 or stop - at < 3):
            return None
        if not self._words.korean(first.word):
            return None
        titled = self._titled(text, first.start)
        if not surname and not titled:
            return None
        if self._place_follows(text, first.start):
            return None
        for used in (3, 2):
            if at + used > stop:
                continue
            if used == 2 and at + 3 <= stop and persons.shaped(text, run, at, 3, titled=titled):
                break  # two syllables by shape are better than one by a record
            given = run[at + 1 : at + used]
            if not persons.given(given, used):
                continue
            span = Span(first.start, given[-1].end)
            cost, kind = self._cost(span.of(text))
            if kind is Kind.PERSON and cost < PLACED:
                return Found(span, Kind.PERSON), used
        if small := persons.small_given(text, first):
            return Found(small, Kind.PERSON), 1
        if not surname and not persons.three_syllables(run, at, stop):
            return None
        for used in (3, 2):
            if at + used <= stop and persons.shaped(text, run, at, used, titled=titled):
                return Found(Span(first.start, run[at + used - 1].end), Kind.PERSON), used
        return None

    def _known(self, text: str, run: Sequence[Token], at: int, stop: int) -> tuple[Found, int] | None:
        """The longest run of words that spells a record."""
        if self._engine is None:
            return None
        for used in range(min(LONGEST, stop - at), 1, -1):
            if run[at].word.title or run[at + used - 1].word.after:
                continue
            if used == 2 and self._persons.is_initial(text, run[at + 1]):
                continue
            words = run[at : at + used]
            if all(t.word.english for t in words):
                continue
            span = Span(run[at].start, run[at + used - 1].end)
            by_syllables = used <= 3 and all(self._words.korean(t.word) for t in words)
            cost, kind = self._cost(span.of(text), ceiling=_RUN if by_syllables else 0.0)
            if cost <= _RUN and kind is not None:
                return Found(span, kind), used
        return self._single(text, run, at)

    def _single(self, text: str, run: Sequence[Token], at: int) -> tuple[Found, int] | None:
        token = run[at]
        word = token.word
        if word.english or word.title or word.month or word.letters < _LEAST_PLACED:
            return None
        if word.folded in self._not_place:
            return None
        if at + 1 < len(run) and run[at + 1].word.folded in self._publication:
            return None
        cost, kind = self._cost(word.surface)
        if kind is None:
            return None
        attested = cost <= 0.0
        beside = self._beside(text, run, at)
        if word.surname and not attested and not beside:
            return None
        if not attested and (
            kind is Kind.PERSON or self._words.named(word) or word.folded in self._given_names
        ):
            return None
        clean = word.letters >= _LEAST_LETTERS and cost <= CLEAN
        placed = beside and cost <= PLACED and kind is Kind.PLACE
        return (Found(Span(token.start, token.end), kind), 1) if clean or placed or attested else None

    def _place_follows(self, text: str, start: int) -> bool:
        """Whether the words before say that a place comes: *town of*, *in the city of*."""
        left = text[max(0, start - _NEAR) : start]
        if "of" not in left.lower():
            return False
        before = WORD.findall(left)
        return len(before) > 1 and fold(before[-1]) == "of" and fold(before[-2]) in self._generic

    def _placed(self, text: str, run: Sequence[Token], at: int, stop: int) -> tuple[Found, int] | None:
        """After *town of*, a Korean shape is a place even if no record knows it."""
        if not self._place_follows(text, run[at].start):
            return None
        used = 0
        while at + used < min(stop, at + 3):
            word = run[at + used].word
            if (
                word.after
                or self._words.named(word)
                or (word.english and not used)
                or not self._words.korean(word)
            ):
                break
            used += 1
        if not used or run[at].word.letters < _LEAST_PLACED - (used > 1):
            return None
        return Found(Span(run[at].start, run[at + used - 1].end), Kind.PLACE), used

    def _beside(self, text: str, run: Sequence[Token], at: int) -> bool:
        """Whether a word for a place stands before or after."""
        token = run[at]
        after = WORD.match(text, token.end + 1)
        if after and fold(after[0]) in self._after:
            return True
        before = WORD.findall(text[max(0, token.start - LOOKS_BACK) : token.start])
        if not before:
            return False
        last = fold(before[-1])
        if last == "of":
            return len(before) > 1 and fold(before[-2]) in self._before
        return last in self._before and last not in {"between", "at", "in", "from", "via", "through"}

    def _titled(self, text: str, start: int) -> bool:
        before = WORD.findall(text[max(0, start - _NEAR) : start])
        gap = text[max(0, start - 3) : start]
        return bool(before) and fold(before[-1]) in self._titles and not set(gap) & set(",;:()")

    def _cost(self, form: str, *, ceiling: float = PLACED) -> tuple[float, Kind | None]:
        if self._engine is None:
            return 9.0, None
        return self._engine.clean_cost(" ".join(form.split()), ceiling=ceiling)
