"""Witnesses to apparatus: tokens, alignment, and every difference told by kind."""

from translit.collate.apparatus import collate
from translit.collate.collation import Collation, LeftOut
from translit.collate.names import NameJudge
from translit.collate.overlap import Extent

__all__ = ["Collation", "Extent", "LeftOut", "NameJudge", "collate"]
