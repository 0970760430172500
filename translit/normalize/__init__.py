"""A document with its names in one system: what is replaced, how, and how it is undone."""

from translit.normalize.edits import Options, Replacement
from translit.normalize.run import Normalization, normalize
from translit.normalize.spelling import Preferences, Speller

__all__ = ["Normalization", "Options", "Preferences", "Replacement", "Speller", "normalize"]
