"""Where brackets are: pairs of marks in a text, nested, unclosed, spanning lines. Linear in its length.

The marks stand in ``tables/mentions/marks.csv``, with how each is taken: ``all``, ``plain`` (on one
line, neither markup nor an address), or ``cued`` (only with an editor's mark inside).
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from translit.mentions.vocabulary import Vocabulary

# A bracket that runs on longer was never closed, unless it opens as notes and stamps do.
SHORT, LONG = 400, 4000
BLANK_LINES_SHORT, BLANK_LINES_LONG = 3, 12
DEEPEST = 8
_UNCLOSED_END = regex.compile(r"[\[\]\r\n]|(?<=[\w'’])[.;:,](?=\s)")
_ADDRESS = regex.compile(r"<(?:[/!?]|[a-z]+:/?/?\S|[\w.+-]+@)")
_TAG = regex.compile(r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*=[^<>]*)?(/?)>")
# What shows that a text is written in markup, so that <word> is a tag there.
_MARKS_OF_MARKUP = ("</", "/>", "<!", "<?")


@dataclass(frozen=True, slots=True)
class RawBracket:
    """A bracketed stretch, marks included; ``status`` is ``ok``, ``unclosed`` or ``unmatched_close``."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    status: str = "ok"


def scan_brackets(text: str, vocabulary: Vocabulary) -> tuple[RawBracket, ...]:
    """Every bracket of *text*, by start, the outer before the inner."""
    found: list[RawBracket] = []
    marked_up = any(sign in text for sign in _MARKS_OF_MARKUP)
    for mark in vocabulary.marks:
        if mark.open not in text and mark.close not in text:
            continue
        if mark.take == "all":
            found += _nested(text, mark.open, mark.close, vocabulary)
        else:
            opening, closing = regex.escape(mark.open), regex.escape(mark.close)
            pattern = regex.compile(f"{opening}[^{opening}{closing}\r\n]{{0,200}}{closing}")
            for match in pattern.finditer(text):
                inner = text[match.start() + 1 : match.end() - 1]
                if mark.take == "cued" and not vocabulary.is_editors_mark(inner):
                    continue
                if mark.open == "<" and not _is_editors_angle(match[0], inner, vocabulary, marked_up):
                    continue
                if mark.take == "plain" and not any(c.isalnum() or c in "?…." for c in inner):
                    continue
                found.append(RawBracket(match.start(), match.end(), match.start() + 1, match.end() - 1))
    return tuple(sorted(found, key=lambda b: (b.start, -b.end)))


def _is_editors_angle(whole: str, inner: str, vocabulary: Vocabulary, marked_up: bool) -> bool:
    """Whether ``<…>`` is an editor's mark: no address, and no tag, unless its one word is a cue or name."""
    if not inner or inner[0].isspace() or inner[-1].isspace():
        return False
    if vocabulary.is_editors_mark(inner):
        return True
    if _ADDRESS.match(whole):
        return False
    tag = _TAG.fullmatch(whole)
    if tag is None or (inner[0].isupper() and inner.isalpha() and not inner.isupper()):
        return True
    known = tag[1] in vocabulary.words("markup")
    return not (marked_up or known or tag[2] or "=" in whole)


def _nested(text: str, opening: str, closing: str, vocabulary: Vocabulary) -> list[RawBracket]:
    found: list[RawBracket] = []
    stack: list[tuple[int, int]] = []  # offset of the mark, blank lines before it
    blanks = 0
    tokens = regex.compile(f"[{regex.escape(opening + closing)}]|\\n[ \\t\\r]*(?=\\n)")
    for match in tokens.finditer(text):
        at = match.start()
        if match[0] == opening:
            stack.append((at, blanks))
            if len(stack) > DEEPEST:
                found.append(_unclosed(text, stack.pop(0)[0]))
        elif match[0] == closing:
            while stack:
                start, before = stack.pop()
                if _plausible(text, start, at, blanks - before, vocabulary):
                    found.append(RawBracket(start, at + 1, start + 1, at))
                    break
                found.append(_unclosed(text, start))
            else:
                found.append(RawBracket(at, at + 1, at, at, "unmatched_close"))
        else:
            blanks += 1
            while stack and at - stack[0][0] > LONG:
                found.append(_unclosed(text, stack.pop(0)[0]))
    found.extend(_unclosed(text, start) for start, _ in stack)
    return found


def _plausible(text: str, start: int, close: int, blank_lines: int, vocabulary: Vocabulary) -> bool:
    """Whether a pair this long is one bracket: notes and stamps may run on, other brackets not."""
    if close - start <= SHORT and blank_lines <= BLANK_LINES_SHORT:
        return True
    if close - start > LONG or blank_lines > BLANK_LINES_LONG:
        return False
    opening = text[start + 1 : start + 120]
    return blank_lines <= 1 or bool(vocabulary.cues_in(opening) & {"note", "archival", "illegible"})


def _unclosed(text: str, start: int) -> RawBracket:
    """A bracket nobody closed ends with its clause or line."""
    stop = _UNCLOSED_END.search(text, start + 1, start + 1 + SHORT)
    end = stop.start() if stop else min(len(text), start + 1 + SHORT)
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return RawBracket(start, end, start + 1, end, "unclosed")
