"""Hangul written as conjoining letters: composed on reading, so that NFD gives the same as NFC."""

from __future__ import annotations

import unicodedata

import regex

_JAMO = "\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
_DECOMPOSED = regex.compile(f"[가-힣]?[{_JAMO}]+")


def composed(text: str) -> str:
    """*text* with decomposed hangul composed and nothing else touched."""
    if text.isascii() or not _DECOMPOSED.search(text):
        return text
    return _DECOMPOSED.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)
