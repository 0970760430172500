"""What of running text is no text: emphasis, invisible characters, drawn lines, the numbers of notes."""

from __future__ import annotations

import regex

from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream


def mark_inline(stream: Stream, keys: list[str], known: Knowledge) -> None:
    """Mark emphasis, invisible characters and the numbers of notes in running text."""
    text, layout = stream.text, stream.layout
    marks = {key for key in set(keys) if not key or key[0] in "-=_*~.#" or key[0].isdigit()}
    for t in [t for t, key in enumerate(keys) if key in marks]:
        start, end = stream.starts[t], stream.ends[t]
        first = text[start]
        if first in "-=_*~.#" and (run := _rule_run(stream, keys, t)):
            for k in range(t, t + run):
                layout.setdefault(k, "rule")
        elif first in "*_" and not text[start:end].strip("*_"):
            layout.setdefault(t, "emphasis")
        elif not keys[t]:
            if not _soft_break(text, start, end):
                layout.setdefault(t, "invisible")
        elif keys[t] == "-" and t and keys[t - 1] == "-" and stream.ends[t - 1] == start:
            layout.setdefault(t, "dash")
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


_SOFT_BREAK = regex.compile(r"(?<=\p{L})\u00ad[^\S\n\r]*[\n\r]\s*\p{Ll}")


def _soft_break(text: str, start: int, end: int) -> bool:
    """Whether the invisible character is a soft hyphen over which a word goes on in the next line."""
    return end - start == 1 and _SOFT_BREAK.match(text, start) is not None


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
    return len(word) > 2 and not known.abbreviated(word)
