"""Two editions of one document with planted differences of many kinds, each written down as it is made.

Witness A is as the text stands, B the other edition: names of another system, figures, dates, terms, order,
page and line. What is put for what stands in ``pair_words.csv``.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from translit.documents import parts_of, read_document

HERE = Path(__file__).parent


def _words(kind: str) -> dict[str, list[str]]:
    with (HERE / "pair_words.csv").open(encoding="utf-8", newline="") as handle:
        return {
            row["form"]: row["others"].split("|") for row in csv.DictReader(handle) if row["kind"] == kind
        }


NAMES = _words("name")
OTHER_NAMES, TERMS, SPELLING, WORDS, CARDINALS = (
    {form: others[0] for form, others in _words(kind).items()}
    for kind in ("other name", "term", "spelling", "word", "number")
)
SAID = {word: digits for digits, word in CARDINALS.items()}
MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
LOOKALIKE = str.maketrans("AaeEopcKMHTx", "АаеЕорсКМНТх")  # Latin letters to Cyrillic
HEADS = ["Cold War Working Papers", "Documents on Korea 1945-1962", "THE FOREIGN ARCHIVES READER"]
NOTES = [
    "The translator could not identify this person.",
    "See also the telegram of the following day.",
    "Marginal note in blue pencil.",
    "So in the original.",
]
EXTRA = [
    "The ambassador promised to report this to his government at the first opportunity.",
    "In the evening a concert was given for the guests of the city.",
    "Nobody present raised any objection to the draft of the protocol.",
    "The shipments of cotton were again delayed by the flood at the border bridge.",
    "An interpreter of the trade mission took part in the conversation.",
    "The list of specialists will be handed over after the holidays.",
]
FRONT = """Citation: "Memorandum on the Question", April 1950, Archive of Foreign Policy, fond 059, opis 5.
Summary: The ambassador reports a conversation about the economy.
Credits: Translated by A. Person.
Original Language: Russian
Contents:
- Translation - English
"""
BACK = "\n\nCopyright the archive. All rights reserved.\nDownload PDF\n"
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (19\d\d))?\b")
_DATED = "|".join(month[:3] for month in MONTHS)
_FIGURE = re.compile(
    r"(?<![\w.,/:-])(?<!\w\w\w \d\d, )(\d{1,3}(?:,\d{3})+|\d{1,3}|[2-9]\d{3})"
    rf"(?![\w,/:-]|\.\d|\.? (?:{_DATED}))"
)


@dataclass
class Piece:
    """A stretch of both witnesses: the same (no class), or one edit."""

    a: str
    b: str
    cls: str = ""
    kind: str = ""


@dataclass
class Sentence:
    """Pieces; ``a`` and ``b`` say whether it stands in each witness."""

    pieces: list[Piece]
    moved: bool = False


@dataclass
class Sheet:
    """One witness as printed, with the offsets of every piece and every layout passage."""

    text: str = ""
    pieces: dict[int, tuple[int, int]] = field(default_factory=dict)
    sentences: dict[int, tuple[int, int]] = field(default_factory=dict)
    layout: list[tuple[int, int, str]] = field(default_factory=list)
    typography: list[tuple[int, int]] = field(default_factory=list)


Change = Callable[[re.Match[str]], tuple[str, str, str] | None]


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
            if told is None or told[0] == match.group():
                continue
            before = piece.a[at : match.start()]
            done += [Piece(before, before), Piece(match.group(), *told)]
            at = match.end()
        done.append(Piece(piece.a[at:], piece.a[at:]))
    return [piece for piece in done if piece.a or piece.b]


def any_of(words: dict[str, object]) -> re.Pattern[str]:
    forms = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)")


def edited(text: str, rng: random.Random, rate: float, pick: dict[str, str]) -> list[Piece]:
    """One sentence with edits inside; *rate* scales how many."""

    def by_chance(p: float, told: Callable[[re.Match[str]], tuple[str, str, str] | None]) -> Change:
        return lambda match: told(match) if rng.random() < p * rate else None

    def date(match: re.Match[str]) -> tuple[str, str, str]:
        day, month, year = int(match[1]), match[2], match[3]
        number = MONTHS.index(month) + 1
        if rng.random() < 0.3:
            other = day % 28 + 1
            return f"{other} {month}" + (f" {year}" if year else ""), "date_value", "day"
        forms = [
            f"{month} {day}" + (f", {year}" if year else ""),
            f"{month[:3]}. {day}" + (f", {year}" if year else ""),
        ]
        if year:
            forms += [
                f"{day:02}.{number:02}.{year}",
                f"{day}/{number}/{year[2:]}",
                f"{year}-{number:02}-{day:02}",
            ]
        return rng.choice(forms), "date_format", "form of a date"

    def figure(match: re.Match[str]) -> tuple[str, str, str] | None:
        digits = match.group()
        value = int(digits.replace(",", ""))
        if rng.random() < 0.45:
            return (
                f"{value + rng.choice([1, 2, 10, 100]):,}"
                if "," in digits
                else str(value + rng.choice([1, 3, 10])),
                "number",
                "digits",
            )
        if digits in CARDINALS:
            return CARDINALS[digits], "spelling", "digits to word"
        if "," in digits:
            return digits.replace(",", rng.choice(["", " ", "\u00a0"])), "punct", "thousands"
        return None

    def word_number(match: re.Match[str]) -> tuple[str, str, str]:
        if rng.random() < 0.4:
            return rng.choice([w for w in SAID if w != match.group()]), "number", "number word"
        return SAID[match.group()], "spelling", "word to digits"

    def slip(match: re.Match[str]) -> tuple[str, str, str]:
        word = match.group()
        for good, bad in (("rn", "m"), ("m", "rn"), ("cl", "d"), ("li", "h"), ("ri", "n")):
            if good in word[1:]:
                return word[0] + word[1:].replace(good, bad, 1), "spelling", "OCR slip"
        return word, "", ""

    pieces = [Piece(text, text)]
    steps: list[tuple[re.Pattern[str], Change]] = [
        (_DATE, by_chance(0.5, date)),
        (any_of(OTHER_NAMES), by_chance(0.06, lambda m: (OTHER_NAMES[m.group()], "name", "another name"))),
        (any_of(NAMES), lambda m: (pick[m.group()], "name", "name spelled") if pick.get(m.group()) else None),
        (
            re.compile(r"\[[^\[\]]{1,60}\]"),
            by_chance(
                0.3,
                lambda m: rng.choice(
                    [(m.group()[1:-1], "bracket", "brackets off"), ("", "bracket", "bracket out")]
                ),
            ),
        ),
        (
            re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z])"),
            by_chance(0.05, lambda m: (m.group() + " [sic]", "bracket", "bracket in")),
        ),
        (
            re.compile(r"(?<=[a-z] )(?!the)[a-z]{4,}(?= [a-z])"),
            by_chance(0.004, lambda m: (f"[{m.group()}]", "bracket", "brackets on")),
        ),
        (any_of(TERMS), by_chance(0.3, lambda m: (TERMS[m.group()], "term", "term"))),
        (any_of(SAID), by_chance(0.3, word_number)),
        (_FIGURE, by_chance(0.3, figure)),
        (any_of(SPELLING), by_chance(0.6, lambda m: (SPELLING[m.group()], "spelling", "British"))),
        (
            re.compile(r"(?<=\w) (?:did not|was not|were not|is not|are not|not|never)(?= )"),
            by_chance(0.15, lambda m: ("", "deletion", "negation lost")),
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
        (re.compile(r"(?<=\w),(?= )"), by_chance(0.06, lambda m: ("", "punct", "comma out"))),
        (re.compile(r"(?<=[a-z] )[a-z]{6,}(?= [a-z])"), by_chance(0.012, slip)),
        (
            re.compile(r"(?<=[a-z] )[a-z]{5,}(?= [a-z])"),
            by_chance(0.008, lambda m: (m.group().capitalize(), "case", "capital")),
        ),
        (
            re.compile(r"(?<=[a-z] )[a-z]{5,}(?= [a-z])"),
            by_chance(0.006, lambda m: (m.group().translate(LOOKALIKE), "typography", "Cyrillic letters")),
        ),
        (
            re.compile(r"(?<=[a-z]) [a-z]{4,}ly(?= [a-z])"),
            by_chance(0.15, lambda m: ("", "deletion", "word out")),
        ),
        (
            re.compile(r"(?<=[a-z]) (?=(?:the|a|his|their) [a-z])"),
            by_chance(0.02, lambda m: (rng.choice([" all ", " only ", " again "]), "addition", "word in")),
        ),
        (
            re.compile(r"(?<=[a-z]),(?: (?:who|which|where|including|especially)[a-z ]{10,60}),"),
            by_chance(0.3, lambda m: ("", "deletion", "clause out")),
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
    for pattern, change in steps:
        pieces = apply(
            pieces, pattern, lambda m, change=change: told if (told := change(m)) and told[1] else None
        )
    return pieces


def turned(text: str) -> str:
    """A sentence with its opening phrase put at its end, or nothing."""
    match = re.fullmatch(r"((?:On|In|At|After|During|For) [^,.;]{10,70}), ([a-z][^.;]{30,})\.", text)
    if not match:
        return ""
    return f"{match[2][0].upper()}{match[2][1:]} {match[1][0].lower()}{match[1][1:]}."


def split(paragraph: str) -> list[str]:
    return [s for s in re.split(r"(?<=[a-z0-9\])][.!?])\s+(?=[A-Z\"\[])", paragraph) if s]


PROFILES = {
    # rate of edits inside, sentences out and in, moves, page layout on each side
    "light": (0.35, 0.01, 0.02, 0.5),
    "heavy": (1.0, 0.04, 0.06, 0.8),
    "carrier": (0.5, 0.02, 0.03, 1.0),
}


class Pair:
    """One document in two editions."""

    def __init__(self, paragraphs: list[str], rng: random.Random, profile: str) -> None:
        self.rng, self.profile = rng, profile
        rate, out, move, page = PROFILES[profile]
        pick = {k: rng.choice(v) for k, v in NAMES.items() if rng.random() < 0.6}
        self.sentences: list[Sentence] = []
        rows: list[list[int]] = []
        for paragraph in paragraphs:
            row: list[int] = []
            for text in split(paragraph):
                chance = rng.random()
                if chance < out and len(text.split()) > 4:
                    pieces = [Piece(text, "", "deletion", "sentence out")]
                elif turned(text) and rng.random() < 0.25 * rate:
                    pieces = [Piece(text, turned(text), "rewording", "order of a sentence")]
                else:
                    pieces = edited(text, rng, rate, pick)
                if rng.random() < out:
                    row.append(self._new([Piece("", rng.choice(EXTRA), "addition", "sentence in")]))
                row.append(self._new(pieces))
            rows.append(row)
        if rng.random() < 4 * out:
            rows.insert(
                rng.randrange(1, len(rows) + 1),
                [self._new([Piece("", " ".join(rng.sample(EXTRA, 3)), "addition", "paragraph in")])],
            )
        other = [list(row) for row in rows]
        self.moves: list[tuple[list[int], str]] = []
        moved: set[int] = set()
        for row in rows:
            words = min(
                sum(len((p.a, p.b)[side].split()) for k in row for p in self.sentences[k].pieces)
                for side in (0, 1)
            )
            if len(rows) > 5 and words > 15 and rng.random() < move and not moved.intersection(row):
                at = other.index(row)
                to = max(0, min(len(other) - 1, at + rng.choice([-5, -3, -2, -1, 1, 2, 3, 5])))
                between = [k for r in other[min(at, to) : max(at, to) + 1] for k in r]
                if to != at and not moved.intersection(between):
                    other.insert(to, other.pop(at))
                    moved.update(between)
                    self.moves.append((row, "paragraph"))
            elif len(row) > 3 and rng.random() < move:
                row_b = next(r for r in other if row[0] in r)
                k = rng.randrange(len(row))
                size = sum(len(p.a.split()) for p in self.sentences[row[k]].pieces)
                to = rng.choice([n for n in range(len(row)) if abs(n - k) > 1] or [k])
                between = row[min(k, to) : max(k, to) + 1]
                if size > 8 and k != to and not moved.intersection(between) and row_b == row:
                    row_b.insert(to, row_b.pop(k))
                    moved.update(between)
                    self.moves.append(([row[k]], "sentence"))
        self.order = ([k for r in rows for k in r], [k for r in other for k in r])
        self.sheets = (self._printed(rows, 0, page), self._printed(other, 1, page))

    def _new(self, pieces: list[Piece]) -> int:
        self.sentences.append(Sentence(pieces))
        return len(self.sentences) - 1

    def _printed(self, rows: list[list[int]], side: int, page: float) -> Sheet:
        """One witness: lines, pages, notes and what a web page puts around it."""
        rng = self.rng
        sheet = Sheet()
        width = rng.choice([0, 64, 72, 80]) if rng.random() < page else 0
        every = rng.choice([0, 28, 38]) if width and rng.random() < page else 0
        hyphens = bool(width) and rng.random() < 0.5
        curly = rng.random() < 0.5
        noted = rng.random() < 0.4 * page
        head, number, line, note = rng.choice(HEADS), rng.randrange(3, 300), 0, 0
        style = rng.choice(["{n}", "- {n} -", "{head}    {n}", "Page {n}"])
        out: list[str] = []
        length = 0
        pending: list[str] = []

        def put(text: str) -> tuple[int, int]:
            nonlocal length
            out.append(text)
            length += len(text)
            return length - len(text), length

        def plain(text: str, reason: str) -> None:
            sheet.layout.append((*put(text), reason))

        if self.profile == "carrier" and rng.random() < 0.5:
            plain(FRONT + "\n", "web page")
        for row in rows:
            if not any((p.a, p.b)[side] for k in row for p in self.sentences[k].pieces):
                for k in row:
                    sheet.sentences[k] = (length, length)
                    for n in range(len(self.sentences[k].pieces)):
                        sheet.pieces[k * 1000 + n] = (length, length)
                continue
            if out:
                put("\n\n")
            column, last = 0, "\n"
            for k in row:
                begun = length
                pieces = self.sentences[k].pieces
                if any((p.a, p.b)[side] for p in pieces) and last not in "\n ":
                    put(" ")
                    column, last = column + 1, " "
                for n, piece in enumerate(pieces):
                    at = length
                    for word in re.findall(r"\S+|\s", (piece.a, piece.b)[side]):
                        if word == " " and last in " \n":
                            continue
                        if word == " " and width and column >= width - 6:
                            column, last = 0, "\n"
                            put("\n")
                            line += 1
                            if every and line % every == 0:
                                begin = length
                                if pending:
                                    put("\n" + "\n".join(pending) + "\n")
                                    pending.clear()
                                put(f"\n{style.format(n=number, head=head)}\n")
                                if "head" not in style and rng.random() < 0.7:
                                    put(f"\n{head}\n")
                                put("\n")
                                number += 1
                                sheet.layout.append((begin, length, "page"))
                            continue
                        room = width - column
                        if (
                            hyphens
                            and width
                            and word.isalpha()
                            and word.islower()
                            and len(word) > room > 3
                            and len(word) - room > 2
                        ):
                            cut = min(room, len(word) - 3)
                            sheet.layout.append((*put(f"{word[:cut]}-\n{word[cut:]}"), "hyphen"))
                            line += 1
                            column, last = len(word) - cut, word[-1]
                            continue
                        for mark in word:
                            if curly and mark in "\"'":
                                told = "’" if mark == "'" else ("“" if last in " \n([" else "”")
                                sheet.typography.append(put(told))
                            else:
                                put(mark)
                            last = mark
                        column += len(word)
                    if (piece.a, piece.b)[side]:
                        sheet.pieces[k * 1000 + n] = (at, length)
                    else:
                        sheet.pieces[k * 1000 + n] = (length, length)
                if noted and every and rng.random() < 0.06 and last == ".":
                    note += 1
                    plain("¹²³⁴⁵⁶⁷⁸⁹"[(note - 1) % 9], "note mark")
                    pending.append("¹²³⁴⁵⁶⁷⁸⁹"[(note - 1) % 9] + " " + rng.choice(NOTES))
                sheet.sentences[k] = (begun, length)
        if pending:
            plain("\n\n" + "\n".join(pending), "notes")
        put("\n")
        if self.profile == "carrier" and rng.random() < 0.4:
            plain(BACK, "web page")
        sheet.text = "".join(out)
        return sheet

    def truth(self) -> list[dict[str, object]]:
        """What differs, by class and kind, with offsets in both."""
        a, b = self.sheets
        found: list[dict[str, object]] = []

        def row(
            cls: str, kind: str, one: tuple[int, int] | None, other: tuple[int, int] | None
        ) -> dict[str, object]:
            return {
                "class": cls,
                "kind": kind,
                "a_span": list(one) if one else None,
                "b_span": list(other) if other else None,
                "a_text": a.text[slice(*one)] if one else None,
                "b_text": b.text[slice(*other)] if other else None,
            }

        for k, sentence in enumerate(self.sentences):
            for n, piece in enumerate(sentence.pieces):
                if piece.cls:
                    found.append(row(piece.cls, piece.kind, a.pieces[k * 1000 + n], b.pieces[k * 1000 + n]))
        for members, kind in self.moves:
            one = (a.sentences[members[0]][0], a.sentences[members[-1]][1])
            other = (b.sentences[members[0]][0], b.sentences[members[-1]][1])
            told = row("move", kind, one, other)
            places = [{k: n for n, k in enumerate(order)} for order in self.order]
            over = [
                k
                for k in self.order[0]
                if k not in members
                and (places[0][k] < places[0][members[0]]) != (places[1][k] < places[1][members[0]])
            ]
            told["over_a"] = [list(a.sentences[k]) for k in over]
            told["over_b"] = [list(b.sentences[k]) for k in over]
            found.append(told)
        for start, end, reason in a.layout:
            found.append(row("layout", reason, (start, end), None))
        for start, end, reason in b.layout:
            found.append(row("layout", reason, None, (start, end)))
        found += [row("typography", "quotes", place, None) for place in a.typography]
        found += [row("typography", "quotes", None, place) for place in b.typography]
        return found


def documents(folders: list[str]) -> list[list[str]]:
    """The paragraphs of every document of the texts, on one line each."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.txt")):
            document = read_document(str(path))
            for part in parts_of(document.text):
                text = part.span.of(document.text)
                rows = [" ".join(p.split()) for p in re.split(r"\n\s*\n", text)]
                rows = [p for p in rows if len(p.split()) > 3 and not p.startswith("[Source")]
                if sum(len(p.split()) for p in rows) > 120:
                    found.append(rows)
    return found


def made(texts: list[list[str]], seed: int, number: int) -> Pair:
    """Pair *number* of a seed: one profile after the other, two hundred to two thousand words."""
    rng = random.Random(f"pairs/{seed}/{number}")
    profile = list(PROFILES)[number % len(PROFILES)]
    wanted = (250, 700, 1500)[number // len(PROFILES) % 3]
    rows: list[str] = []
    while sum(len(p.split()) for p in rows) < wanted:
        before = len(rows)
        rows += [p for p in rng.choice(texts)[:40] if p not in rows]
        if len(rows) == before and len(texts) < 12:
            break
    while len(rows) > 3 and sum(len(p.split()) for p in rows[:-1]) >= wanted:
        rows.pop()
    return Pair(rows, rng, profile)
