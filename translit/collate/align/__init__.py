"""The words of two witnesses set against one another: what faces what, and what stands elsewhere."""

from translit.collate.align.alike import similarity
from translit.collate.align.matching import correspond
from translit.collate.align.moves import Block
from translit.collate.align.path import best_path
from translit.collate.align.words import Lexicon, Words

__all__ = ["Block", "Lexicon", "Words", "best_path", "correspond", "similarity"]
