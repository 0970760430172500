"""The knowledge of ``tables/mentions``, compiled once for each catalog."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from functools import cached_property

import regex

from translit.candidates.parts import Packed, Parts, pack
from translit.catalog import Catalog
from translit.catalog.cache import cached, code_digest
from translit.catalog.guard import compile_pattern
from translit.text import fold_apostrophes, nfc

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ‘`ʻ´′\-\u2010\u2011]\p{L}[\p{L}\p{M}]*)*['’ʹ]?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A pair of marks and how it is taken."""

    id: str
    open: str
    close: str
    take: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of ``rules.csv``: all of *when* must hold."""

    id: str
    cls: str
    needs: frozenset[str]
    bars: frozenset[str]
    reason: str


def fold(text: str) -> str:
    """For looking up words: NFC, one apostrophe, one hyphen, small letters."""
    if text.isascii() and "`" not in text:
        return text.lower()
    return fold_apostrophes(nfc(text)).replace("\u2010", "-").replace("\u2011", "-").lower()


class Vocabulary:
    """Word lists, cues, shapes and rules of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.marks = tuple(
            Mark(r["id"], r["open"], r["close"], r["take"]) for r in catalog.rows("mentions/marks.csv")
        )
        self._cued: dict[str, frozenset[str]] = {}
        self._judged: dict[str, bool] = {}
        gathered: dict[str, set[str]] = {}
        for row in catalog.rows("mentions/words.csv"):
            words = row["words"].split("|")
            gathered.setdefault(row["list"], set()).update(words)
            gathered.setdefault(f"{row['list']}.{row['group']}", set()).update(words)
        self._lists = {name: frozenset(words) for name, words in gathered.items()}

    def words(self, name: str) -> frozenset[str]:
        """The list *name*, or one group of it (``date.months``)."""
        return self._lists.get(name, frozenset())

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of classification, in order."""
        made = []
        for row in self._catalog.rows("mentions/rules.csv"):
            conditions = row["when"].split()
            made.append(
                Rule(
                    row["id"],
                    row["class"],
                    frozenset(c for c in conditions if not c.startswith("!")),
                    frozenset(c[1:] for c in conditions if c.startswith("!")),
                    row["reason"],
                )
            )
        return tuple(made)

    @cached_property
    def _english(self) -> tuple[Parts[bool], Parts[bool]]:
        """The words and the names of English, kept compiled: a short command asks for few of them."""

        def build() -> list[Packed]:
            words: set[str] = set()
            names: set[str] = set()
            for row in self._catalog.rows("mentions/english.csv"):
                (words if row["kind"] == "word" else names).update(row["words"].split(" "))
            words |= self.words("english") | self.words("function")
            return [pack(dict.fromkeys(sorted(s), True)) for s in (words, {n.lower() for n in names})]

        digest = code_digest("mentions/vocabulary.py", "candidates/parts.py")
        digest += self._catalog.digest("mentions/english.csv", "mentions/words.csv")
        words, names = cached("english", digest, build)
        return Parts(words), Parts(names)

    def is_english(self, word: str) -> bool:
        """Whether *word* is an ordinary English word; hyphenated words by their parts.

        >>> from translit.catalog import default_catalog
        >>> Vocabulary(default_catalog()).is_english("anti-aircraft")
        True
        """
        known = self._judged.get(word)
        if known is None:
            known = self._is_english(word)
            if len(word) <= _LONGEST_WORD:
                if len(self._judged) >= _REMEMBERED_WORDS:
                    self._judged.clear()
                self._judged[word] = known
        return known

    def _is_english(self, word: str) -> bool:
        folded = fold(word)
        words = self._english[0]
        if words.get(folded):
            return True
        if "-" in folded:
            return all(not p or p in _PREFIXES or words.get(p) for p in folded.split("-"))
        for ending in ("'s", "s'", "'"):
            if folded.endswith(ending) and len(folded) > len(ending) + 1:
                stem = folded.removesuffix(ending)
                return bool(words.get(stem) or words.get(stem + "s"))
        return False

    def is_prefix(self, piece: str) -> bool:
        """Whether *piece* begins English words: *re*, *un*, *non*; small letters only."""
        return piece in _PREFIXES

    def is_known_name(self, word: str) -> bool:
        """Whether English knows *word* as a name of a place, person or people."""
        folded = fold(word).removesuffix("'s").removesuffix("'")
        return bool(self._english[1].get(folded)) and folded not in self.words("not_known")

    def is_known_word(self, word: str) -> bool:
        """Whether *word* is a name nobody needs to identify: known to English, or in the lists."""
        folded = fold(word)
        parts = [part for part in word.split("-") if part]
        if len(parts) > 1 and all(self.is_known_word(p) or self.is_english(p) for p in parts):
            return True
        return (
            self.is_known_name(word)
            or folded in self.known
            or folded in self.words("given_name")
            or folded.removesuffix("'s") in self.known
        )

    @cached_property
    def _cues(self) -> dict[str, list[tuple[str, str, str]]]:
        """Form, cue and place of each cue, under the word that the form begins with; "" for none."""
        made: dict[str, list[tuple[str, str, str]]] = {}
        for row in self._catalog.rows("mentions/cues.csv"):
            first = (_RUN.findall(row["form"]) or [""])[0]
            made.setdefault(first, []).append((row["form"], row["cue"], row["at"]))
        return made

    def cues_in(self, content: str) -> frozenset[str]:
        """The cues that *content* gives, by their labels."""
        known = self._cued.get(content)
        if known is None:
            known = self._look_for_cues(content)
            if len(content) <= _LONGEST_REMEMBERED:
                if len(self._cued) >= _REMEMBERED:
                    self._cued.clear()
                self._cued[content] = known
        return known

    def _look_for_cues(self, content: str) -> frozenset[str]:
        folded = fold(" ".join(content.split())).strip(" \"“”'()[]")
        bare = folded.strip(" .:;,!?*-–—")
        return frozenset(
            cue
            for word in self._cues.keys() & {"", *_RUN.findall(folded)}
            for form, cue, at in self._cues[word]
            if _stands(form, at, folded) or (at == "whole" and form == bare)
        )

    def is_editors_mark(self, content: str) -> bool:
        """Whether a parenthesis can only be an editor's: ``(?)``, ``(sic)``, ``(Name?)``."""
        bare = content.strip()
        if not bare:
            return False
        if set(bare) <= {"?", "!"}:
            return "?" in bare
        if len(bare) > 80:
            return False
        cues = self.cues_in(bare)
        if len(bare) <= 40 and cues & {"sic", "illegible"}:
            return True
        if "note" in cues and bare[:1].isalpha() and ("translat" in bare.lower() or "ed." in bare.lower()):
            return True
        return (
            bare.endswith("?") and bare[:1].isupper() and len(bare.split()) <= 3 and bare[:-1].strip() != ""
        )

    @cached_property
    def shapes(self) -> tuple[tuple[str, str, regex.Pattern[str]], ...]:
        """``(id, language, pattern)`` of the letter shapes of foreign words."""
        return tuple(
            (
                r["id"],
                r["language"],
                compile_pattern(r["pattern"], self._catalog, "mentions/shapes.csv", r["id"]),
            )
            for r in self._catalog.rows("mentions/shapes.csv")
        )

    def foreign_shape(self, word: str) -> str:
        """The language whose letter shape *word* has, or an empty string."""
        if len(word) > _LONGEST_WORD:
            return ""
        folded = fold(word)
        return next((language for _, language, pattern in self.shapes if pattern.search(folded)), "")

    @cached_property
    def known(self) -> frozenset[str]:
        """Phrases that name something nobody needs to identify."""
        return self.words("known")


