"""The stretches of a witness that are layout, and the table of patterns that tell them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import regex

from translit.catalog import Catalog


@dataclass(slots=True)
class Zones:
    """Stretches of a witness that are layout, each with its reason, in order, not overlapping."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(
        default_factory=list
    )  # the text of each footnote, without its number

    def add(self, start: int, end: int, reason: str) -> None:
        """Mark one stretch."""
        self.spans.append((start, end, reason))

    def ordered(self) -> list[tuple[int, int, str]]:
        """The stretches, sorted, the first of any that overlap winning."""
        kept: list[tuple[int, int, str]] = []
        for span in sorted(self.spans, key=lambda s: (s[0], -s[1])):
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
            elif span[1] > kept[-1][1]:
                kept.append((kept[-1][1], span[1], span[2]))
        return kept


class Patterns:
    """The table ``collate/layout.csv``, compiled."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def by_kind(self) -> dict[str, regex.Pattern[str]]:
        """All patterns of a kind as one."""
        found: dict[str, list[str]] = {}
        for row in self._catalog.rows("collate/layout.csv"):
            pattern = row["pattern"]
            flag = pattern.startswith("(?i)")
            found.setdefault(row["kind"], []).append(f"(?i:{pattern[4:]})" if flag else f"(?:{pattern})")
        return {kind: regex.compile("|".join(patterns)) for kind, patterns in found.items()}
