"""Findings for programs: jsonl, CSV, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from translit import __version__
from translit.findings.flag import Flag
from translit.findings.registry import RULES
from translit.model import Span
from translit.report.concordance_csv import csv_table
from translit.report.findings_text import printable
from translit.text import Lines

Texts = Mapping[str, tuple[str, Lines]]
COLUMNS = ("code", "file", "start", "end", "line", "col", "surface", "message", "candidates", "fingerprint")
# A line longer than this is not shown around the finding.
_MOST_CONTEXT = 1_000
_SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


def records(flags: Iterable[Flag], texts: Texts) -> Iterator[dict[str, Any]]:
    """Each finding as CONTRACT ``check`` has it."""
    for flag in flags:
        line, col = texts[flag.file][1].place(flag.span.start)
        yield {
            "code": flag.code,
            "file": flag.file,
            "start": flag.span.start,
            "end": flag.span.end,
            "line": line,
            "col": col,
            "surface": flag.surface,
            "message": flag.message,
            "candidates": list(flag.candidates),
            "fingerprint": flag.fingerprint,
        }


def csv_lines(flags: Iterable[Flag], texts: Texts) -> Iterator[str]:
    """A table; candidates joined by ``|``."""
    return csv_table(
        COLUMNS,
        (
            [record[c] if c != "candidates" else "|".join(record[c]) for c in COLUMNS]
            for record in records(flags, texts)
        ),
    )


def github_lines(flags: Iterable[Flag], texts: Texts) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the changed lines."""
    for flag in flags:
        line, col = texts[flag.file][1].place(flag.span.start)
        end_line, end_col = texts[flag.file][1].place(max(flag.span.start, flag.span.end - 1))
        place = (
            f"file={_property(flag.file)},line={line},col={col},endLine={end_line},endColumn={end_col + 1}"
        )
        yield f"::warning {place},title={_property(flag.code)}::{_data(flag.message)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def sarif(flags: Sequence[Flag], texts: Texts) -> str:
    """One SARIF 2.1.0 log."""
    used = sorted({flag.code for flag in flags})
    index = {code: n for n, code in enumerate(used)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "translit",
                        "semanticVersion": __version__,
                        "rules": [_sarif_rule(code) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(flag, index[flag.code], texts) for flag in flags],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _sarif_rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": " ".join(rule.explanation.split())},
        "defaultConfiguration": {"level": "warning"},
    }


def _result(flag: Flag, index: int, texts: Texts) -> dict[str, Any]:
    text, lines = texts[flag.file]
    region = _region(flag, lines)
    artifact = {"uri": _uri(flag.file)}
    place: dict[str, Any] = {"artifactLocation": artifact, "region": region | _snippet(flag.span, text)}
    around = _whole_lines(flag, lines)
    if len(around) <= _MOST_CONTEXT:
        numbers = {name: region[name] for name in ("startLine", "endLine")}
        place["contextRegion"] = numbers | _snippet(around, text)
    candidates = f" Candidates: {'; '.join(flag.candidates)}." if flag.candidates else ""
    result: dict[str, Any] = {
        "ruleId": flag.code,
        "ruleIndex": index,
        "level": "warning",
        "message": {"text": printable(flag.message) + "." + printable(candidates)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"translit/v1": flag.fingerprint},
    }
    if flag.fix is not None:
        change = {"deletedRegion": region, "insertedContent": {"text": flag.fix}}
        told = "attested and unique" if flag.safe else "the best guess"
        result["fixes"] = [
            {
                "description": {"text": f"{printable(flag.fix)} ({told})"},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}],
            }
        ]
    return result


def _snippet(span: Span, text: str) -> dict[str, Any]:
    return {"snippet": {"text": span.of(text)}}


def _whole_lines(flag: Flag, lines: Lines) -> Span:
    """The lines on which the finding stands."""
    first, last = lines.place(flag.span.start)[0], lines.place(flag.span.end)[0]
    return Span(lines.line_span(first)[0], max(flag.span.end, lines.line_span(last)[1]))


def _region(flag: Flag, lines: Lines) -> dict[str, Any]:
    line, col = lines.place(flag.span.start)
    end_line, end_col = lines.place(flag.span.end)
    return {
        "startLine": line,
        "startColumn": col,
        "endLine": end_line,
        "endColumn": end_col,
        "charOffset": flag.span.start,
        "charLength": len(flag.span),
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    if path.is_absolute():
        return PureWindowsPath(file).as_uri() if path.drive else PurePosixPath(path.as_posix()).as_uri()
    return quote(path.as_posix())
