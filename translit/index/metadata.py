"""What a document says of itself: archive reference, translator, original language, address."""

from __future__ import annotations

from typing import NamedTuple

import regex

from translit.catalog import Catalog
from translit.catalog.guard import compile_pattern
from translit.model import Part

# Documents say whence they come at their head, or in a note at their end.
_HEAD, _FOOT = 3000, 1200
_SPACES = regex.compile(r"[\s*]+")


class Metadata(NamedTuple):
    """Each as printed; ``""`` where the text does not state it."""

    archive_ref: str = ""
    translator: str = ""
    original_language: str = ""
    url: str = ""


class MetadataReader:
    """Reads metadata by ``tables/index/metadata.csv``."""

    def __init__(self, catalog: Catalog) -> None:
        self._rules = [
            (row["field"], compile_pattern(row["pattern"], catalog, "index/metadata.csv", row["id"]))
            for row in catalog.rows("index/metadata.csv")
        ]

    def read(self, text: str, part: Part) -> Metadata:
        """The metadata of one document of *text*."""
        body = part.span.of(text)
        head = _SPACES.sub(" ", body[:_HEAD])
        foot = _SPACES.sub(" ", body[_HEAD:][-_FOOT:])
        found: dict[str, str] = {}
        for stretch in (head, foot):
            for field, pattern in self._rules:
                # An address in a note at the end is seldom that of the document.
                if field in found or (field == "url" and stretch is foot):
                    continue
                if (match := pattern.search(stretch)) is not None:
                    found[field] = match["value"].strip(" .,;")
        return Metadata(**found)
