"""A witness as tokens (printed and folded) and as items: the words, dates and marks that are aligned."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

import regex

from translit.collate.dates import find_dates
from translit.collate.knowledge import Knowledge
from translit.collate.layout import Zones
from translit.text import word_bounds

# What ICU keeps together but a printed page does not: N.S, word.Next, snake_case emphasis, word12 notes.
_LETTER = r"[^\W_]\p{M}*"
_INNER = regex.compile(rf"\d+(?:[.,]\d+)+|(?:{_LETTER})+(?:['’ʼ`´](?:{_LETTER})+)*|[^\w\s]\p{{M}}*|_+")
# Where words stand between spaces, ICU and this pattern agree, and the pattern is much faster.
_SPACED = regex.compile(r"\d+(?:[.,]\d+)+|[\w\u0300-\u036f]+(?:['’ʼ`´][\w\u0300-\u036f]+)*|[^\w\s]")
_UNSPACED = regex.compile(
    r"[_\u0483-\u0489\u0590-\u10ff\u1780-\u1aff\u20d0-\u20ff\u2e80-\uabff\uf900-\ufe2f\U00010000-\U0010ffff]"
)
_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’ʼʻ`´′‛", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": ".",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\ufeff": None,
        "№": "n",
    }
)


def fold(surface: str) -> str:
    """*surface* as compared: case, quotes, dashes, ligatures and composition do not count.

    >>> fold("ﬁrst"), fold("—"), fold("P’YONGYANG"), fold("Nº")
    ('first', '-', "p'yongyang", 'no')
    """
    return unicodedata.normalize("NFKC", surface.translate(_FOLD)).casefold()


@dataclass(slots=True)
class Stream:
    """All tokens of a witness, and the items made of them; parallel lists, for speed.

    A token is a word, a number or one punctuation mark. An item is what is aligned: one token, or
    several that are one date or one word broken over a line end. ``layout[t]`` names why token *t* is
    no part of the text proper; such tokens belong to no item.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    layout: dict[int, str] = field(default_factory=dict)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    words: list[bool] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    lexicon: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, token: int) -> str:
        """The token as printed."""
        return self.text[self.starts[token] : self.ends[token]]

    def printed(self, item: int) -> str:
        """The item as printed."""
        return self.text[self.starts[self.first[item]] : self.ends[self.last[item]]]

    def runs_on(self, item: int) -> bool:
        """Whether no blank line stands between the item and the one before it, page furniture aside."""
        before = self.last[item - 1]
        gap = self.text[self.ends[before] : self.starts[self.first[item]]]
        return gap.count("\n") < 2 or before + 1 < self.first[item]

    def hyphened(self, item: int) -> bool:
        """Whether a small letter follows a hyphen that follows a word, without a space: *Su-hyeon*."""
        if item < 2 or self.keys[item - 1] != "-" or not self.words[item - 2]:
            return False
        start, hyphen = self.starts[self.first[item]], self.starts[self.first[item - 1]]
        return (
            self.text[start].islower()
            and self.ends[self.last[item - 1]] == start
            and self.ends[self.last[item - 2]] == hyphen
        )

    def begins_line(self, item: int) -> bool:
        """Whether only marks stand before the item on its line."""
        while item and not self.words[item - 1]:
            if "\n" in self.text[self.ends[self.last[item - 1]] : self.starts[self.first[item]]]:
                return True
            item -= 1
        return item == 0 or "\n" in self.text[self.ends[self.last[item - 1]] : self.starts[self.first[item]]]

    def printed_tokens(self, item: int) -> list[tuple[int, int]]:
        """Offsets of the words and marks of an item, a word broken over a line end being one."""
        found: list[tuple[int, int]] = []
        text = self.text
        broken = False
        for t in range(self.first[item], self.last[item] + 1):
            start, end = self.starts[t], self.ends[t]
            if found and broken and text[start].islower():
                found[-2:] = [(found[-2][0], end)]
                broken = False
                continue
            after = text[end : end + 2]
            broken = bool(found) and text[start:end] in "-\u2010" and "\n" in after and found[-1][1] == start
            found.append((start, end))
        return found

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Offsets of the items *low* to *high* (exclusive); zero width where none are."""
        if low < high:
            return self.starts[self.first[low]], self.ends[self.last[high - 1]]
        if low < len(self.first):
            place = self.starts[self.first[low]]
        else:
            place = self.ends[self.last[-1]] if self.last else 0
        return place, place


def split(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Starts and ends of the tokens of ``text[start:end]``: no space, nothing twice, nothing left out."""
    if not _UNSPACED.search(text, start, end):
        spans = [match.span() for match in _SPACED.finditer(text, start, end)]
        return [span[0] for span in spans], [span[1] for span in spans]
    starts: list[int] = []
    ends: list[int] = []
    part = text[start:end] if (start, end) != (0, len(text)) else text
    for low, high in word_bounds(part):
        piece = part[low:high]
        if piece.isalnum():
            starts.append(start + low)
            ends.append(start + high)
        elif not piece.isspace():
            if high - low == 1:
                starts.append(start + low)
                ends.append(start + high)
                continue
            position = 0
            for match in _INNER.finditer(piece):
                if piece[position : match.start()].strip():  # marks that combine with nothing: one by one
                    for k in range(position, match.start()):
                        if not piece[k].isspace():
                            starts.append(start + low + k)
                            ends.append(start + low + k + 1)
                starts.append(start + low + match.start())
                ends.append(start + low + match.end())
                position = match.end()
            for k in range(position, len(piece)):
                if not piece[k].isspace():
                    starts.append(start + low + k)
                    ends.append(start + low + k + 1)
    return starts, ends


