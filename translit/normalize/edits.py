"""Decide what is replaced by what. Precision before recall: what is not settled stays as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from translit.candidates.initials import split_initials
from translit.model import Candidate, Document, Kind, Mention, Origin, Span, Status, Step
from translit.normalize.doubled import without_doubled
from translit.normalize.extent import Extents
from translit.normalize.manner import in_manner, split_possessive, unbroken
from translit.normalize.protect import Protected, shelters
from translit.normalize.spelling import Speller, settled
from translit.text import fold_apostrophes, nfc

_BEFORE, _BEHIND = regex.compile(r"(?<!\p{L})\p{Lu}\.\p{Zs}?\Z"), regex.compile(r",?\p{Zs}\p{Lu}\.")
_INITIAL = regex.compile(r"\p{Zs}\p{Lu}\Z")
_EAST_ASIAN = regex.compile(r"[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}]")


@dataclass(frozen=True, slots=True)
class Options:
    """What the editor asked for.

    ``guess``: the best candidate of an ambiguous name counts as settled. ``resolve_brackets``: the
    brackets around a name, or a list of names, all of them settled, go. ``ignore``: forms left alone.
    ``citations``: names in citations and archive references are replaced like others.
    """

    guess: bool = False
    resolve_brackets: bool = False
    ignore: frozenset[str] = frozenset()
    citations: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """One replacement: ``before`` stands at ``span`` of the original, ``after`` at ``out`` of the result.

    ``reason`` says on what it rests: ``style`` (the editor's decision), ``resolved``, ``guess``,
    ``bracket`` (a bracket taken away).
    """

    span: Span
    out: Span
    before: str
    after: str
    reason: str
    referent: str = ""
    kind: str = ""
    hangul: str = ""
    hanja: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement before its place in the result is known."""

    span: Span
    after: str
    reason: str
    candidate: Candidate | None = None


class Planner:
    """Plans the edits of documents.

    Args:
        speller: the chosen system with the editor's decisions.
        options: what else was asked for.
    """

    def __init__(self, speller: Speller, options: Options | None = None) -> None:
        self._speller = speller
        self._options = options or Options()
        self._extents = Extents(speller.catalog)
        self._shelters = shelters(speller.catalog, citations=self._options.citations)
        self._known: dict[tuple[Kind, str, str, tuple[Step, ...]], str | None] = {}

    def plan(
        self, document: Document, mentions: Sequence[Mention], unstable: frozenset[str] = frozenset()
    ) -> tuple[Edit, ...]:
        """Edits in the order of the text, none overlapping another.

        Args:
            document: the text.
            mentions: its names, resolved.
            unstable: printed forms to leave alone (see :func:`translit.normalize.normalize`).
        """
        text = document.text
        protected = Protected(text, self._shelters, document.file)
        done: list[Edit] = []  # names that stand as they should, replaced or not
        last = 0
        for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
            span = mention.span
            if span.start < last or not len(span) or protected.holds(span.start, span.end):
                continue
            surface = span.of(text)
            if surface in unstable or surface in self._options.ignore or _has_initials(text, span):
                continue
            found = self._replacement(mention, surface)
            if found is None:
                continue
            if found.after != surface:  # what an editor decided may have a word that stands beside it already
                kept = without_doubled(text, span, found.after) or surface
                found = dataclasses.replace(found, after=kept)
            last = span.end
            done.append(found)
        if self._options.resolve_brackets:
            done = _without_brackets(text, done)
        return tuple(edit for edit in done if edit.after != edit.span.of(text))

    def _replacement(self, mention: Mention, surface: str) -> Edit | None:
        """What *mention* becomes; its own surface where it is right already; ``None`` if undecided."""
        core, ending = split_possessive(surface)
        form = nfc(" ".join(core.split()))
        candidate = settled(mention, guess=self._options.guess)
        decided = self._speller.preferences.preferred(candidate.authority if candidate else "", form)
        if decided is None and (candidate is None or not self._replaceable(mention, candidate, surface)):
            return None
        reason = "style"
        if decided is None:
            assert candidate is not None
            decided = self._spelled(candidate, form)
            if decided is None:
                return None
            status = mention.resolution.status if mention.resolution else None
            reason = "resolved" if status is Status.RESOLVED else "guess"
        person = candidate is not None and candidate.kind is Kind.PERSON
        if _same(core, decided) or (reason != "style" and self._is_spelling(mention, core)):
            return Edit(mention.span, surface, reason, candidate)
        return Edit(mention.span, in_manner(core, decided, person=person) + ending, reason, candidate)

    def _replaceable(self, mention: Mention, candidate: Candidate, surface: str) -> bool:
        """Korean names in Latin or Cyrillic letters; ordinary words and foreign names never."""
        if not candidate.hangul or candidate.kind not in (Kind.PERSON, Kind.PLACE):
            return False
        if candidate.authority.startswith("foreign:") or _EAST_ASIAN.search(surface):
            return False
        if not mention.bracketed and _rather_foreign(mention, candidate):
            return False
        return any(c.isupper() for c in surface) or mention.bracketed

    def _spelled(self, candidate: Candidate, form: str) -> str | None:
        """*candidate* in the chosen system, as much of it as *form* writes out."""
        key = (candidate.kind, candidate.hangul, form, candidate.trace)
        if key not in self._known:
            self._known[key] = self._extents.spelled(candidate, form, self._speller.spell)
        return self._known[key]

    def _is_spelling(self, mention: Mention, core: str) -> bool:
        """Whether *core* already is what the system writes for any name it may stand for."""
        assert mention.resolution is not None
        form = nfc(" ".join(core.split()))
        return any(
            c.hangul
            and c.kind in (Kind.PERSON, Kind.PLACE)
            and (spelled := self._spelled(c, form)) is not None
            and _same(core, spelled)
            for c in mention.resolution.candidates
        )


def _has_initials(text: str, span: Span) -> bool:
    """Whether a name has initials, found with it or beside it: *A. I. Hegai* is not named in Korean."""
    surface = span.of(text)
    if split_initials(surface):
        return True
    if _INITIAL.search(surface):
        return text[span.end : span.end + 1] == "."
    if not surface.isalpha():
        return False
    before = text[max(0, span.start - 4) : span.start]
    return bool(_BEFORE.search(before) or _BEHIND.match(text, span.end))


def _rather_foreign(mention: Mention, candidate: Candidate) -> bool:
    """Whether the very letters are a foreign name's (*London*), and Korean only in a roundabout way."""
    if candidate.origin is Origin.ROMANIZED_KOREAN or _attested(candidate):
        return False
    assert mention.resolution is not None
    return any(c.authority.startswith("foreign:") and _attested(c) for c in mention.resolution.candidates)


def _attested(candidate: Candidate) -> bool:
    return any(step.rule == "attested" for step in candidate.trace)


def _same(core: str, spelled: str) -> bool:
    """Whether *core* is *spelled*, line ends, the shape of apostrophes and capitals aside."""
    wanted = fold_apostrophes(nfc(spelled)).casefold()
    return any(fold_apostrophes(nfc(" ".join(form.split()))).casefold() == wanted for form in unbroken(core))


_SEPARATORS = regex.compile(r"\s*(?:[,;/]\s*(?:and\s+)?|\s+and\s+|[–—-])?\s*")


def _without_brackets(text: str, done: Sequence[Edit]) -> list[Edit]:
    """*done*, and the square brackets around settled names and nothing else taken away.

    A bracket that would only say again how the name before it is spelled goes with what it holds:
    of *Gendzan [Wonsan]* remains *Wŏnsan*.
    """
    edits: list[Edit] = []
    at = 0
    while at < len(done):
        start = done[at].span.start
        if start == 0 or text[start - 1] != "[":
            edits.append(done[at])
            at += 1
            continue
        end = at
        while end + 1 < len(done) and _SEPARATORS.fullmatch(
            text, done[end].span.end, done[end + 1].span.start
        ):
            end += 1
        close = done[end].span.end
        if text[close : close + 1] != "]" or text[close + 1 : close + 2] == "(":
            edits += done[at : end + 1]
        elif end == at and edits and _says_again(text, edits[-1], done[at]):
            edits.append(Edit(Span(edits[-1].span.end, close + 1), "", "bracket"))
        else:
            opening, closing = Span(start - 1, start), Span(close, close + 1)
            edits += [Edit(opening, "", "bracket"), *done[at : end + 1], Edit(closing, "", "bracket")]
        at = end + 1
    return edits


def _says_again(text: str, before: Edit, inside: Edit) -> bool:
    """Whether the name in brackets is the one just before them, and now spelled so."""
    between = text[before.span.end : inside.span.start]
    return before.after == inside.after and between.strip() == "[" and not between.count("\n\n")


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Replacement, ...]]:
    """*text* with *edits*, and each with its places before and after."""
    pieces: list[str] = []
    replacements: list[Replacement] = []
    last = length = 0
    for edit in edits:
        kept = text[last : edit.span.start]
        length += len(kept)
        who = edit.candidate
        replacements.append(
            Replacement(
                span=edit.span,
                out=Span(length, length + len(edit.after)),
                before=edit.span.of(text),
                after=edit.after,
                reason=edit.reason,
                referent=who.authority if who else "",
                kind=str(who.kind) if who else "",
                hangul=who.hangul if who else "",
                hanja=who.hanja if who else "",
                score=who.score if who else 0.0,
            )
        )
        pieces += [kept, edit.after]
        length += len(edit.after)
        last = edit.span.end
    return "".join(pieces) + text[last:], tuple(replacements)
