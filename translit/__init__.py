"""translit: Korean names in translated archival documents - identify, check, collate, concord.

The public names are those of :mod:`translit.api` and :mod:`translit.model`; they load when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

_HOMES = {"Catalog": "translit.catalog", "TranslitError": "translit.errors"}


def __getattr__(name: str) -> Any:
    """A public name, from its module, imported now: the command line starts without any of them."""
    if name not in __all__:
        raise AttributeError(f"module 'translit' has no attribute '{name}'")
    from importlib import import_module

    home = _HOMES.get(name, "translit.model" if name[0].isupper() else "translit.api")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for notebooks."""
    return sorted(__all__)
