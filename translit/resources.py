"""Where tables and corpus lie: inside an installed wheel, or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder(name: str) -> Path:
    """The folder ``tables`` or ``corpus``, wherever this copy of translit keeps it.

    Raises:
        FileNotFoundError: the installation is incomplete.

    >>> (data_folder("tables") / "sources.csv").is_file()
    True
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"translit's own folder '{name}' is missing; reinstall the package")


def schema_folder() -> Path:
    """The folder with the JSON Schemas of every jsonl record."""
    return _PACKAGE / "schemas"
