"""Spellings that are another one misprinted: by a letter out of place, or by a known misreading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Container
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from translit.findings.facts import Collection, FileFacts, Occurrence, letters_of
from translit.mentions.alike import one_slip_apart
from translit.mentions.runs import CapitalizedWords
from translit.mentions.words import Word, Words
from translit.model import Span

# What a record may cost that is spelled without error, the cost of being a person included.
CLEAN = 1.0
_LEAST_LETTERS = 6
# How often a spelling must stand to be one that others are misprints of, and how much oftener.
_OFTEN, _OFTENER = 3, 3


class Slips:
    """Keys one letter apart, found by what is left of both when one letter is dropped.

    Args:
        keys: the spellings to be found.

    >>> sorted(Slips(["wonsan", "ulsan"]).near("womsan"))
    ['wonsan']
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._left: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for piece in _dropped(key):
                self._left[piece].append(key)

    def near(self, key: str) -> set[str]:
        """Those one letter away from *key*: lost, added, changed or moved by one place."""
        found = {other for piece in _dropped(key) for other in self._left.get(piece, ())}
        return {other for other in found if other != key and one_slip_apart(key, other)}


def _dropped(key: str) -> set[str]:
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def misprint_of(
    key: str,
    group: Sequence[Occurrence],
    frequent: Mapping[str, Sequence[Occurrence]],
    slips: Slips,
    names: Collection,
) -> str | None:
    """The frequent spelling that *key* is a misprint of, if there is just one; a known name is none."""
    if len(key) < _LEAST_LETTERS:
        return None
    near = [
        other
        for other in slips.near(key)
        if len(frequent[other]) >= 8 * len(group) and _could_be(group, frequent[other])
    ]
    return near[0] if len(near) == 1 and not names.is_record(group[0].form) else None


def _could_be(group: Sequence[Occurrence], found: Sequence[Occurrence]) -> bool:
    """Whether nothing speaks against one name: as many words, and no two clean records."""
    own = {o.referent for o in group if o.who and o.who.cost <= CLEAN}
    theirs = {o.referent for o in found if o.referent}
    return not (own and not own & theirs) and len(found[0].form.split()) == len(group[0].form.split())


@dataclass(frozen=True, slots=True)
class Pattern:
    """A misreading of ``resolve/confusions.csv``: what is printed, what was meant, how it comes about."""

    id: str
    written: str
    meant: str
    how: str
    source: str


@dataclass(frozen=True, slots=True)
class Misprint:
    """A word of the text that a known misreading makes a common name of these files."""

    at: FileFacts
    span: Span
    meant: Sequence[Occurrence]
    pattern: Pattern


class KnownMisprints:
    """Finds spellings that a known misreading makes of a name that stands more often in these files.

    Args:
        names: the files.
    """

    def __init__(self, names: Collection) -> None:
        self._names = names
        self._common = {
            key: [o for o in group if o.sure]
            for key, group in names.by_key.items()
            if sum(o.sure for o in group) >= _OFTEN and len(key) >= _LEAST_LETTERS
        }
        self._made: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        patterns = tuple(_patterns(names))
        for key in sorted(self._common):
            for pattern in patterns:
                at = key.find(pattern.meant)
                while at >= 0:
                    made = key[:at] + pattern.written + key[at + len(pattern.meant) :]
                    if made != key:
                        self._made[made].append((key, pattern))
                    at = key.find(pattern.meant, at + 1)

    def find(self) -> Iterator[Misprint]:
        """Every misprint, names that were found first, then words that are no name as they stand."""
        if not self._made:
            return
        for key, group in sorted(self._names.by_key.items()):
            if meant := self._meant(key, len(group)):
                common = self._common[meant[0]]
                sure = [o for o in group if o.sure]
                if sure and _could_be(group, common) and not self._names.is_record(group[0].form):
                    yield from (Misprint(o.at, o.span, common, meant[1]) for o in sure)
        yield from self._unfound()

    def _unfound(self) -> Iterator[Misprint]:
        meant_of: dict[str, tuple[str, Pattern]] = {}

        def is_misprint(word: Word) -> bool:
            meant = self._meant_by_word(word.surface)
            if meant is not None:
                meant_of[word.surface] = meant
            return meant is not None

        capitalized = CapitalizedWords(Words(self._names.vocabulary))
        for facts in self._names.files:
            held: Container[Span] = {m.span for m in facts.mentions}
            for start, end, word in capitalized.among(facts.document.text, is_misprint):
                if (span := Span(start, end)) not in held:
                    key, pattern = meant_of[word.surface]
                    yield Misprint(facts, span, self._common[key], pattern)

    def _meant_by_word(self, word: str) -> tuple[str, Pattern] | None:
        """What a single word is made of that is no English word, no known name and no record."""
        vocabulary = self._names.vocabulary
        meant = self._meant(letters_of(word), 1)
        if meant is None or " " in self._common[meant[0]][0].form:
            return None
        if vocabulary.is_english(word) or vocabulary.is_known_word(word) or self._names.is_record(word):
            return None
        return meant

    def _meant(self, key: str, count: int) -> tuple[str, Pattern] | None:
        """The one common spelling that *key* is made of, and by which misreading."""
        found = [
            (meant, pattern)
            for meant, pattern in self._made.get(key, ())
            if len(self._common[meant]) >= _OFTENER * count
        ]
        return found[0] if len({meant for meant, _ in found}) == 1 else None


def _patterns(names: Collection) -> Iterator[Pattern]:
    """The misreadings that come about in print; habits of hearing are none."""
    how = {row["id"]: row["how"] for row in names.catalog.rows("mentions/misprints.csv")}
    for row in names.catalog.rows("resolve/confusions.csv"):
        if row["id"] in how:
            yield Pattern(
                row["id"], row["written"], row["meant"], row["note"] or how[row["id"]], row["source"]
            )
