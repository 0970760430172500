"""Korean to Latin letters, in seven systems; and back."""

from translit.romanize.romanizer import Romanization, Romanizer, romanize
from translit.romanize.running import romanize_text
from translit.romanize.systems import resolve_alias, system_ids

__all__ = ["Romanization", "Romanizer", "resolve_alias", "romanize", "romanize_text", "system_ids"]
