"""Mentions as cells of a table, and back. Traces are not kept: a concordance does not ask for them."""

from __future__ import annotations

import json
from typing import Any

from translit.model import (
    Candidate,
    Certainty,
    Kind,
    Mention,
    Origin,
    Resolution,
    Span,
    Status,
)

_KEPT = 5  # candidates of a mention that are kept


def mention_cells(mention: Mention, line: int) -> tuple[Any, ...]:
    """*mention*, which stands on *line*, as the columns of ``mentions`` from ``start`` on."""
    resolution = mention.resolution
    candidates = resolution.candidates[:_KEPT] if resolution else ()
    referent = candidates[0].authority if resolution and resolution.status is Status.RESOLVED else ""
    told = [
        [str(c.kind), str(c.origin), c.hangul, c.hanja, c.score, c.cost, c.authority, c.label]
        for c in candidates
    ]
    return (
        mention.span.start,
        mention.span.end,
        line,
        mention.surface,
        str(mention.kind or ""),
        str(mention.certainty),
        int(mention.bracketed),
        resolution.form if resolution else "",
        str(resolution.status) if resolution else "",
        resolution.reason if resolution else "",
        referent,
        json.dumps(told, ensure_ascii=False),
    )


def mention_of(cells: tuple[Any, ...]) -> Mention:
    """The mention that :func:`mention_cells` made these cells of, without traces."""
    start, stop, _, surface, kind, certainty, bracketed, form, status, reason, _, candidates = cells
    resolution = None
    if status:
        told = tuple(
            Candidate(Kind(k), Origin(o), hangul, hanja, score, cost, authority, label)
            for k, o, hangul, hanja, score, cost, authority, label in json.loads(candidates)
        )
        resolution = Resolution(form, Status(status), told, reason)
    return Mention(
        span=Span(start, stop),
        surface=surface,
        kind=Kind(kind) if kind else None,
        certainty=Certainty(certainty),
        bracketed=bool(bracketed),
        resolution=resolution,
    )
