"""The values that travel along the flow: frozen, slotted, typed.

Offsets are code points from 0 into :attr:`Document.text`, end exclusive;
``text[start:end] == surface`` holds for every span of every value, under CRLF, BOM and NFD alike,
because the text is never altered after decoding. Scores run from 0 to 1, higher is better.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    PLACE = "place"
    WORD = "word"
    OTHER = "other"


class Origin(StrEnum):
    """By which way a spelling reached the page (CONTRACT ``resolve``)."""

    RUSSIAN_KOREAN = "russian_korean"
    RUSSIAN_JAPANESE = "russian_japanese"
    JAPANESE = "japanese"
    ROMANIZED_KOREAN = "romanized_korean"
    RUSSIAN_CHINESE = "russian_chinese"
    OTHER = "other"


class Status(StrEnum):
    """The verdict of a resolution."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class Certainty(StrEnum):
    """How sure the printed text itself is of a name."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


class BracketClass(StrEnum):
    """What a bracket holds (CONTRACT ``brackets``)."""

    UNCERTAIN_NAME = "uncertain_name"
    GLOSS_IDENTIFICATION = "gloss_identification"
    EDITORIAL_INSERTION = "editorial_insertion"
    ORIGINAL_TERM = "original_term"
    SIC = "sic"
    ILLEGIBLE = "illegible"
    TRANSLATOR_NOTE = "translator_note"
    ARCHIVAL_MARK = "archival_mark"
    ABBREVIATION_EXPANSION = "abbreviation_expansion"
    DATE = "date"
    UNCERTAIN_READING = "uncertain_reading"
    ELISION = "elision"
    OTHER = "other"


class VariantClass(StrEnum):
    """The kinds of difference between witnesses (CONTRACT ``collate``)."""

    NAME = "name"
    TERM = "term"
    BRACKET = "bracket"
    NUMBER = "number"
    DATE_VALUE = "date_value"
    SYNONYM = "synonym"
    REWORDING = "rewording"
    DELETION = "deletion"
    ADDITION = "addition"
    MOVE = "move"
    DATE_FORMAT = "date_format"
    PUNCT = "punct"
    CASE = "case"
    SPELLING = "spelling"
    TYPOGRAPHY = "typography"
    LAYOUT = "layout"


class Significance(StrEnum):
    """How much a variant says."""

    SUBSTANTIVE = "substantive"
    FORMAL = "formal"
    NOISE = "noise"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands: code points into the text, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text the span covers.

        >>> Span(0, 5).of("Andon")
        'Andon'
        """
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text comes from and how it was read."""

    file: str
    encoding: str = "utf-8"
    bom: bool = False
    detected: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One document inside a file that holds many (a *reader*), or the whole of a plain file."""

    number: int | None
    title: str
    date: str
    span: Span
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded text, exactly as it stands in its file, and where it came from."""

    text: str
    provenance: Provenance
    parts: tuple[Part, ...] = ()

    @property
    def file(self) -> str:
        """The name the document was read under."""
        return self.provenance.file


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: the rule or record used, what it did, and its source."""

    rule: str
    detail: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.detail}" + (f" [{self.source}]" if self.source else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One Korean (or foreign) form that a spelling may stand for."""

    kind: Kind
    origin: Origin
    hangul: str
    hanja: str
    score: float
    cost: float
    authority: str = ""
    label: str = ""
    trace: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The ranked candidates for one printed form, and the verdict."""

    form: str
    status: Status
    candidates: tuple[Candidate, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed stretch of text. ``span`` includes the marks; ``text`` is the content, lines folded."""

    span: Span
    surface: str
    text: str
    cls: BracketClass
    uncertain: bool
    reason: str
    names: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text naming a person or place, exactly as printed."""

    span: Span
    surface: str
    kind: Kind | None
    certainty: Certainty
    bracketed: bool = False
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """One version of a text under its siglum; ``span`` limits it to a part of the document."""

    siglum: str
    document: Document
    span: Span

    @property
    def text(self) -> str:
        """The text of the witness alone."""
        return self.span.of(self.document.text)


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where witnesses differ; spans and texts stand in the order of the witnesses."""

    cls: VariantClass
    significance: Significance
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    note: str = ""
    same_referent: bool | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader should look at: stable code, place, message, what might be meant."""

    code: str
    file: str
    span: Span
    surface: str
    message: str
    candidates: tuple[str, ...] = ()
    fingerprint: str = ""
