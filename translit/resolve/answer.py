"""What the caller is told of ranked names: candidates with their traces, and the reason for a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translit.candidates.fold import Folded
from translit.candidates.index import Index
from translit.model import Candidate, Origin, Status, Step
from translit.resolve.forms import Form
from translit.resolve.gather import IN_MANDARIN, NO_RECORD, Hit
from translit.resolve.rank import Ranked, as_printed

NOBODY = "no record has this surname and these initials"


def candidate_of(
    ranked: Ranked, index: Index, trace: Callable[[Hit], tuple[Step, ...]], compass: str
) -> Candidate:
    """A ranked name as the caller sees it; *compass* is the syllable of a word before half of a province."""
    best = ranked.hits[0]
    steps = trace(best)
    hangul, hanja, authority, label = best.hangul, "", "", best.label or "by rule alone; no record"
    if best.entry != NO_RECORD:
        record = index.records[best.entry]
        hangul, hanja = (record.hangul, record.hanja) if compass else as_printed(record, best)
        authority, label = record.ref, record.label
        if compass and record.hangul[-2:-1] == compass:
            said = Step("compass", f"a word before the name says {compass}: half of a province")
            steps = (*steps[:-1], said, *steps[-1:])
    return Candidate(
        kind=ranked.kind,
        origin=ranked.origin,
        hangul=hangul,
        hanja=hanja,
        score=round(ranked.score, 3),
        cost=round(ranked.cost, 3),
        authority=authority,
        label=label,
        trace=steps,
    )


def reason_for(folded: Folded, ranked: Sequence[Ranked], status: Status) -> str:
    """What a reader should know beside the verdict."""
    reasons = []
    if folded.mixed:
        reasons.append("letters of another script among them were read by their looks")
    if ranked and ranked[0].hits[0].route == IN_MANDARIN:
        reasons.append("the Chinese reading of a Korean name")
    elif ranked and ranked[0].origin is Origin.RUSSIAN_CHINESE and status is not Status.RESOLVED:
        reasons.append("spells Chinese by Palladius")
    return "; ".join(reasons)


def nothing_to_read(form: Form) -> str:
    """Why a form without letters that can be read has no candidates."""
    if any(c.isalpha() for c in form.printed):
        return "neither Latin nor Cyrillic letters"
    return "no letters to go by"
