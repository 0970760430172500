"""Korean to Latin letters, in seven systems; and back."""

from translit.romanize.back import Reading, read_back
from translit.romanize.romanizer import Romanization, Romanizer, romanize
from translit.romanize.running import romanize_text
from translit.romanize.systems import resolve_alias, system_ids

__all__ = [
    "Reading",
    "Romanization",
    "Romanizer",
    "read_back",
    "resolve_alias",
    "romanize",
    "romanize_text",
    "system_ids",
]
