"""Which spellings are close enough, and in like enough company, to be one name.

Close: the family names sound alike and the given syllables nearly so. Like company: the words and the
persons around them are shared and not common to all names. Two names in one list are two persons. Each
spelling is compared with its neighbours in an order by sound only, so that the cost grows with the number
of spellings, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from translit.collate.knowledge import Knowledge
from translit.collate.names import sound
from translit.findings.company import Company, Form, in_one_list
from translit.findings.facts import Collection, Occurrence
from translit.findings.misprints import CLEAN
from translit.findings.placenames import likely_same_places
from translit.mentions.alike import nearness
from translit.mentions.names import korean_shaped
from translit.mentions.vocabulary import fold
from translit.model import Kind, Resolution, Status

# How much company must weigh; neighbours looked at.
_ENOUGH, _PLENTY = 5.0, 9.0
_NEIGHBOURS = 60
_CLOSE, _NEAR, _ALMOST = 0.68, 0.6, 0.88
# Dearest record that an unsettled spelling may be proposed for, when these files name it.
_REACHABLE = 3.2
# Belief from which a record stands far ahead of the others.
_FAR_AHEAD = 0.9


# How much it weighs, the rarer, the commoner, and why.
_Pair = tuple[float, Form, Form, str]


def likely_same(names: Collection) -> Iterator[tuple[Sequence[Occurrence], Sequence[Occurrence], str]]:
    """Pairs of spellings that may be one person or place: the rarer, the commoner, and why."""
    pairs = (*_strongest(_persons(names)), *_strongest(list(likely_same_places(names))))
    for _, rarer, commoner, why in sorted(pairs, key=lambda p: (p[1].form, p[2].form)):
        yield rarer.occurrences, commoner.occurrences, why


def _persons(names: Collection) -> list[_Pair]:
    """All pairs of spellings that may be one person."""
    forms = _person_forms(names)
    company = Company(names, forms)
    first_at: dict[str, int] = {}
    for n, occurrence in enumerate(names.occurrences):
        first_at.setdefault(occurrence.form, n)
    by_surname: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        by_surname[form.surname].append(form)
    proposed: list[_Pair] = []
    for surname in sorted(by_surname):
        group = sorted(by_surname[surname], key=lambda f: (f.given, f.form))
        for at, one in enumerate(group):
            for other in group[at + 1 : at + 1 + _NEIGHBOURS]:
                cut = _cut(one, other)
                if not (cut or _close(one, other)) or in_one_list(one, other):
                    continue
                weight, shared = company.shared(one, other)
                if cut and not company.same_office(one, other):
                    continue
                settled_apart = one.referent and other.referent and one.referent != other.referent
                needed = _PLENTY if settled_apart and one.clean and other.clean else _ENOUGH
                if nearness(one.key, other.key) >= _ALMOST:
                    needed /= 2
                if weight < needed:
                    continue
                rarer, commoner = sorted((one, other), key=lambda f: (len(f.occurrences), -first_at[f.form]))
                if cut:
                    rarer, commoner = sorted((one, other), key=lambda f: len(f.syllables))
                why = "stands in like company: " + ", ".join(w.partition("\0")[0] for w in shared[:4])
                proposed.append((weight, rarer, commoner, why))
    return [*proposed, *_same_by_record(names, forms, company)]


def _strongest(proposed: Sequence[_Pair]) -> Iterator[_Pair]:
    """The weightiest pairs that bring together what no weightier pair and no record has."""
    leads: dict[str, str] = {}

    def group_of(name: str) -> str:
        while leads.setdefault(name, name) != name:
            name = leads[name]
        return name

    for pair in sorted(proposed, key=lambda p: (-p[0], p[1].form, p[2].form)):
        groups = [group_of(form.referent or form.key) for form in pair[1:3]]
        if groups[0] != groups[1]:
            leads[groups[0]] = groups[1]
            yield pair


def _same_by_record(names: Collection, forms: Sequence[Form], company: Company) -> Iterator[_Pair]:
    """Unsettled persons who may be a record that these files name without question.

    The nearest record needs nothing more; one farther down the list needs like company too.
    """
    named = _named_records(forms)
    for form in forms:
        resolution = form.occurrences[0].mention.resolution
        if form.referent or resolution is None:
            continue
        for rank, candidate in enumerate(resolution.candidates):
            other = named.get(candidate.authority)
            if candidate.cost > _REACHABLE or candidate.kind is not Kind.PERSON:
                continue
            if other is None or other is form or in_one_list(form, other):
                continue
            if not rank:
                yield 0.0, form, other, f"is the nearest that the tables know: {names.shown(candidate)}"
                break
            weight, shared = company.shared(form, other)
            if weight >= _ENOUGH / 2:
                words = ", ".join(w.partition("\0")[0] for w in shared[:4])
                why = f"is one that it may stand for, {names.shown(candidate)}, in like company: {words}"
                yield 0.0, form, other, why
                break


def _named_records(forms: Sequence[Form]) -> dict[str, Form]:
    """The commonest form of each record that these files name, or else one that surely or nearly means it."""
    named: dict[str, Form] = {}
    for form in sorted(forms, key=lambda f: (not f.referent, -len(f.occurrences), f.key)):
        resolution = form.occurrences[0].mention.resolution
        if form.referent:
            named.setdefault(form.referent, form)
        elif resolution is not None and _nearly_means(resolution):
            named.setdefault(resolution.candidates[0].authority, form)
    named.pop("", None)
    return named


def _nearly_means(resolution: Resolution) -> bool:
    """Whether its first candidate is meant, or stands so far ahead that another spelling may well be his."""
    if resolution.status is Status.RESOLVED:
        return True
    return bool(resolution.candidates) and resolution.candidates[0].score >= _FAR_AHEAD


def _person_forms(names: Collection) -> list[Form]:
    surnames = names.vocabulary.words("surname")
    families = _families(names)
    known = Knowledge(names.catalog)
    made = []
    for key in sorted(names.by_key):
        group = [o for o in names.by_key[key] if o.is_person and o.of_the_text]
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
            Form(
                tuple(group),
                families.get(fold(words[0]), fold(words[0])),
                tuple(sound(word, known) for word in words[1:]),
                who.authority if who else "",
                bool(who and who.cost <= CLEAN),
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


def _close(one: Form, other: Form) -> bool:
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


def _cut(one: Form, other: Form) -> bool:
    """Whether one is the other without its last syllable, as a damaged page leaves it."""
    short, long = sorted((one.syllables, other.syllables), key=len)
    return len(short) == 1 < len(long) and short == long[:1] and len(short[0]) > 1
