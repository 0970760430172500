"""What commands about names share: how mentions are found, and the editor's decided spellings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from translit.commands.common import Session

if TYPE_CHECKING:
    from translit.model import Document, Mention
    from translit.normalize.spelling import Preferences, Speller


def finder(session: Session, *, remember: bool = False) -> Callable[[Document], tuple[Mention, ...]]:
    """Finds and resolves the mentions of a document with the session's tables, compiled once.

    With *remember*, what stands as it stood in the document before is not looked at again.
    """
    from translit.mentions.find import NameFinder
    from translit.resolve import Resolver

    return NameFinder(Resolver(session.catalog), session.catalog, remember=remember).find


def preferences(session: Session, style: str | None) -> Preferences | None:
    """The style sheet named on the command line or by the configuration."""
    path = session.setting("style", style)
    if not path:
        return None
    from translit.style import load_style

    return load_style(path)


def speller(session: Session, system: str | None, style: str | None) -> Speller:
    """The chosen system with the editor's decisions over it."""
    from translit.normalize.spelling import Speller

    chosen = session.setting("system", system)
    return Speller(chosen, session.catalog, preferences=preferences(session, style))