_SENTENCE_END = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»*_")
_LAST_WORD = regex.compile(r"(\p{L}+)$")


def read_streams(parts: list[tuple[str, int, int]], zones: list[Zones], known: Knowledge) -> list[Stream]:
    """The tokens and items of every witness; words broken over lines are joined as the others read them.

    Args:
        parts: text, start and end of each witness.
        zones: the layout of each, from :func:`translit.collate.layout.find_zones`.
    """
    split_parts = [_cut_at_marks(split(*part), zone) for part, zone in zip(parts, zones, strict=True)]
    surfaces = [
        [text[start:end] for start, end in zip(starts, ends, strict=True)]
        for (text, _, _), (starts, ends) in zip(parts, split_parts, strict=True)
    ]
    counts: Counter[str] = Counter()
    for row in surfaces:
        counts.update(row)
    folded = {surface: fold(surface) for surface in counts}
    vocabulary: dict[str, int] = {}
    for surface, count in counts.items():
        key = folded[surface]
        vocabulary[key] = vocabulary.get(key, 0) + count
    keys = [[folded[surface] for surface in row] for row in surfaces]
    return [
        _stream(part, starts, ends, row, zone, vocabulary, known)
        for part, (starts, ends), row, zone in zip(parts, split_parts, keys, zones, strict=True)
    ]


def _cut_at_marks(tokens: tuple[list[int], list[int]], zones: Zones) -> tuple[list[int], list[int]]:
    """Tokens with the number of a note cut off the word it is printed to: ``Department2``."""
    starts, ends = tokens
    for start, end, reason in zones.spans:
        if reason == "note mark":
            for place in (start, end):
                k = bisect_right(starts, place) - 1
                if k >= 0 and starts[k] < place < ends[k]:
                    starts.insert(k + 1, place)
                    ends.insert(k, place)
    return starts, ends


def _stream(
    part: tuple[str, int, int],
    starts: list[int],
    ends: list[int],
    keys: list[str],
    zones: Zones,
    vocabulary: dict[str, int],
    known: Knowledge,
) -> Stream:
    text, low, high = part
    stream = Stream(text, starts, ends)
    stream.lexicon = vocabulary
    layout = stream.layout
    token, count = 0, len(starts)
    for start, end, reason in zones.ordered():
        while token < count and starts[token] < start:
            token += 1
        while token < count and starts[token] < end:
            layout[token] = reason
            token += 1
    _marks(stream, keys, known)
    dates: dict[int, tuple[int, str]] = {}
    token = 0
    for start, end, value in find_dates(_mended(text, low, high), low, high, known):
        while token < count and starts[token] < start:
            token += 1
        begin = token
        while token < count and starts[token] < end:
            token += 1
        if begin < token and starts[begin] == start and not any(t in layout for t in range(begin, token)):
            dates[begin] = (token, "date:" + value)
    _items(stream, keys, dates, vocabulary)
    _phrases(stream, known)
    _sentences(stream, known)
    return stream


