"""All names of a document: those in brackets, and those in running text."""

from __future__ import annotations

from translit.catalog import Catalog, default_catalog
from translit.mentions.brackets import find_brackets
from translit.mentions.resolved import ResolvesAll, bracketed_mentions
from translit.model import Document, Mention


def find_mentions(
    document: Document,
    *,
    resolver: ResolvesAll | None = None,
    catalog: Catalog | None = None,
    top: int = 10,
) -> tuple[Mention, ...]:
    """Every name of *document*, by place, resolved where a resolver is given.

    Args:
        document: what to read.
        resolver: weighs what each name stands for, in the light of the others; none, no resolutions.
        catalog: the tables; the shipped ones when left out.
        top: how many candidates to keep for each name.
    """
    text = document.text
    brackets = find_brackets(text, catalog or default_catalog())
    mentions = bracketed_mentions(text, brackets)
    return resolver.resolve_all(text, mentions, top=top) if resolver else mentions
