"""Short stretches that belong together: dates, numbers, names, terms that stand for one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import regex

from translit.collate.dates import number_value, same_date
from translit.collate.differences.difference import Difference
from translit.collate.fold import unfold
from translit.collate.knowledge import Knowledge
from translit.collate.names import NameJudge
from translit.collate.stream import Stream
from translit.model import VariantClass as C

_ACRONYM_MIN = 2
_LINE = regex.compile(r"(?:\A|(?<=\n[ \t\r]*\n))[^\n\r]*[^\n\r\s.,;:!?](?=[ \t\r]*(?:\n[ \t\r]*\n|\n?\Z))")
_LONGER = regex.compile(r"\b\p{L}[\p{L}\p{M}'’]{3,}")
_ROMAN = regex.compile(r"(X{0,3})(IX|IV|V?I{0,3})")


class Units:
    """Names pairs of short stretches that belong together: dates, numbers, names, equivalents.

    Args:
        a: items of the first witness.
        b: items of the second.
        known: the tables.
        judge: who knows names.
    """

    def __init__(self, a: Stream, b: Stream, known: Knowledge, judge: NameJudge) -> None:
        self.a, self.b, self.known, self.judge = a, b, known, judge
        self._named: dict[str, bool] = {}

    def unit(self, p: int, q: int, r: int, s: int) -> Difference | None:
        """A pair known to belong together: dates, numbers, names, equivalents."""
        keys_a, keys_b = self.a.keys[p:q], self.b.keys[r:s]
        here = (p, q, r, s)
        if q - p == 1 and s - r == 1 and keys_a[0].startswith("date:") and keys_b[0].startswith("date:"):
            if same_date(keys_a[0][5:], keys_b[0][5:]):
                return Difference(C.DATE_FORMAT, *here, "the same date, one with more")
            return Difference(C.DATE_VALUE, *here, f"{keys_a[0][5:]} / {keys_b[0][5:]}")
        value_a, value_b = number_value(keys_a, self.known), number_value(keys_b, self.known)
        if value_a is None and value_b is not None and q - p == 1:
            value_a = _roman(self.a.printed(p))
        elif value_b is None and value_a is not None and s - r == 1:
            value_b = _roman(self.b.printed(r))
        if value_a is not None:
            if value_b is not None:
                if value_a == value_b:
                    return Difference(C.SPELLING, *here, "the same number")
                return Difference(C.NUMBER, *here)
            return None
        one = tuple(x for k, w in zip(keys_a, self.a.words[p:q], strict=True) if w for x in _word(k).split())
        other = tuple(
            x for k, w in zip(keys_b, self.b.words[r:s], strict=True) if w for x in _word(k).split()
        )
        if len(one) == len(other) == 1 and _noted(one[0], other[0]):
            return Difference(C.LAYOUT, *here, "note mark")
        kind = self.known.equivalent(one, other)
        if kind == "name":
            return Difference(C.NAME, *here, "", True)
        if kind:
            return Difference(C(kind), *here)
        if _initials(self.a, p, q, other, self.b, r, s) or _initials(self.b, r, s, one, self.a, p, q):
            return Difference(C.TERM, *here, "abbreviation")
        if self.names(self.a, p, q) and self.names(self.b, r, s):
            text_a, text_b = self.text(self.a, p, q), self.text(self.b, r, s)
            same = self.judge.same_referent(text_a, text_b)
            if same is not True:  # the whole name may tell more than its differing part
                wide = self._whole_names(p, q, r, s)
                if wide != (text_a, text_b) and self.judge.same_referent(*wide):
                    same = True
            if same is not True and (self._titled(self.a, p, q) or self._titled(self.b, r, s)):
                return None
            return Difference(C.NAME, *here, "", same)
        return None

    def names(self, stream: Stream, low: int, high: int) -> bool:
        """Whether these items are a name, as the judge sees it."""
        text = self.text(stream, low, high)
        if text[:1].islower() and stream.hyphened(low):
            text = f"-{text}"
        found = self._named.get(text)
        if found is None:
            words = [
                w for w in text.removeprefix("-").replace(" - ", "-").split() if any(c.isalpha() for c in w)
            ]
            while words and low > 1 and stream.hyphened(low):  # Su-hyeon: the small letter is the hyphen's
                low -= 2
                words[0] = f"{self.text(stream, low, low + 1)}-{words[0]}"
            clean = all(stream.words[k] or stream.keys[k] in {"-", "."} for k in range(low, high))
            found = self._named[text] = clean and bool(self.judge.is_name([w.rstrip(".") for w in words]))
        return found

    def _titled(self, stream: Stream, low: int, high: int) -> bool:
        """Whether the capitals are those of a heading: the words have none in any sentence."""
        inside = _inside(self._headings[stream is self.b], stream.starts[stream.first[low]])
        return inside and not any(stream.keys[k] in self._proper for k in range(low, high))

    @cached_property
    def _headings(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The lines of both witnesses that are printed as titles are."""
        return titles(self.a.text), titles(self.b.text)

    @cached_property
    def _proper(self) -> frozenset[str]:
        """Words that have a capital inside a sentence of either witness, headings aside."""
        return frozenset(
            stream.keys[k]
            for stream, lines in zip((self.a, self.b), self._headings, strict=True)
            for k in range(1, len(stream.keys))
            if stream.text[start := stream.starts[stream.first[k]]].isupper()
            and stream.sentence[k] == stream.sentence[k - 1]
            and not _inside(lines, start)
        )

    @staticmethod
    def text(stream: Stream, low: int, high: int) -> str:
        """The items as printed, on one line."""
        start, end = stream.span(low, high)
        return unfold(stream.text[start:end])

    def _whole_names(self, p: int, q: int, r: int, s: int) -> tuple[str, str]:
        """The two names with the capitalized words that both have around them."""
        a, b = self.a, self.b
        while p and r and self._shared_part(p - 1, r - 1) and a.paragraph[p - 1] == a.paragraph[p]:
            p, r = p - 1, r - 1
        while q < len(a.words) and s < len(b.words) and self._shared_part(q, s):
            q, s = q + 1, s + 1
        return self.text(a, p, q), self.text(b, r, s)

    def _shared_part(self, i: int, j: int) -> bool:
        """Whether two items are the same word and part of a name."""
        return self.a.words[i] and self.a.keys[i] == self.b.keys[j] and self.names(self.a, i, i + 1)


