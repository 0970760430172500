"""Text for XML and HTML: escaped, and free of what XML cannot hold."""

from __future__ import annotations

import regex

# XML 1.0 has no place for these; the control pictures keep C0 visible.
_BARRED = regex.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_PLAIN = regex.compile(r"[A-Za-z0-9.\-]")


def xml_text(text: str) -> str:
    """*text* for content and attributes.

    >>> xml_text('a<b & "c"'), xml_text(chr(1))
    ('a&lt;b &amp; &quot;c&quot;', '␁')
    """
    return _BARRED.sub(_visible, text).translate(_ESCAPES)


def _visible(match: regex.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def xml_id(name: str) -> str:
    """*name* as an ``xml:id``; different names give different ids.

    >>> xml_id("place:cheorwon-county"), xml_id("form:li an muk")
    ('place_3a_cheorwon-county', 'form_3a_li_20_an_20_muk')
    """
    safe = "".join(c if _PLAIN.match(c) else f"_{ord(c):x}_" for c in name)
    return safe if safe[:1].isalpha() else f"id.{safe}"
