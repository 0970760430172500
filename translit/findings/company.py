"""What stands around a spelling: words, offices, other persons; the rarer the weightier."""

from __future__ import annotations

import bisect
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from translit.findings.facts import Collection, Occurrence
from translit.mentions.vocabulary import WORD, fold

# Characters of company on either side.
_AROUND = 110
# Characters on either side in which other persons are company; occurrences looked at.
_NEARBY, _LOOKED_AT = 500, 40
# Names this near with no end of a sentence between stand in one list.
_LIST = 250
# How far before a name an office may stand, and what sharing it weighs.
_BESIDE, _OFFICE = 50, 4.0
_SAME_DOCUMENT = "the same document"
# As if so many more spellings stood by, so that in a short text shared words weigh something.
_SMOOTH = 8
_CLAUSE_END = regex.compile(r"[.,;:!?()\n]\s*\n|[.;:!?()]\s")
_SENTENCE_END = regex.compile(r"[.!?;:\]][\"”’)]*\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of a person: surname and given by sound, where it stands, what it is settled to be."""

    occurrences: tuple[Occurrence, ...]
    surname: str
    syllables: tuple[str, ...]
    referent: str
    clean: bool

    @property
    def key(self) -> str:
        """The letters of the spelling."""
        return self.occurrences[0].key

    @property
    def given(self) -> str:
        """The given name by sound, in one."""
        return "".join(self.syllables)

    @property
    def form(self) -> str:
        """As first printed."""
        return self.occurrences[0].form


def in_one_list(one: Form, other: Form) -> bool:
    """Whether both stand in one list or sentence, as two persons do."""
    theirs = {id(o.at): [p for p in other.occurrences[:_LOOKED_AT] if p.at is o.at] for o in one.occurrences}
    for mine in one.occurrences[:_LOOKED_AT]:
        text = mine.at.document.text
        for their in theirs[id(mine.at)]:
            first, second = sorted((mine.span, their.span))
            if second.start - first.end > _LIST or mine.mention.bracketed or their.mention.bracketed:
                continue
            if not _SENTENCE_END.search(text, first.end, second.start):
                return True
    return False


class Company:
    """The words and persons that stand around spellings, the rarer the weightier."""

    def __init__(self, names: Collection, forms: Sequence[Form]) -> None:
        self._names = names
        self._words: dict[str, frozenset[str]] = {}
        self._offices: dict[str, list[frozenset[str]]] = {}
        counts: Counter[str] = Counter()
        nearby = _Nearby(forms)
        for form in forms:
            words = frozenset(
                w for o in form.occurrences[:_LOOKED_AT] for w in (*_around(names, o), *nearby.of(o))
            )
            self._words[form.form] = words
            counts.update(words)
        self._titles = names.vocabulary.words("title")
        self._weight = {w: math.log((_SMOOTH + len(forms)) / n) for w, n in counts.items() if n > 1}

    def shared(self, one: Form, other: Form) -> tuple[float, list[str]]:
        """How much the company two spellings share weighs, and its words, the weightiest first."""
        common = self._words[one.form] & self._words[other.form]
        size = math.sqrt(
            max(1, min(len(one.occurrences), _LOOKED_AT)) * max(1, min(len(other.occurrences), _LOOKED_AT))
        )
        weighed = sorted(((self._weight.get(w, 0.0), w) for w in common), key=lambda p: (-p[0], p[1]))
        weight = sum(w for w, _ in weighed) / math.sqrt(size)
        office = self.same_office(one, other)
        return weight + _OFFICE * bool(office), [*office, *(w for _, w in weighed if w and w not in office)]

    def same_office(self, one: Form, other: Form) -> list[str]:
        """What both are called right before their names: two words, and a title with each."""
        for mine in self._offices_of(one):
            for theirs in self._offices_of(other):
                shared = mine & theirs
                if (
                    len(shared) > 1
                    and not mine.isdisjoint(self._titles)
                    and not theirs.isdisjoint(self._titles)
                ):
                    return sorted(shared)
        return []

    def _offices_of(self, form: Form) -> list[frozenset[str]]:
        """What stands right before a spelling, at each place."""
        if form.form not in self._offices:
            self._offices[form.form] = [_office(self._names, o) for o in form.occurrences[:_LOOKED_AT]]
        return self._offices[form.form]


class _Nearby:
    """The persons that stand near a place."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._at: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for form in forms:
            who = f"{form.form}\0{form.referent or form.key}"
            for occurrence in form.occurrences:
                self._at[id(occurrence.at)].append((occurrence.span.start, who))
        for found in self._at.values():
            found.sort()
        self._label: dict[str, str] = {}

    def of(self, occurrence: Occurrence) -> Iterator[str]:
        """``name NUL reference`` of each other person near *occurrence*, in the same document."""
        found = self._at[id(occurrence.at)]
        start = occurrence.span.start
        low = bisect.bisect_left(found, (start - _NEARBY, ""))
        part = occurrence.at.part_at(start)
        high = bisect.bisect_right(found, (start + _NEARBY, "\U0010ffff"))
        for at, who in found[low:high]:
            label, _, reference = who.partition("\0")
            if at != start and occurrence.at.part_at(at) == part:
                yield f"{self._label.setdefault(reference, label)}\0{reference}"


def _office(names: Collection, occurrence: Occurrence) -> frozenset[str]:
    """The words right before a name in its clause."""
    text = occurrence.at.document.text
    left = text[max(0, occurrence.span.start - _BESIDE) : occurrence.span.start]
    clause = _CLAUSE_END.split(left)[-1]
    function = names.vocabulary.words("function")
    return frozenset(w for word in WORD.findall(clause) if (w := fold(word)) not in function and len(w) > 3)


def _around(names: Collection, occurrence: Occurrence) -> Iterator[str]:
    text = occurrence.at.document.text
    start, end = occurrence.span.start, occurrence.span.end
    own = {fold(w) for w in WORD.findall(occurrence.form)}
    part = occurrence.at.part_at(start)
    if part >= 0 and len(occurrence.at.document.parts) > 1:
        yield f"{_SAME_DOCUMENT}\0{occurrence.at.document.file}\0{part}"
    function = names.vocabulary.words("function")
    surnames = names.vocabulary.words("surname")
    pieces = (
        text[max(0, start - _AROUND) : start].partition(" ")[2],
        text[end : end + _AROUND].rpartition(" ")[0],
    )
    for piece in pieces:
        for word in WORD.findall(piece):
            folded = fold(word).removesuffix("'s")
            if len(folded) > 4 and folded not in function and folded not in own and folded not in surnames:
                yield folded
