"""One edition as printed: lines, pages, notes, lists, what a web page puts around it, with every offset."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pair_edits import Piece

HEADS = ["Cold War Working Papers", "Documents on Korea 1945-1962", "THE FOREIGN ARCHIVES READER"]
FRONT = """Citation: "Memorandum on the Question", April 1950, Archive of Foreign Policy, fond 059, opis 5.
Summary: The ambassador reports a conversation about the economy.
Credits: Translated by A. Person.
Original Language: Russian
Contents:
- Translation - English
"""
BACK = "\n\nCopyright the archive. All rights reserved.\nDownload PDF\n"
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"


@dataclass
class Sentence:
    """What stands in each witness, in pieces; a sentence of its own paragraph may be a heading or a point."""

    pieces: list[Piece]
    note: int = -1  # the note printed to it, a sentence too
    point: bool = False  # of a list

    def text(self, side: int) -> str:
        return "".join((p.a, p.b)[side] for p in self.pieces)


@dataclass
class Sheet:
    """One witness as printed, with the offsets of every piece and every layout passage."""

    text: str = ""
    pieces: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    sentences: dict[int, tuple[int, int]] = field(default_factory=dict)
    layout: list[tuple[int, int, str]] = field(default_factory=list)
    typography: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Style:
    """How an edition is printed."""

    width: int = 0  # 0: one line a paragraph
    page: int = 0  # lines of a page; 0: no pages
    head: str = "{n}"
    title: str = HEADS[0]
    tight: bool = False  # no blank lines around heads
    feed: bool = False  # a form feed before a page
    hyphens: bool = False
    curly: bool = False
    crlf: bool = False
    wide: bool = False  # two spaces after a sentence
    stiff: bool = False  # spaces that do not break
    indent: str = ""
    bullet: str = ""
    front: bool = False
    back: bool = False

    @classmethod
    def drawn(cls, rng: random.Random, page: float, carrier: bool) -> Style:
        width = rng.choice([0, 64, 72, 80]) if rng.random() < page else 0
        return cls(
            width=width,
            page=rng.choice([0, 28, 38]) if width and rng.random() < page else 0,
            head=rng.choice(["{n}", "- {n} -", "{head}    {n}", "Page {n}", "{n} | {head}", "[p. {n}]"]),
            title=rng.choice(HEADS),
            tight=rng.random() < 0.3,
            feed=rng.random() < 0.2,
            hyphens=bool(width) and rng.random() < 0.5,
            curly=rng.random() < 0.5,
            crlf=rng.random() < 0.15,
            wide=rng.random() < 0.2,
            stiff=rng.random() < 0.2,
            indent=rng.choice(["", "", "    ", "\t"]) if page > 0.6 else "",
            bullet=rng.choice(["", "- ", "• ", "* "]),
            front=carrier and rng.random() < 0.5,
            back=carrier and rng.random() < 0.4,
        )


class Printer:
    """Prints one side of a pair.

    Args:
        sentences: all of them, by number.
        side: 0 or 1.
        style: how.
        rng: decides what is left open.
        own_notes: notes that only this edition has, printed to random sentences.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        side: int,
        style: Style,
        rng: random.Random,
        own_notes: Sequence[str],
    ) -> None:
        self.sentences, self.side, self.style, self.rng, self.own_notes = (
            sentences,
            side,
            style,
            rng,
            own_notes,
        )
        self.sheet = Sheet()
        self.out: list[str] = []
        self.length = 0
        self.column, self.last, self.line = 0, "\n", 0
        self.number, self.notes = rng.randrange(3, 300), 0
        self.pending: list[int | str] = []

    def printed(self, rows: Sequence[Sequence[int]]) -> Sheet:
        """The sheet with these paragraphs on it."""
        if self.style.front:
            self._plain(FRONT + "\n", "web page")
        for row in rows:
            if not any(self.sentences[k].text(self.side) for k in row):
                for k in row:
                    self._nothing(k)
                continue
            if self.out:
                self._put("\n\n")
            self.column, self.last = 0, "\n"
            point = self.sentences[row[0]].point
            if point and self.style.bullet:
                self._plain(self.style.bullet, "list mark")
            elif self.style.indent and not point:
                self._put(self.style.indent)
            for k in row:
                self._sentence(k)
        if self.pending:
            self._plain("\n\n", "notes")
            self._flush()
        self._put("\n")
        if self.style.back:
            self._plain(BACK, "web page")
        self.sheet.text = "".join(self.out)
        return self.sheet

    def _put(self, text: str) -> tuple[int, int]:
        if self.style.crlf:
            text = text.replace("\n", "\r\n")
        self.out.append(text)
        self.length += len(text)
        return self.length - len(text), self.length

    def _plain(self, text: str, reason: str) -> None:
        self.sheet.layout.append((*self._put(text), reason))

    def _nothing(self, k: int) -> None:
        self.sheet.sentences[k] = (self.length, self.length)
        for n in range(len(self.sentences[k].pieces)):
            self.sheet.pieces[k, n] = (self.length, self.length)

    def _sentence(self, k: int) -> None:
        sentence = self.sentences[k]
        if sentence.text(self.side) and self.last not in "\n ":
            self._put("  " if self.style.wide else " ")
            self.column, self.last = self.column + 1, " "
        begun = self.length
        for n, piece in enumerate(sentence.pieces):
            at = self.length
            for word in re.findall(r"\S+|\s", (piece.a, piece.b)[self.side]):
                self._word(word)
            self.sheet.pieces[k, n] = (
                (at, self.length) if (piece.a, piece.b)[self.side] else (self.length,) * 2
            )
        self.sheet.sentences[k] = (begun, self.length)
        if sentence.text(self.side) and self.last == ".":
            if sentence.note >= 0:
                self._note(sentence.note)
            elif self.own_notes and self.rng.random() < 0.06:
                self._note(self.rng.choice(self.own_notes))

    def _note(self, note: int | str) -> None:
        if self.notes < len(MARKS):
            self._plain(MARKS[self.notes], "note mark")
            self.pending.append(note)
            self.notes += 1

    def _flush(self) -> None:
        """The notes of a page, one a line."""
        first = self.notes - len(self.pending)
        for n, note in enumerate(self.pending):
            if n:
                self._put("\n")
            self._plain(MARKS[first + n] + " ", "note number")
            if isinstance(note, str):
                self._plain(note, "note")
                continue
            begun = self.length
            for m, piece in enumerate(self.sentences[note].pieces):
                self.sheet.pieces[note, m] = self._put((piece.a, piece.b)[self.side])
            self.sheet.sentences[note] = (begun, self.length)
        self.pending.clear()

    def _page(self) -> None:
        """The foot of a page and the head of the next."""
        style, rng = self.style, self.rng
        blank = "" if style.tight else "\n"
        if self.pending:
            self._put("\n")
            self._flush()
            self._put("\n")
            blank = "\n"
        begin = self.length
        self._put(f"{chr(12) if style.feed else blank}{style.head.format(n=self.number, head=style.title)}\n")
        if "head" not in style.head and rng.random() < 0.7:
            self._put(f"{blank}{style.title}\n")
        self._put(blank)
        self.number += 1
        self.sheet.layout.append((begin, self.length, "page"))

    def _word(self, word: str) -> None:
        style = self.style
        if word == " " and self.last in " \n":
            return
        if word == " " and style.width and self.column >= style.width - 6:
            self.column, self.last = 0, "\n"
            self._put("\n")
            self.line += 1
            if style.page and self.line % style.page == 0:
                self._page()
            return
        if word == " " and style.stiff and self.rng.random() < 0.05:
            word = "\u00a0"
        room = style.width - self.column
        if (
            style.hyphens
            and word.isalpha()
            and word.islower()
            and len(word) > room > 3
            and len(word) - room > 2
        ):
            cut = min(room, len(word) - 3)
            self.sheet.layout.append((*self._put(f"{word[:cut]}-\n{word[cut:]}"), "hyphen"))
            self.line += 1
            self.column, self.last = len(word) - cut, word[-1]
            return
        for mark in word:
            if style.curly and mark in "\"'":
                told = "’" if mark == "'" else ("“" if self.last in " \n([" else "”")
                self.sheet.typography.append(self._put(told))
            else:
                self._put(mark)
            self.last = mark
        self.column += len(word)
