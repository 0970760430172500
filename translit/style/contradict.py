"""Where a style sheet contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from translit.candidates.index import Index
from translit.style.sheet import Decision, StyleSheet, form_key


def contradictions(sheet: StyleSheet, index: Index | None = None) -> Iterator[tuple[int, str]]:
    """``(row, what is wrong)`` for everything in *sheet* that cannot all hold, by row.

    Args:
        sheet: as loaded, all scopes.
        index: the records, to know which references exist; without it they are not looked at.
    """
    found = [*_twice(sheet), *_chains(sheet)]
    if index is not None:
        found += _unknown(sheet, index)
    yield from sorted(found)


def _twice(sheet: StyleSheet) -> Iterator[tuple[int, str]]:
    first: dict[tuple[str, str, str], Decision] = {}
    for decision in sheet.decisions:
        subject = form_key(decision.form) if decision.form else decision.referent
        key = ("form" if decision.form else "referent", subject, decision.scope)
        before = first.setdefault(key, decision)
        if before is decision:
            continue
        if before.preferred != decision.preferred:
            what = decision.form or decision.referent
            other = f"'{before.preferred}' in row {before.line}"
            yield decision.line, f"'{what}' should be '{decision.preferred}' here but {other}"
        else:
            yield decision.line, f"says the same as row {before.line}"


def _chains(sheet: StyleSheet) -> Iterator[tuple[int, str]]:
    """A preferred spelling that another row replaces again: normalizing twice would change it twice."""
    by_form = {(form_key(d.form), d.scope): d for d in sheet.decisions if d.form}
    for decision in sheet.decisions:
        again = by_form.get((form_key(decision.preferred), decision.scope)) or by_form.get(
            (form_key(decision.preferred), "")
        )
        if again is not None and form_key(again.preferred) != form_key(decision.preferred):
            yield (
                decision.line,
                f"prefers '{decision.preferred}', which row {again.line} replaces by '{again.preferred}'",
            )


def _unknown(sheet: StyleSheet, index: Index) -> Iterator[tuple[int, str]]:
    for decision in sheet.decisions:
        if decision.referent and index.entry_of(decision.referent) is None:
            yield decision.line, f"no record has the reference '{decision.referent}'"
