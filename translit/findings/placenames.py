"""Which spellings of places are so close, and in so like company, that they may be one place.

Places are held to more than persons: many villages of one district differ by a syllable. They begin with
the same sound, nearly all letters are alike, and much of what stands around them is shared. One of them at
least is no place that the tables settle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.collate.knowledge import Knowledge
from translit.collate.names import sound
from translit.findings.company import Company, Form, in_one_list
from translit.findings.facts import Collection, Occurrence
from translit.mentions.alike import nearness
from translit.mentions.names import korean_shaped
from translit.model import Kind

_LEAST_LETTERS, _MOST_WORDS = 5, 2
# How near by letters and by sound, how much company must weigh; neighbours by sound looked at.
_NEAR, _SOUNDS_NEAR, _ENOUGH = 0.8, 0.85, 10.0
_NEIGHBOURS = 30


def likely_same_places(names: Collection) -> Iterator[tuple[float, Form, Form, str]]:
    """Pairs of spellings that may be one place: how much company weighs, the rarer, the commoner, and why.

    A spelling is proposed for the one nearest to it by sound, and of those for the one in likest company.
    """
    forms = _place_forms(names)
    close = [
        (one, other)
        for at, one in enumerate(forms)
        for other in forms[at + 1 : at + 1 + _NEIGHBOURS]
        if not (one.referent and other.referent) and _close(one, other) and not in_one_list(one, other)
    ]
    if not close:
        return
    company = Company(names, forms)
    best: dict[str, tuple[float, float, Form, Form, list[str]]] = {}
    for one, other in close:
        weight, shared = company.shared(one, other)
        if weight < _ENOUGH:
            continue
        rarer, commoner = sorted((one, other), key=lambda f: (len(f.occurrences), not f.referent))
        found = (nearness(one.given, other.given), weight, rarer, commoner, shared)
        if rarer.key not in best or found[:2] > best[rarer.key][:2]:
            best[rarer.key] = found
    for _, weight, rarer, commoner, shared in best.values():
        told = ", ".join(word.partition("\0")[0] for word in shared[:4])
        yield weight, rarer, commoner, f"stands in like company: {told}"


def _place_forms(names: Collection) -> list[Form]:
    """The spellings of places, by sound."""
    known = Knowledge(names.catalog)
    made = []
    for key, named in names.by_key.items():
        group = [o for o in named if o.of_the_text and not o.is_title]
        if group and len(key) >= _LEAST_LETTERS and _is_place(group, names):
            who = next((o.who for o in group if o.who), None)
            heard = (sound(group[0].form, known),)
            made.append(Form(tuple(group), "", heard, who.authority if who else "", clean=who is not None))
    return sorted(made, key=lambda form: (form.given, form.form))


def _is_place(group: Sequence[Occurrence], names: Collection) -> bool:
    """Whether the spelling is of a Korean place, as far as print and candidates tell."""
    form = group[0].form
    vocabulary = names.vocabulary
    words = form.split()
    if len(words) > _MOST_WORDS or not korean_shaped(form, vocabulary):
        return False
    settled = [o.who for o in group if o.who is not None]
    if settled:
        return all(who.kind is Kind.PLACE and not who.authority.startswith("foreign:") for who in settled)
    if any(vocabulary.is_known_word(word) or vocabulary.is_english(word) for word in words):
        return False
    return not any(o.is_person for o in group) and any(_may_be_a_place(o) for o in group)


def _may_be_a_place(occurrence: Occurrence) -> bool:
    resolution = occurrence.mention.resolution
    best = resolution.candidates[0].kind if resolution and resolution.candidates else None
    return occurrence.mention.kind is Kind.PLACE or best is Kind.PLACE


def _close(one: Form, other: Form) -> bool:
    """Whether two spellings begin with one sound and are alike by letters and by sound."""
    return (
        one.given[:1] == other.given[:1]
        and nearness(one.key, other.key) >= _NEAR
        and nearness(one.given, other.given) >= _SOUNDS_NEAR
    )