def titles(text: str) -> list[tuple[int, int]]:
    """The lines of *text*, each by itself, in which every longer word has a capital, as in a heading."""
    return [
        match.span()
        for match in _LINE.finditer(text)
        if len(longer := _LONGER.findall(match.group())) > 1 and all(word[0].isupper() for word in longer)
    ]


def _inside(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place is in one of the spans, which are in order."""
    at = bisect_right(spans, (place + 1,)) - 1
    return at >= 0 and place < spans[at][1]


def _roman(printed: str) -> int | None:
    """What a capital Roman numeral says, up to thirty-nine; *I* alone is a word.

    >>> _roman("XIV"), _roman("I"), _roman("CC")
    (14, None, None)
    """
    match = _ROMAN.fullmatch(printed)
    if not match or printed in {"", "I"}:
        return None
    ones = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(match[1]) + ones[match[2]]


def _word(key: str) -> str:
    return (key[:-2] if key.endswith("'s") else key).replace("'", "")


def _noted(a: str, b: str) -> bool:
    """Whether one is the other with the number of a note printed to it: *then1*, *then*."""
    if len(a) < len(b):
        a, b = b, a
    return b.isalpha() and len(b) > 2 and a.startswith(b) and a[len(b) :].isdigit() and len(a) - len(b) <= 3


def _initials(short: Stream, p: int, q: int, expansion: Sequence[str], long: Stream, r: int, s: int) -> bool:
    """Whether one capital word is the initials of the other side: KPA, Korean People's Army."""
    if q - p != 1 or len(expansion) < _ACRONYM_MIN:
        return False
    word = short.printed(p)
    if not (word.isupper() and word.isalpha() and len(word) >= _ACRONYM_MIN):
        return False
    letters = "".join(w[0] for w in expansion).upper()
    content = "".join(w[0] for w in expansion if w not in {"of", "the", "and", "for"}).upper()
    return word in {letters, content}
