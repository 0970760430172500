"""The whole answer for one form: its spelling, what it was taken for, other spellings, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from translit.catalog import Catalog
from translit.errors import ConfigError
from translit.model import Step
from translit.romanize.compiled import NotHangulError, letters_of
from translit.romanize.jamo import composed
from translit.romanize.lexicon import Entry
from translit.romanize.marker import Part
from translit.romanize.marks import PRIVATE, Mark, marked, unmarked
from translit.romanize.overrides import Override, read_overrides
from translit.romanize.romanizer import Romanizer, romanizer
from translit.romanize.systems import LetterRule, SoundRule

KINDS = ("auto", "person", "place", "word")
_DIGRAPHS = frozenset({"eo", "eu", "ae", "oe", "ng", "ui"})


@dataclass(frozen=True, slots=True)
class Romanization:
    """One spelling, what it was taken for, what else the system accepts, and why."""

    text: str
    kind: str
    system: str
    variants: tuple[str, ...] = ()
    trace: tuple[Step, ...] = ()


def romanize(
    form: str,
    system: str = "rr-2000",
    *,
    kind: str = "auto",
    hyphen: bool = False,
    signs: bool = False,
    catalog: Catalog | None = None,
) -> Romanization:
    """Write one form in Latin letters.

    Args:
        form: hangul, or hanja, or both; a person with or without a space after the surname.
            Whatever else it holds is copied.
        system: id or alias of a system.
        kind: ``person``, ``place``, ``word``, or ``auto`` to decide.
        hyphen: divide the given name by a hyphen where the system leaves that open.
        signs: obey the signs of :mod:`translit.romanize.overrides`; otherwise they are copied.
        catalog: the tables; the shipped ones by default.

    Returns:
        The spelling in NFC, the kind, other accepted spellings, and the steps that led to it.

    Raises:
        ConfigError: no such system or kind.

    >>> romanize("박헌영", "mr-alalc", kind="person").text
    'Pak Hŏn-yŏng'
    >>> romanize("왕십리", "rr", kind="place").text, romanize("인왕리", "rr", kind="place").text
    ('Wangsimni', 'Inwang-ri')
    """
    if kind not in KINDS:
        raise ConfigError(f"unknown kind '{kind}'; known are {', '.join(KINDS)}")
    found = romanizer(system, catalog)
    form = composed(form)
    override = read_overrides(form) if signs else Override(form)
    plain, steps, others = _hangul(found, override, kind)
    if override.kind:
        kind = override.kind
        steps.append(Step("override", f"a sign says {kind}"))
    asked = override.kind or kind
    if asked == "auto":
        kind, why = found.kinds.decide(plain) if plain else ("word", "empty")
        steps.append(Step(f"kind-{kind}", why))
    used: list[Entry] = []
    try:
        if plain and max(plain) >= PRIVATE:
            raise NotHangulError(max(plain))
        parts = _parts(found, replace(override, form=plain), kind, hyphen, used)
        text = found.write(parts, kind)
        steps += _steps(found, parts, used)
        variants = list(_variants(found, parts, plain, kind, text, hyphen)) if plain else []
    except NotHangulError:
        text = found.spell(plain, asked, hyphen=hyphen)
        steps.append(Step("copied", "what is no hangul syllable is copied; each run is decided alone"))
        variants = []
    variants += [found.spell(other, kind, hyphen=hyphen) for other in others]
    unlike = tuple(v for v in dict.fromkeys(variants) if v != text)
    return Romanization(text, kind, found.id, unlike, tuple(steps))


def divide(form: str, system: str, kind: str, *, catalog: Catalog | None = None) -> list[Part]:
    """The parts of a form with its signs obeyed, as marked syllables; empty where it is not all hangul."""
    override = read_overrides(composed(form))
    if any(not "가" <= c <= "힣" and c != " " for c in override.form):
        return []
    return _parts(romanizer(system, catalog), override, override.kind or kind, False, [])


def _hangul(found: Romanizer, override: Override, kind: str) -> tuple[str, list[Step], tuple[str, ...]]:
    """The form in hangul; for hanja a step, and the other readings."""
    form = override.form
    if not any(c >= "\u3400" and not "가" <= c <= "힣" for c in form):
        return form, [], ()
    readings = found.read_hanja(form, override.kind or kind)
    if not readings or readings[0] == form:
        return form, [], ()
    step = Step("hanja", f"{form} is read {readings[0]}", "unihan")
    return readings[0], [step], readings[1:]


def _parts(found: Romanizer, override: Override, kind: str, hyphen: bool, used: list[Entry]) -> list[Part]:
    """The parts of the form, divided and marked as its signs ask."""
    form, marker = override.form, found.marker
    before, after = form[: override.place], form[override.place :]
    if override.joint and kind == "person":
        given = [Part("given", after, s) for s in marker.given(after, True, hyphen)]
        return [marker.surname(before), *given]
    if override.joint == "-":
        syllables = marker.word(before, used) + marker.unit(before, after)
        parts = [Part(kind, form, syllables, source="override")]
    elif override.joint == "_":
        parts = [Part(kind, form, marker.word(form, used), source="override")]
    else:
        parts = marker.parts(form, kind, hyphen, used)
    if override.marks and len(parts) == 1:
        parts = [replace(parts[0], syllables=override.apply(parts[0].syllables))]
    return parts


def _steps(found: Romanizer, parts: list[Part], used: list[Entry]) -> Iterator[Step]:
    for entry in used:
        yield Step(
            "lexicon" if entry.scope != "end" else "suffix",
            f"{entry.form} sounds {entry.spelled}",
            entry.source,
        )
    for part in parts:
        if part.fixed:
            yield Step("surname-custom", f"{part.hangul} is written {part.fixed}", part.source)
            continue
        if part.role in ("surname", "given"):
            yield Step(
                part.role, f"{part.hangul} is the {part.role}{' name' * (part.role == 'given')}", part.source
            )
        yield from _boundary_steps(found, part)


def _boundary_steps(found: Romanizer, part: Part) -> Iterator[Step]:
    """Each rule that shaped the letters of one word, boundary by boundary."""
    boundaries = found.compiled.boundaries
    final = "^"
    for char in part.syllables:
        initial, vowel, next_final, mark = letters_of(char)
        at = boundaries.between(final, initial, vowel, mark)
        where = f"{'' if final == '^' else final}+{initial}{vowel}"
        letters = at.left + at.hyphen + at.right + boundaries.vowel(vowel)
        for rule in at.rules:
            if isinstance(rule, SoundRule):
                yield Step(rule.id, f"{where} in {part.hangul}", rule.source)
        if mark:
            yield Step(f"mark-{mark.name.lower()}", f"before {unmarked(char)[0]}")
        written = [rule for rule in at.rules if not isinstance(rule, SoundRule)]
        names = " ".join(dict.fromkeys(rule.id for rule in written))
        yield Step(names, f"{where} is {letters}", written[-1].source if written else "")
        final = next_final
    if part.syllables and final:
        at = boundaries.end(final)
        yield Step(" ".join(rule.id for rule in at.rules), f"final {final} is {at.left}", at.rules[-1].source)


def _variants(
    found: Romanizer, parts: list[Part], form: str, kind: str, text: str, hyphen: bool
) -> Iterator[str]:
    """Every other spelling that the system accepts."""
    system = found.system
    if kind == "person":
        yield from _person_variants(found, parts, form, hyphen)
    if kind == "place":
        yield from _place_variants(found, form, text)
    if system.id in ("rr-2000", "rr-bgnpcgn-2011") and kind != "person":
        yield found.write([replace(p, fixed=_disambiguated(found, p)) for p in parts], kind)
    if system.conventions.get("initial_r_variant") and form[:1] >= "나" and form[:1] <= "맇":
        yield found.write([replace(p, syllables=_kept(p.syllables)) for p in parts], kind)
    if any(rule.id == "coda-t-s" for p in parts for rule in _rules(found, p)):
        yield text.replace("ts", "ss") if "ts" in text else text.replace("ss", "ts")
    if system.id == "dprk-2002":
        yield text.replace("ŏ", "o").replace("ŭ", "u").replace("Ŏ", "O").replace("Ŭ", "U")


def _person_variants(found: Romanizer, parts: list[Part], form: str, hyphen: bool) -> Iterator[str]:
    style = found.system["given"]
    given = [parts, found.marker.parts(form, "person", not hyphen)] if style == "joined" else [parts]
    for alternative in given:
        yield found.write(alternative, "person")
    row = found.names.surnames.get(parts[0].hangul) if parts and parts[0].role == "surname" else None
    if row and found.system["surname_usual"]:
        for usual in row["usual"].split("|"):
            for alternative in given if usual else ():
                yield found.write([replace(parts[0], fixed=usual), *alternative[1:]], "person")


def _place_variants(found: Romanizer, form: str, text: str) -> Iterator[str]:
    split = found.names.split_place(form) if form and " " not in form else None
    if split is None:
        return
    stem, unit = split
    if found.id.startswith("rr-") and unit.form in ("시", "군", "읍"):
        yield text.rpartition("-")[0]  # rr-2000[3.5]: may be left out
    if unit.form == "도" and unit.cls == "listed" and stem == "제주":
        yield found.write([Part("place", form, found.marker.word(form))], "place")


def _disambiguated(found: Romanizer, part: Part) -> str:
    """A hyphen wherever letters of two syllables could be read as one sound: Jung-ang, Se-un."""
    boundaries, out, final = found.compiled.boundaries, "", "^"
    for char in part.syllables:
        initial, vowel, next_final, mark = letters_of(char)
        at = boundaries.between(final, initial, vowel, mark)
        joint = (out + at.left)[-1:] + (at.right + boundaries.vowel(vowel))[:1]
        unclear = joint in _DIGRAPHS or (at.left.endswith("ng") and not at.right)
        hyphen = "-" if final != "^" and (at.hyphen or unclear) else ""
        out += at.left + hyphen + at.right + boundaries.vowel(vowel)
        final = next_final
    return out + (boundaries.end(final).left if part.syllables else "")


def _kept(syllables: str) -> str:
    char, mark = unmarked(syllables[0])
    return marked(char, mark or Mark.KEEP) + syllables[1:]


def _rules(found: Romanizer, part: Part) -> Iterator[SoundRule | LetterRule]:
    final = "^"
    for char in part.syllables if not part.fixed else "":
        initial, vowel, next_final, mark = letters_of(char)
        yield from found.compiled.boundaries.between(final, initial, vowel, mark).rules
        final = next_final


def derivation(result: Romanization) -> Iterator[str]:
    """The steps as lines for a person to read."""
    yield f"{result.text}  ({result.kind}, {result.system})"
    for step in result.trace:
        yield f"  {step}"
    for variant in result.variants:
        yield f"  also {variant}"
