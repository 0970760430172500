"""S: what the editor's style sheet decides."""

from __future__ import annotations

from collections.abc import Iterator

from translit.findings.facts import Collection
from translit.findings.flag import Hit
from translit.findings.registry import rule


@rule("S101", over=("N102", "N104", "N106", "N110"))
def against_style(names: Collection) -> Iterator[Hit]:
    """the style sheet decides for another spelling

    A row of the style sheet names this person, place or form and prefers another spelling. The fix puts
    the decided one.
    """
    for occurrence in names.occurrences:
        choice = names.choice(occurrence)
        printed = " ".join(occurrence.mention.surface.split())
        if not choice or occurrence.form.casefold() == choice.casefold() or not occurrence.of_the_text:
            continue
        fix = choice
        if occurrence.form != printed and choice.split()[:1] == occurrence.form.split()[:1]:
            fix = " ".join(choice.split()[1:])  # the family name stands outside the bracket
        if occurrence.form.isupper() and len(occurrence.form) > 3:
            fix = fix.upper()
        if printed == fix:
            continue
        yield Hit(
            occurrence.at,
            occurrence.span,
            f"'{occurrence.form}' should be '{choice}'",
            (choice,),
            fix=None if names.choice_again(occurrence) else fix,
            safe=True,
            group=occurrence.referent or f"form:{choice}",
        )


@rule("S201", over=("S101",))
def contradicted_style(names: Collection) -> Iterator[Hit]:
    """the style sheet contradicts itself

    One row decides for a spelling that another row replaces again, so that no spelling of this name can be
    right. ``translit style check`` finds such rows without documents, and under the same code rows that
    decide one thing twice and references that no record has. Take one of the rows out.
    """
    for occurrence in names.occurrences:
        if again := names.choice_again(occurrence):
            choice = names.choice(occurrence)
            yield Hit(
                occurrence.at,
                occurrence.span,
                f"'{occurrence.form}' should be '{choice}', and '{choice}' should be '{again}'",
                (choice, again),
                group=occurrence.referent or f"form:{choice}",
            )
