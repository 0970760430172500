"""B: what editors' brackets say, and whether they hold together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from translit.catalog.sources import is_guess
from translit.findings.facts import Collection, Occurrence, by_key
from translit.findings.flag import Hit
from translit.findings.registry import rule
from translit.model import Candidate, Certainty, Resolution

_SHOWN = 3
# A record of the same hangul in other characters is believable from this share of the best one's score on.
_RIVAL = 0.05


@rule("B101")
def unsure_name(names: Collection) -> Iterator[Hit]:
    """the text marks this name as uncertain

    A bracket or question mark says that the translator did not identify the original of this name. The
    best candidates follow. Put in the name you accept, or decide it once in the style sheet. The unsafe fix
    writes the one that stands clearly out, and leaves the bracket. Titles of newspapers are passed over.
    """
    for occurrence in _unsure(names):
        full = names.in_full(occurrence)
        resolution = (full or occurrence).mention.resolution
        told = f"short for '{full.form}': " if full else ""
        yield Hit(
            occurrence.at,
            occurrence.span,
            told + _verdict(resolution, names),
            _best(resolution, names),
            fix=None if full else _best_guess(occurrence, names),
            group=(full or occurrence).referent or f"form:{(full or occurrence).form}",
        )


@rule("N101", over=("B101", "N102"))
def identified_elsewhere(names: Collection) -> Iterator[Hit]:
    """this name is uncertain here but not elsewhere in these files

    The same spelling, or another spelling of the same person or place, stands without doubt in another
    place. If it is the same one, the bracket can go. A spelling that a file brackets as often as not is
    nowhere without doubt in it: there the bracket was only left out.
    """
    doubted = _mostly_doubted(names)
    for occurrence in _unsure(names):
        same, other = (
            [o for o in named if o.sure and (id(o.at), o.key) not in doubted]
            for named in (names.by_key[occurrence.key], names.by_referent.get(occurrence.referent, ()))
        )
        if not same and not other:
            continue
        told = max(by_key(same or other).values(), key=len)
        best = told[0]
        detail = (
            f"'{best.form}' stands {_times(len(told))} without doubt, "
            f"first at {best.at.place(best.span.start)}"
        )
        who = (names.shown(occurrence.who),) if occurrence.who else ()
        yield Hit(
            occurrence.at,
            occurrence.span,
            detail,
            who,
            fix=best.form if not same and _is_only_bracketed(occurrence, names) else None,
            group=occurrence.referent or f"form:{occurrence.form}",
        )


@rule("B102")
def unbalanced_bracket(names: Collection) -> Iterator[Hit]:
    """this bracket has no partner

    A mark opens and never closes, or closes what was never opened. What it was meant to hold cannot be
    known for certain; a search for bracketed text will miss it or run too far.
    """
    for facts in names.files:
        for bracket in facts.brackets:
            if bracket.surface[-1:] not in "])}>】］〕⟩":
                yield Hit(facts, bracket.span, f"'{bracket.surface[0]}' is not closed")
            elif len(bracket.surface) == 1:
                yield Hit(facts, bracket.span, f"'{bracket.surface}' was not opened")


def _best_guess(occurrence: Occurrence, names: Collection) -> str | None:
    """The decided spelling of a settled name; the edition's where these files have none without a bracket."""
    if occurrence.who is None or occurrence.form != _inside(occurrence):
        return None
    if choice := names.choice(occurrence):
        return choice
    only_bracketed = _is_only_bracketed(occurrence, names)
    return names.respelled(occurrence.who, occurrence.form) if only_bracketed else None


def _is_only_bracketed(occurrence: Occurrence, names: Collection) -> bool:
    """Whether the whole name stands in the bracket, and these files never write it so without one."""
    return occurrence.form == _inside(occurrence) and not any(o.sure for o in names.by_key[occurrence.key])


def _unsure(names: Collection) -> Iterator[Occurrence]:
    return (o for o in names.occurrences if o.mention.certainty is Certainty.LOW and not o.is_title)


def _mostly_doubted(names: Collection) -> frozenset[tuple[int, str]]:
    """Files and spellings that stand in doubt there at least as often as without."""
    balance: Counter[tuple[int, str]] = Counter()
    for occurrence in names.occurrences:
        if occurrence.sure or occurrence.mention.certainty is Certainty.LOW:
            balance[id(occurrence.at), occurrence.key] += 1 if occurrence.sure else -1
    return frozenset(spelling for spelling, more in balance.items() if more <= 0)


def _inside(occurrence: Occurrence) -> str:
    return " ".join(occurrence.mention.surface.split())


def _best(resolution: Resolution | None, names: Collection) -> tuple[str, ...]:
    """The best candidates as they are shown; records that look alike are told once."""
    candidates = resolution.candidates if resolution else ()
    return tuple(dict.fromkeys(names.shown(c) for c in candidates))[:_SHOWN]


def _verdict(resolution: Resolution | None, names: Collection) -> str:
    best = _best(resolution, names)
    if resolution is None or not best:
        return "nothing is known that it may stand for"
    if resolution.status == "resolved":
        believable = [names.shown(c) for c in _alike(resolution)]
        if len(believable) > 1 or _is_guess(resolution.candidates[0]):
            return "it may stand for " + ", ".join(believable[:_SHOWN])
        return f"it stands for {best[0]}"
    if resolution.status == "ambiguous":
        return "it may stand for " + ", ".join(best)
    if not resolution.candidates[0].authority:
        return f"no record fits; by its sounds it could be {best[0]}"
    return f"nothing fits well; nearest is {best[0]}"


def _alike(resolution: Resolution) -> tuple[Candidate, ...]:
    """The best candidate, and those of the same hangul in other characters that are nearly as believable."""
    best = resolution.candidates[0]
    rivals: dict[str, Candidate] = {best.hanja: best}
    for candidate in resolution.candidates[1:]:
        if candidate.hanja and candidate.hangul == best.hangul and candidate.score >= _RIVAL * best.score:
            rivals.setdefault(candidate.hanja, candidate)
    return tuple(rivals.values())


def _is_guess(candidate: Candidate) -> bool:
    """Whether nobody has confirmed the record of *candidate*."""
    return any(is_guess(step.source) for step in candidate.trace if step.rule == candidate.authority)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
