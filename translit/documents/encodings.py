"""Which encoding bytes are in, when they say so neither by a mark nor by being UTF-8.

Better refuse than guess wrong: what is nearly UTF-8 is a damaged UTF-8 file, not another encoding.
"""

from __future__ import annotations

import unicodedata

import regex

# Of a large file this much is looked at; all of it must then decode.
SAMPLE = 256 * 1024
# ISO 2022 is seven bits wide and so also valid UTF-8; only its escapes give it away.
_ESCAPES = (
    (b"\x1b$)C", "iso2022_kr"),
    (b"\x1b$B", "iso2022_jp_2"),
    (b"\x1b$@", "iso2022_jp_2"),
    (b"\x1b(J", "iso2022_jp_2"),
    (b"\x1b$A", "iso2022_jp_2"),
    (b"\x1b$(C", "iso2022_jp_2"),
)
_SCRIPTS = ("LATIN", "CYRILLIC", "HANGUL", "CJK", "HIRAGANA", "KATAKANA", "GREEK", "IDEOGRAPHIC", "FULLWIDTH")
# With fewer letters beyond ASCII than this a guess must be this coherent.
_ENOUGH, _SURE = 40, 0.3
# Encodings of Latin letters, in order of preference where a text fits several alike.
_LATIN = ("cp1252", "cp1250", "mac_roman")
_SIGNS = frozenset("“”‘’„‚«»‹›–—…•·\u00a0§©®°±£€¥†‡™½¼¾²³¹ªº¿¡×")
_HIGH = regex.compile(r"[^\x00-\x7f]")
_LONG_RUN = regex.compile(rb"[\x80-\xff]{4}")
_PLAIN = frozenset("\t\n\r\f\v\x1a")


def escaped_encoding(data: bytes) -> str | None:
    """The ISO 2022 encoding whose escapes *data* holds, if the whole of it decodes so."""
    if b"\x1b" not in data:
        return None
    for escape, encoding in _ESCAPES:
        if escape in data[:SAMPLE] and _decodes(data, encoding):
            return encoding
    return None


def detect(data: bytes) -> str | None:
    """The encoding of *data*, which is not UTF-8; ``None`` where nothing fits well enough."""
    sample = _sample(data)
    if (wide := unmarked_wide(data)) is not None:
        return wide if _decodes(data, wide) else None
    if b"\0" in sample or is_nearly_utf8(data):
        return None
    if (latin := _latin(sample)) is not None:
        return latin if latin and _decodes(data, latin) else None
    from charset_normalizer import from_bytes  # loaded late: only odd files need it

    best = from_bytes(sample).best()
    if best is None or not _decodes(data, best.encoding):
        return None
    if sum(byte > 0x7F for byte in sample) < _ENOUGH and best.coherence < _SURE:
        return None  # so few letters fit many encodings
    text = sample.decode(best.encoding, errors="ignore")
    if any(unicodedata.category(c) in {"Cc", "Co", "Cn"} and c not in _PLAIN for c in set(text)):
        return None  # letters of a text are not control characters: binary, or the wrong guess
    return best.encoding


def is_nearly_utf8(data: bytes) -> bool:
    """Whether *data* is UTF-8 but for a few bytes, or but for surrogates written as characters."""
    sample = data[:SAMPLE]
    if b"\xed" in sample:
        try:
            data.decode("utf-8", errors="surrogatepass")
        except UnicodeDecodeError:
            pass
        else:
            return True
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - bad
    return good > 2 * bad


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _sample(data: bytes) -> bytes:
    """The beginning of *data*, cut after a line or a blank so that no character is halved."""
    if len(data) <= SAMPLE:
        return data
    cut = max(data.rfind(b"\n", 0, SAMPLE), data.rfind(b" ", 0, SAMPLE))
    return data[: cut + 1] if cut > SAMPLE // 2 else data[:SAMPLE]


def _latin(sample: bytes) -> str | None:
    """The encoding of a text in Latin letters; ``""`` if none of them fits, ``None`` for other texts.

    Few letters beyond ASCII, and never many in a row, make such a text. An encoding fits if they turn
    out as letters inside words, in the case of their neighbours, and as common signs elsewhere.
    """
    high = sum(byte > 0x7F for byte in sample)
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    if high > 0.25 * letters or _LONG_RUN.search(sample):
        return None
    misfits = {}
    for encoding in _LATIN:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        misfits[encoding] = sum(not _fits(text, m.start()) for m in _HIGH.finditer(text))
    best = min(misfits, key=lambda encoding: misfits[encoding], default="")
    return best if best and misfits[best] * 50 <= high else ""


def _fits(text: str, at: int) -> bool:
    """Whether the character at *at* goes with its neighbours."""
    char = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if char in _SIGNS:
        return char in "’–—·" or not (before.isalpha() and after.isalpha())
    if not char.isalpha() or not (before.isalpha() or after.isalpha() or char in "àèéíóúyaoeöü"):
        return False
    # A capital after a small letter is wrong; so is a small one between capitals.
    if char.isupper():
        return not before.islower()
    return not (before.isupper() and after.isupper())


def unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: one byte order gives letters of known scripts, the other does not."""
    data = data[:SAMPLE]
    if len(data) < 4 or len(data) % 2:
        return None
    low, up = data[::2].count(0), data[1::2].count(0)
    if min(low, up) == 0 and max(low, up) * 4 > len(data):  # most characters are ASCII
        return "utf-16-be" if low else "utf-16-le"
    shares = {encoding: _plausible(data, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > 0.95 and min(shares.values()) < 0.75 else None


def _plausible(data: bytes, encoding: str) -> float:
    """The share of characters that a text in a script met here would hold; lines or blanks are needed."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    if not any(c in text for c in " \n\u3000"):
        return 0.0
    kinds = {c: _is_plausible(c) for c in set(text)}
    return sum(kinds[c] for c in text) / len(text)


def _is_plausible(char: str) -> bool:
    if char in _PLAIN:
        return True
    if unicodedata.category(char)[0] in "PSNZ":
        return char < "\u2e80" or char in "\u3000\u3001\u3002\u300c\u300d\uff08\uff09\uff0c\uff0e"
    # Rare characters of the extensions are what wrong byte orders give.
    return unicodedata.name(char, "").startswith(_SCRIPTS) and not "\u3400" <= char <= "\u4dbf"
