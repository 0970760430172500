"""Draft a style sheet from documents: one row a referent, with the commonest spelling and the counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translit.findings.facts import Collection, Occurrence, tell_forms
from translit.findings.likeness import likely_same
from translit.style.sheet import Decision

_SHOWN = 8
# A form no longer than this may be in capitals for its own sake.
_INITIALS = 3


def draft_sheet(names: Collection, *, least: int = 1) -> Iterator[Decision]:
    """Decisions for an editor to go through.

    A settled referent gets one row that prefers its commonest spelling. Persons no record settles get a
    row for each rarer spelling, preferring the commoner. Uncertain spellings are never preferred while a
    sure one exists.

    Args:
        names: the documents.
        least: referents named less often are left out.
    """
    line = 2
    for referent, group in sorted(names.by_referent.items()):
        if len(group) < least:
            continue
        yield Decision(referent, "", _preferred(group), "", _note(group, names), line)
        line += 1
    for rarer, commoner, why in likely_same(names):
        if rarer[0].referent or commoner[0].referent:
            continue
        note = f"perhaps the same ({len(rarer)} and {len(commoner)}): {why}"
        yield Decision("", rarer[0].form, commoner[0].form, "", note, line)
        line += 1


def _preferred(group: Sequence[Occurrence]) -> str:
    """The commonest sure form of the text; one printed in capitals alone gets small letters."""
    own = [o for o in group if o.of_the_text] or group
    form = tell_forms([o for o in own if o.sure] or own)[0][0]
    return form.title() if form.isupper() and len(form) > _INITIALS else form


def _note(group: Sequence[Occurrence], names: Collection) -> str:
    who = group[0].who
    forms = tell_forms(group)
    told = ", ".join(f"{form} {count}" for form, count in forms[:_SHOWN])
    more = f", {len(forms) - _SHOWN} more" if len(forms) > _SHOWN else ""
    return f"{names.shown(who)}: {told}{more}" if who else told + more
