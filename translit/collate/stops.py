"""Where sentences and paragraphs end."""

from __future__ import annotations

from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream

_SENTENCE_END = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»*_")
_PAGE = frozenset({"running head", "page number", "footnote", "page break"})


def number_sentences(stream: Stream, known: Knowledge) -> None:
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
                ended = key != "." or not known.abbreviated(back)
            elif key not in _CLOSERS:
                ended = False
        else:
            ended = False
