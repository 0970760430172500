"""Which differences an editor should look at first."""

from __future__ import annotations

from collections.abc import Sequence

from translit.collate.knowledge import Knowledge
from translit.model import Significance, Variant, VariantClass

MOST = 8


def look_first(variants: Sequence[Variant], known: Knowledge) -> list[int]:
    """The places in *variants* of those that change what is said most, the gravest first, at most eight.

    Another person or place, a lost negation and other figures come before what is left out or added, and
    the longer passage before the shorter; the same name written otherwise is nothing to look at first.
    """

    def rank(n: int) -> tuple[int, int, int]:
        v = variants[n]
        grave = v.same_referent is False or v.note.partition(":")[0] in {"negation lost", "negation added"}
        return (0 if grave else known.ranks[v.cls], -max(map(len, v.texts)), n)

    told = [
        n
        for n, v in enumerate(variants)
        if v.significance is Significance.SUBSTANTIVE
        and not (v.cls is VariantClass.NAME and v.same_referent is True)
    ]
    return sorted(told, key=rank)[:MOST]
