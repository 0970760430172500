"""What stands around a bracket: joined letters, the words before and after, how readable the page is."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from translit.mentions.alike import alike
from translit.mentions.names import korean_shaped
from translit.mentions.scan import RawBracket
from translit.mentions.vocabulary import WORD, Vocabulary, fold

# How far round a bracket the text is looked at.
BEFORE, AFTER = 120, 60
HARD_PAGE_REACH, HARD_PAGE_MARKS = 4000, 3
_ABBREVIATION = regex.compile(
    r"\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d]*(?:-\d+\w*)?|(?:\p{Lu}\.\s?){2,}|\p{Lu}{1,5}\p{Ll}?-\d+\w*"
)
# Read from the end, so that nothing before is tried.
_LAST_TOKEN = regex.compile(r"[^\s()\[\]{}<>\"“”„«»,;:]+$", regex.REVERSE)


class Beside(NamedTuple):
    """The text right before and right after a bracket, and the words before, the first perhaps cut."""

    left: str
    right: str
    before: list[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What features need of the whole text, found once."""

    text: str
    vocabulary: Vocabulary
    illegible_at: tuple[int, ...]
    doubted_at: tuple[int, ...] = ()

    def beside(self, bracket: RawBracket) -> Beside:
        """What stands next to *bracket*."""
        left = self.text[max(0, bracket.start - BEFORE) : bracket.start]
        return Beside(left, self.text[bracket.end : bracket.end + AFTER], WORD.findall(left))

    def doubted_page(self, at: int) -> bool:
        """Whether a note not far above says that words of this page are guesses."""
        index = bisect.bisect_left(self.doubted_at, at)
        return index > 0 and at - self.doubted_at[index - 1] <= HARD_PAGE_REACH

    def hard_page(self, at: int) -> bool:
        """Whether so much is illegible round *at* that other words there are doubtful readings too."""
        low = bisect.bisect_left(self.illegible_at, at - HARD_PAGE_REACH)
        high = bisect.bisect_right(self.illegible_at, at + HARD_PAGE_REACH)
        return high - low >= HARD_PAGE_MARKS


def place_features(
    seen: dict[str, str],
    bracket: RawBracket,
    content: str,
    words: list[str],
    around: Surroundings,
    beside: Beside,
) -> None:
    """Add to *seen* what stands around *bracket*; letters and words must have been looked at before."""
    vocabulary = around.vocabulary
    left, right, before = beside
    _joins(seen, content, left, right)
    if left[:1].isalpha() and bracket.start > BEFORE:
        before = before[1:]
    stripped = left.rstrip()
    if not stripped or stripped[-1] in ".!?:;" or _ends_paragraph(left):
        seen["clause_start"] = ""
    if _ends_paragraph(left) and (not right.strip(" \t.:,;") or right.lstrip(" \t.:,;")[:1] in "\r\n"):
        seen["own_line"] = ""
    if stripped.endswith("."):
        seen["after_stop"] = ""
    following = WORD.match(right.lstrip(' \t\r\n"”’)'))
    after_word = following[0] if following and right[:1] not in ".,;:" else ""
    if after_word:
        folded_after = fold(after_word)
        if folded_after in vocabulary.words("place_after"):
            seen["before_place_word"] = after_word
        elif after_word[0].isupper() and not right[:1].isalpha():
            seen["before_capital"] = after_word
            if len(after_word) > 2 and not vocabulary.is_english(after_word):
                seen["before_surname"] = after_word
        if folded_after in vocabulary.words("date.months"):
            seen["before_month"] = after_word
        if (
            after_word[0].islower()
            and vocabulary.is_english(after_word)
            and folded_after not in vocabulary.words("function")
        ):
            seen["before_noun"] = after_word
    if around.hard_page(bracket.start):
        seen["hard_page"] = ""
    if around.doubted_page(bracket.start):
        seen["doubted_page"] = ""
    inner = WORD.findall(left[-12:-1]) if left.endswith("]") else []
    if inner and fold(inner[-1]) in vocabulary.words("abbreviation.lowercase"):
        seen["after_abbreviation"] = inner[-1]
    if stripped[-2:-1].isdigit() and stripped[-1:] in ".)":
        seen["after_item"] = stripped[-2:]
    if stripped.endswith(("],", "]-", "] -", ",")) or seen.get("hyphen_left") is not None:
        seen["in_list"] = ""
    if not before or not stripped:
        return
    _neighbour(seen, stripped, right, before, words, content, around)


def _joins(seen: dict[str, str], content: str, left: str, right: str) -> None:
    first, last = content[:1], content[-1:]
    if left[-1:].isalnum():
        if left[-1].isdigit() or first.isdigit():
            seen["joined_number"] = ""
        if left[-1].isalpha() and (first.islower() or (first.isupper() and left[-1].isupper())):
            seen["joined_left"] = left.split()[-1]
    if left[-1:] in "-–" and left[-2:-1].isalnum():
        seen["hyphen_left"] = ""
    if right[:1].isalnum():
        if right[0].isdigit() and last.isdigit():
            seen["joined_number"] = ""
        if right[0].islower() and last.isalpha():
            seen["joined_right"] = ""


def _ends_paragraph(left: str) -> bool:
    tail = left[len(left.rstrip(" \t\r\n")) :]
    return "\n" in tail or "\r" in tail or not left.strip()


