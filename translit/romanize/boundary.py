"""What stands where two syllables meet: the sounds that change there, and the letters they are written with.

This is the only place that knows how rules of a system are applied. Everything else (compiled tables,
traces, the way back) asks it, so that all agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from translit.hangul import VOWELS
from translit.romanize.marks import Mark
from translit.romanize.systems import LetterRule, SoundRule, System

# What stands before a syllable that keeps its written initial; after a hyphen it is not a beginning.
_BEGINNINGS = {Mark.LOAN_L: "L", Mark.KEEP: "^", Mark.JOINED: "^", Mark.APART: "-", Mark.LINKED: "-"}
_WHEN = {Mark.AFRESH: "afresh", Mark.VERB: "verb"}
_PLAIN = str.maketrans({"ŏ": "o", "ŭ": "u", "Ŏ": "O", "Ŭ": "U", "'": None})


@dataclass(frozen=True, slots=True)
class Boundary:
    """The letters of a final and of the initial after it, with the rules that decided, in order."""

    left: str
    hyphen: str
    right: str
    rules: tuple[SoundRule | LetterRule, ...]
    sounds: tuple[str, str] = ("", "")

    @property
    def sounds_changed(self) -> bool:
        """Whether a rule of sound, not only of letters, took part."""
        return any(isinstance(rule, SoundRule) for rule in self.rules)


class Boundaries:
    """All boundaries of one system, worked out when asked for."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._vowels = {v: self._written("vowel", "", v, "")[0] for v in VOWELS}
        self._sensitive = frozenset(
            {v for rule in system.sounds for v in rule.after}
            | {v for rule in system.letters if rule.slot == "onset" for v in rule.after}
        )
        self._known: dict[tuple[int, str, str, str], Boundary] = {}

    def start(self, initial: str, vowel: str, mark: Mark = Mark.NONE) -> Boundary:
        """The beginning of a word."""
        return self._remembered(int(mark), "^", initial, vowel)

    def between(self, final: str, initial: str, vowel: str, mark: Mark = Mark.NONE) -> Boundary:
        """The boundary of two syllables, the first ending in *final* ("" if in its vowel)."""
        return self._remembered(int(mark), final, initial, vowel)

    def end(self, final: str) -> Boundary:
        """The end of a word."""
        return self._remembered(-1, final, "", "")

    def vowel(self, vowel: str) -> str:
        """The letters of a vowel."""
        return self._finished(self._vowels[vowel])

    def _remembered(self, mark: int, final: str, initial: str, vowel: str) -> Boundary:
        key = (mark, final, initial, vowel if vowel in self._sensitive else "")
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._work_out(mark, final, initial, vowel)
        return found

    def _work_out(self, mark: int, final: str, initial: str, vowel: str) -> Boundary:
        if mark == -1:
            return self._end(final)
        if final == "^":
            return self._start(initial, vowel, Mark(mark))
        if mark in (Mark.APART, Mark.JOINED, Mark.LINKED):
            left, right = self._end(final), self._start(initial, vowel, Mark(mark))
            hyphen = "-" if mark == Mark.APART else ""
            return Boundary(left.left, hyphen, right.right, left.rules + right.rules, (final, initial))
        return self._between(final, initial, vowel, Mark(mark))

    def _end(self, final: str) -> Boundary:
        if not final:
            return Boundary("", "", "", ())
        new_final, _, _, used = self._sounded(final, "", "", "")
        letters, rule = self._written("coda", "", new_final, "$")
        return Boundary(self._finished(letters), "", "", (*used, rule))

    def _start(self, initial: str, vowel: str, mark: Mark) -> Boundary:
        used: tuple[SoundRule, ...] = ()
        before = "^"
        if mark in _BEGINNINGS:
            before = _BEGINNINGS[mark]
        else:
            for rule in self.system.sounds:
                if rule.when == "start" and (changed := rule.apply("", initial, vowel)):
                    initial, used = changed[1], (rule,)
                    break
        letters, rule_ = self._written("onset", before, initial, vowel)
        return Boundary("", "", self._finished(letters), (*used, rule_))

    def _between(self, final: str, initial: str, vowel: str, mark: Mark) -> Boundary:
        new_final, new_initial, tense, used = self._sounded(final, initial, vowel, _WHEN.get(mark, ""))
        before = new_final
        if tense or mark == Mark.TENSE:
            before = "!"
        elif mark == Mark.PLAIN and new_final == "ㄹ":
            before = "~"
        onset, onset_rule = self._written("onset", before, new_initial, vowel)
        rules: tuple[SoundRule | LetterRule, ...] = (*used, onset_rule)
        coda = ""
        if new_final:
            coda, coda_rule = self._written("coda", "", new_final, new_initial)
            rules = (*used, coda_rule, onset_rule)
        hyphen = ""
        if mark == Mark.SPLIT:
            hyphen = "-"
            onset = onset.removeprefix("-") if onset.startswith("-") else onset
            onset = onset.removeprefix("'") if new_initial in "ㄱ" else onset
            if initial == "ㅇ" and new_initial != "ㅇ":  # a carried consonant stays left: Mog-wŏl
                coda, onset = coda + onset, ""
        return Boundary(self._finished(coda), hyphen, self._finished(onset), rules, (new_final, new_initial))

    def _sounded(
        self, final: str, initial: str, vowel: str, when: str
    ) -> tuple[str, str, bool, tuple[SoundRule, ...]]:
        used = []
        tense = False
        for rule in self.system.sounds:
            if rule.when and rule.when != when and not (rule.when[0] == "!" and rule.when[1:] != when):
                continue
            changed = rule.apply(final, initial, vowel)
            if changed and (changed[:2] != (final, initial) or changed[2]):
                final, initial, tense = changed[0], changed[1] if initial else "", tense or changed[2]
                used.append(rule)
        return final, initial, tense, tuple(used)

    def _written(self, slot: str, before: str, letter: str, after: str) -> tuple[str, LetterRule]:
        for rule in self.system.letters:
            if rule.slot == slot and (letters := rule.apply(before, letter, after)) is not None:
                return letters, rule
        raise AssertionError(f"{self.system.id} writes no {slot} {letter}")

    def _finished(self, letters: str) -> str:
        if not self.system["marks"]:
            return letters.translate(_PLAIN)
        return letters.replace("'", self.system["apostrophe"])
