"""Compiled tables, kept between runs in the user's cache folder.

A cache entry is keyed by the digest of everything that went into it, so it is never stale, only
unused. It holds plain values (``marshal``), which cannot run code when read, behind a checksum, so a
damaged file is rebuilt, never trusted. Where nothing can be written, the work is simply done again.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from translit import __version__


def cache_folder() -> Path:
    """Where compiled tables are kept: ``TRANSLIT_CACHE``, or the platform's place for caches."""
    if named := os.environ.get("TRANSLIT_CACHE"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "translit"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "translit"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "translit"


def code_digest(*patterns: str) -> str:
    """A hash of translit's own source files matching *patterns*: code is part of what a value depends on."""
    state = hashlib.sha256()
    package = Path(__file__).resolve().parent.parent
    for pattern in patterns:
        for path in sorted(package.glob(pattern)):
            state.update(path.read_bytes() + b"\0")
    return state.hexdigest()


def cached(name: str, digest: str, build: Callable[[], Any]) -> Any:
    """The value *build* makes, from the cache when an entry of this name and digest is sound.

    Within a process the same value is handed out again, so it must not be changed.

    Args:
        name: what is cached; one entry is kept for each name and digest.
        digest: a hash of everything the value depends on, code included.
        build: makes the value, of plain builtins only (what ``marshal`` can hold).
    """
    tag = f"{digest}-{__version__}-{sys.implementation.cache_tag}"
    if (name, tag) not in _LOADED:
        while len(_LOADED) >= _LOADED_AT_ONCE:
            del _LOADED[next(iter(_LOADED))]
        _LOADED[name, tag] = _load(name, tag, build)
    return _LOADED[name, tag]


def forget() -> None:
    """Let go of what this process has loaded; the cache on disk stays."""
    _LOADED.clear()


# What this process has loaded, oldest first; enough for the tables of two catalogs.
_LOADED: dict[tuple[str, str], Any] = {}
_LOADED_AT_ONCE = 80


def _load(name: str, tag: str, build: Callable[[], Any]) -> Any:
    try:
        path = cache_folder() / f"{name}-{hashlib.sha256(tag.encode()).hexdigest()[:24]}.bin"
        blob = path.read_bytes()
        if len(blob) > 32 and hashlib.blake2b(blob[32:], digest_size=32).digest() == blob[:32]:
            return marshal.loads(blob[32:])
    except (OSError, RuntimeError, ValueError, EOFError, TypeError):
        path = None  # unreadable, absent or foreign: build anew below
    value = build()
    _keep(name, tag, value)
    return value


def _keep(name: str, tag: str, value: Any) -> None:
    """Write an entry by temporary file and rename, so that concurrent starts never see half of one."""
    with contextlib.suppress(OSError, RuntimeError):  # a read-only disk only costs time
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        body = marshal.dumps(value)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{name}-", dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as handle:
                handle.write(hashlib.blake2b(body, digest_size=32).digest() + body)
            target = folder / f"{name}-{hashlib.sha256(tag.encode()).hexdigest()[:24]}.bin"
            Path(temporary).replace(target)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
