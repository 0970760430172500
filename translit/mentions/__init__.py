"""Where names are: editors' brackets, and names in running text.

The two functions load when first used: resolving a single name asks only for the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translit.exports import loaded_when_used

if TYPE_CHECKING:
    from translit.mentions.brackets import find_brackets
    from translit.mentions.find import find_mentions

__all__ = ["find_brackets", "find_mentions"]

_HOMES = {"find_brackets": "translit.mentions.brackets", "find_mentions": "translit.mentions.find"}


__getattr__ = loaded_when_used(__name__, _HOMES)
