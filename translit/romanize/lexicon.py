"""What rules cannot know: rows of the lexicon and productive suffixes, as marked syllables.

A row respells a form syllable by syllable (색연필: 색년필, 헌법: 헌^법). It is found by one syllable of it,
so that a word without any such syllable costs one set operation.
"""

from __future__ import annotations

from dataclasses import dataclass

from translit.catalog import Catalog
from translit.hangul import FINALS, FIRST
from translit.romanize.marks import Mark, marked, read_signs
from translit.romanize.systems import System


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon or of the suffixes, ready for one system."""

    form: str
    sound: str
    scope: str
    offset: int
    stem: int
    finals: frozenset[int]
    source: str
    spelled: str


class Lexicon:
    """Rows that matter in one system, by the syllable that gives them away."""

    def __init__(self, catalog: Catalog, system: System, *, tensing: bool = True) -> None:
        unheard = {
            mark
            for mark, kept in (
                (Mark.TENSE, tensing and system["tensing"]),
                (Mark.PLAIN, system["tensing"]),
                (Mark.VERB, system["verb_h"]),
            )
            if not kept
        }
        found: dict[str, list[Entry]] = {}
        rows = [
            (row, "end" if row["scope"] == "except" else row["scope"], 0, "")
            for row in catalog.rows("romanize/lexicon.csv")
        ]
        rows += [(r, "end", int(r["stem"]), r["after"]) for r in catalog.rows("romanize/suffixes.csv")]
        for row, scope, stem, after in rows:
            entry = _entry(row, scope, stem, after, unheard)
            if entry:
                found.setdefault(entry.form[entry.offset], []).append(entry)
        # The longest form first: an exception (방법) stands before the suffix it is one of (-법).
        self.entries = {c: tuple(sorted(es, key=lambda e: -len(e.form))) for c, es in found.items()}
        self.givers = frozenset(self.entries)
        self.particles = frozenset(r["form"] for r in catalog.rows("romanize/particles.csv"))
        self._last = frozenset(p[-1] for p in self.particles)

    def respell(self, word: str, used: list[Entry] | None = None) -> str:
        """*word* with marks where a row asks for them; rows that did are added to *used*."""
        if self.givers.isdisjoint(word):
            return word
        return self._respell(word, used)

    def _respell(self, word: str, used: list[Entry] | None) -> str:
        out: list[str] | None = None
        taken = -1
        entries = self.entries
        size = len(word)
        for place, char in enumerate(word):
            if char not in entries or place <= taken:
                continue
            for entry in entries[char]:
                begin = place - entry.offset
                if begin < 0 or not word.startswith(entry.form, begin):
                    continue
                end = begin + len(entry.form)
                if self._fits(word, entry, begin, end, size):
                    if entry.sound != entry.form:
                        out = out or list(word)
                        out[begin:end] = entry.sound
                        if used is not None:
                            used.append(entry)
                    taken = end - 1
                    break
        return "".join(out) if out else word

    def _fits(self, word: str, entry: Entry, begin: int, end: int, size: int) -> bool:
        if entry.finals and (begin == 0 or (ord(word[begin - 1]) - FIRST) % 28 not in entry.finals):
            return False
        scope = entry.scope
        if scope == "any" or (begin == 0 and scope in ("start", "edge")):
            return True
        if scope == "inner":
            return begin > 0
        if end != size and not (word[-1] in self._last and word[end:] in self.particles):
            return False
        return begin == 0 if scope == "word" else begin >= entry.stem


def _entry(row: dict[str, str], scope: str, stem: int, after: str, unheard: set[Mark]) -> Entry | None:
    sounds = [(c, Mark.NONE if m in unheard else m) for c, m in read_signs(row["sound"])]
    sound = "".join(marked(c, m) for c, m in sounds)
    form = row["form"]
    if len(sound) != len(form):
        return None
    # An exception changes nothing, but keeps a suffix from firing: it is found by its last syllable.
    offset = next((i for i, c in enumerate(form) if sound[i] != c), len(form) - 1)
    if sound == form and row["sound"] != form:
        return None
    finals = frozenset(FINALS.index(f) for f in after.split("|")) if after else frozenset()
    return Entry(form, sound, scope, offset, stem, finals, row["source"], row["sound"])
