"""Differences as records, keys as in CONTRACT ``collate``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from translit.collate import Collation
from translit.model import Variant, VariantClass


def records(collation: Collation, variants: Iterable[Variant]) -> Iterator[dict[str, Any]]:
    """One record a difference: two sides for two witnesses, else spans and texts by siglum."""
    pair = len(collation.witnesses) == 2
    for variant in variants:
        record: dict[str, Any] = {"class": str(variant.cls), "significance": str(variant.significance)}
        if pair:
            (a, b), (a_text, b_text) = variant.spans, variant.texts
            record |= {"a_start": a.start, "a_end": a.end, "b_start": b.start, "b_end": b.end}
            record |= {"a_text": a_text, "b_text": b_text}
        else:
            sigla = [w.siglum for w in collation.witnesses]
            record["spans"] = {s: [x.start, x.end] for s, x in zip(sigla, variant.spans, strict=True)}
            record["texts"] = dict(zip(sigla, variant.texts, strict=True))
        record["note"] = variant.note
        if variant.cls is VariantClass.NAME:
            record["same_referent"] = variant.same_referent
        yield record
