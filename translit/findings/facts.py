"""What rules look at: each file with its brackets and names, and the names of all files together."""

from __future__ import annotations

import bisect
import dataclasses
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from translit.candidates.index import Index
from translit.candidates.initials import surname_among
from translit.catalog import Catalog
from translit.documents.inside import PartFinder
from translit.findings.papers import Papers
from translit.mentions.engine import CleanLookup, lookup_of
from translit.mentions.names import korean_shaped
from translit.mentions.running import CLEAN
from translit.mentions.vocabulary import Vocabulary, fold, vocabulary_of
from translit.model import Bracket, BracketClass, Candidate, Certainty, Document, Kind, Mention, Span, Status
from translit.normalize.extent import Extents
from translit.normalize.spelling import Preferences, Speller
from translit.resolve.forms import Compass
from translit.text import Lines, fold_breves, plain_letters

# A resolution dearer than this is not trusted to say that two spellings are one referent.
TRUSTED = 1.2
# The words of a Korean name whose given name has two syllables.
_FAMILY_AND_TWO = 3
# Brackets that speak about names, where a second spelling is meant.
_SAID_ABOUT = frozenset(
    {BracketClass.GLOSS_IDENTIFICATION, BracketClass.TRANSLATOR_NOTE, BracketClass.SIC, BracketClass.OTHER}
)
_POSSESSIVE = regex.compile(r"['’][sS]?$")
_WORD_BEFORE = regex.compile(r"(?P<word>[\p{L}.]{1,12})(?P<space>[\s-]{1,4})(?P<open>[\[({<]?)$")
_SURNAME_BEFORE = regex.compile(r"(\p{Lu}[\p{L}'’]{0,11})[ \t]*(?:\r?\n)?[ \t]*[\[({<]$")