def _marks(stream: Stream, keys: list[str], known: Knowledge) -> None:
    """Mark emphasis, invisible characters and the numbers of notes in running text."""
    text, layout = stream.text, stream.layout
    for t, (start, end) in enumerate(zip(stream.starts, stream.ends, strict=True)):
        first = text[start]
        if first in "-=_*~.#" and (run := _rule_run(stream, keys, t)):
            for k in range(t, t + run):
                layout.setdefault(k, "rule")
        elif first in "*_" and not text[start:end].strip("*_"):
            layout.setdefault(t, "emphasis")
        elif not keys[t]:
            layout.setdefault(t, "invisible")
        elif first in "¹²³⁰⁴⁵⁶⁷⁸⁹" or (
            first.isdigit()
            and end - start <= 3
            and t
            and stream.ends[t - 1] == start
            and (end >= len(text) or not text[end].isalnum())
            and text[start - 1] in '.,;:!?"”’)]'
            and _is_note_mark(stream, t, known)
        ):
            layout.setdefault(t, "note mark")


def _rule_run(stream: Stream, keys: list[str], t: int) -> int:
    """How many equal marks stand in a row from *t*, when they are so many that they draw a line."""
    if t in stream.layout or (t and keys[t - 1] == keys[t] and stream.ends[t - 1] == stream.starts[t]):
        return 0
    n = t + 1
    while n < len(keys) and keys[n] == keys[t] and stream.starts[n] == stream.ends[n - 1]:
        n += 1
    return n - t if n - t >= 5 else 0


def _is_note_mark(stream: Stream, t: int, known: Knowledge) -> bool:
    """Whether the digits of token *t*, printed right after a mark, number a note: ``the mill,40 which``."""
    text, end = stream.text, stream.ends[t]
    k = t - 1
    while (
        k >= 0 and stream.text[stream.starts[k]] in '.,;:!?"”’)]' and stream.ends[k] == stream.starts[k + 1]
    ):
        k -= 1
    if k < 0 or not text[stream.starts[k]].isalpha() or stream.ends[k] != stream.starts[k + 1]:
        return False
    if end < len(text) and text[end] in "-–/.:,%" and end + 1 < len(text) and text[end + 1].isalnum():
        return False
    word = text[stream.starts[k] : stream.ends[k]]
    return len(word) > 2 and not _abbreviated(word, known)


def _abbreviated(text: str, known: Knowledge) -> bool:
    """Whether *text* ends with an initial or an abbreviation."""
    match = _LAST_WORD.search(text)
    return match is not None and (len(match[1]) == 1 or match[1].casefold() in known.abbreviations)


def _items(
    stream: Stream, keys: list[str], dates: dict[int, tuple[int, str]], vocabulary: dict[str, int]
) -> None:
    layout, starts, ends = stream.layout, stream.starts, stream.ends
    first, last, names, words = stream.first, stream.last, stream.keys, stream.words
    t, count = 0, len(starts)
    is_word = {key: key[:1].isalnum() for key in vocabulary}
    while t < count:
        if t in layout:
            t += 1
            continue
        if t in dates:
            stop, key = dates[t]
            first.append(t)
            last.append(stop - 1)
            names.append(key)
            words.append(True)
            t = stop
            continue
        key = keys[t]
        word = is_word[key]
        stop = t + 1
        attached = stop < count and starts[stop] == ends[t] and (key == "[" or keys[stop] == "[")
        if attached and (word or key == "[") and (completed := _completed(stream, keys, t)):
            stop, key = completed
            word = True
        if word and stop == t + 1:
            n = t + 1
            if n < count and keys[n] == "-" and starts[n] == ends[t]:
                joined = _broken(stream, keys, t, vocabulary)
                if joined:
                    stop, key = joined
        first.append(t)
        last.append(stop - 1)
        names.append(key)
        words.append(word)
        t = stop


_HYPHENED = regex.compile(r"(\p{L}+)-((?:\r\n|\n)[ \t]*)(\p{Ll}+)")


def _mended(text: str, low: int, high: int) -> str:
    """*text* with words broken over a line end made whole, every other character at its place."""
    if "-\n" not in text and "-\r\n" not in text:
        return text
    return _HYPHENED.sub(lambda m: m[1] + m[3] + " " * (len(m[2]) + 1), text, pos=low, endpos=high)


