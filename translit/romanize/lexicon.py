"""What rules cannot know: rows of the lexicon and productive suffixes, as marked syllables.

A row respells a form syllable by syllable (색연필: 색년필, 헌법: 헌^법). It is found by one syllable of it,
so that a word without any such syllable costs one set operation.
"""

from __future__ import annotations

import operator
from collections import Counter
from dataclasses import dataclass

from translit.catalog import Catalog
from translit.hangul import FINALS, FIRST
from translit.romanize.marks import SIGNS, Mark, marked, read_signs
from translit.romanize.systems import System


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon or of the suffixes, ready for one system."""

    form: str
    sound: str
    scope: str
    stem: int
    finals: frozenset[int]
    source: str
    spelled: str


class Lexicon:
    """Rows that matter in one system, or in its names of places, filed by what gives them away.

    Rows that count anywhere are filed by their rarest syllable, rows for the beginning of a word by the
    first, rows and suffixes for its end by the last; so most words are settled by four look-ups.
    """

    def __init__(self, catalog: Catalog, system: System, *, places: bool = False) -> None:
        unheard = {
            mark
            for mark, kept in (
                (Mark.TENSE, system["tensing"] and not places),
                (Mark.PLAIN, system["tensing"]),
                (Mark.VERB, system["verb_h"]),
            )
            if not kept
        }
        rows = [(row, row["scope"], 0, "") for row in catalog.rows("romanize/lexicon.csv")]
        rows += [
            (row, "end", int(row["stem"]), row["after"])
            for row in catalog.rows("romanize/suffixes.csv")
            if not (places and row["kind"] == "word")
        ]
        entries = [e for row in rows if (e := _entry(*row, unheard))]
        common = Counter(c for e in entries if e.scope == "any" for c in set(e.form))
        for row in catalog.rows("romanize/frequent.csv"):
            common.update(dict.fromkeys(row["syllables"], 1000))
        self._anywhere: dict[str, list[tuple[int, Entry]]] = {}
        self._first: dict[str, list[Entry]] = {}
        self._last: dict[str, list[Entry]] = {}
        # The longest form first: an exception (방법) stands before the suffix it is one of (-법).
        for entry in sorted(entries, key=lambda e: (-len(e.form), e.form)):
            if entry.scope in ("any", "inner"):
                offset = min(range(len(entry.form)), key=lambda i: common[entry.form[i]])
                self._anywhere.setdefault(entry.form[offset], []).append((offset, entry))
            if entry.scope in ("start", "edge"):
                self._first.setdefault(entry.form[:2], []).append(entry)
            if entry.scope in ("end", "except", "edge", "word"):
                self._last.setdefault(entry.form[-2:], []).append(entry)
        self.givers = frozenset(self._anywhere)
        self.heads = frozenset(self._first)
        self._alone = frozenset(e.form for e in entries if e.scope == "inner")
        self._pairs = frozenset(
            e.form[o : o + 2]
            for filed in self._anywhere.values()
            for o, e in ((max(0, min(o, len(e.form) - 2)), e) for o, e in filed)
        )
        self._particles = frozenset(r["form"] for r in catalog.rows("romanize/particles.csv"))
        self._closers = frozenset(p[-1] for p in self._particles)
        self.tails = frozenset(self._last)
        # One syllable that is a row's whole form, or ends what may follow a row's form.
        self.ends = self._closers.union(form for form in self._last if len(form) == 1)
        self._longest = max(map(len, self._particles))

    def respell(self, word: str, used: list[Entry] | None = None) -> str:
        """*word* with marks where a row asks for them; rows that did are added to *used*."""
        anywhere = not self.givers.isdisjoint(word) and self.touches(word)
        if not (anywhere or word[:2] in self.heads or word[-1:] in self.ends or word[-2:] in self.tails):
            return word
        found = self._found_anywhere(word) if anywhere else []
        for entry in self._first.get(word[:2], ()):
            if word.startswith(entry.form):
                found.append((0, entry))
                break
        closing = self._closing(word, len(word)) or self._closing_before_particle(word)
        if closing:
            found.append(closing)
        return self._set(word, found, used) if found else word

    def touches(self, word: str) -> bool:
        """Whether a row that counts anywhere may concern *word*, which holds a syllable of one."""
        return not (
            self._pairs.isdisjoint(map(operator.concat, word, word[1:])) and self._alone.isdisjoint(word)
        )

    def _found_anywhere(self, word: str) -> list[tuple[int, Entry]]:
        found = []
        for place, char in enumerate(word):
            for offset, entry in self._anywhere.get(char, ()):
                begin = place - offset
                if begin >= 0 and word.startswith(entry.form, begin) and (begin or entry.scope == "any"):
                    found.append((begin, entry))
                    break
        return found

    def _closing_before_particle(self, word: str) -> tuple[int, Entry] | None:
        if word[-1] in self._closers:
            for length in range(1, min(self._longest + 1, len(word))):
                if word[-length:] in self._particles:
                    found = self._closing(word, len(word) - length)
                    if found:
                        return found
        return None

    def _closing(self, word: str, end: int) -> tuple[int, Entry] | None:
        for entry in (
            *self._last.get(word[max(0, end - 2) : end], ()),
            *self._last.get(word[end - 1 : end], ()),
        ):
            begin = end - len(entry.form)
            if begin >= entry.stem and word.startswith(entry.form, begin):
                if begin and entry.scope == "word":
                    continue
                if entry.finals and (not begin or (ord(word[begin - 1]) - FIRST) % 28 not in entry.finals):
                    continue
                return begin, entry
        return None

    def _set(self, word: str, found: list[tuple[int, Entry]], used: list[Entry] | None) -> str:
        out = list(word)
        taken: set[int] = set()
        for begin, entry in found:
            span = range(begin, begin + len(entry.form))
            if entry.sound != entry.form and taken.isdisjoint(span):
                out[begin : span.stop] = entry.sound
                if used is not None:
                    used.append(entry)
            taken.update(span)
        return "".join(out)


def _entry(row: dict[str, str], scope: str, stem: int, after: str, unheard: set[Mark]) -> Entry | None:
    form, sound = row["form"], row["sound"]
    if not SIGNS.keys().isdisjoint(sound):
        sound = "".join(marked(c, Mark.NONE if m in unheard else m) for c, m in read_signs(sound))
    if len(sound) != len(form):
        return None
    if sound == form and row["sound"] != form:
        return None
    finals = frozenset(FINALS.index(f) for f in after.split("|")) if after else frozenset()
    return Entry(form, sound, scope, stem, finals, row["source"], row["sound"])
