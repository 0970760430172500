"""What can be seen of a bracket: its letters, its words, and what stands around it.

Each feature is a name that ``tables/mentions/rules.csv`` may require or forbid, with a detail for the
reason. Looking never goes farther than a few hundred characters, so the cost is linear.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from translit.mentions.names import korean_shaped, name_items
from translit.mentions.scan import RawBracket
from translit.mentions.vocabulary import WORD, Vocabulary, fold
from translit.text import plain_letters

BEFORE, AFTER = 120, 60
HARD_PAGE_REACH, HARD_PAGE_MARKS = 6000, 3
_ABBREVIATION = regex.compile(
    r"\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d]*(?:-\d+\w*)?|(?:\p{Lu}\.\s?){2,}|\p{Lu}{1,5}\p{Ll}?-\d+\w*"
)
_ROMAN_OR_NUMBER = regex.compile(
    r"[\d\s.,:;/%()IVXLCDM+–—-]*\d[\d\s.,:;/%+–—-]*(?:st|nd|rd|th)?|[IVXLCDM]+\.?"
)
_YEAR = regex.compile(r"(?:1[6-9]|20)\d\d")
_INITIALISM = regex.compile(
    r"(?:\p{L}?\p{Lu}{2,}\p{Ll}?s?|(?:\p{Lu}\.){2,}|\p{Lu}\p{Ll}\p{Lu}+)(?: \p{Lu}{2,})?"
)
_INITIALS = regex.compile(r"(?:\p{Lu}\.\s?){2,3}")
_LAST_TOKEN = regex.compile(r"[^\s()\[\]{}<>\"“”„«»,;:]+$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What features need of the whole text, found once."""

    text: str
    vocabulary: Vocabulary
    illegible_at: tuple[int, ...]
    doubted_at: tuple[int, ...] = ()

    def doubted_page(self, at: int) -> bool:
        """Whether a note not far above says that words of this page are guesses."""
        index = bisect.bisect_left(self.doubted_at, at)
        return index > 0 and at - self.doubted_at[index - 1] <= HARD_PAGE_REACH

    def hard_page(self, at: int) -> bool:
        """Whether so much is illegible round *at* that other words there are doubtful readings too."""
        low = bisect.bisect_left(self.illegible_at, at - HARD_PAGE_REACH)
        high = bisect.bisect_right(self.illegible_at, at + HARD_PAGE_REACH)
        return high - low >= HARD_PAGE_MARKS


def features(bracket: RawBracket, content: str, around: Surroundings, parent: str) -> dict[str, str]:
    """All features of *bracket*, each with the words that show it.

    Args:
        bracket: where it is.
        content: its own content on one line, less what brackets inside it hold.
        around: the text.
        parent: class of the bracket it stands in, or an empty string.
    """
    seen: dict[str, str] = {}
    if bracket.status != "ok":
        seen[bracket.status] = ""
    _letters(seen, content)
    words = WORD.findall(content)
    _words(seen, content, words, around.vocabulary)
    _place(seen, bracket, content, words, around)
    if parent:
        seen[f"inside.{parent}"] = ""
    return seen


def _letters(seen: dict[str, str], content: str) -> None:
    bare = content.strip()
    if not bare:
        seen["blank"] = ""
    elif not any(c.isalnum() for c in bare):
        if set(bare) <= set("?! "):
            seen["bare_question"] = bare
        elif set(bare) <= set("….·-–—_ *") and ("…" in bare or "." in bare or set(bare) & set("-–—_*")):
            seen["dots"] = bare
        else:
            seen["marks"] = bare
    if "?" in bare:
        seen["question"] = ""
    if bare.startswith("?") and bare.endswith("?") and len(bare) > 2:
        seen["question_both"] = ""
    if _ROMAN_OR_NUMBER.fullmatch(bare) and bare not in {"I", "C", "D", "M", "L", "V", "X"}:
        seen["number"] = bare
    if _YEAR.fullmatch(bare):
        seen["year"] = bare
    letters = [c for c in bare if c.isalpha()]
    if len(letters) == 1 and letters[0] not in "IaAO":
        seen["letter"] = letters[0]
    if letters:
        seen["capital" if letters[0].isupper() else "small"] = ""
        if len(letters) > 1 and all(c.isupper() for c in letters):
            seen["all_caps"] = ""
    if _INITIALISM.fullmatch(bare.rstrip(" ?")):
        seen["initialism"] = bare
    if _INITIALS.fullmatch(bare):
        seen["initials"] = bare
    if bare[:1] in "-–" and len(bare) > 1:
        seen["hyphen_first"] = ""
    if bare[:1] in "\"“„«'" and bare[-1:] in "\"”“»'":
        seen["quoted"] = ""