@dataclass(frozen=True)
class FileFacts:
    """One document with its brackets and resolved names."""

    document: Document
    brackets: tuple[Bracket, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def lines(self) -> Lines:
        """Lines of the text."""
        return Lines(self.document.text)

    @cached_property
    def characters(self) -> str:
        """Each character of the text once: a pattern for characters that are not there needs no more."""
        return "".join(sorted(set(self.document.text)))

    def part_at(self, offset: int) -> int:
        """Which document of a reader *offset* stands in; -1 for none."""
        return self._parts.index_at(offset)

    @cached_property
    def _parts(self) -> PartFinder:
        return PartFinder(self.document.parts)

    def held_by(self, span: Span) -> BracketClass | None:
        """The class of the outermost bracket that holds *span*, if one does."""
        at = bisect.bisect_right(self._outer_starts, span.start) - 1
        return self._outer[at].cls if at >= 0 and span.end <= self._outer[at].span.end else None

    @cached_property
    def glosses(self) -> frozenset[int]:
        """Where brackets begin that identify the name before them."""
        return frozenset(b.span.start for b in self.brackets if b.cls is BracketClass.GLOSS_IDENTIFICATION)

    @cached_property
    def _outer(self) -> list[Bracket]:
        outer: list[Bracket] = []
        for bracket in self.brackets:
            if not outer or bracket.span.start >= outer[-1].span.end:
                outer.append(bracket)
        return outer

    @cached_property
    def _outer_starts(self) -> list[int]:
        return [bracket.span.start for bracket in self._outer]

    def place(self, offset: int) -> str:
        """``file:line`` for messages."""
        return f"{self.document.file}:{self.lines.place(offset)[0]}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One name where it stands.

    ``form`` is as printed, on one line, with a family name left outside a bracket; ``key`` its letters
    alone; ``who`` the trusted candidate, if there is one. A word of the compass that says which half of a
    province is meant belongs to the name: *South Hamgen*. ``is_title``: it is a newspaper, and nobody's name.
    """

    at: FileFacts
    mention: Mention
    form: str
    key: str
    who: Candidate | None
    is_title: bool = False

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return self.mention.span

    @property
    def referent(self) -> str:
        """The authority reference of the trusted candidate, or an empty string."""
        return self.who.authority if self.who else ""

    @property
    def sure(self) -> bool:
        """Whether the print does not doubt it."""
        return self.mention.certainty in (Certainty.HIGH, Certainty.MEDIUM)

    @property
    def of_the_text(self) -> bool:
        """Whether the text itself says it: not a note, and not an identification of the name before."""
        return self.at.held_by(self.span) not in _SAID_ABOUT

    @property
    def glossed(self) -> bool:
        """Whether a bracket right behind identifies it."""
        end = self.span.end
        return not self.at.glosses.isdisjoint(range(end, end + 3))

    @property
    def is_person(self) -> bool:
        """Whether it is a Korean person, by record or shape."""
        if self.is_title:
            return False
        if self.who is not None:
            return self.who.kind is Kind.PERSON and not self.who.authority.startswith("foreign:")
        return self.mention.kind is Kind.PERSON or len(self.form.split()) == 3


def letters_of(form: str) -> str:
    """The letters of *form*, small, apostrophes and hyphens out, breves kept.

    >>> letters_of("Pak Ch'ang-ŏk"), letters_of("PAK CHANG OK")
    ('pakchangŏk', 'pakchangok')
    """
    if form.isascii():
        return (form if form.isalpha() else "".join(filter(str.isalpha, form))).lower()
    return "".join(c for c in fold_breves(form).lower() if c.isalpha())


def _printed_at(facts: FileFacts, mention: Mention, start: int, end: int) -> Mention:
    """*mention* as if the letters from *start* to *end* were all of it."""
    span = Span(start, end)
    return dataclasses.replace(mention, span=span, surface=span.of(facts.document.text))


class Collection:
    """All files checked together.

    Args:
        files: in the order they were named.
        catalog: the tables.
        speller: the edition's system and decisions.
        style: the editor's style sheet, if there is one.
        index: the compiled records, when the caller has them.
    """

    def __init__(
        self,
        files: Sequence[FileFacts],
        catalog: Catalog,
        speller: Speller,
        style: Preferences | None = None,
        index: Index | None = None,
    ) -> None:
        self.files = tuple(files)
        self.catalog = catalog
        self.speller = speller
        self.style = style
        self._index = index
        self._styles: dict[str, Preferences] = {}  # the sheet as it speaks for each file

    @property
    def vocabulary(self) -> Vocabulary:
        """Word lists."""
        return vocabulary_of(self.catalog)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every name of every file, in order."""
        return tuple(self._occurrence(facts, m) for facts in self.files for m in facts.mentions)

    def _occurrence(self, facts: FileFacts, mention: Mention) -> Occurrence:
        who = _trusted(mention)
        compass = self._compass_before(facts, mention, who)
        if compass and not compass["open"]:
            mention = _printed_at(facts, mention, mention.span.start - len(compass[0]), mention.span.end)
        if who is not None and (surname := surname_among(mention.surface)):
            begin, end = surname  # initials are no other spelling of a name
            start = mention.span.start
            mention = _printed_at(facts, mention, start + begin, start + end)
        form = _POSSESSIVE.sub("", " ".join(mention.surface.split()))
        if compass and compass["open"]:
            form = f"{compass['word']} {form}"
        if mention.bracketed and mention.certainty is Certainty.LOW:
            left = facts.document.text[max(0, mention.span.start - 16) : mention.span.start]
            before = _SURNAME_BEFORE.search(left)
            if before and fold(before[1]) in self.vocabulary.words("surname"):
                form = f"{before[1]} {form}"
        title = self._papers.is_title(facts.document.text, mention.span, form)
        return Occurrence(facts, mention, form, letters_of(form), None if title else who, title)

    def _compass_before(
        self, facts: FileFacts, mention: Mention, who: Candidate | None
    ) -> regex.Match[str] | None:
        """The word of the compass before a name that made it the half of a province."""
        if who is None or not any(step.rule == "compass" for step in who.trace):
            return None
        left = facts.document.text[max(0, mention.span.start - 18) : mention.span.start]
        word = _WORD_BEFORE.search(left)
        return word if word and self._compass.before(word["word"]) else None

    @cached_property
    def _papers(self) -> Papers:
        return Papers(self.catalog)

    @cached_property
    def _compass(self) -> Compass:
        return Compass(self.catalog)

    @cached_property
    def by_referent(self) -> dict[str, list[Occurrence]]:
        """Occurrences of each settled referent."""
        groups: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in self.occurrences:
            if occurrence.referent:
                groups[occurrence.referent].append(occurrence)
        return dict(groups)

    @cached_property
    def by_key(self) -> dict[str, list[Occurrence]]:
        """Occurrences of each spelling, its case, spaces and hyphens aside."""
        return by_key(self.occurrences)

    def in_full(self, occurrence: Occurrence) -> Occurrence | None:
        """The first fuller form of a name in the same document: *Anna Petrovna Orlova*, *Anna Petrovna*.

        Korean given names are not cut: *Pak Yen* is another man than *Pak Yen Bin*.
        """
        words = tuple(occurrence.form.casefold().split())
        facts = occurrence.at
        key = (id(facts), facts.part_at(occurrence.span.start), words)
        return self._fuller.get(key) if len(words) > 1 else None

    @cached_property
    def _fuller(self) -> dict[tuple[int, int, tuple[str, ...]], Occurrence]:
        found: dict[tuple[int, int, tuple[str, ...]], Occurrence] = {}
        for occurrence in self.occurrences:
            words = tuple(occurrence.form.casefold().split())
            part = occurrence.at.part_at(occurrence.span.start)
            if len(words) == _FAMILY_AND_TWO and self._is_korean_person(occurrence):
                continue
            for length in range(2, len(words)):
                found.setdefault((id(occurrence.at), part, words[:length]), occurrence)
        return found

    def _is_korean_person(self, occurrence: Occurrence) -> bool:
        family = fold(occurrence.form.split()[0])
        known = family in self.vocabulary.words("surname") and occurrence.is_person
        return known and korean_shaped(occurrence.form, self.vocabulary)

    def shown(self, candidate: Candidate) -> str:
        """A candidate in one line: hangul, characters, spelling in the edition's system."""
        spelled = self.speller.in_system(candidate)
        return " ".join(filter(None, (candidate.hangul, candidate.hanja, spelled))) or (
            candidate.label or candidate.authority.partition(":")[2]
        )

    def respelled(self, candidate: Candidate, form: str, system: str | None = None) -> str | None:
        """As much of *candidate* as *form* writes out, in *system* (default: the edition's).

        *South Hamgen* before *Province* becomes *South Hamgyeong*, whatever the record has behind it.
        """
        name = self._compass.split(form)[0] if candidate.kind is Kind.PLACE else ""
        said = form.removesuffix(name) if name else ""

        def spell(hangul: str, kind: Kind, other: str | None = None) -> str:
            return self.speller.spell(hangul, kind, other or system)

        found = self._extents.spelled(candidate, name or form, spell) if candidate.hangul else None
        return said + found if found else None

    @cached_property
    def _extents(self) -> Extents:
        return Extents(self.catalog)

    def is_record(self, form: str) -> bool:
        """Whether the tables know a name spelled so, almost exactly."""
        return self._lookup.clean_cost(form)[0] <= CLEAN

    @cached_property
    def _lookup(self) -> CleanLookup:
        return lookup_of(self._index or Index(self.catalog))

    def choice(self, occurrence: Occurrence) -> str:
        """What the style sheet decides for a name, or an empty string."""
        style = self._style_of(occurrence)
        return (style.preferred(occurrence.referent, occurrence.form) or "") if style else ""

    def choice_again(self, occurrence: Occurrence) -> str:
        """What another row would make of the spelling decided for a name, if anything else."""
        style, choice = self._style_of(occurrence), self.choice(occurrence)
        again = (style.preferred("", choice) or "") if style and choice else ""
        return again if again.casefold() != choice.casefold() else ""

    def _style_of(self, occurrence: Occurrence) -> Preferences | None:
        if self.style is None:
            return None
        file = occurrence.at.document.file
        if file not in self._styles:
            within = getattr(self.style, "within", None)
            self._styles[file] = within(file) if within else self.style
        return self._styles[file]


def _trusted(mention: Mention) -> Candidate | None:
    resolution = mention.resolution
    if resolution is None or resolution.status is not Status.RESOLVED or not resolution.candidates:
        return None
    best = resolution.candidates[0]
    return best if best.cost <= TRUSTED and best.authority else None


def by_key(occurrences: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
    """Occurrences of each spelling, its case, spaces and hyphens aside, in order."""
    spellings: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        spellings[occurrence.key].append(occurrence)
    return dict(spellings)


def tell_forms(occurrences: Sequence[Occurrence]) -> tuple[tuple[str, int], ...]:
    """Each spelling with how often it stands, the commonest first; capitals alone make no new one."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for occurrence in occurrences:
        key = occurrence.form.casefold()
        counts[key] += 1
        if key not in shown or (shown[key].isupper() and not occurrence.form.isupper()):
            shown[key] = occurrence.form
    return tuple((shown[key], n) for key, n in sorted(counts.items(), key=lambda kv: -kv[1]))


def plain(form: str) -> str:
    """Letters without marks.

    >>> plain("P'yŏngyang")
    'pyongyang'
    """
    return plain_letters(letters_of(form))
