"""Where names are: editors' brackets, and names in running text."""

from translit.mentions.brackets import find_brackets
from translit.mentions.find import find_mentions

__all__ = ["find_brackets", "find_mentions"]
