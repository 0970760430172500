"""translit: Korean names in translated archival documents - identify, check, collate, concord.

The public names are those of :mod:`translit.api` and :mod:`translit.model`; they load when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translit.exports import loaded_when_used

__version__ = "0.1.0"

if TYPE_CHECKING:
    from translit.api import (
        brackets_of,
        check_documents,
        collate_documents,
        document_of,
        iter_documents,
        make_concordance,
        mentions_of,
        normalize_document,
        read_documents,
        resolve_name,
        romanize_name,
    )
    from translit.catalog import Catalog
    from translit.errors import TranslitError
    from translit.model import Candidate, Document, Finding, Mention, Resolution, Span, Variant

__all__ = [
    "Candidate",
    "Catalog",
    "Document",
    "Finding",
    "Mention",
    "Resolution",
    "Span",
    "TranslitError",
    "Variant",
    "__version__",
    "brackets_of",
    "check_documents",
    "collate_documents",
    "document_of",
    "iter_documents",
    "make_concordance",
    "mentions_of",
    "normalize_document",
    "read_documents",
    "resolve_name",
    "romanize_name",
]

_HOMES = {
    name: "translit.model" if name[0].isupper() else "translit.api"
    for name in __all__
    if not name.startswith("__")
} | {"Catalog": "translit.catalog", "TranslitError": "translit.errors"}
# The command line starts without any of them.
__getattr__ = loaded_when_used(__name__, _HOMES)


def __dir__() -> list[str]:
    """The public names, for notebooks."""
    return sorted(__all__)
