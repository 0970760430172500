"""Witnesses to apparatus: tokens, alignment, and every difference told by kind."""

from translit.collate.apparatus import Collation, LeftOut, collate
from translit.collate.names import NameJudge
from translit.collate.overlap import Extent

__all__ = ["Collation", "Extent", "LeftOut", "NameJudge", "collate"]
