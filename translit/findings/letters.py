"""N12x: letters that look right and are not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from translit.findings.facts import Collection, letters_of
from translit.findings.flag import Hit
from translit.findings.registry import rule
from translit.mentions.names import korean_shaped
from translit.model import Span

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_OTHER_SCRIPT = regex.compile(r"[\p{Cyrillic}\p{Greek}]")
_APART = regex.compile(r"[\p{Mn}\u1100-\u11ff]")
_MIXED = regex.compile(
    r"(?<![\p{L}\p{M}])(?=[\p{L}\p{M}]*\p{Latin})(?=[\p{L}\p{M}]*[\p{Cyrillic}\p{Greek}])[\p{L}\p{M}'’-]{2,}"
)
_UNSEEN = regex.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]"
)
_INVISIBLE = regex.compile(rf"(?<=[\p{{L}}\p{{M}}]){_UNSEEN.pattern}+(?=[\p{{L}}\p{{M}}'’-])")
_DECOMPOSED = regex.compile(r"(?<![\p{L}\p{M}])[\p{L}'’-]*\p{L}\p{Mn}[\p{L}\p{Mn}'’-]*|[\u1100-\u11ff]{2,}")
_DIGIT_INSIDE = regex.compile(
    r"(?<![\p{L}\p{N}])\p{Lu}\p{Ll}*[01568|!][\p{Ll}01568|!]*\p{Ll}(?![\p{L}\p{N}])"
)
_BROKEN = regex.compile(r"(?<![\p{L}\p{M}])(\p{Lu}\p{Ll}{2,})- (\p{Ll}{2,})(?![\p{L}\p{M}])")
_CASE_INSIDE = regex.compile(r"(?<![\p{L}'’])\p{Lu}\p{Ll}+\p{Lu}{2,}\p{Ll}*(?![\p{L}])")
_READ_AS = {"0": "o", "1": "l", "|": "l", "!": "l", "5": "s", "6": "b", "8": "b"}


@rule("N121")
def look_alike_letters(names: Collection) -> Iterator[Hit]:
    """this name mixes letters of two scripts that look alike

    A Cyrillic or Greek letter stands among Latin ones (or the reverse). It looks right, but no search finds
    it and it sorts elsewhere. The fix puts the letter of the word's own script.
    """
    to_latin, to_cyrillic = _twins(names)
    for facts in names.files:
        text = facts.document.text
        if not _OTHER_SCRIPT.search(facts.characters):
            continue
        for match in _MIXED.finditer(text):
            word = match[0]
            latin = sum(_script(c) == "LATIN" for c in word)
            other = sum(_script(c) in ("CYRILLIC", "GREEK") for c in word)
            table = to_latin if latin >= other else to_cyrillic
            mended = "".join(table.get(c, c) for c in word)
            strangers = sorted({c for c in word if table.get(c, c) != c})
            if not strangers:
                continue
            scripts = {_script(c) for c in mended if c.isalpha()}
            yield Hit(
                facts,
                Span(*match.span()),
                ", ".join(f"'{c}' is U+{ord(c):04X} {unicodedata.name(c, '?')}" for c in strangers),
                (mended,),
                fix=mended if len(scripts) == 1 else None,
                safe=True,
            )


@rule("N122")
def invisible_character(names: Collection) -> Iterator[Hit]:
    """an invisible character stands inside this word

    Soft hyphens, zero-width and direction marks come with copied text. They break searches and sorting.
    The fix takes them out.
    """
    for facts in names.files:
        text = facts.document.text
        if not _UNSEEN.search(facts.characters):
            continue
        for match in _INVISIBLE.finditer(text):
            span = Span(*_word_around(text, match.start(), match.end()))
            marks = sorted(set(match[0]))
            detail = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '?')}" for c in marks)
            clean = _INVISIBLE.sub("", span.of(text))
            yield Hit(facts, span, detail, (clean,), fix=clean, safe=True)


@rule("N123")
def decomposed_letters(names: Collection) -> Iterator[Hit]:
    """letters of this word are written apart from their marks

    The word looks the same but is not NFC: the breve or accent is a character of its own. Searches that
    do not normalize miss it. The fix composes it.
    """
    for facts in names.files:
        text = facts.document.text
        if not _APART.search(facts.characters):
            continue
        for match in _DECOMPOSED.finditer(text):
            word = match[0]
            composed = unicodedata.normalize("NFC", word)
            if composed != word:
                yield Hit(facts, Span(*match.span()), "", (composed,), fix=composed, safe=True)


@rule("N124", over=("N112",))
def reading_error(names: Collection) -> Iterator[Hit]:
    """this name seems to be damaged by text recognition or a line end

    A digit or mark stands for a letter, or a hyphen and space remain from a broken line, and without it
    the word is a name that these files or the tables know.
    """
    known = names.by_key
    vocabulary = names.vocabulary
    for facts in names.files:
        text = facts.document.text
        for match in _DIGIT_INSIDE.finditer(text):
            mended = "".join(_READ_AS.get(c, c) for c in match[0])
            if letters_of(mended) in known or (not vocabulary.is_english(mended) and names.is_record(mended)):
                yield Hit(facts, Span(*match.span()), f"read '{mended}'", (mended,), fix=mended)
        for match in _BROKEN.finditer(text):
            mended = match[1] + match[2]
            if vocabulary.is_english(mended) or not korean_shaped(mended, vocabulary):
                continue
            if vocabulary.is_english(match[2]) and not (
                letters_of(mended) in known or names.is_record(mended)
            ):
                continue
            yield Hit(facts, Span(*match.span()), f"read '{mended}'", (mended,), fix=mended)
        for match in _CASE_INSIDE.finditer(text):
            mended = match[0].capitalize()
            if letters_of(mended) in known and not match[0].startswith(("Mac", "Mc")):
                yield Hit(facts, Span(*match.span()), "capitals stand inside the word", (mended,), fix=mended)


def _twins(names: Collection) -> tuple[dict[str, str], dict[str, str]]:
    to_latin = {r["cyrillic"]: r["latin"] for r in names.catalog.rows("resolve/homoglyphs.csv")}
    to_cyrillic = {latin: cyrillic for cyrillic, latin in to_latin.items()}
    for table in (to_latin, to_cyrillic):
        for written, meant in list(table.items()):
            if len(written.upper()) == 1 == len(meant.upper()):
                table.setdefault(written.upper(), meant.upper())
    greek = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ", "ABEZHIKMNOPTYXovu", strict=True))
    return {**to_latin, **greek}, to_cyrillic


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The word *start* and *end* lie in, marks included, at most 60 characters either way."""
    low = start
    while low > max(0, start - 60) and (
        text[low - 1].isalpha() or unicodedata.category(text[low - 1]) in "MnCf"
    ):
        low -= 1
    high = end
    while high < min(len(text), end + 60) and (
        text[high].isalpha() or unicodedata.category(text[high]) in "MnCf"
    ):
        high += 1
    return low, high
