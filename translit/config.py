"""Settings: built-in, from ``translit.toml`` or ``[tool.translit]`` of the nearest ``pyproject.toml``.

Nothing is needed to begin. A setting nobody knows is an error with a suggestion, not a silence.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translit.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its type, what holds when nobody sets it, and what it is for."""

    name: str
    type: type
    default: Any
    help: str


SETTINGS = (
    Setting("encoding", str, "", "encoding of input files; empty: by BOM, UTF-8, then detection"),
    Setting("ignore", list, [], "codes (or their beginnings) that 'check' leaves out"),
    Setting("ignore-names", list, [], "forms that 'check' and 'normalize' leave alone; case counts"),
    Setting("min-significance", str, "formal", "least significance that 'collate' reports"),
    Setting("select", list, [], "codes (or their beginnings) that 'check' reports; empty: all"),
    Setting("style", str, "", "style sheet with the editor's decided spellings, relative to this file"),
    Setting("system", str, "rr", "romanization system of 'romanize' and 'normalize'"),
    Setting("tables", list, [], "folders with your own tables, laid over the shipped ones"),
    Setting("top", int, 10, "candidates that 'resolve' shows"),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}
_PATHS = {"style", "tables"}


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting's value and where it came from (a file's path, or ``built in``)."""

    values: dict[str, Any]
    origins: dict[str, str]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def load_config(folder: Path, *, isolated: bool = False) -> Config:
    """The settings that hold in *folder*: the nearest file upward wins whole.

    Args:
        folder: where the search begins.
        isolated: look at no file.

    Raises:
        ConfigError: the file is not TOML, or sets something unknown or of the wrong type.
    """
    values: dict[str, Any] = {s.name: s.default for s in SETTINGS}
    origins = {s.name: "built in" for s in SETTINGS}
    found = None if isolated else _nearest(folder)
    if found:
        path, table = found
        for name, value in table.items():
            values[name] = _checked(path, name, value)
            origins[name] = str(path)
    return Config(values, origins)


def _nearest(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        own = place / "translit.toml"
        if own.is_file():
            return own, _read(own)
        project = place / "pyproject.toml"
        if project.is_file() and (table := _read(project).get("tool", {}).get("translit")) is not None:
            return project, table
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None


def _checked(path: Path, name: str, value: Any) -> Any:
    setting = _BY_NAME.get(name)
    if setting is None:
        near = difflib.get_close_matches(name, _BY_NAME, 1)
        hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(_BY_NAME)}"
        raise ConfigError(f"{path}: unknown setting '{name}'; {hint}")
    wrong_item = (
        setting.type is list and isinstance(value, list) and not all(isinstance(v, str) for v in value)
    )
    if not isinstance(value, setting.type) or isinstance(value, bool) or wrong_item:
        wanted = {"str": "a text", "int": "a whole number", "list": "a list of texts"}[setting.type.__name__]
        raise ConfigError(f"{path}: '{name}' should be {wanted}, not {value!r}")
    if name in _PATHS and value:
        return (
            [str(path.parent / v) for v in value]
            if isinstance(value, list)
            else str(path.parent / str(value))
        )
    return value
