"""The bytes behind a document: encode a text as its file was, and replace files so that nothing is lost."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from translit.documents import read_document
from translit.errors import ReadError, WriteError
from translit.model import Document, Provenance

_BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def encode(text: str, provenance: Provenance) -> bytes:
    """*text* in the encoding, and behind the byte order mark, that *provenance* tells of.

    Raises:
        UnicodeEncodeError: the encoding has no sign for a letter of *text*.
    """
    mark = _BOMS.get(provenance.encoding, b"") if provenance.bom else b""
    return mark + text.encode(provenance.encoding)


def digest(data: bytes) -> str:
    """The fingerprint by which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def read_with_bytes(name: str, encoding: str | None) -> tuple[Document, bytes]:
    """A document and the bytes it was read from.

    Raises:
        ReadError: as :func:`translit.documents.read_document`.
    """
    document = read_document(name, encoding=encoding)
    if name == "-":
        return document, encode(document.text, document.provenance)
    try:
        return document, Path(name).read_bytes()
    except OSError as error:
        raise ReadError(name, f"cannot be read: {error.strerror}") from None


@contextlib.contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold *path* so that no other translit replaces it meanwhile.

    Raises:
        WriteError: another process holds it, or it cannot be opened.
    """
    try:
        import fcntl
    except ImportError:  # no such locks there; the digest is still compared before the file is replaced
        yield
        return
    try:
        handle = path.open("rb")
    except OSError as error:
        raise WriteError(f"{path}: cannot be opened: {error.strerror}; nothing was changed") from None
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WriteError(f"{path}: another translit is writing it; try again when that is done") from None
        except OSError:
            pass  # a file system without locks
        with contextlib.suppress(OSError):
            if not os.path.samestat(os.fstat(handle.fileno()), path.stat()):
                raise WriteError(f"{path}: was replaced just now; try again")
        yield


class Waiting:
    """A new content that lies beside its file, complete and synced, until it takes its place."""

    def __init__(self, path: Path, data: bytes, *, replaces: str = "") -> None:
        """Write *data* beside *path*.

        Args:
            path: the file to be; a link is followed. What is no regular file (``/dev/null``, a pipe) is
                written to when its turn comes, never replaced.
            data: its new content.
            replaces: digest of the content it replaces; checked again before it does.

        Raises:
            WriteError: the folder cannot be written.
        """
        self.path = path
        self._target = path.resolve()
        self._replaces = replaces
        self._temporary = ""
        self._for_device: bytes | None = None
        try:
            if self._target.is_dir():
                raise WriteError(f"{path}: is a folder; name a file")
            if self._target.exists() and not self._target.is_file():
                self._for_device = data
                return
            descriptor, self._temporary = tempfile.mkstemp(
                prefix=f".{self._target.name}.", suffix=".part", dir=self._target.parent
            )
            with os.fdopen(descriptor, "wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
            mode = self._target.stat().st_mode & 0o7777 if self._target.exists() else 0o666 & ~_umask()
            Path(self._temporary).chmod(mode)
        except OSError as error:
            self.drop()
            reason = error.strerror or str(error)
            raise WriteError(f"{path}: cannot be written: {reason}; nothing was changed there") from error

    def take_place(self) -> None:
        """Put the new content where the old one is, in one step.

        Raises:
            WriteError: the file is no longer what was read, or cannot be replaced.
        """
        try:
            if self._for_device is not None:
                self._target.write_bytes(self._for_device)
            elif self._replaces:
                with only_writer(self._target):
                    if digest(self._target.read_bytes()) != self._replaces:
                        raise WriteError(f"{self.path}: changed while it was worked on; it was left as it is")
                    Path(self._temporary).replace(self._target)
            else:
                Path(self._temporary).replace(self._target)
            self._temporary = ""
        except OSError as error:
            reason = error.strerror or str(error)
            raise WriteError(
                f"{self.path}: cannot be written: {reason}; nothing was changed there"
            ) from error
        finally:
            self.drop()

    def drop(self) -> None:
        """Forget the new content."""
        self._for_device = None
        if self._temporary:
            with contextlib.suppress(OSError):
                Path(self._temporary).unlink()
            self._temporary = ""


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
