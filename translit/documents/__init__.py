"""Files to :class:`~translit.model.Document`: decoding, and the documents inside a reader."""

from translit.documents.plain import decode_document, find_inputs, read_document

__all__ = ["decode_document", "find_inputs", "read_document"]
