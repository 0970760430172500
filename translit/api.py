"""The same as the commands, for scripts and notebooks: ``import translit``.

The functions share what they compile, so that asking often is cheap. Where a *catalog* may be given it
is the tables to work by; ``Catalog((Path("mine"),))`` lays your own over the shipped ones.

>>> import translit
>>> translit.romanize_name("박헌영", "mr", kind="person")
'Pak Hŏn-yŏng'
>>> best = translit.resolve_name("Tetsugen").candidates[0]
>>> best.hangul, best.hanja
('철원', '鐵原')
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from translit.catalog import Catalog, default_catalog
from translit.model import Bracket, Document, Kind, Mention, Origin, Provenance, Resolution, Span, Witness

if TYPE_CHECKING:
    from translit.collate import Collation
    from translit.concord import Concordance, Selection
    from translit.findings import Flag
    from translit.normalize import Normalization, Speller
    from translit.resolve import Resolver
    from translit.style import StyleSheet

__all__ = [
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

Source = str | Path


def read_documents(*sources: Source, encoding: str | None = None) -> list[Document]:
    """Read files and folders (their text files, sorted), each split into the documents it holds.

    Args:
        sources: paths.
        encoding: decode by this; by default a BOM, UTF-8, then detection decide.

    Raises:
        ReadError: something is missing, unreadable or no text.
    """
    return list(iter_documents(*sources, encoding=encoding))


def iter_documents(*sources: Source, encoding: str | None = None) -> Iterator[Document]:
    """:func:`read_documents` one after the other, for collections that memory does not hold.

    Args:
        sources: paths.
        encoding: decode by this; by default a BOM, UTF-8, then detection decide.

    Raises:
        ReadError: something is missing, unreadable or no text; when its turn comes.
    """
    from translit.documents import find_inputs, read_document, split_document

    for name in find_inputs([str(source) for source in sources]):
        yield split_document(read_document(name, encoding=encoding))


def document_of(text: str, name: str = "text") -> Document:
    """A document of a string; *name* is what reports call it.

    >>> document_of("Pak Chang Ok left.").file
    'text'
    """
    from translit.documents import split_document

    return split_document(Document(text, Provenance(name)))


def resolve_name(
    form: str,
    *,
    kind: Literal["person", "place"] | None = None,
    origins: Collection[str] = (),
    context: str = "",
    top: int = 10,
    catalog: Catalog | None = None,
) -> Resolution:
    """What Korean (or other) name a printed spelling stands for.

    Args:
        form: as printed, with or without brackets, titles and generics.
        kind: what you know it to be.
        origins: the ways by which it may have reached the page (``russian_japanese`` …), if you know.
        context: words around it.
        top: how many candidates to return.
        catalog: the tables.

    Returns:
        The candidates, best first, with a verdict: ``resolved``, ``ambiguous`` or ``unresolved``.

    >>> resolve_name("Tetsugen").status.value
    'resolved'
    """
    return _resolver(catalog).resolve(
        form,
        kind=Kind(kind) if kind else None,
        origins=frozenset(map(Origin, origins)) or None,
        context=context,
        top=top,
    )


def romanize_name(
    form: str,
    system: str = "rr",
    *,
    kind: Literal["auto", "person", "place", "word"] = "auto",
    hyphen: bool = False,
    catalog: Catalog | None = None,
) -> str:
    """One Korean name in Latin letters.

    Args:
        form: Hangul; a person's family name first.
        system: id or alias of a system (``rr``, ``mr``, ``dprk-2002`` …).
        kind: what it names; ``auto`` looks.
        hyphen: hyphens in given names, where the system allows them.
        catalog: the tables.

    >>> romanize_name("철원", "mr", kind="place")
    "Ch'ŏrwŏn"
    """
    from translit.romanize import romanize

    return romanize(form, system, kind=kind, hyphen=hyphen, catalog=catalog).text


def brackets_of(document: Document, *, catalog: Catalog | None = None) -> tuple[Bracket, ...]:
    """Every bracket of *document*, by place, with its class and the reason.

    >>> [(b.surface, b.cls.value) for b in brackets_of(document_of("near [Tetsugen] he [sic] was"))]
    [('[Tetsugen]', 'uncertain_name'), ('[sic]', 'sic')]
    """
    from translit.mentions import find_brackets

    return find_brackets(document.text, catalog)


def mentions_of(document: Document, *, catalog: Catalog | None = None) -> tuple[Mention, ...]:
    """Every name of *document*, by place, each resolved in the light of the others.

    >>> [m.surface for m in mentions_of(document_of("The garrison of [Tetsugen] was quiet."))]
    ['Tetsugen']
    """
    from translit.mentions import find_mentions

    return find_mentions(document, resolver=_resolver(catalog), catalog=catalog)


def normalize_document(
    document: Document,
    *,
    system: str = "rr",
    style: Source | StyleSheet | None = None,
    guess: bool = False,
    resolve_brackets: bool = False,
    ignore: Iterable[str] = (),
    citations: bool = False,
    catalog: Catalog | None = None,
) -> Normalization:
    """*document* with its settled Korean names in one system.

    Args:
        document: read; it is not altered.
        system: id or alias of a romanization system.
        style: a style sheet, or its path: decided spellings come first.
        guess: replace ambiguous names by the best guess too.
        resolve_brackets: take the brackets of settled uncertain renderings away.
        ignore: forms to leave alone.
        citations: replace names in citations and archive references too.
        catalog: the tables.

    Returns:
        ``.text`` is the result, ``.replacements`` says what was replaced where and why.

    >>> normalize_document(document_of("at [Tetsugen]"), system="mr").text
    "at [Ch'ŏrwŏn]"
    """
    from translit.normalize import Options, normalize

    return normalize(
        document,
        lambda d: mentions_of(d, catalog=catalog),
        speller=_speller(system, style, catalog),
        options=Options(guess, resolve_brackets, frozenset(ignore), citations),
    )


def make_concordance(
    documents: Iterable[Document],
    *,
    by: Literal["referent", "form"] = "referent",
    system: str = "rr",
    style: Source | StyleSheet | None = None,
    select: Selection | None = None,
    width: int = 50,
    catalog: Catalog | None = None,
) -> Concordance:
    """A line for each mention in *documents*, sorted; close it, or use it in a ``with`` block.

    Args:
        documents: from :func:`read_documents`, or any iterable: they are not kept.
        by: sort by what is meant or by how it is printed.
        system: of the preferred spellings.
        style: a style sheet, or its path.
        select: which lines to keep.
        width: characters of context on either side.
        catalog: the tables.

    >>> with make_concordance([document_of("Back to Tetsugen, Tetsugen!")]) as lines:
    ...     [(row.preferred, row.hangul, row.line, row.start) for row in lines]
    [('Cheorwon', '철원', 1, 8), ('Cheorwon', '철원', 1, 18)]
    """
    from translit.concord import build_concordance

    return build_concordance(
        documents,
        lambda d: mentions_of(d, catalog=catalog),
        speller=_speller(system, style, catalog),
        by=by,
        select=select,
        width=width,
    )


def check_documents(
    documents: Iterable[Document],
    *,
    system: str = "rr",
    style: Source | StyleSheet | None = None,
    catalog: Catalog | None = None,
) -> tuple[Flag, ...]:
    """What an editor should look at, in all *documents* together, by file and place.

    >>> [flag.surface for flag in check_documents([document_of("near [Kodzio]?")])]
    ['Kodzio']
    """
    from translit import findings

    return findings.check_documents(documents, catalog=catalog, system=system, style=_style(style))


def collate_documents(documents: Sequence[Document], *, catalog: Catalog | None = None) -> Collation:
    """Every difference between witnesses of one document; ``.variants`` has them in order.

    >>> pair = [document_of("He left on 5 May."), document_of("He left on 6 May.")]
    >>> [(v.cls.value, v.texts) for v in collate_documents(pair).variants]
    [('date_value', ('5', '6'))]
    """
    from translit.collate import collate

    witnesses = [
        Witness(chr(ord("A") + n) if n < 26 else f"W{n + 1}", document, Span(0, len(document.text)))
        for n, document in enumerate(documents)
    ]
    return collate(witnesses, catalog=catalog or default_catalog())


@lru_cache(maxsize=4)
def _resolver(catalog: Catalog | None) -> Resolver:
    from translit.resolve import Resolver

    return Resolver(catalog or default_catalog())


def _style(style: Source | StyleSheet | None) -> StyleSheet | None:
    if isinstance(style, str | Path):
        from translit.style import load_style

        return load_style(style)
    return style


def _speller(system: str, style: Source | StyleSheet | None, catalog: Catalog | None) -> Speller:
    from translit.normalize import Speller

    return Speller(system, catalog, preferences=_style(style))
