"""What can be seen of a bracket: its letters, its words, and (see ``position``) what stands around it.

Each feature is a name that ``tables/mentions/rules.csv`` may require or forbid, with a detail for the
reason. Looking never goes farther than a few hundred characters, so the cost is linear.
"""

from __future__ import annotations

import regex

from translit.mentions.behind import behind_features
from translit.mentions.names import korean_shaped, name_items
from translit.mentions.position import Surroundings, place_features
from translit.mentions.scan import RawBracket
from translit.mentions.vocabulary import WORD, Vocabulary, fold

_ROMAN_OR_NUMBER = regex.compile(
    r"[\d\s.,:;/%()IVXLCDM+–—-]*\d[\d\s.,:;/%+–—-]*(?:st|nd|rd|th)?|[IVXLCDM]+\.?"
)
_YEAR = regex.compile(r"(?:1[6-9]|20)\d\d(?:\s?[-–—/]\s?(?:1[6-9]|20)?\d\d)?")
_NOTE_MARKS = frozenset("*†‡§¶")
_INITIALISM = regex.compile(
    r"(?:\p{L}?\p{Lu}{2,}\p{Ll}?s?|(?:\p{Lu}\.){2,}|\p{Lu}\p{Ll}\p{Lu}+)(?: \p{Lu}{2,})?"
)
_INITIALS = regex.compile(r"(?:\p{Lu}\.\s?){2,3}")


def features(
    bracket: RawBracket, content: str, around: Surroundings, parent: str, behind: str = ""
) -> dict[str, str]:
    """All features of *bracket*, each with the words that show it.

    Args:
        bracket: where it is.
        content: its own content on one line, less what brackets inside it hold.
        around: the text.
        parent: class of the bracket it stands in, or an empty string.
        behind: class of a bracket that ends just before it, or an empty string.
    """
    seen: dict[str, str] = {}
    if bracket.status != "ok":
        seen[bracket.status] = ""
    _letters(seen, content, around.vocabulary)
    words = WORD.findall(content)
    _words(seen, content, words, around.vocabulary)
    beside = around.beside(bracket)
    place_features(seen, bracket, content, words, around, beside)
    behind_features(seen, content, around, beside, behind)
    if parent:
        seen[f"inside.{parent}"] = ""
    return seen


def _letters(seen: dict[str, str], content: str, vocabulary: Vocabulary) -> None:
    bare = content.strip()
    if not bare:
        seen["blank"] = ""
    elif not any(c.isalnum() for c in bare):
        if set(bare) <= set("?! "):
            seen["bare_question"] = bare
        elif len(bare) < 3 and set(bare) <= _NOTE_MARKS:
            seen["note_mark"] = bare
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
        if bare in vocabulary.words("abbreviation.everyday"):
            seen["everyday"] = bare
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
    if date_words.issuperset(folded) and (
        not months.isdisjoint(folded)
        or (count <= 3 and any(c.isdigit() for c in content) and _YEAR.search(content))
    ):
        if folded != ["may"] or words[0][0].isupper():
            seen["date_words"] = content
    elif folded[:2] == ["no", "date"]:
        seen["date_words"] = content
    function = vocabulary.words("function")
    if function.issuperset(folded):
        seen["function_only"] = words[0]
    if folded[0] in function:
        seen["function_first"] = words[0]
    content_words = [w for w, small in zip(words, folded, strict=True) if small not in function]
    if content_words and all(w[0].isupper() for w in content_words):
        seen["title_case"] = ""
    if count == 1 and folded[0] in vocabulary.words("abbreviation.lowercase"):
        seen["small_abbreviation"] = words[0]
    if folded[0] == "the":
        seen["the_first"] = ""
    strange = [w for w in words if not vocabulary.is_english(w) and not vocabulary.is_known_word(w)]
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
            if language == "german":
                seen["foreign_german"] = word
            break
    if folded[0] in vocabulary.words("given_name"):
        seen["given_name"] = words[0]
    phrase = fold(content).strip(" .,:;?!\"'").removeprefix("the ")
    if phrase in vocabulary.known:
        seen["known"] = seen["well_known"] = content
        if phrase in vocabulary.words("known.adjectives"):
            seen["known_adjective"] = content
    elif words[0][0].isupper() and all(
        vocabulary.is_known_word(w) or small in vocabulary.words("connector")
        for w, small in zip(words, folded, strict=True)
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
    _placed_name(seen, words, strange, vocabulary)
    if not vocabulary.words("title").isdisjoint(folded):
        seen["title_inside"] = ""
    last = content.rstrip('"” ')
    if count >= 4 and words[0][0].isupper() and (last.endswith(".") or count >= 9):
        seen["sentence"] = ""


def _placed_name(seen: dict[str, str], words: list[str], strange: list[str], vocabulary: Vocabulary) -> None:
    """A name with its word for a place: *Sohori station* in small letters, *Taedong River* in capitals."""
    if len(words) < 2 or words[0] not in strange or not korean_shaped(words[0], vocabulary):
        return
    after = vocabulary.words("place_after")
    if all(w[0].islower() for w in words[1:]):
        if fold(words[-1]) in after:
            seen["name_then_place"] = words[0]
    elif len(words) == 2 and fold(words[1]) in after:
        seen["place_inside"] = words[1]
