"""Take a normalization back: from the normalized bytes and the log to the bytes that were."""

from __future__ import annotations

import base64
import binascii

from translit.errors import ReadError
from translit.model import Provenance
from translit.normalize.files import digest, encode
from translit.normalize.log import Entry


def restore(normalized: bytes, entry: Entry, name: str) -> bytes:
    """The original bytes of the file that *entry* tells of.

    Args:
        normalized: what normalizing wrote.
        entry: what the log says of it.
        name: of the file that holds *normalized*, for messages.

    Raises:
        ReadError: *normalized* is neither what was written nor the original, or the log is damaged.
    """
    record = entry.record
    found = digest(normalized)
    if found == record["sha256_before"]:
        return normalized
    if found != record["sha256_after"]:
        raise ReadError(
            name,
            "is not what the log's normalization wrote; it was changed since",
            "undo needs the file as normalize left it",
        )
    try:
        original = _original(normalized, entry, name)
    except (ValueError, KeyError, TypeError, LookupError, binascii.Error) as error:
        raise ReadError(name, f"cannot be restored: the log is damaged ({error})") from None
    if digest(original) != record["sha256_before"]:
        raise ReadError(name, "cannot be restored: the log is damaged (the result is not the original)")
    return original


def _original(normalized: bytes, entry: Entry, name: str) -> bytes:
    record = entry.record
    if record.get("original"):
        return base64.b64decode(record["original"], validate=True)
    # The bytes after the mark are read by the encoding told, not guessed: the digest vouches for both.
    mark = len(encode("", Provenance(name, record["output_encoding"], record["output_bom"])))
    text = normalized[mark:].decode(record["output_encoding"])
    pieces, last = [], 0
    for change in entry.replacements:
        start, end = change["out_start"], change["out_end"]
        if not last <= start <= end or text[start:end] != change["after"]:
            raise ValueError(f"at character {start} stands something else")
        pieces += [text[last:start], change["before"]]
        last = end
    original = "".join(pieces) + text[last:]
    return encode(original, Provenance(name, record["encoding"], record["bom"]))
