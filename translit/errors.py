"""What a caller cannot go on from. One base, few children, facts as attributes.

Each class carries the exit code that the command line answers with (CONTRACT §1):
2 usage, configuration or table; 3 unreadable input; 4 input refused as unsafe.
"""

from __future__ import annotations

from dataclasses import dataclass


class TranslitError(Exception):
    """Something translit cannot go on from; ``str(error)`` is one line for a person."""

    exit_code = 2


class ConfigError(TranslitError):
    """The configuration file or an option says something that cannot be meant."""


class StyleError(TranslitError):
    """An editor's style sheet contradicts itself or cannot be read."""


class ScriptError(TranslitError):
    """A form holds letters the function has no use for; ``offset`` says where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class ReadError(TranslitError):
    """An input could not be read or decoded."""

    exit_code = 3

    def __init__(self, path: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{path}: {reason}" + (f"; {remedy}" if remedy else ""))
        self.path = path
        self.reason = reason
        self.remedy = remedy


class UnsafeInputError(ReadError):
    """An input was refused: over a limit, or shaped to do harm."""

    exit_code = 4


class WriteError(TranslitError):
    """An output could not be written; nothing half-written is left behind."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a table: where, which check, what, and what to do."""

    path: str
    line: int
    code: str
    column: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        column = f" {self.column}:" if self.column else ""
        return f"{where}: {self.code}{column} {self.message}"


class TableError(TranslitError):
    """A table is broken; carries every fault found, sorted by file and line."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
