"""Mentions made by hand: a finder that knows a few forms and what they stand for."""

from __future__ import annotations

import regex

from translit.concord.build import Find
from translit.model import (
    Candidate,
    Certainty,
    Document,
    Kind,
    Mention,
    Origin,
    Resolution,
    Span,
    Status,
)


def candidate_of(told: str) -> Candidate:
    """``철원 place`` or ``=Mao Zedong person``: a Korean name, or (behind =) a foreign one."""
    name, kind = told.rsplit(" ", 1)
    foreign = name.startswith("=")
    return Candidate(
        kind=Kind(kind),
        origin=Origin.ROMANIZED_KOREAN,
        hangul="" if foreign else name,
        hanja="",
        score=0.9,
        cost=0.0,
        authority=f"foreign:{name[1:]}" if foreign else f"{kind}:{name}",
        label=name[1:] if foreign else "",
    )


def finder_of(names: dict[str, str]) -> Find:
    """A finder of these forms; ``""`` is a form nobody can settle, ``a|b`` an ambiguous one."""
    pattern = regex.compile(
        "|".join(rf"(?<!\w){regex.escape(n)}(?!\w)" for n in sorted(names, key=len, reverse=True)) or r"(?!)"
    )

    def find(document: Document) -> tuple[Mention, ...]:
        text = document.text
        mentions = []
        for match in pattern.finditer(text):
            told = [t for t in names[match[0]].split("|") if t]
            candidates = tuple(map(candidate_of, told))
            status = (Status.UNRESOLVED, Status.RESOLVED)[len(told)] if len(told) < 2 else Status.AMBIGUOUS
            bracketed = text[match.start() - 1 : match.start()] == "["
            mentions.append(
                Mention(
                    span=Span(*match.span()),
                    surface=match[0],
                    kind=None,
                    certainty=Certainty.LOW if bracketed else Certainty.HIGH,
                    bracketed=bracketed,
                    resolution=Resolution(match[0], status, candidates),
                )
            )
        return tuple(mentions)

    return find
