"""N10x, N11x: one name in several spellings, two names in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from translit.findings.facts import Collection, Occurrence, by_key, tell_forms
from translit.findings.flag import Hit
from translit.findings.likeness import likely_same
from translit.findings.misprints import KnownMisprints, Slips, misprint_of
from translit.findings.registry import rule
from translit.model import Certainty, Kind, Span

_SHOWN = 5
# The end of the name of a northern or southern province.
_HALF, _HALF_HANJA = regex.compile(r"(?<=..)[남북]도$"), regex.compile(r"(?<=..)[南北]道$")


@rule("N102", over=("N104",))
def several_spellings(names: Collection) -> Iterator[Hit]:
    """one person or place is spelled in several ways

    These files write the same referent differently. Readers and search programs will take them for two.
    Choose one spelling; a style sheet keeps the choice. Reported once a file for each rarer spelling.
    """
    for referent, named in sorted(names.by_referent.items()):
        group = [o for o in named if o.of_the_text and not o.glossed]
        spellings = by_key(group)
        if len(spellings) < 2:
            continue
        forms = tell_forms(group)
        choice = names.choice(group[0])
        preferred = choice or tell_forms([o for o in group if o.sure] or group)[0][0]
        told = ", ".join(f"'{form}' {n}" for form, n in forms[:_SHOWN])
        more = f" and {len(forms) - _SHOWN} more" if len(forms) > _SHOWN else ""
        who = group[0].who
        assert who is not None
        decided = f"the style sheet has '{choice}'" if choice else _balance(forms, preferred)
        for key, same in spellings.items():
            if key == _key_of(preferred, group) or _only_longer(same[0].form, preferred):
                continue
            for first in _first_in_each_file(same):
                yield Hit(
                    first.at,
                    first.span,
                    f"{names.shown(who)} is also printed {told}{more}; {decided}",
                    (preferred,),
                    fix=preferred if first.sure and first.form == _printed(first) else None,
                    group=referent,
                    also=_likewise(first, same),
                )


@rule("N103")
def two_referents(names: Collection) -> Iterator[Hit]:
    """one spelling stands for two persons or places

    The same letters mean different referents in different places of these files. A reader cannot tell
    them apart; a note or a fuller form would help.
    """
    for key in sorted(names.by_key):
        group = [o for o in names.by_key[key] if o.who is not None]
        referents: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in group:
            assert occurrence.who is not None
            referents[f"{occurrence.who.hangul}|{occurrence.who.hanja}|{occurrence.who.label}"].append(
                occurrence
            )
        if len(referents) < 2 or _one_inside_other(group):
            continue
        order = sorted(referents.values(), key=lambda g: -len(g))
        described = "; ".join(
            f"{names.shown(g[0].who)} ({len(g)}, {g[0].at.place(g[0].span.start)})" for g in order if g[0].who
        )
        for rarer in order[1:]:
            for first in _first_in_each_file(rarer):
                yield Hit(first.at, first.span, f"'{first.form}' is {described}", group=first.referent)


@rule("N106", over=("N102", "N112"))
def misprint(names: Collection) -> Iterator[Hit]:
    """this spelling is rare and one letter away from a common one

    Most likely a typing error: the form stands once or twice, the other form many times, and they differ
    by one letter lost, doubled, changed or moved.
    """
    frequent = {key: group for key, group in names.by_key.items() if len(group) >= 5}
    slips = Slips(frequent)
    for key, group in sorted(names.by_key.items()):
        if len(group) > 2 or any(o.mention.certainty is Certainty.LOW for o in group):
            continue
        meant = misprint_of(key, group, frequent, slips, names)
        if meant is None:
            continue
        common = tell_forms(frequent[meant])[0][0]
        for first in _first_in_each_file(group):
            detail = f"'{common}' stands {len(frequent[meant])} times, '{first.form}' {_times(len(group))}"
            yield Hit(
                first.at,
                first.span,
                detail,
                (common,),
                fix=common,
                group=f"form:{common}",
                also=_likewise(first, group),
            )


@rule("N107", over=("N102", "N106", "N112"))
def known_misprint(names: Collection) -> Iterator[Hit]:
    """a known misreading makes this word of a name that is common here

    The word differs from a name of these files only by letters that are known to be taken for each other:
    Russian letters in a faint typescript, Latin ones in text recognition, a doubled letter printed once.
    ``tables/mentions/misprints.csv`` lists which, with sources.
    """
    for found in KnownMisprints(names).find():
        common = tell_forms(found.meant)[0][0]
        pattern = found.pattern
        letters = f"'{pattern.written}' for '{pattern.meant}': {pattern.how}"
        yield Hit(
            found.at,
            found.span,
            f"'{common}' stands {_times(len(found.meant))}; {letters}",
            (common,),
            fix=common,
            group=found.meant[0].referent or f"form:{common}",
        )


@rule("N110", over=("N102", "N112"))
def joined_differently(names: Collection) -> Iterator[Hit]:
    """this name is split, joined or capitalized differently elsewhere

    The letters are the same; spaces, hyphens or capitals differ. Reported once a file for each rarer form.
    """
    for key in sorted(names.by_key):
        group = [
            o
            for o in names.by_key[key]
            if o.sure and o.of_the_text and not o.form.isupper() and " " in o.form
        ]
        forms = tell_joins(group)
        if len(forms) < 2:
            continue
        choice = names.choice(group[0])
        preferred = choice or forms[0][0]
        told = ", ".join(f"'{form}' {len(same)}" for form, same in forms)
        for form, same in forms:
            if form == preferred:
                continue
            for first in _first_in_each_file(same):
                yield Hit(
                    first.at,
                    first.span,
                    f"printed {told}",
                    (preferred,),
                    fix=preferred,
                    group=first.referent or f"form:{preferred}",
                    also=_likewise(first, same),
                )


@rule("N112")
def perhaps_the_same(names: Collection) -> Iterator[Hit]:
    """this name and another one close to it may be the same person or place

    The spellings are close by sound and the words around them are alike: the same office, the same list,
    the same affair, the same villages near. No record is needed for this; compare where they stand. If they
    are one, decide on one spelling; if not, say so in the style sheet.
    """
    for rarer, commoner, why in likely_same(names):
        other = commoner[0]
        for first in _first_in_each_file(rarer):
            yield Hit(
                first.at,
                first.span,
                f"'{other.form}' ({_times(len(commoner))}, {other.at.place(other.span.start)}) {why}",
                (other.form,),
                group=other.referent or f"form:{other.form}",
            )


def tell_joins(group: Sequence[Occurrence]) -> list[tuple[str, list[Occurrence]]]:
    """Exact forms with their occurrences, the commonest first, the earlier of equals."""
    forms: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in group:
        forms[occurrence.form].append(occurrence)
    return sorted(forms.items(), key=lambda item: -len(item[1]))


def _balance(forms: Sequence[tuple[str, int]], preferred: str) -> str:
    """Which form stands most often, if just one does, or which stands without doubt."""
    most = forms[0][1]
    tied = [form for form, count in forms if count == most]
    if len(tied) == len(forms):
        return f"{'both' if len(tied) == 2 else 'all'} stand {_times(most)}"
    if len(tied) > 1:
        return " and ".join(f"'{form}'" for form in tied) + " equally often"
    same = tied[0].casefold() == preferred.casefold()
    return f"mostly '{preferred}'" if same else f"without doubt '{preferred}'"


def _only_longer(one: str, other: str) -> bool:
    """Whether one form is the other with words left out: a given name, a title."""
    a, b = one.casefold().split(), other.casefold().split()
    return len(a) != len(b) and (set(a) <= set(b) or set(b) <= set(a))


def _key_of(form: str, group: Sequence[Occurrence]) -> str:
    return next((o.key for o in group if o.form.casefold() == form.casefold()), "")


def _first_in_each_file(group: Sequence[Occurrence]) -> list[Occurrence]:
    firsts: dict[int, Occurrence] = {}
    for occurrence in group:
        firsts.setdefault(id(occurrence.at), occurrence)
    return list(firsts.values())


def _likewise(first: Occurrence, same: Sequence[Occurrence]) -> tuple[Span, ...]:
    """The other places of the file that the fix at *first* mends too: as sure, and printed whole."""
    return tuple(
        o.span for o in same if o.at is first.at and o is not first and o.sure and o.form == _printed(o)
    )


def _printed(occurrence: Occurrence) -> str:
    return " ".join(occurrence.mention.surface.split())


def _one_inside_other(group: Sequence[Occurrence]) -> bool:
    """Whether all candidates share a name, or one is the other with its generic: 강원 and 강원도.

    Halves of a province share theirs: the print says *North* or *South*, or means both.
    """
    who = sorted(
        {
            (_HALF.sub("", o.who.hangul), _HALF_HANJA.sub("", o.who.hanja))
            for o in group
            if o.who and o.who.kind is Kind.PLACE
        }
    )
    if not who:
        return False
    shortest = min(who, key=lambda pair: len(pair[0]))
    return len({o.who.kind for o in group if o.who}) == 1 and all(
        hangul.startswith(shortest[0]) and hanja[:1] == shortest[1][:1] for hangul, hanja in who
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
