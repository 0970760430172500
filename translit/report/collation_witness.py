"""What a witness is called in a report: its file, and where in it the document begins."""

from __future__ import annotations

from translit.model import Witness


def called(witness: Witness) -> str:
    """The file of a witness; of a document inside a reader also the line on which it begins."""
    document, start = witness.document, witness.span.start
    if len(witness.span) == len(document.text):
        return document.file
    return f"{document.file}, from line {document.text.count(chr(10), 0, start) + 1}"
