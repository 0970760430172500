"""Differences for people: side by side in the width there is."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from translit.collate import Collation
from translit.collate.knowledge import Knowledge
from translit.model import Variant, VariantClass
from translit.report.collation_first import MOST, look_first
from translit.report.collation_witness import called
from translit.text import Lines


def text_report(
    collation: Collation, variants: Sequence[Variant], known: Knowledge, *, width: int, color: bool
) -> Iterator[str]:
    """A summary, then every difference with the words around it."""
    yield from summary(collation, variants, known)
    lines = [Lines(w.document.text) for w in collation.witnesses]
    column = max(20, (width - 3) // len(collation.witnesses) - 2)
    for variant in variants:
        places = " | ".join(
            f"{w.siglum} {line.place(span.start)[0]}:{line.place(span.start)[1]}"
            for w, line, span in zip(collation.witnesses, lines, variant.spans, strict=True)
        )
        head = f"{variant.cls}  {places}"
        if variant.cls is VariantClass.NAME:
            head += {True: "  same referent", False: "  another referent", None: "  referent unknown"}[
                variant.same_referent
            ]
        if variant.note:
            head += f"  ({variant.note})"
        yield "\n" + _paint(head, known.colors[variant.cls], color) + "\n"
        cells = [
            textwrap.wrap(_around(w.document.text, span.start, span.end), column) or [""]
            for w, span in zip(collation.witnesses, variant.spans, strict=True)
        ]
        for k in range(max(map(len, cells))):
            row = [cell[k] if k < len(cell) else "" for cell in cells]
            yield "  " + " | ".join(f"{text:<{column}}" for text in row).rstrip() + "\n"


def summary(collation: Collation, variants: Sequence[Variant], known: Knowledge) -> Iterator[str]:
    """What was compared, and how many differences of each kind there are."""
    for witness in collation.witnesses:
        yield f"{witness.siglum}  {called(witness)}\n"
    for left in collation.left_out:
        yield f"left out of {left.siglum}: {left.reason}\n"
    if collation.translated:
        yield "compared sentence by sentence, as translations made independently\n"
    counts = Counter(v.cls for v in variants)
    if not counts and not collation.overlap:
        yield "nothing compared: no passage in common\n"
    elif not counts:
        yield "no differences\n"
    for cls in sorted(counts, key=lambda c: known.ranks[c]):
        yield f"  {counts[cls]:5}  {cls:<12} {known.labels[cls]}\n"
    if len(variants) > MOST and (first := look_first(variants, known)):
        lines = Lines(collation.witnesses[0].document.text)
        places = (lines.place(variants[n].spans[0].start) for n in first)
        told = (
            f"{row}:{column} {variants[n].cls}" for n, (row, column, *_) in zip(first, places, strict=True)
        )
        yield f"look first at {collation.witnesses[0].siglum} {', '.join(told)}\n"


def _around(text: str, start: int, end: int, context: int = 40) -> str:
    before = " ".join(text[max(0, start - context) : start].split())
    inside = " ".join(text[start:end].split())
    if len(inside) > 300:
        inside = inside[:180] + " […] " + inside[-100:]
    after = " ".join(text[end : end + context].split())
    return f"{before} «{inside}» {after}".strip()


def _paint(text: str, code: str, color: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if color else text
