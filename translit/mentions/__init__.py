"""Where names are: editors' brackets, and names in running text.

The two functions load when first used: resolving a single name asks only for the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translit.mentions.brackets import find_brackets
    from translit.mentions.find import find_mentions

__all__ = ["find_brackets", "find_mentions"]

_HOMES = {"find_brackets": "translit.mentions.brackets", "find_mentions": "translit.mentions.find"}


def __getattr__(name: str) -> Any:
    """A public function, from its module, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'translit.mentions' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
