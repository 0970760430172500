"""Put a finished report where it belongs: standard output, or a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from translit.errors import WriteError


def write_text(chunks: Iterable[str], output: str | None) -> None:
    """Write *chunks* as UTF-8 to the file *output*, or to standard output when it is ``None`` or ``-``.

    Raises:
        WriteError: the file could not be written; whatever stood there before still does.
    """
    if output in (None, "-"):
        stream = sys.stdout.buffer
        for chunk in chunks:
            stream.write(chunk.encode("utf-8", "backslashreplace"))
        stream.flush()
        return
    with replace_file(Path(output)) as handle:
        for chunk in chunks:
            handle.write(chunk.encode("utf-8", "backslashreplace"))


@contextlib.contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """A binary handle whose content becomes *path* when the block ends well: same folder, sync, rename.

    The mode of an existing file is kept; a link is followed, so that the file behind it is replaced. What is
    no regular file (``/dev/null``, a pipe) is written to as it stands, never replaced.

    Raises:
        WriteError: the file or its folder cannot be written.
    """
    temporary = ""
    try:
        target = path.resolve()
        if target.is_dir():
            raise WriteError(f"{path}: is a folder; name a file")
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                yield device
            return
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)  # noqa: PTH101 - the temporary name is a plain string
        os.replace(temporary, target)  # noqa: PTH105
        temporary = ""
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(f"{path}: cannot be written: {reason}; nothing was changed there") from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
