"""Korean to Latin letters, in seven systems; and back.

The public names load when first used: spelling a candidate asks for the romanizer alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translit.exports import loaded_when_used

if TYPE_CHECKING:
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

_HOMES = {
    "Reading": "translit.romanize.back",
    "Romanization": "translit.romanize.result",
    "Romanizer": "translit.romanize.romanizer",
    "derivation": "translit.romanize.result",
    "read_back": "translit.romanize.back",
    "resolve_alias": "translit.romanize.systems",
    "romanize": "translit.romanize.result",
    "romanize_text": "translit.romanize.running",
    "system_ids": "translit.romanize.systems",
}


__getattr__ = loaded_when_used(__name__, _HOMES)
