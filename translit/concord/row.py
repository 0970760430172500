"""One line of a concordance: a mention with the words around it and what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

import regex

from translit.documents.inside import PartFinder
from translit.model import Document, Mention, Part, Resolution, Status
from translit.normalize.spelling import Speller, settled
from translit.text import Lines, fold_apostrophes, nfc

_SPACES = regex.compile(r"\s+")
_UNSETTLED = "form:"
# The words at the edge of a context are whole; one longer than this is cut.
_LONGEST_WORD = 24
# An index keeps no more candidates than these, and a line should not depend on whether one is used.
_LIKELIEST = 5


class Referent(NamedTuple):
    """Who or what is meant, in every spelling that a table shows; its fields begin every table.

    ``id`` is the authority reference; where none is settled it is ``form:`` and the folded form, so that
    one spelling nobody could settle stays together.
    """

    id: str
    kind: str
    preferred: str
    hangul: str
    hanja: str
    mr: str
    rr: str

    @property
    def settled(self) -> bool:
        """Whether it is known who or what is meant."""
        return not self.id.startswith(_UNSETTLED)


class Row(NamedTuple):
    """One mention: a :class:`Referent` told flat, and where and how it is named.

    The first fields are :data:`COLUMNS`; ``status`` and ``date`` serve filters and charts. ``match`` is
    exactly ``text[start:end]``; ``left`` and ``right`` have their spaces and line ends folded.
    """

    id: str
    kind: str
    preferred: str
    hangul: str
    hanja: str
    mr: str
    rr: str
    surface: str
    left: str
    match: str
    right: str
    file: str
    document: str
    line: int
    start: int
    end: int
    certainty: str
    status: str = "unresolved"
    date: str = ""

    @property
    def who(self) -> Referent:
        """Who or what is meant."""
        return Referent._make(self[: len(REFERENT_COLUMNS)])

    @property
    def form(self) -> str:
        """The spelling as one line: what forms are counted by."""
        return fold_form(self.surface)


#: What every table begins with.
REFERENT_COLUMNS = Referent._fields
#: The columns of ``concord``, in order.
COLUMNS = Row._fields[: Row._fields.index("status")]


def fold_form(surface: str) -> str:
    """*surface* on one line, a hyphen at a line end taken out.

    >>> fold_form("Tetsu-\\n  gen"), fold_form("Kim\\nIl Sung")
    ('Tetsugen', 'Kim Il Sung')
    """
    return nfc(_SPACES.sub(" ", _HYPHENATED.sub("", surface))).strip()


# A small letter after the break: "Tetsu-/gen" was cut by the typist, "Chang-/Ok" perhaps not.
_HYPHENATED = regex.compile(r"(?<=\p{L})[-\u2010\u00ad][ \t]*(?:\r\n|\n|\r)[ \t>]*(?=\p{Ll})")


class RowMaker:
    """Makes lines from documents and their mentions.

    Args:
        speller: the edition's system and decisions.
        width: characters of context on either side.
    """

    def __init__(self, speller: Speller, *, width: int = 50) -> None:
        self._speller = speller
        self._width = width

    def rows(self, document: Document, mentions: Sequence[Mention]) -> Iterator[Row]:
        """One line a mention, in the order of the text."""
        speller = self._speller.within(document.file)
        text, lines = document.text, Lines(document.text)
        parts = PartFinder(document.parts)
        for mention in sorted(mentions, key=lambda m: (m.span.start, m.span.end)):
            start, end = mention.span.start, mention.span.end
            part = parts.at(start)
            yield Row(
                *referent_of(mention, speller),
                surface=mention.surface,
                left=self._left(text, start),
                match=text[start:end],
                right=self._right(text, end),
                file=document.file,
                document=document_label(part, document.file) if part or not document.parts else "",
                line=lines.place(start)[0],
                start=start,
                end=end,
                certainty=str(mention.certainty),
                status=_status(mention),
                date=part.date if part else "",
            )

    def _left(self, text: str, start: int) -> str:
        context = _SPACES.sub(" ", text[max(0, start - 2 * self._width - _LONGEST_WORD) : start])
        if len(context) <= self._width:
            return context.lstrip()
        cut = len(context) - self._width
        space = context.find(" ", cut - 1)
        return context[space + 1 :] if 0 <= space < cut + _LONGEST_WORD else context[cut:]

    def _right(self, text: str, end: int) -> str:
        context = _SPACES.sub(" ", text[end : end + 2 * self._width + _LONGEST_WORD])
        if len(context) <= self._width:
            return context.rstrip()
        space = context.rfind(" ", 0, self._width + 1)
        return context[:space] if space > self._width - _LONGEST_WORD else context[: self._width]


def referent_of(mention: Mention, speller: Speller) -> Referent:
    """What *mention* stands for, as far as it is settled."""
    candidate = settled(mention)
    if candidate is None:
        key = fold_apostrophes(fold_form(mention.surface)).casefold()
        return Referent(f"{_UNSETTLED}{key}", _likely_kind(mention, mention.resolution), "", "", "", "", "")
    form = fold_form(mention.surface)
    return Referent(
        id=candidate.authority or f"{candidate.kind}:{candidate.hangul or form.casefold()}",
        kind=str(candidate.kind),
        preferred=speller.preferred(candidate, form) or candidate.label or form,
        hangul=candidate.hangul,
        hanja=candidate.hanja,
        mr=speller.in_system(candidate, "mr-alalc"),
        rr=speller.in_system(candidate, "rr-2000"),
    )


def _status(mention: Mention) -> str:
    return str(mention.resolution.status if mention.resolution else Status.UNRESOLVED)


def document_label(part: Part | None, file: str) -> str:
    """How a document is called in a line: its number and title, else the file's own name.

    >>> document_label(None, "a/telegram.txt")
    'telegram'
    """
    if part is None:
        return "" if file == "-" else PurePath(file).stem
    if part.number is not None:
        return f"{part.number}. {part.title}" if part.title else str(part.number)
    return part.title or ("" if file == "-" else PurePath(file).stem)


def _likely_kind(mention: Mention, resolution: Resolution | None) -> str:
    """The kind that the text says or the likeliest candidates agree on."""
    if mention.kind is not None:
        return str(mention.kind)
    kinds = {str(c.kind) for c in resolution.candidates[:_LIKELIEST]} if resolution else set()
    return kinds.pop() if len(kinds) == 1 else ""
