"""Two editions of one document with planted differences of many kinds, each written down as it is made.

Witness A is as the text stands, B the other edition: names of another system, figures, dates, terms, order,
page and line. Edits inside sentences are those of :mod:`pair_edits`, the print is that of :mod:`pair_page`.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from pair_edits import NAMES, Edits, Piece, turned
from pair_page import Printer, Sentence, Sheet, Style

from translit.documents import parts_of, read_document

NOTES = [
    "The translator could not identify this person.",
    "See also the telegram of the following day.",
    "Marginal note in blue pencil.",
    "So in the original.",
]
SHARED_NOTES = [
    ("The archive holds 14 further sheets of this file.", "14", "41", "number"),
    (
        "On the conference in Moscow see the record of 3 March 1952.",
        "3 March 1952",
        "13 March 1952",
        "date_value",
    ),
    ("The adviser mentioned here left Wonsan in the autumn.", "autumn", "spring", "synonym"),
    ("The word is underlined twice by the reader of the telegram.", "", "", ""),
    ("This sentence was crossed out and then restored by hand.", "", "", ""),
]
EXTRA = [
    "The ambassador promised to report this to his government at the first opportunity.",
    "In the evening a concert was given for the guests of the city.",
    "Nobody present raised any objection to the draft of the protocol.",
    "The shipments of cotton were again delayed by the flood at the border bridge.",
    "An interpreter of the trade mission took part in the conversation.",
    "The list of specialists will be handed over after the holidays.",
    "Two of the younger officers were sent home with fever in the same week.",
    "The harbor master complained that no tug had been at his disposal since spring.",
    "A photographer of the news agency was present at the beginning of the reception.",
    "Rice was distributed to the families of the railwaymen before the harvest.",
    "The text of the toast had been agreed upon the day before with the protocol section.",
    "Nothing was said at dinner about the frontier incident.",
    "The wounded were taken by sledge to the field hospital behind the hill.",
    "Heavy snow had closed the pass, and the mail came four days late.",
    "The chief engineer showed the guests a model of the future blast furnace.",
    "He asked that the books for the library be sent in two separate parcels.",
]
HEADINGS = [
    ("The Economic Situation", "On the State of the Economy"),
    ("Relations with the Neighboring Countries", "Dealings with Neighbours"),
    ("Organizational Measures", "Steps Taken in Organization"),
    ("Conclusions and Proposals", "What Follows and Is Proposed"),
    ("Attitude of the Population", "The Mood of the People"),
]
POINTS = [
    "to send forty railway cars of timber to the northern mines;",
    "to repair the two bridges on the coastal highway before the rains;",
    "to open a school for drivers and mechanics in the provincial center;",
    "to receive a group of textile workers for a course of six months;",
    "to deliver spare parts for the cement mill by sea;",
    "to give the fishing fleet nets and rope on credit;",
    "to print a dictionary of mining terms in ten thousand copies;",
    "to lay a second telephone cable from the port to the capital;",
    "to exchange seed potatoes for tobacco at the rates of last year;",
    "to send a commission of geologists to the upper valley in summer;",
    "to replace the worn boilers of the power station by winter;",
    "to invite the choir of the railwaymen for the anniversary;",
    "to train sixty nurses in the hospitals of the coastal towns;",
    "to lower the tariff on salted fish until the end of the quarter;",
    "to hand over the drawings of the dry dock without payment;",
    "to keep the river police supplied with petrol and tires;",
]


@dataclass(frozen=True)
class Profile:
    """How much of what happens to the second edition."""

    rate: float  # edits inside sentences
    out: float  # sentences left out or put in
    move: float  # passages put elsewhere
    page: float  # page and line on each side
    parts: float = 0.3  # headings, lists and notes
    retold: float = 0.0  # sentences put as another translator would
    damaged: float = 0.0  # sentences read from a bad scan
    unlike: float = 0.0  # of the words of a sentence put otherwise, those exchanged for any other


PROFILES = {
    "light": Profile(0.35, 0.01, 0.02, 0.5),
    "heavy": Profile(1.0, 0.04, 0.06, 0.8),
    "carrier": Profile(0.5, 0.02, 0.03, 1.0),
    "free": Profile(0.6, 0.03, 0.02, 0.5, retold=1.0),
    "other": Profile(0.6, 0.04, 0.03, 0.5, retold=1.0, unlike=0.7),
    "scan": Profile(0.15, 0.01, 0.02, 1.0, damaged=1.0),
}


def split(paragraph: str) -> list[str]:
    return [s for s in re.split(r"(?<=[a-z0-9\])][.!?])\s+(?=[A-Z\"\[])", paragraph) if s]


class Pair:
    """One document in two editions."""

    def __init__(self, paragraphs: list[str], rng: random.Random, profile: str) -> None:
        self.rng, self.name, self.profile = rng, profile, PROFILES[profile]
        pick = {k: rng.choice(v) for k, v in NAMES.items() if rng.random() < 0.6}
        self.edits = Edits(rng, self.profile.rate, pick)
        self.sentences: list[Sentence] = []
        self.moves: list[tuple[list[int], str]] = []
        self.moved: set[int] = set()
        self.headings = rng.sample(HEADINGS, len(HEADINGS))
        self.points, self.extra = rng.sample(POINTS, len(POINTS)), rng.sample(EXTRA, len(EXTRA))
        rows: list[list[int]] = []
        for paragraph in paragraphs:
            if len(rows) > 1 and self.headings and rng.random() < 0.12 * self.profile.parts:
                rows.append([self._heading()])
            if rng.random() < 0.08 * self.profile.parts and len(self.points) > 2:
                rows += [[k] for k in self._points()]
            rows.append(self._paragraph(paragraph))
        if rng.random() < 4 * self.profile.out and len(self.extra) > 2:
            extra = Piece("", " ".join(self.extra[:3]), "addition", "paragraph in")
            rows.insert(rng.randrange(1, len(rows) + 1), [self._new([extra])])
        other = self._other_order(rows)
        self.order = ([k for r in rows for k in r], [k for r in other for k in r])
        notes = [NOTES if rng.random() < 0.4 * self.profile.page else [] for _ in "ab"]
        carrier = profile == "carrier"
        self.sheets: tuple[Sheet, Sheet] = tuple(
            Printer(
                self.sentences, side, Style.drawn(rng, self.profile.page, carrier), rng, notes[side]
            ).printed(order)
            for side, order in enumerate((rows, other))
        )

    def _new(self, pieces: list[Piece], *, point: bool = False) -> int:
        self.sentences.append(Sentence(pieces, point=point))
        return len(self.sentences) - 1

    def _heading(self) -> int:
        rng = self.rng
        one, other = self.headings.pop()
        chance = rng.random()
        if chance < 0.15:
            return self._new([Piece(one, "", "deletion", "heading out")])
        if chance < 0.3:
            return self._new([Piece("", one, "addition", "heading in")])
        if chance < 0.45:
            return self._new([Piece(one, other, "rewording", "heading in other words")])
        if chance < 0.55:
            return self._new([Piece(one, one.upper(), "case", "heading in capitals")])
        return self._new([Piece(one, one)])

    def _points(self) -> list[int]:
        """A list, of which a point may be left out or put elsewhere."""
        rng = self.rng
        found = []
        size = rng.randrange(3, 6)
        texts, self.points = self.points[:size], self.points[size:]
        for text in texts:
            out = rng.random() < self.profile.out
            pieces = [Piece(text, "", "deletion", "point out")] if out else self.edits.edited(text)
            found.append(self._new(pieces, point=True))
        return found

    def _paragraph(self, paragraph: str) -> list[int]:
        rng, profile = self.rng, self.profile
        row: list[int] = []
        for text in split(paragraph):
            if rng.random() < profile.out and len(text.split()) > 4:
                pieces = [Piece(text, "", "deletion", "sentence out")]
            elif turned(text) and rng.random() < 0.25 * profile.rate:
                pieces = [Piece(text, turned(text), "rewording", "order of a sentence")]
            elif rng.random() < profile.retold:
                pieces = self.edits.retold(text, profile.unlike)
            elif rng.random() < profile.damaged:
                pieces = self.edits.damaged(text)
            else:
                pieces = self.edits.edited(text)
            if rng.random() < profile.out and self.extra:
                row.append(self._new([Piece("", self.extra.pop(), "addition", "sentence in")]))
            if row and rng.random() < 0.03 * profile.rate:
                pieces = self._joined(row[-1], pieces)
            row.append(self._new(pieces))
            if rng.random() < 0.03 * profile.parts and pieces[-1].a.endswith(".") and not pieces[-1].cls:
                self.sentences[row[-1]].note = self._shared_note()
        return row

    def _joined(self, before: int, pieces: list[Piece]) -> list[Piece]:
        """The sentence joined to the one before it: the point becomes a semicolon, the capital small."""
        last, first = self.sentences[before].pieces[-1], pieces[0]
        word = re.match(r"(?:The|This|These|It|He|They|In|At)\b", first.a)
        if last.cls or first.cls or not last.a.endswith(".") or not word:
            return pieces
        self.sentences[before].pieces[-1:] = [
            Piece(last.a[:-1], last.a[:-1]),
            Piece(".", ";", "punct", "sentences joined"),
        ]
        small = word.group().lower()
        rest = first.a[len(small) :]
        return [Piece(word.group(), small, "case", "sentences joined"), Piece(rest, rest), *pieces[1:]]

    def _shared_note(self) -> int:
        """A note that both editions have, with or without a difference inside."""
        text, one, other, cls = self.rng.choice(SHARED_NOTES)
        if not one:
            return self._new([Piece(text, text)])
        before, _, after = text.partition(one)
        return self._new(
            [Piece(before, before), Piece(one, other, cls, "inside a note"), Piece(after, after)]
        )

    # -- what stands elsewhere

    def _size(self, row: list[int]) -> int:
        """The words of a passage in the witness that has fewer."""
        return min(sum(len(self.sentences[k].text(side).split()) for k in row) for side in (0, 1))

    def _other_order(self, rows: list[list[int]]) -> list[list[int]]:
        rng, rate = self.rng, self.profile.move
        other = [list(row) for row in rows]
        for n, row in enumerate(rows):
            chance = rng.random()
            point = self.sentences[row[0]].point
            if (
                len(rows) > 5
                and self._size(row) > (7 if point else 15)
                and chance < rate * (4 if point else 1)
            ):
                size = 2 if not point and n + 1 < len(rows) and rng.random() < 0.2 else 1
                kind = "point of a list" if point else "paragraph" if size == 1 else "two paragraphs"
                self._move_rows(other, rows[n : n + size], kind)
            elif len(row) > 3 and chance < 2 * rate:
                self._move_sentence(other, row)
        return other

    def _move_rows(self, other: list[list[int]], passage: list[list[int]], kind: str) -> None:
        if any(self.moved.intersection(row) for row in passage) or passage[0] not in other:
            return
        at = other.index(passage[0])
        if other[at : at + len(passage)] != passage:
            return
        step = self.rng.choice([-1, 1] if kind == "point of a list" else [-5, -3, -2, -1, 1, 2, 3, 5])
        to = max(0, min(len(other) - len(passage), at + step))
        between = [k for r in other[min(at, to) : max(at, to) + len(passage)] for k in r]
        over = [k for k in between if not any(k in row for row in passage)]
        if to != at and not self.moved.intersection(between) and self._size(over) > 3:
            del other[at : at + len(passage)]
            other[to:to] = passage
            self.moved.update(between)
            self.moves.append(([k for row in passage for k in row], kind))

    def _move_sentence(self, other: list[list[int]], row: list[int]) -> None:
        """One sentence to another place of its paragraph, or to another paragraph."""
        rng = self.rng
        if row not in other:
            return
        n, k = other.index(row), rng.randrange(len(row))
        if rng.random() < 0.4 and n + 1 < len(other):
            between = [*row[k:], *other[n + 1]]
            if self._size([row[k]]) > 8 and not self.moved.intersection(between) and k + 1 < len(row):
                sentence = other[n].pop(k)
                other[n + 1].append(sentence)
                self.moved.update(between)
                self.moves.append(([sentence], "sentence to another paragraph"))
            return
        to = rng.choice([m for m in range(len(row)) if abs(m - k) > 1] or [k])
        between = row[min(k, to) : max(k, to) + 1]
        if self._size([row[k]]) > 8 and k != to and not self.moved.intersection(between):
            other[n].insert(to, other[n].pop(k))
            self.moved.update(between)
            self.moves.append(([row[k]], "sentence"))

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
                if piece.cls and (k, n) in a.pieces and (k, n) in b.pieces:
                    found.append(row(piece.cls, piece.kind, a.pieces[k, n], b.pieces[k, n]))
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


def made(texts: list[list[str]], seed: int, number: int, profile: str) -> Pair:
    """Pair *number* of a seed, two hundred to two thousand words."""
    rng = random.Random(f"pairs/{seed}/{number}/{profile}")
    wanted = (250, 700, 1500)[number % 3]
    rows: list[str] = []
    while sum(len(p.split()) for p in rows) < wanted:
        before = len(rows)
        rows += [p for p in rng.choice(texts)[:40] if p not in rows]
        if len(rows) == before and len(texts) < 12:
            break
    while len(rows) > 3 and sum(len(p.split()) for p in rows[:-1]) >= wanted:
        rows.pop()
    return Pair(rows, rng, profile)
