"""Which spellings are close enough, and in like enough company, to be one name.

Close: the family names sound alike and the given syllables nearly so. Like company: the words around
them are shared and not common to all names. Each spelling is compared with its neighbours in an order by
sound only, so that the cost grows with the number of spellings, not with its square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from translit.collate.knowledge import Knowledge
from translit.collate.names import sound
from translit.findings.facts import Collection, Occurrence
from translit.mentions.alike import nearness, one_slip_apart
from translit.mentions.names import korean_shaped
from translit.mentions.vocabulary import WORD, fold
from translit.model import Kind

# Characters of company on either side; how much company must weigh; neighbours looked at.
_AROUND = 110
# How far before a name an office may stand, and what sharing it weighs.
_BESIDE, _OFFICE = 50, 4.0
_SAME_DOCUMENT = "the same document"
_ENOUGH, _PLENTY = 5.0, 9.0
_NEIGHBOURS = 60
# As if so many more spellings stood by, so that in a short text shared words weigh something.
_SMOOTH = 8
_CLOSE, _NEAR, _ALMOST = 0.68, 0.6, 0.88
_CLEAN = 0.4
# Dearest record that an unsettled spelling may be proposed for, when these files name it.
_REACHABLE = 3.2


@dataclass(frozen=True, slots=True)
class _Form:
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
        return self.occurrences[0].form


def misprint_of(
    key: str, group: Sequence[Occurrence], frequent: Mapping[str, Sequence[Occurrence]], names: Collection
) -> str | None:
    """The frequent spelling that *key* is a misprint of, if there is just one; a known name is none."""
    if len(key) < 6:
        return None
    own = {o.referent for o in group if o.who and o.who.cost <= _CLEAN}
    words = len(group[0].form.split())
    near = []
    for other, found in frequent.items():
        if abs(len(other) - len(key)) > 1 or other == key or len(found) < 8 * len(group):
            continue
        if not one_slip_apart(key, other):
            continue
        theirs = {o.referent for o in found if o.referent}
        if (own and not own & theirs) or len(found[0].form.split()) != words:
            continue
        near.append(other)
    return near[0] if len(near) == 1 and not names.is_record(group[0].form) else None


def likely_same(names: Collection) -> Iterator[tuple[Sequence[Occurrence], Sequence[Occurrence], str]]:
    """Pairs of spellings that may be one person: the rarer, the commoner, and why."""
    forms = _person_forms(names)
    company = _Company(names, forms)
    first_at: dict[str, int] = {}
    for n, occurrence in enumerate(names.occurrences):
        first_at.setdefault(occurrence.form, n)
    by_surname: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        by_surname[form.surname].append(form)
    proposed: dict[str, tuple[float, _Form, _Form, str]] = {}
    for surname in sorted(by_surname):
        group = sorted(by_surname[surname], key=lambda f: (f.given, f.form))
        for at, one in enumerate(group):
            for other in group[at + 1 : at + 1 + _NEIGHBOURS]:
                if not _close(one, other):
                    continue
                weight, shared = company.shared(one, other)
                settled_apart = one.referent and other.referent and one.referent != other.referent
                needed = _PLENTY if settled_apart and one.clean and other.clean else _ENOUGH
                if nearness(one.key, other.key) >= _ALMOST:
                    needed /= 2
                if weight < needed or (one.referent and one.referent == other.referent):
                    continue
                rarer, commoner = sorted((one, other), key=lambda f: (len(f.occurrences), -first_at[f.form]))
                why = "stands in like company: " + ", ".join(w.partition("\0")[0] for w in shared[:4])
                known = proposed.get(rarer.form)
                if known is None or weight > known[0]:
                    proposed[rarer.form] = (weight, rarer, commoner, why)
    for found in _same_by_record(names, forms):
        proposed.setdefault(found[1].form, found)
    for _, (_, rarer, commoner, why) in sorted(proposed.items()):
        yield rarer.occurrences, commoner.occurrences, why


def _same_by_record(names: Collection, forms: Sequence[_Form]) -> Iterator[tuple[float, _Form, _Form, str]]:
    """Unsettled persons whose nearest record is one that these files name without question."""
    settled = {form.referent: form for form in forms if form.referent}
    for form in forms:
        resolution = form.occurrences[0].mention.resolution
        if form.referent or resolution is None or not resolution.candidates:
            continue
        best = resolution.candidates[0]
        if best.cost > _REACHABLE or best.kind is not Kind.PERSON or best.authority not in settled:
            continue
        why = f"is the nearest that the tables know: {names.shown(best)}"
        yield 0.0, form, settled[best.authority], why


def _person_forms(names: Collection) -> list[_Form]:
    surnames = names.vocabulary.words("surname")
    families = _families(names)
    known = Knowledge(names.catalog)
    made = []
    for key in sorted(names.by_key):
        group = [o for o in names.by_key[key] if o.is_person]
        if not group:
            continue
        words = group[0].form.replace("-", " ").split()
        if (
            len(words) < 2
            or fold(words[0]) not in surnames
            or not korean_shaped(group[0].form, names.vocabulary)
        ):
            continue
        who = next((o.who for o in group if o.who), None)
        made.append(
            _Form(
                tuple(group),
                families.get(fold(words[0]), fold(words[0])),
                tuple(sound(word, known) for word in words[1:]),
                who.authority if who else "",
                bool(who and who.cost <= _CLEAN),
            )
        )
    return made


def _families(names: Collection) -> dict[str, str]:
    """Each printed family name under the sound that its many prints share."""
    found: dict[str, str] = {}
    for row in names.catalog.rows("mentions/families.csv"):
        for form in row["forms"].split("|"):
            found[form] = row["sound"]
    return found


def _close(one: _Form, other: _Form) -> bool:
    """Whether two given names sound alike: the same, nearly so, or one syllable the same and one near."""
    if one.given == other.given:
        return True
    if min(len(one.given), len(other.given)) < 3:
        return False
    if len(one.syllables) == len(other.syllables) == 2:
        pairs = list(zip(one.syllables, other.syllables, strict=True))
        same = [a == b for a, b in pairs]
        near = [bool(nearness(a, b) >= _NEAR) or a[:1] == b[:1] for a, b in pairs]
        return any(same) and all(near)
    return bool(nearness(one.given, other.given) >= _CLOSE) and one.given[:1] == other.given[:1]


class _Company:
    """The words that stand around spellings, the rarer the weightier."""

    def __init__(self, names: Collection, forms: Sequence[_Form]) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._offices = {form.form: [_office(names, o) for o in form.occurrences[:40]] for form in forms}
        counts: Counter[str] = Counter()
        for form in forms:
            words = frozenset(w for o in form.occurrences[:40] for w in _around(names, o))
            self._words[form.form] = words
            counts.update(words)
        self._titles = names.vocabulary.words("title")
        self._weight = {w: math.log((_SMOOTH + len(forms)) / n) for w, n in counts.items() if n > 1}

    def shared(self, one: _Form, other: _Form) -> tuple[float, list[str]]:
        """How much the company two spellings share weighs, and its words, the weightiest first."""
        common = self._words[one.form] & self._words[other.form]
        size = math.sqrt(max(1, min(len(one.occurrences), 40)) * max(1, min(len(other.occurrences), 40)))
        weighed = sorted(((self._weight.get(w, 0.0), w) for w in common), key=lambda p: (-p[0], p[1]))
        weight = sum(w for w, _ in weighed) / math.sqrt(size)
        office = self._same_office(one, other)
        return weight + _OFFICE * bool(office), [*office, *(w for _, w in weighed if w and w not in office)]

    def _same_office(self, one: _Form, other: _Form) -> list[str]:
        """What both are called right before their names: two words, a title among them."""
        for mine in self._offices[one.form]:
            for theirs in self._offices[other.form]:
                shared = mine & theirs
                if len(shared) > 1 and any(word in self._titles for word in shared):
                    return sorted(shared)
        return []


def _office(names: Collection, occurrence: Occurrence) -> frozenset[str]:
    """The words right before a name in its clause."""
    text = occurrence.at.document.text
    left = text[max(0, occurrence.span.start - _BESIDE) : occurrence.span.start]
    clause = regex.split(r"[.,;:!?()\n]\s*\n|[.;:!?()]\s", left)[-1]
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