def _stands(form: str, at: str, folded: str) -> bool:
    """Whether *form* stands in *folded* as words of its own: at the place that *at* says, or anywhere."""
    if at == "whole":
        return folded == form
    place = folded.rfind(form) if at == "end" else folded.find(form)
    while place >= 0:
        end = place + len(form)
        if (at == "start" and place) or (at == "end" and end < len(folded)):
            return False
        if not (_RUN.match(folded, end) or (place and _RUN.match(folded, place - 1))):
            return True
        place = folded.find(form, place + 1)
    return False


_RUN = regex.compile(r"\w+")
# Contents of brackets whose cues are kept, and how long they may be.
_REMEMBERED, _LONGEST_REMEMBERED = 5_000, 200
_REMEMBERED_WORDS = 50_000
# What is longer is no name; patterns of shapes would take their time over it.
_LONGEST_WORD = 60
_JOINED = "anti ex pre post non co re semi sub mid self de pro inter multi counter un over under dis mis"
_PREFIXES = frozenset(_JOINED.split())
_made: weakref.WeakKeyDictionary[Catalog, Vocabulary] = weakref.WeakKeyDictionary()


def vocabulary_of(catalog: Catalog) -> Vocabulary:
    """The vocabulary of *catalog*, compiled on first use."""
    made = _made.get(catalog)
    if made is None:
        made = _made[catalog] = Vocabulary(catalog)
    return made
