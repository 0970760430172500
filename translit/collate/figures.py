"""Numbers of several tokens become one item: *twenty-five*, *25 thousand*, *18 400*."""

from __future__ import annotations

import regex

from translit.collate.dates import LONGEST_NUMBER, number_value
from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream

MOST_GROUPS = 5  # groups of digits in a number
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+")
_THIN = frozenset("\u00a0\u2009\u202f")  # spaces that keep the groups of a number together


def plain_figure(key: str) -> str:
    """A folded number without the commas between thousands.

    >>> plain_figure("18,400"), plain_figure("2,5")
    ('18400', '2,5')
    """
    return key.replace(",", "") if _GROUPED.fullmatch(key) else key


def join_figures(stream: Stream, known: Knowledge, vocabulary: dict[str, int]) -> None:
    """Make one item of each number of several words or of several groups of digits.

    Groups of three digits with a plain space between are one number only where a witness writes that number
    without one: *18 400* could also be two numbers of a list.
    """
    keys, words = stream.keys, stream.words
    merges: list[tuple[int, int, str]] = []
    figures = {key for key in set(keys) if key.isdigit() or key in known.numbers}
    stop = 0
    for k in [k for k, key in enumerate(keys) if key in figures]:
        told = None if k < stop else _grouped(stream, k, vocabulary) or _worded(stream, k, known)
        if told:
            merges.append((k, *told))
            stop = told[0]
    for low, high, key in reversed(merges):
        stream.last[low:high] = [stream.last[high - 1]]
        del stream.first[low + 1 : high], words[low + 1 : high]
        keys[low:high] = [key]


def _grouped(stream: Stream, low: int, vocabulary: dict[str, int]) -> tuple[int, str] | None:
    """The end and value of groups of digits that begin at item *low*."""
    keys, text = stream.keys, stream.text
    if not keys[low].isdigit() or len(keys[low]) > 3:
        return None
    high, thin = low + 1, True
    limit = min(len(keys), low + MOST_GROUPS)
    while high < limit and len(keys[high]) == 3 and keys[high].isdigit():
        gap = text[stream.ends[stream.last[high - 1]] : stream.starts[stream.first[high]]]
        if len(gap) != 1 or not gap.isspace():
            break
        thin = thin and gap in _THIN
        high += 1
    value = "".join(keys[low:high])
    if high - low > 1 and (thin or value in vocabulary):
        return high, value
    return None


def _worded(stream: Stream, low: int, known: Knowledge) -> tuple[int, str] | None:
    """The end and value of number words that begin at item *low*, when they say one number."""
    keys = stream.keys
    if _kind(keys[low], known) == "ordinal":
        return None
    high, limit = low + 1, min(len(keys), low + LONGEST_NUMBER)
    while high < limit:
        step = 2 if keys[high] in {"-", "and"} and high + 1 < len(keys) else 1
        if not _follows(keys[high - 1], keys[high : high + step], known):
            break
        high += step
    if high == low + 1:
        return None
    value = number_value(keys[low:high], known)
    return None if value is None else (high, f"{value:.15g}")


def _kind(key: str, known: Knowledge) -> str:
    return known.numbers[key][0] if key in known.numbers else ""


def _follows(before: str, after: list[str], known: Knowledge) -> bool:
    """Whether a number goes on: tens and units, a multiplier after a number, less after a multiplier."""
    word = after[-1]
    kind = _kind(word, known)
    if kind not in {"cardinal", "multiplier"} or (before[0].isdigit() and kind != "multiplier"):
        return False
    if kind == "multiplier":
        return len(after) == 1
    value, earlier = known.numbers[word][1], known.numbers[before]
    if earlier[0] == "multiplier":
        return after[0] != "-" and value < earlier[1]
    return after[0] != "and" and earlier[1] >= 20 and earlier[1] % 10 == 0 and 0 < value < 10


__all__ = ["join_figures", "plain_figure"]
