"""What a bracket stands behind: another bracket, a place with its word, a foreign title, dots."""

from __future__ import annotations

import regex

from translit.mentions.names import korean_shaped
from translit.mentions.position import Beside, Surroundings
from translit.mentions.vocabulary import WORD, fold

# How far back a title in another language is looked for, and how many of its words must be strange.
_TITLE_WORDS, _STRANGE = 6, 2
# Shorter words are abbreviations as likely as not.
_SHORT = 3
_CLAUSE = regex.compile(r"[.;:!?()\[\]{}]\s|\n\s*\n")
# Read from the end, so that nothing before is tried.
_PLACED = regex.compile(r"(?<!\w)(\p{Lu}[\p{L}\p{M}'’-]{2,})((?:\s+\p{Ll}+){1,3})$", regex.REVERSE)
_NEAR = 12
_DOTS = ("…", "...", "___")
_CENTURIES = frozenset({"16", "17", "18", "19", "20"})


def behind_features(
    seen: dict[str, str], content: str, around: Surroundings, beside: Beside, behind: str
) -> None:
    """Add to *seen* what the text right before a bracket makes of it.

    Args:
        seen: features of letters, words and place, already looked at.
        content: its own content on one line.
        around: the text.
        beside: what stands next to the bracket.
        behind: class of a bracket that ends just before it, or an empty string.
    """
    vocabulary = around.vocabulary
    left, right, before = beside
    stripped = left.rstrip()
    if behind:
        seen[f"behind.{behind}"] = ""
    if any(dots in stripped[-_NEAR:] for dots in _DOTS):
        seen["after_dots"] = ""
    _numbers(seen, content, left, right)
    if "joined_left" in seen and vocabulary.is_prefix(seen["joined_left"]) and vocabulary.is_english(content):
        seen["prefix_left"] = seen["joined_left"]
    if not before:
        return
    phrase = fold(content).strip(" .,:;?!\"'").removesuffix("'s")
    if "after_surname" in seen and f"{fold(before[-1])} {phrase}" in vocabulary.words("known.persons"):
        seen["completes_known"] = before[-1]
    placed = _PLACED.search(stripped)
    if (
        placed
        and all(fold(w) in vocabulary.words("place_after") for w in placed[2].split())
        and not vocabulary.is_english(placed[1])
        and not vocabulary.is_known_word(placed[1])
    ):
        seen["after_placed_name"] = placed[1]
    _title(seen, stripped, around)


def _numbers(seen: dict[str, str], content: str, left: str, right: str) -> None:
    """The century of a year, and the number of a note."""
    joined = left[-1:].isalnum()
    if content in _CENTURIES and not joined and right[:2].isdigit() and not right[2:3].isdigit():
        seen["century"] = content + right[:2]
    ends_word = left[-1:] in tuple('.,;!?"”’') or (left[-1:].islower() and left[-1:] not in "º°ª")
    goes_on = right[:1].isalnum() or right[:1] == "%"
    if content.isdigit() and len(content) < 4 and ends_word and not goes_on:
        seen["note_number"] = content


def _title(seen: dict[str, str], stripped: str, around: Surroundings) -> None:
    """Words of another language right before, as the title of a book or office has them."""
    vocabulary = around.vocabulary
    clause = _CLAUSE.split(stripped)[-1]
    words = WORD.findall(clause)[-_TITLE_WORDS:]
    strange = [
        w
        for w in words
        if len(w) > _SHORT
        and not w.isupper()
        and not vocabulary.is_english(w)
        and not vocabulary.is_known_word(w)
    ]
    in_small = any(w[0].islower() for w in strange)
    no_korean = words[-2:] == strange and not all(korean_shaped(w, vocabulary) for w in strange)
    if len(strange) >= _STRANGE and (in_small or no_korean) and set(words[-2:]) & set(strange):
        seen["after_foreign_title"] = " ".join(strange)
