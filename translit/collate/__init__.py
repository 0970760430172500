"""Witnesses to apparatus: tokens, alignment, and every difference told by kind."""

from translit.collate.apparatus import Collation, collate

__all__ = ["Collation", "collate"]
