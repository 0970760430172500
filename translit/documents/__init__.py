"""Files to :class:`~translit.model.Document`: decoding, and the documents inside a reader."""

from translit.documents.plain import decode_document, find_inputs, read_document
from translit.documents.readers import parts_of, select_part, split_document
from translit.documents.webpage import body_span

__all__ = [
    "body_span",
    "decode_document",
    "find_inputs",
    "parts_of",
    "read_document",
    "select_part",
    "split_document",
]
