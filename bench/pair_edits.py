"""One sentence in two editions: edits of many kinds put into it, each written down as it is made.

What is put for what stands in ``pair_words.csv``.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


def _words(kind: str) -> dict[str, list[str]]:
    with (HERE / "pair_words.csv").open(encoding="utf-8", newline="") as handle:
        return {
            row["form"]: row["others"].split("|") for row in csv.DictReader(handle) if row["kind"] == kind
        }


NAMES = _words("name")
OTHER_NAMES, TERMS, SPELLING, WORDS, CARDINALS, NEGATED, FREE = (
    {form: others[0] for form, others in _words(kind).items()}
    for kind in ("other name", "term", "spelling", "word", "number", "negation", "free")
)
STRANGE = sorted({other for other in FREE.values() if other.isalpha() and len(other) > 3} - FREE.keys())
SAID = {word: digits for digits, word in CARDINALS.items()}
MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
LOOKALIKE = str.maketrans("AaeEopcKMHTx", "АаеЕорсКМНТx".replace("x", "х"))  # Latin letters to Cyrillic
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (19\d\d))?\b")
_DATED = "|".join(month[:3] for month in MONTHS)
_FIGURE = re.compile(
    r"(?<![\w.,/:\[-])(?<!\w\w\w \d\d, )(\d{1,3}(?:,\d{3})+|\d{1,3}|[2-9]\d{3})"
    rf"(?![\w,/:%-]|\.\d|\. [A-Z]|\.? (?:{_DATED}))"
)


@dataclass
class Piece:
    """A stretch of both witnesses: the same (no class), or one edit."""

    a: str
    b: str
    cls: str = ""
    kind: str = ""


Change = Callable[[re.Match[str]], tuple[str, str, str] | None]
Step = tuple[re.Pattern[str], Change]


def apply(pieces: list[Piece], pattern: re.Pattern[str], change: Change) -> list[Piece]:
    """Every match in pieces still untouched, changed where *change* says to: text, class, kind."""
    done: list[Piece] = []
    for piece in pieces:
        if piece.cls:
            done.append(piece)
            continue
        at = 0
        for match in pattern.finditer(piece.a):
            told = change(match)
            if told is None or not told[1] or told[0] == match.group():
                continue
            before = piece.a[at : match.start()]
            done += [Piece(before, before), Piece(match.group(), *told)]
            at = match.end()
        done.append(Piece(piece.a[at:], piece.a[at:]))
    return [piece for piece in done if piece.a or piece.b]


def any_of(words: dict[str, object]) -> re.Pattern[str]:
    forms = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)")


def _inner(least: int) -> str:
    """A plain word inside a sentence."""
    return rf"(?<=[a-z] )[a-z]{{{least},}}(?= [a-z])"


class Edits:
    """The edits of one pair of editions.

    Args:
        rng: decides everything.
        rate: how many edits inside sentences.
        pick: for each name the spelling of the other edition.
    """

    def __init__(self, rng: random.Random, rate: float, pick: dict[str, str]) -> None:
        self.rng, self.rate, self.pick = rng, rate, pick

    def by_chance(self, p: float, told: Change) -> Change:
        return lambda match: told(match) if self.rng.random() < p * self.rate else None

    def edited(self, text: str) -> list[Piece]:
        """One sentence with edits inside."""
        pieces = [Piece(text, text)]
        for pattern, change in [*self._facts(), *self._brackets(), *self._wording(), *self._printing()]:
            pieces = apply(pieces, pattern, change)
        return pieces

    def retold(self, text: str, unlike: float = 0.0) -> list[Piece]:
        """One sentence as another translator puts it: facts kept, next to every word that can be another.

        *unlike* is the share of the words left that are exchanged for words of which no table knows anything.
        """
        pieces = [Piece(text, text)]

        def free(match: re.Match[str]) -> tuple[str, str, str]:
            other = FREE[match.group()]
            return other, "synonym" if len(other.split()) <= 3 else "rewording", "said otherwise"

        def swapped(match: re.Match[str]) -> tuple[str, str, str]:
            return f"{match[2]} and {match[1]}", "rewording", "two words turned"

        steps: list[Step] = [
            *self._facts(),
            (any_of(WORDS), lambda m: (WORDS[m.group()], "synonym", "synonym")),
            (any_of(FREE), lambda m: free(m) if self.rng.random() < 0.8 else None),
            (
                re.compile(r"(?<=[a-z] )([a-z]{5,}) and ([a-z]{5,})(?=[ .,;])"),
                lambda m: swapped(m) if self.rng.random() < 0.5 else None,
            ),
            (
                re.compile(r"(?<=[a-z,] )[a-z]{4,}(?=[ .,;])"),
                lambda m: (
                    (self.rng.choice(STRANGE), "synonym", "word of no table")
                    if self.rng.random() < unlike
                    else None
                ),
            ),
        ]
        for pattern, change in steps:
            pieces = apply(pieces, pattern, change)
        return pieces

    def damaged(self, text: str) -> list[Piece]:
        """One sentence as a bad scan reads it: letters, spaces and marks wrong, nothing else."""
        rng = self.rng
        pieces = [Piece(text, text)]
        slips = [("rn", "m"), ("m", "rn"), ("cl", "d"), ("li", "h"), ("ri", "n"), ("l", "1"), ("o", "0")]
        slips += [("e", "c"), ("h", "b"), ("t", "l"), ("a", "o"), ("n", "u"), ("i", "l"), ("s", "5")]

        def slip(match: re.Match[str]) -> tuple[str, str, str]:
            word = match.group()
            good, bad = rng.choice([pair for pair in slips if pair[0] in word[1:]] or [("", "")])
            return word[0] + word[1:].replace(good, bad, 1) if good else word, "spelling", "misread letter"

        def parted(match: re.Match[str]) -> tuple[str, str, str]:
            word = match.group()
            cut = rng.randrange(2, len(word) - 2)
            return f"{word[:cut]} {word[cut:]}", "spelling", "space in a word"

        steps: list[Step] = [
            (re.compile(_inner(5)), lambda m: slip(m) if rng.random() < 0.06 else None),
            (re.compile(_inner(7)), lambda m: parted(m) if rng.random() < 0.02 else None),
            (
                re.compile(r"(?<=[a-z])[a-z] [a-z](?=[a-z]{2})"),
                lambda m: (
                    (m.group().replace(" ", ""), "spelling", "two words run together")
                    if rng.random() < 0.01
                    else None
                ),
            ),
            (
                re.compile(_inner(6)),
                lambda m: (
                    (m.group()[:3] + m.group()[4:], "spelling", "letter lost")
                    if rng.random() < 0.01
                    else None
                ),
            ),
            (
                re.compile(r"(?<=[a-z]),(?= )"),
                lambda m: (".", "punct", "comma as point") if rng.random() < 0.06 else None,
            ),
            (
                re.compile(r"(?<=[a-z]) (?=[a-z]{4})"),
                lambda m: (
                    (rng.choice([" . ", " ' ", " · "]), "punct", "speck") if rng.random() < 0.008 else None
                ),
            ),
        ]
        for pattern, change in steps:
            pieces = apply(pieces, pattern, change)
        return pieces

    # -- names, figures, dates

    def _facts(self) -> list[Step]:
        return [
            (_DATE, self.by_chance(0.5, self._date)),
            (
                re.compile(r"\b(?:[1-9]|10)(?:st|nd|rd|th)(?= [A-Z])"),
                self.by_chance(0.3, lambda m: self._ordinal(m)),
            ),
            (
                any_of(OTHER_NAMES),
                self.by_chance(0.06, lambda m: (OTHER_NAMES[m.group()], "name", "another name")),
            ),
            (
                any_of(NAMES),
                lambda m: (
                    (self.pick[m.group()], "name", "name spelled") if self.pick.get(m.group()) else None
                ),
            ),
            (any_of(SAID), self.by_chance(0.3, self._said)),
            (
                re.compile(r"(?<= )\d{1,3}(?:\.\d)?%(?=[ ,.;])"),
                self.by_chance(0.4, lambda m: (m.group()[:-1] + " percent", "spelling", "percent")),
            ),
            (
                re.compile(r"(?<= )(\d{2,3})-(\d{2,3})(?= [a-z])"),
                self.by_chance(0.4, lambda m: (f"{m[1]} to {m[2]}", "spelling", "range in words")),
            ),
            (
                re.compile(r"(?<![\d,])\d{1,3},000(?![\d,])"),
                self.by_chance(0.3, lambda m: (m.group()[:-4] + " thousand", "spelling", "thousand said")),
            ),
            (_FIGURE, self.by_chance(0.3, self._figure)),
        ]

    def _date(self, match: re.Match[str]) -> tuple[str, str, str]:
        rng = self.rng
        day, month, year = int(match[1]), match[2], match[3]
        number = MONTHS.index(month) + 1
        ending = f" {year}" if year else ""
        chance = rng.random()
        if chance < 0.2:
            return f"{day % 28 + 1} {month}{ending}", "date_value", "day"
        if chance < 0.28:
            return f"{day} {MONTHS[number % 12]}{ending}", "date_value", "month"
        if chance < 0.34 and year:
            return f"{day} {month} {int(year) + 1}", "date_value", "year"
        comma = f", {year}" if year else ""
        suffix = "th" if 3 < day < 21 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        forms = [
            f"{month} {day}{comma}",
            f"{month[:3]}. {day}{comma}",
            f"{day}{suffix} {month}{ending}",
            f"{month} {day}{suffix}{comma}",
            f"{day} of {month}{ending}",
        ]
        if year:
            forms += [
                f"{day:02}.{number:02}.{year}",
                f"{day}/{number}/{year[2:]}",
                f"{year}-{number:02}-{day:02}",
                f"{day}.{ROMAN[number - 1]}.{year}",
            ]
        return rng.choice(forms), "date_format", "form of a date"

    def _ordinal(self, match: re.Match[str]) -> tuple[str, str, str]:
        value = int(match.group()[:-2])
        forms = [ROMAN[value - 1], ORDINALS[value - 1].capitalize()]
        return self.rng.choice(forms), "spelling", "ordinal"

    def _figure(self, match: re.Match[str]) -> tuple[str, str, str] | None:
        rng = self.rng
        digits = match.group()
        value = int(digits.replace(",", ""))
        if rng.random() < 0.45:
            other = value + rng.choice([1, 2, 10, 100] if "," in digits else [1, 3, 10])
            return f"{other:,}" if "," in digits else str(other), "number", "digits"
        if digits in CARDINALS:
            return CARDINALS[digits], "spelling", "digits to word"
        if "," in digits:
            return digits.replace(",", rng.choice(["", " ", "\u00a0"])), "punct", "thousands"
        return None

    def _said(self, match: re.Match[str]) -> tuple[str, str, str]:
        if self.rng.random() < 0.4:
            return self.rng.choice([w for w in SAID if w != match.group()]), "number", "number word"
        return SAID[match.group()], "spelling", "word to digits"

    # -- brackets

    def _brackets(self) -> list[Step]:
        rng = self.rng
        return [
            (
                re.compile(r"\[[^\[\]]{1,60}\]"),
                self.by_chance(
                    0.3,
                    lambda m: rng.choice(
                        [
                            (m.group()[1:-1], "bracket", "brackets off"),
                            ("", "bracket", "bracket out"),
                            (f"({m.group()[1:-1]})", "bracket", "brackets made round"),
                        ]
                    ),
                ),
            ),
            (
                re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z])"),
                self.by_chance(
                    0.05,
                    lambda m: (
                        m.group() + rng.choice([" [sic]", " [?]", " [illegible]", " [so in the original]"]),
                        "bracket",
                        "bracket in",
                    ),
                ),
            ),
            (
                re.compile(_inner(4)),
                self.by_chance(0.004, lambda m: (f"[{m.group()}]", "bracket", "brackets on")),
            ),
            (
                re.compile(_inner(7)),
                self.by_chance(
                    0.003,
                    lambda m: (f"{m.group()[:4]}[{m.group()[4:]}]", "bracket", "end of a word in brackets"),
                ),
            ),
        ]

    # -- wording

    def _wording(self) -> list[Step]:
        rng = self.rng
        by_chance = self.by_chance
        return [
            (any_of(TERMS), by_chance(0.3, lambda m: (TERMS[m.group()], "term", "term"))),
            (
                re.compile(r"(?<=\w) (?:did not|was not|were not|is not|are not|not|never)(?= )"),
                by_chance(0.15, lambda m: ("", "deletion", "negation lost")),
            ),
            (
                any_of(NEGATED),
                by_chance(0.12, lambda m: self._negated(m)),
            ),
            (any_of(WORDS), by_chance(0.3, lambda m: (WORDS[m.group()], "synonym", "synonym"))),
            (
                re.compile(r", (?:and|but) (?=(?:he|she|they|it|we|the|this|I)\b)\w"),
                by_chance(0.3, lambda m: (". " + m.group()[-1].upper(), "rewording", "sentence split")),
            ),
            (
                re.compile(r"(?<=\w); (?=[a-z])\w"),
                by_chance(0.3, lambda m: (". " + m.group()[-1].upper(), "punct", "sentence split")),
            ),
            (
                re.compile(r"(?<=[a-z]) [a-z]{4,}ly(?= [a-z])"),
                by_chance(0.15, lambda m: ("", "deletion", "word out")),
            ),
            (
                re.compile(r"(?<=[a-z]) (?=(?:the|a|his|their) [a-z])"),
                by_chance(
                    0.02, lambda m: (rng.choice([" all ", " only ", " again "]), "addition", "word in")
                ),
            ),
            (
                re.compile(r"(?<=[a-z]),(?: (?:who|which|where|including|especially)[a-z ]{10,60}),"),
                by_chance(0.3, lambda m: ("", "deletion", "clause out")),
            ),
            (
                re.compile(r"(?<=[a-z])(?: and| or) (?:the |their |his )?[a-z]{5,}(?=[.,;])"),
                by_chance(0.06, lambda m: ("", "deletion", "member of a list out")),
            ),
            (
                re.compile(r"(?<=[a-z]) (?:of|for|in|on|with|from) the [a-z]{4,} [a-z]{4,}(?=[.,;])"),
                by_chance(0.08, lambda m: ("", "deletion", "phrase out")),
            ),
            (
                re.compile(r" \([a-z][^()]{6,60}\)"),
                by_chance(0.3, lambda m: ("", "deletion", "parenthesis out")),
            ),
            (
                re.compile(r"(?<=[a-z] )(?:the|of|in|to)(?= [a-z]{4})"),
                by_chance(0.006, lambda m: (f"{m.group()} {m.group()}", "addition", "word twice")),
            ),
            (
                re.compile(r"(?<=[a-z] )([a-z]{5,}) and ([a-z]{5,})(?=[ .,;])"),
                by_chance(0.06, lambda m: (f"{m[2]} and {m[1]}", "rewording", "two words turned")),
            ),
            (
                re.compile(r"\b(?:wishes to|would like to|is ready to|intends to|has decided to)\b"),
                by_chance(
                    0.5,
                    lambda m: (
                        rng.choice(["has made up its mind that it should", "regards it as its task to"]),
                        "rewording",
                        "phrase",
                    ),
                ),
            ),
        ]

    @staticmethod
    def _negated(match: re.Match[str]) -> tuple[str, str, str]:
        """The whole phrase is one edit where words are exchanged, else only the word put in."""
        one, other = match.group(), NEGATED[match.group()]
        return other, "synonym" if " " not in one else "addition", "negation put in"

    # -- printing

    def _printing(self) -> list[Step]:
        rng = self.rng
        by_chance = self.by_chance

        def slip(match: re.Match[str]) -> tuple[str, str, str]:
            word = match.group()
            for good, bad in (("rn", "m"), ("m", "rn"), ("cl", "d"), ("li", "h"), ("ri", "n")):
                if good in word[1:]:
                    return word[0] + word[1:].replace(good, bad, 1), "spelling", "OCR slip"
            return word, "", ""

        return [
            (any_of(SPELLING), by_chance(0.6, lambda m: (SPELLING[m.group()], "spelling", "British"))),
            (re.compile(r"(?<=\w),(?= )"), by_chance(0.06, lambda m: ("", "punct", "comma out"))),
            (
                re.compile(r"(?<=[a-z]) (?=(?:who|which|while|where|but) [a-z])"),
                by_chance(0.1, lambda m: (", ", "punct", "comma in")),
            ),
            (re.compile(r"(?<=[a-z]);(?= )"), by_chance(0.2, lambda m: (",", "punct", "other mark"))),
            (
                re.compile(r"(?<=[a-z]) - (?=[a-z])"),
                lambda m: (rng.choice([" – ", "—", " -- "]), "typography", "dash"),
            ),
            (re.compile(r"(?<=[a-z] )[a-z]{6,}(?= [a-z])"), by_chance(0.012, slip)),
            (
                re.compile(_inner(5)),
                by_chance(0.008, lambda m: (m.group().capitalize(), "case", "capital")),
            ),
            (
                re.compile(_inner(5)),
                by_chance(
                    0.006, lambda m: (m.group().translate(LOOKALIKE), "typography", "Cyrillic letters")
                ),
            ),
            (
                re.compile(_inner(6)),
                by_chance(
                    0.004,
                    lambda m: (m.group()[:3] + "\u00ad" + m.group()[3:], "typography", "soft hyphen"),
                ),
            ),
            (
                re.compile(_inner(6)),
                by_chance(0.004, lambda m: (f"*{m.group()}*", "typography", "emphasis")),
            ),
        ]


def turned(text: str) -> str:
    """A sentence with its opening phrase put at its end, or nothing."""
    match = re.fullmatch(r"((?:On|In|At|After|During|For) [^,.;]{10,70}), ([a-z][^.;]{30,})\.", text)
    if not match:
        return ""
    return f"{match[2][0].upper()}{match[2][1:]} {match[1][0].lower()}{match[1][1:]}."