def _words(seen: dict[str, str], content: str, words: list[str], vocabulary: Vocabulary) -> None:
    for cue in vocabulary.cues_in(content):
        seen[f"cue.{cue}"] = cue
    if not words:
        return
    folded = [fold(word) for word in words]
    count = len(words)
    seen["one_word" if count == 1 else "few_words" if count < 8 else "many_words"] = ""
    months, date_words = vocabulary.words("date.months"), vocabulary.words("date")
    digits = any(c.isdigit() for c in content)
    if all(w in date_words for w in folded) and (
        any(w in months for w in folded) or (digits and count <= 3 and _YEAR.search(content))
    ):
        if folded != ["may"] or words[0][0].isupper():
            seen["date_words"] = content
    elif folded[:2] == ["no", "date"]:
        seen["date_words"] = content
    function = vocabulary.words("function")
    if all(w in function for w in folded):
        seen["function_only"] = words[0]
    if folded[0] in function:
        seen["function_first"] = words[0]
    if len(content_words := [w for w in words if fold(w) not in function]) and all(
        w[0].isupper() for w in content_words
    ):
        seen["title_case"] = ""
    if count == 1 and folded[0] in vocabulary.words("abbreviation.lowercase"):
        seen["small_abbreviation"] = words[0]
    if folded[0] == "the":
        seen["the_first"] = ""
    strange = [w for w in words if not vocabulary.is_english(w) and not _known_word(w, vocabulary)]
    small_strange = [w for w in strange if w[0].islower()]
    if not strange:
        seen["english"] = ""
    if small_strange and 2 * len(small_strange) >= len([w for w in content_words if w[0].islower()]):
        seen["strange"] = small_strange[0]
    for word in strange:
        if language := vocabulary.foreign_shape(word):
            seen["foreign_shape"] = f"{word}: {language}"
            if word == words[0]:
                seen["foreign_first"] = f"{word}: {language}"
            break
    if folded[0] in vocabulary.words("given_name"):
        seen["given_name"] = words[0]
    phrase = fold(content).strip(" .,:;?!\"'").removeprefix("the ")
    if phrase in vocabulary.known:
        seen["known"] = seen["well_known"] = content
    elif words[0][0].isupper() and all(
        _known_word(w, vocabulary) or fold(w) in vocabulary.words("connector") for w in words
    ):
        seen["known"] = content
    items = name_items(content, vocabulary)
    if items:
        seen["proper"] = items[0].surface
        if len(items) > 1:
            seen["several_names"] = str(len(items))
        if all(korean_shaped(item.surface, vocabulary) for item in items):
            seen["korean_shape"] = items[0].surface
        first = fold(items[0].surface).split()
        if len(first) in {2, 3, 4} and first[0] in vocabulary.words("surname"):
            seen["surname_first"] = first[0]
        if strange or not all(vocabulary.is_english(w) for w in words):
            seen["not_english"] = ""
    if any(fold(w) in vocabulary.words("title") for w in words):
        seen["title_inside"] = ""
    last = content.rstrip('"” ')
    if count >= 4 and words[0][0].isupper() and (last.endswith(".") or count >= 9):
        seen["sentence"] = ""


def _known_word(word: str, vocabulary: Vocabulary) -> bool:
    folded = fold(word)
    if "-" in folded and all(
        _known_word(p, vocabulary) or vocabulary.is_english(p) for p in word.split("-") if p
    ):
        return True
    return (
        vocabulary.is_known_name(word)
        or folded in vocabulary.known
        or folded in vocabulary.words("given_name")
        or folded.removesuffix("'s") in vocabulary.known
    )


def _place(
    seen: dict[str, str], bracket: RawBracket, content: str, words: list[str], around: Surroundings
) -> None:
    text, vocabulary = around.text, around.vocabulary
    left = text[max(0, bracket.start - BEFORE) : bracket.start]
    right = text[bracket.end : bracket.end + AFTER]
    _joins(seen, content, left, right)
    before = WORD.findall(left)
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
    if capital and _known_word(previous, vocabulary):
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
        ):
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
    if inside_quote and closes_soon and not english_before and not _known_word(previous, vocabulary):
        seen["quoted_foreign"] = previous
    if capital and words and _alike(previous, content):
        seen["like_previous"] = previous
    two = " ".join(before[-2:])
    if capital and len(words) > 1 and _alike(two, content):
        seen["like_previous"] = two
    if len(before) > 2 and len(words) > 2 and _alike(" ".join(before[-3:]), content):
        seen["like_previous"] = " ".join(before[-3:])


def _alike(one: str, other: str) -> bool:
    """Whether two spellings could be of one name."""
    a, b = plain_letters(fold(one)), plain_letters(fold(other.strip(" ?")))
    a, b = a.replace(" ", "").replace("-", ""), b.replace(" ", "").replace("-", "")
    return len(a) >= 4 and len(b) >= 4 and a != b and fuzz.ratio(a, b) >= 70


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
