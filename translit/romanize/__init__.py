"""Korean to Latin letters, in seven systems; and back.

The public names load when first used: spelling a candidate asks for the romanizer alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translit.romanize.back import Reading, read_back
    from translit.romanize.result import Romanization, derivation, romanize
    from translit.romanize.romanizer import Romanizer
    from translit.romanize.running import romanize_text
    from translit.romanize.systems import resolve_alias, system_ids

__all__ = [
    "Reading",
    "Romanization",
    "Romanizer",
    "derivation",
    "read_back",
    "resolve_alias",
    "romanize",
    "romanize_text",
    "system_ids",
]

_HOMES = {
    "Reading": "back",
    "Romanization": "result",
    "Romanizer": "romanizer",
    "derivation": "result",
    "read_back": "back",
    "resolve_alias": "systems",
    "romanize": "result",
    "romanize_text": "running",
    "system_ids": "systems",
}


def __getattr__(name: str) -> Any:
    """A public name, from its module, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'translit.romanize' has no attribute '{name}'")
    from importlib import import_module

    value = getattr(import_module(f"translit.romanize.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
