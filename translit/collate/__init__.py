"""Witnesses to apparatus: tokens, alignment, and every difference told by kind.

The names load when first used: a command that asks how two names sound needs no more than that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translit.exports import loaded_when_used

if TYPE_CHECKING:
    from translit.collate.apparatus import collate
    from translit.collate.collation import Collation, LeftOut
    from translit.collate.names import NameJudge
    from translit.collate.overlap import Extent

__all__ = ["Collation", "Extent", "LeftOut", "NameJudge", "collate"]

_HOMES = {
    "Collation": "translit.collate.collation",
    "Extent": "translit.collate.overlap",
    "LeftOut": "translit.collate.collation",
    "NameJudge": "translit.collate.names",
    "collate": "translit.collate.apparatus",
}


__getattr__ = loaded_when_used(__name__, _HOMES)
