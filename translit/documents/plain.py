"""Read plain text and Markdown. What cannot be decoded is refused, never silently replaced."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Sequence
from pathlib import Path

from translit.documents.encodings import SAMPLE, detect, escaped_encoding, is_nearly_utf8, unmarked_wide
from translit.errors import ConfigError, ReadError, UnsafeInputError
from translit.model import Document, Provenance

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
MAX_BYTES = 256 * 1024 * 1024
# No line of a text is this long (characters); what is, is no text, or made to do harm.
MAX_LINE = 2_000_000
# Longest first: the BOM of UTF-32-LE begins with that of UTF-16-LE.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def find_inputs(names: Sequence[str]) -> tuple[str, ...]:
    """The files that *names* stand for: folders are searched for text files, sorted; ``-`` is kept.

    A file named twice is read twice (a witness may be compared with itself); what a folder holds is
    added once.

    Raises:
        ReadError: a name does not exist, or a folder holds no text file.
    """
    found: list[str] = []
    for name in names:
        if name == "-":
            found.append(name)
            continue
        path = Path(name)
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except ValueError:  # a NUL in the name
            is_folder = is_there = False
        if is_folder:
            inside = _texts_in(path)
            if not inside:
                kinds = " ".join(sorted(TEXT_SUFFIXES))
                raise ReadError(name, "the folder holds no text file", f"looked for {kinds}")
            seen = set(found)
            found.extend(file for file in inside if file not in seen)
        elif is_there:
            found.append(name)
        else:
            raise ReadError(name, "no such file or folder")
    return tuple(found)


def _texts_in(folder: Path) -> list[str]:
    """Every text file below *folder*, sorted; hidden ones are passed over."""
    return sorted(
        str(path)
        for path in folder.rglob("*")
        if path.suffix.lower() in TEXT_SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )


def read_document(name: str, *, encoding: str | None = None) -> Document:
    """Read one file, or standard input for ``-``.

    Args:
        name: a path, or ``-``.
        encoding: decode by this; ``None`` decides by BOM, then UTF-8, then detection.

    Raises:
        ReadError: unreadable, binary, or not decodable.
        UnsafeInputError: larger than 256 MB, or with a line of over two million characters.
    """
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as handle:
                data = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(name, f"cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise UnsafeInputError(name, f"is larger than {MAX_BYTES >> 20} MB", "split it into smaller files")
    return decode_document(data, name, encoding=encoding)


def decode_document(data: bytes, name: str, *, encoding: str | None = None) -> Document:
    """Decode *data*; the text is exactly what the bytes say, less a byte order mark.

    Raises:
        ReadError: the bytes are not text in the encoding given or detected.
        ConfigError: *encoding* is no encoding.
    """
    for bom, by_bom in _BOMS:
        if data.startswith(bom) and encoding is None:
            return _document(_decode(data[len(bom) :], by_bom, name), name, by_bom, bom=True)
    if encoding is not None:
        codec = _codec_name(encoding)
        bom = next((b for b, by_bom in _BOMS if by_bom == codec and data.startswith(b)), b"")
        return _document(_decode(data[len(bom) :], codec, name), name, codec, bom=bool(bom))
    given_away = escaped_encoding(data) or (unmarked_wide(data) if b"\0" in data[:SAMPLE] else None)
    if given_away is not None:
        return _document(_decode(data, given_away, name), name, given_away, detected=True)
    try:
        return _document(data.decode("utf-8"), name, "utf-8")
    except UnicodeDecodeError as error:
        detected = detect(data)
        if detected is None:
            raise _undecodable(data, name, error) from None
        return _document(_decode(data, detected, name), name, detected, detected=True)


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> ReadError:
    line = data.count(b"\n", 0, error.start) + 1
    place = f"byte 0x{data[error.start]:02X} on line {line}"
    if b"\0" in data[:SAMPLE]:
        return ReadError(name, f"is binary or in an unknown encoding ({place})", "give a text file")
    if is_nearly_utf8(data):
        return ReadError(name, f"is damaged UTF-8 ({place})", "repair it, or name its --encoding")
    remedy = "name it with --encoding, for example --encoding windows-1251"
    return ReadError(name, f"is not UTF-8 ({place}) and no other encoding fits", remedy)


def _document(text: str, name: str, encoding: str, *, bom: bool = False, detected: bool = False) -> Document:
    nul = text.find("\0")
    if nul >= 0:
        raise ReadError(name, f"is binary (a NUL byte at character {nul})", "give a text file")
    _refuse_long_line(text, name)
    return Document(text, Provenance(name, encoding, bom, detected))


def _refuse_long_line(text: str, name: str) -> None:
    """Stop at a line over the limit; looks once at every stretch of that length.

    Raises:
        UnsafeInputError: there is such a line.
    """
    position = 0
    while len(text) - position > MAX_LINE:
        stop = position + MAX_LINE + 1
        end = max(text.rfind("\n", position, stop), text.rfind("\r", position, stop))
        if end < 0:
            reason = f"has a line of over {MAX_LINE:,} characters (at character {position:,})"
            raise UnsafeInputError(name, reason, "break it into lines")
        position = end + 1


def _codec_name(encoding: str) -> str:
    """Python's name for a text encoding.

    Raises:
        ConfigError: there is none of that name.
    """
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        info = None
    # base64, rot13 and their like are codecs but not encodings of text.
    if info is None or not getattr(info, "_is_text_encoding", True):
        shown = encoding.encode("unicode_escape").decode()
        raise ConfigError(
            f"--encoding: '{shown}' is not an encoding of text; windows-1251 is one, for example"
        )
    return info.name


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"is not {encoding}: byte {error.start} (0x{data[error.start]:02X}) {error.reason}"
        raise ReadError(name, reason, "give the right --encoding") from None
    except (UnicodeError, ValueError):
        raise ReadError(name, f"is not {encoding}", "give the right --encoding") from None
    if "\ufffd" in text and encoding not in {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}:
        raise ReadError(name, f"does not decode as {encoding} without loss", "give the right --encoding")
    return text
