"""Korean to Latin letters, in seven systems; and back."""

from translit.romanize.back import Reading, read_back
from translit.romanize.result import Romanization, derivation, romanize
from translit.romanize.romanizer import Romanizer
from translit.romanize.running import romanize_text
from translit.romanize.systems import resolve_alias, system_ids

__all__ = [
    "Reading",
    "Romanization",
    "Romanizer",
    "derivation",
    "read_back",
    "resolve_alias",
    "romanize",
    "romanize_text",
    "system_ids",
]