def _completed(stream: Stream, keys: list[str], t: int) -> tuple[int, str] | None:
    """The end and key of a word with brackets inside: ``com[mittee]``, ``[I]n``."""
    starts, ends, layout = stream.starts, stream.ends, stream.layout
    n = t + 1
    while n < len(starts) and starts[n] == ends[n - 1] and n not in layout:
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


def _broken(stream: Stream, keys: list[str], t: int, vocabulary: dict[str, int]) -> tuple[int, str] | None:
    """The end and key of a word broken over a line end at token *t*, if it is one."""
    text, starts, ends, layout = stream.text, stream.starts, stream.ends, stream.layout
    hyphen = t + 1
    n = hyphen + 1
    while n < len(starts) and n in layout:
        n += 1
    if n >= len(starts) or not keys[n][0].isalpha():
        return None
    gap = text[ends[hyphen] : starts[n]] if n == hyphen + 1 else "\n"
    if not any(c in gap for c in "\n\r\f\v\x85\u2028"):
        return None
    if not text[starts[n]].islower() or not keys[t].isalpha():
        return None
    joined = keys[t] + keys[n]
    if vocabulary.get(joined):
        return n + 1, joined
    if vocabulary.get(keys[t], 0) > 1 and vocabulary.get(keys[n], 0) > 1:
        return None  # a compound such as left-wing: both halves are words here
    for k in range(hyphen + 1, n):
        layout.setdefault(k, "page break")
    return n + 1, joined


def _phrases(stream: Stream, known: Knowledge) -> None:
    """Terms of several words become one item: *Ministry of Foreign Affairs*."""
    table, heads = known.phrases
    keys, words = stream.keys, stream.words
    merges: list[tuple[int, int, str]] = []
    stop = 0
    for k, key in enumerate(keys):
        longest = heads.get(key) or ("'" in key and heads.get(key.replace("'", "")))
        if not longest or k < stop:
            continue
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


def _sentences(stream: Stream, known: Knowledge) -> None:
    """Number the sentence and the paragraph of every item."""
    text, starts, ends = stream.text, stream.starts, stream.ends
    sentence = paragraph = 0
    ended = False
    for k in range(len(stream.first)):
        start = starts[stream.first[k]]
        if k:
            before = stream.last[k - 1]
            gap = text[ends[before] : start]
            if gap.count("\n") > 1 or "\f" in gap or "\r\r" in gap:
                blank = not any(stream.layout.get(t) in _PAGE for t in range(before + 1, stream.first[k]))
                if blank and (ended or not text[start].islower()):
                    paragraph += 1
                    sentence += 1
                    ended = False
            if ended and stream.keys[k] not in _CLOSERS:
                if text[start].isupper() or text[start].isdigit() or not text[start].isalnum():
                    sentence += 1
                ended = False
        stream.sentence.append(sentence)
        stream.paragraph.append(paragraph)
        if not stream.words[k]:
            key = stream.keys[k]
            if (
                key == "."
                and k
                and stream.keys[k - 1].isdigit()
                and (k == 1 or stream.sentence[k - 2] != stream.sentence[k - 1])
            ):
                ended = False  # the number of a list item
            elif key in _SENTENCE_END:
                back = text[max(0, start - 12) : start]
                ended = key != "." or not _abbreviated(back, known)
            elif key not in _CLOSERS:
                ended = False
        else:
            ended = False


_PAGE = frozenset({"running head", "page number", "footnote", "page break"})


_UNFOLD = str.maketrans({**{k: v for k, v in _FOLD.items() if v != "n"}, 0xAD: None})


def unfold(printed: str) -> str:
    """*printed* as written by a plain typist: case kept; quotes, dashes, ligatures, line breaks folded.

    >>> unfold("re-\\nport"), unfold("‘P’yŏngyang’")
    ('report', "'P'yŏngyang'")
    """
    text = unicodedata.normalize("NFKC", printed.translate(_UNFOLD))
    if text.isalnum():
        return text
    return " ".join(regex.sub(r"-\s*[\n\r\f\v\x85\u2028]\s*(?=\p{Ll})", "", text).split())
