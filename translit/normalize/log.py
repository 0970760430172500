"""The log of a normalization: every replacement, and enough to restore every byte.

One record a file (``record`` is ``file``), followed by its replacements (``record`` is
``replacement``), as JSON Lines or as CSV with the same fields.
"""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translit import __version__
from translit.errors import ReadError
from translit.model import Document, Provenance
from translit.normalize.files import digest, encode
from translit.normalize.run import Normalization

#: Columns of the log as CSV; the fields of both records in a fixed order.
FILE_FIELDS = (
    "record", "file", "output", "in_place", "encoding", "bom", "output_encoding", "output_bom",
    "sha256_before", "sha256_after", "replacements", "system", "style", "translit", "original",
)  # fmt: skip
REPLACEMENT_FIELDS = (
    "record", "file", "line", "start", "end", "out_start", "out_end", "before", "after", "reason",
    "referent", "kind", "hangul", "hanja", "score",
)  # fmt: skip
CSV_FIELDS = tuple(dict.fromkeys((*FILE_FIELDS, *REPLACEMENT_FIELDS)))
_NUMBERS = {"replacements", "line", "start", "end", "out_start", "out_end"}
_BOOLEANS = {"in_place", "bom", "output_bom"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a log: its record, and those of its replacements."""

    record: dict[str, Any]
    replacements: list[dict[str, Any]] = field(default_factory=list)


def entry_of(
    done: Normalization,
    *,
    original: bytes,
    output: str,
    written: bytes,
    written_as: Provenance,
    system: str,
    style: str = "",
) -> Entry:
    """What the log says of one file.

    Args:
        done: the normalization.
        original: the bytes that were read.
        output: where the result went; ``-`` for standard output.
        written: the bytes that went there.
        written_as: their encoding and byte order mark.
        system: id of the romanization system.
        style: the style sheet's path.
    """
    from translit.text import Lines

    source = done.document.provenance
    exact = _encodes_to(done.document, original)
    record = {
        "record": "file",
        "file": source.file,
        "output": output,
        "in_place": output == source.file and output != "-",
        "encoding": source.encoding,
        "bom": source.bom,
        "output_encoding": written_as.encoding,
        "output_bom": written_as.bom,
        "sha256_before": digest(original),
        "sha256_after": digest(written),
        "replacements": len(done.replacements),
        "system": system,
        "style": style,
        "translit": __version__,
        # Only where the encoding has several ways to write one text, so that decoding loses which.
        "original": "" if exact else base64.b64encode(original).decode("ascii"),
    }
    lines = Lines(done.document.text)
    return Entry(
        record,
        [
            {
                "record": "replacement",
                "file": source.file,
                "line": lines.place(r.span.start)[0],
                "start": r.span.start,
                "end": r.span.end,
                "out_start": r.out.start,
                "out_end": r.out.end,
                "before": r.before,
                "after": r.after,
                "reason": r.reason,
                "referent": r.referent,
                "kind": r.kind,
                "hangul": r.hangul,
                "hanja": r.hanja,
                "score": r.score,
            }
            for r in done.replacements
        ],
    )


def _encodes_to(document: Document, original: bytes) -> bool:
    try:
        return encode(document.text, document.provenance) == original
    except UnicodeError:
        return False


def log_lines(entries: Iterable[Entry], *, as_csv: bool) -> Iterator[str]:
    """The text of a log."""
    from translit.report.concordance_csv import csv_table
    from translit.report.to_json import json_lines

    records = (record for entry in entries for record in (entry.record, *entry.replacements))
    if as_csv:
        rows = ([_cell(record.get(name, "")) for name in CSV_FIELDS] for record in records)
        return csv_table(CSV_FIELDS, rows)
    return json_lines(records)


def _cell(value: Any) -> Any:
    return ("true" if value else "false") if isinstance(value, bool) else value


def read_log(path: str) -> list[Entry]:
    """The entries of a log, written as JSON Lines or CSV.

    Raises:
        ReadError: not a log of a normalization, or not whole.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(path, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ReadError(path, "is not UTF-8", "give a log that 'normalize --log' wrote") from None
    try:
        records = _from_json(text) if text.lstrip().startswith("{") else _from_csv(text)
        entries = _grouped(records)
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        raise ReadError(
            path, f"is not a log of a normalization ({error})", "give one that 'normalize --log' wrote"
        ) from None
    return entries


def _from_json(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _from_csv(text: str) -> list[dict[str, Any]]:
    from translit.report.concordance_csv import unguard

    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not rows:
        return []
    if tuple(rows[0]) != CSV_FIELDS:
        raise ValueError("its first line names other columns")
    return [
        {name: _value(name, unguard(cell)) for name, cell in zip(CSV_FIELDS, row, strict=True)}
        for row in rows[1:]
    ]


def _value(name: str, cell: str) -> Any:
    if name in _NUMBERS:
        return int(cell) if cell else 0
    if name in _BOOLEANS:
        return cell == "true"
    return cell


def _check(record: dict[str, Any]) -> None:
    """Whether every field is there and of its kind; the log may have been damaged anywhere."""
    for name in FILE_FIELDS if record["record"] == "file" else REPLACEMENT_FIELDS:
        kind = int if name in _NUMBERS else bool if name in _BOOLEANS else str
        if name != "score" and type(record[name]) is not kind:
            raise ValueError(f"'{name}' is no {kind.__name__}")


def _grouped(records: Sequence[dict[str, Any]]) -> list[Entry]:
    entries: list[Entry] = []
    for record in records:
        _check(record)
        if record["record"] == "file":
            entries.append(Entry(record))
        elif not entries or record["file"] != entries[-1].record["file"]:
            raise ValueError("a replacement stands outside its file")
        else:
            entries[-1].replacements.append(record)
    for entry in entries:
        if len(entry.replacements) != entry.record["replacements"]:
            raise ValueError("replacements are missing")
    return entries