def _neighbour(
    seen: dict[str, str],
    stripped: str,
    right: str,
    before: list[str],
    words: list[str],
    content: str,
    around: Surroundings,
) -> None:
    """What the word just before says; a comma or stop between breaks the bond."""
    vocabulary = around.vocabulary
    near = stripped[-40:]
    inside_quote = near.count('"') % 2 == 1 or near.count("“") > near.count("”")
    token_match = _LAST_TOKEN.search(stripped.rstrip("\"”»'’"))
    token = token_match[0].rstrip(".*") if token_match else ""
    adjacent = stripped[-1:].isalnum() or stripped[-1:] in "\"”»'’.)-–"
    previous, folded = before[-1], fold(before[-1])
    ends_with_word = stripped.rstrip('"”»').endswith(previous) or stripped.rstrip('"”».').endswith(previous)
    if folded in vocabulary.words("place_before") or (
        folded in {"of", "the", "and"}
        and any(fold(w) in vocabulary.words("place_before") for w in before[-4:-1])
    ):
        seen["after_place_word"] = previous
    if not ends_with_word or not adjacent:
        if token and _ABBREVIATION.fullmatch(token) and stripped.endswith(token):
            seen["after_abbreviation"] = token
            seen["after_model"] = token
        return
    if (
        stripped[-1:] == "."
        and (previous[0].islower() or len(previous) > 3)
        and folded + "." not in vocabulary.words("title")
    ):
        return
    full = stripped.rstrip('"”»').endswith(previous)
    if folded in vocabulary.words("title") or folded + "." in vocabulary.words("title"):
        seen["after_title"] = previous
    if folded in vocabulary.words("pronoun"):
        seen["after_pronoun"] = previous
    capital = previous[0].isupper()
    korean_before = [
        w for w in before[-3:-1] if len(w) > 1 and w[0].isupper() and fold(w) in vocabulary.words("surname")
    ]
    if capital and folded in vocabulary.words("surname") and not korean_before and len(words) <= 4:
        seen["after_surname"] = previous
    if capital and folded in vocabulary.words("given_name"):
        seen["after_given_name"] = previous
    english_before = vocabulary.is_english(previous) and not (previous.isupper() and len(previous) > 1)
    if capital and vocabulary.is_known_word(previous):
        seen["after_known"] = previous
    if words and folded == fold(words[-1]):
        seen["shares_word"] = previous
    if token and (
        _ABBREVIATION.fullmatch(token)
        or (token.isupper() and 1 < len(token) <= 9 and not vocabulary.is_english(token))
        or fold(token) in vocabulary.words("abbreviation.lowercase")
    ):
        everyday = token in vocabulary.words("abbreviation.everyday")
        shown_as_name = "-" in token or "well_known" in seen
        name_in_capitals = (
            token.isupper() and len(token) > 3 and not vocabulary.is_english(token) and shown_as_name
        )
        if name_in_capitals:
            seen["after_name"] = token
        elif not (
            token.isupper()
            and len(token) > 4
            and (vocabulary.is_english(token) or korean_shaped(token.title(), vocabulary))
        ) or (len(words) > 2 and {"english", "title_case"} <= seen.keys()):
            seen["after_everyday" if everyday else "after_abbreviation"] = token
            if any(c.isdigit() for c in token):
                seen["after_model"] = token
            if _spelled_by(token, words):
                seen["letters_agree"] = token
    elif capital and full and not english_before and "after_surname" not in seen:
        seen["after_name"] = previous
    elif previous[0].islower() and not english_before:
        seen["after_strange"] = previous
    for length in (3, 2):
        run = before[-length:]
        if (
            len(run) == length
            and all(w[0].isupper() for w in run)
            and fold(run[0]) in vocabulary.words("surname")
        ):
            seen["name_behind"] = " ".join(run)
            break
    if "initialism" in seen:
        initials = "".join(w[0] for w in before[-6:]).upper()
        if initials.endswith("".join(c for c in content if c.isalpha()).upper()[:6]):
            seen["shortens"] = previous
    closes_soon = any(c in right[:3] for c in '"”»')
    quoted = stripped[-1:] in tuple('"”»') and previous[0].islower()
    if (
        ((inside_quote and closes_soon) or quoted)
        and not english_before
        and not vocabulary.is_known_word(previous)
    ):
        seen["quoted_foreign"] = previous
    if capital and words and alike(previous, content):
        seen["like_previous"] = previous
    two = " ".join(before[-2:])
    if capital and len(words) > 1 and alike(two, content):
        seen["like_previous"] = two
    if len(before) > 2 and len(words) > 2 and alike(" ".join(before[-3:]), content):
        seen["like_previous"] = " ".join(before[-3:])


def _spelled_by(token: str, words: Sequence[str]) -> bool:
    """Whether the letters of an abbreviation begin the words, in order.

    >>> _spelled_by("PRA", ["People's", "Republic", "of", "Albania"])
    True
    """
    wanted = [c for c in token.lower() if c.isalpha()]
    initials = [part[0].lower() for word in words for part in word.split("-") if part]
    at = 0
    for letter in initials:
        if at < len(wanted) and letter == wanted[at]:
            at += 1
    return len(wanted) > 1 and at == len(wanted)
