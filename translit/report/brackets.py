"""Classified brackets as records for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from translit.model import Bracket, Document, Mention, Status
from translit.report.resolutions import ResolutionWriter
from translit.text import Lines


def bracket_records(
    document: Document,
    brackets: Sequence[Bracket],
    names: Sequence[Sequence[Mention]],
    writer: ResolutionWriter,
) -> Iterator[dict[str, Any]]:
    """Each bracket as CONTRACT ``brackets`` has it; *names* are the resolved names in each."""
    lines = Lines(document.text)
    for bracket, inside in zip(brackets, names, strict=True):
        line, col = lines.place(bracket.span.start)
        yield {
            "file": document.file,
            "start": bracket.span.start,
            "end": bracket.span.end,
            "line": line,
            "col": col,
            "surface": bracket.surface,
            "text": bracket.text,
            "class": str(bracket.cls),
            "uncertain": bracket.uncertain,
            "reason": bracket.reason,
            "resolution": [writer.record(m.resolution) for m in inside if m.resolution],
        }


def bracket_lines(
    document: Document,
    brackets: Sequence[Bracket],
    names: Sequence[Sequence[Mention]],
    writer: ResolutionWriter,
) -> Iterator[str]:
    """One line for each bracket, and below it what its names may stand for."""
    lines = Lines(document.text)
    for bracket, inside in zip(brackets, names, strict=True):
        line, col = lines.place(bracket.span.start)
        shown = bracket.text if len(bracket.text) <= 70 else bracket.text[:67] + "..."
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown)
        yield f"{document.file}:{line}:{col}: {bracket.cls}: {shown}  [{bracket.reason}]"
        for mention in inside:
            if mention.resolution:
                yield f"    {_best(mention, writer)}"


def _best(mention: Mention, writer: ResolutionWriter) -> str:
    resolution = mention.resolution
    assert resolution is not None
    shown = []
    for candidate in resolution.candidates[: 1 if resolution.status is Status.RESOLVED else 3]:
        spelled = writer.spell("rr", candidate.hangul, candidate.kind)
        parts = (candidate.hangul, candidate.hanja, spelled or candidate.label)
        shown.append(" ".join(filter(None, parts)))
    return f"{resolution.form}: {resolution.status}" + (f": {'; '.join(shown)}" if shown else "")
