"""Tokens to items, the units aligned: a token, a date, a broken word, a number or term of several words."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream

_HYPHENS = ("-", "")  # the key of a soft hyphen is empty
LONGEST = 40  # tokens of a word with brackets inside


def make_items(
    stream: Stream,
    keys: list[str],
    dates: dict[int, tuple[int, str]],
    vocabulary: dict[str, int],
    known: Knowledge,
) -> None:
    """Fill the items of a stream whose tokens are there.

    Args:
        stream: tokens and layout.
        keys: the folded form of every token.
        dates: for the first token of a date, the token after it and what the date says.
        vocabulary: how often each folded form stands in all witnesses.
        known: the tables.
    """
    starts, ends = stream.starts, stream.ends
    first, last, names, words = stream.first, stream.last, stream.keys, stream.words
    is_word = {key: key[:1].isalnum() or key in known.signs for key in vocabulary}
    t, count = 0, len(starts)
    for place in sorted({*stream.layout, *dates, *_joints(keys), count}):
        if place < t:
            continue
        first.extend(range(t, place))
        last.extend(range(t, place))
        names.extend(keys[t:place])
        words.extend([is_word[key] for key in keys[t:place]])
        t = place
        if t == count or t in stream.layout:
            t += 1
            continue
        stop, key, word = t + 1, keys[t], is_word[keys[t]]
        if t in dates:
            stop, key = dates[t]
            word = True
        elif stop < count and starts[stop] == ends[t]:
            if (key == "[" or keys[stop] == "[") and (word or key == "["):
                joined = _completed(stream, keys, t)
            else:
                joined = (
                    _broken(stream, keys, t, vocabulary, known) if word and keys[stop] in _HYPHENS else None
                )
            if joined:
                stop, key = joined
                word = True
        first.append(t)
        last.append(stop - 1)
        names.append(key)
        words.append(word)
        t = stop


def _joints(keys: list[str]) -> Iterator[int]:
    """The tokens that may be joined with what follows: at brackets and before hyphens."""
    for mark in ("[", *_HYPHENS):
        if mark in keys:
            for k, key in enumerate(keys):
                if key == mark:
                    if k:
                        yield k - 1
                    if mark == "[":
                        yield k


_PARTED = regex.compile(r"(?<=(\p{L}+))[-\u2010\u00ad]\s+(\p{Ll}+)")
_HYPHENED = regex.compile(r"(\p{L}+)-((?:\r\n|\n)[ \t]*)(\p{Ll}+)")


def mended(text: str, low: int, high: int) -> str:
    """*text* with words broken over a line end made whole, every other character at its place."""
    if "-\n" not in text and "-\r\n" not in text:
        return text
    return _HYPHENED.sub(lambda m: m[1] + m[3] + " " * (len(m[2]) + 1), text, pos=low, endpos=high)


def _completed(stream: Stream, keys: list[str], t: int) -> tuple[int, str] | None:
    """The end and key of a word with brackets inside: ``com[mittee]``, ``[I]n``."""
    starts, ends, layout = stream.starts, stream.ends, stream.layout
    n = t + 1
    limit = min(len(starts), t + LONGEST)
    while n < limit and starts[n] == ends[n - 1] and n not in layout:
        if not keys[n].isalpha() and keys[n] not in "[]":
            break
        n += 1
    marks = keys[t:n]
    while marks and marks[-1] == "[":
        marks.pop()
    letters = len(marks) - marks.count("[") - marks.count("]")
    if letters < 2 or "[" not in marks or marks.count("[") != marks.count("]"):
        return None
    return t + len(marks), "".join(k for k in marks if k not in "[]")


def halves(text: str, low: int, high: int) -> Iterator[str]:
    """Both parts of every word that may be broken by a hyphen and a space or a line end, as printed."""
    for match in _PARTED.finditer(text, low, high):
        yield match[1]
        yield match[2]


def _broken(
    stream: Stream, keys: list[str], t: int, vocabulary: dict[str, int], known: Knowledge
) -> tuple[int, str] | None:
    """The end and key of a word broken over a line end at token *t*, if it is one."""
    text, starts, ends, layout = stream.text, stream.starts, stream.ends, stream.layout
    hyphen = t + 1
    n = hyphen + 1
    while n < len(starts) and n in layout:
        n += 1
    if n >= len(starts) or not keys[n][0].isalpha():
        return None
    gap = text[ends[hyphen] : starts[n]] if n == hyphen + 1 else "\n"
    over = any(c in gap for c in "\n\r\f\v\x85\u2028")
    if gap != " " and not over:
        return None
    if not text[starts[n]].islower() or not keys[t].isalpha():
        return None
    joined = keys[t] + keys[n]
    if vocabulary.get(joined) or not keys[hyphen]:
        return n + 1, joined
    if vocabulary.get(keys[t], 0) and vocabulary.get(keys[n], 0):
        return None  # a compound such as left-wing: both halves are words here
    if not over and keys[n] in known.function_words:
        return None  # two- and three-year terms
    for k in range(hyphen + 1, n):
        layout.setdefault(k, "page break")
    return n + 1, joined


def join_phrases(stream: Stream, known: Knowledge) -> None:
    """Terms of several words become one item: *Ministry of Foreign Affairs*."""
    table, heads = known.phrases
    keys, words = stream.keys, stream.words
    merges: list[tuple[int, int, str]] = []
    stop = 0
    begin = {key: n for key in set(keys) if (n := heads.get(key) or heads.get(key.replace("'", ""), 0))}
    for k in [k for k, key in enumerate(keys) if key in begin]:
        if k < stop:
            continue
        longest = begin[keys[k]]
        for n in range(min(longest, len(keys) - k), 1, -1):
            if not all(words[k : k + n]):
                continue
            form = tuple(x.replace("'", "") for x in keys[k : k + n])
            owner = ""
            if form not in table and keys[k + n - 1].endswith("'s"):
                form, owner = (*form[:-1], keys[k + n - 1][:-2]), "'s"
            if form in table:
                stop = k + n
                merges.append((k, stop, " ".join(form) + owner))
                break
    for low, high, key in reversed(merges):
        stream.last[low:high] = [stream.last[high - 1]]
        del stream.first[low + 1 : high], words[low + 1 : high]
        keys[low:high] = [key]
