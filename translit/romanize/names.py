"""Where a name divides: surname and given name, place and unit; and what kind of thing a form is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from translit.catalog import Catalog
from translit.catalog.cache import cached
from translit.hangul import is_syllable


@dataclass(frozen=True, slots=True)
class Unit:
    """The generic end of a place name."""

    form: str
    cls: str
    stem: int
    source: str


class Names:
    """Surnames, units and the syllables of Sino-Korean words."""

    def __init__(self, catalog: Catalog) -> None:
        rows = catalog.rows("romanize/surnames.csv")
        self.surnames = {row["hangul"]: row for row in rows}
        self.double = frozenset(s for s in self.surnames if len(s) > 1)
        units = [
            Unit(r["form"], r["class"], int(r["stem"]), r["source"])
            for r in catalog.rows("romanize/units.csv")
        ]
        self.units = tuple(sorted(units, key=lambda u: -len(u.form)))
        self._units_by_end: dict[str, tuple[Unit, ...]] = {}
        for unit in self.units:
            self._units_by_end[unit.form[-1]] = (*self._units_by_end.get(unit.form[-1], ()), unit)
        self.split_names = {row["form"]: row for row in catalog.rows("romanize/split_names.csv")}
        self.native_given = frozenset(r["form"] for r in catalog.rows("romanize/native_names.csv"))
        self.loans = {row["form"]: row for row in catalog.rows("romanize/loans.csv")}
        self.loan_heads = frozenset(form[:2] for form in self.loans)
        self._catalog = catalog

    @cached_property
    def sino(self) -> frozenset[str]:
        """Every syllable that reads some Chinese character."""
        return frozenset(sino_counts(self._catalog))

    def split_person(self, form: str) -> tuple[str, str]:
        """Surname and given name; the surname is empty where none is known."""
        first, space, rest = form.partition(" ")
        if space:
            return (first, rest.replace(" ", "")) if len(first) <= 2 else ("", form.replace(" ", ""))
        if len(form) > 2 and form[:2] in self.double:
            return form[:2], form[2:]
        if form in self.double:
            return form, ""
        if len(form) > 1 and form[0] in self.surnames:
            return form[0], form[1:]
        return "", form

    def split_place(self, word: str) -> tuple[str, Unit] | None:
        """The stem and the unit, where the end of *word* is a unit and not part of the name."""
        row = self.split_names.get(word)
        if row is not None:
            stem, hyphen, end = row["split"].partition("-")
            return (stem, Unit(end, "listed", 1, row["source"])) if hyphen else None
        for unit in self._units_by_end.get(word[-1:], ()):
            if len(word) - len(unit.form) >= unit.stem and word.endswith(unit.form):
                if unit.cls in ("admin", "generic"):
                    return word[: -len(unit.form)], unit
                return None
        return None

    def loan(self, word: str) -> str:
        """``l`` or ``r`` where *word* begins with a loan in ㄹ (``n``: a native word in ㄴ), else nothing."""
        if word[:2] in self.loan_heads or word[:1] in self.loan_heads:
            for end in range(len(word), 0, -1):
                row = self.loans.get(word[:end])
                if row is not None:
                    return row["letter"]
        return ""


@lru_cache(maxsize=8)
def names_of(catalog: Catalog) -> Names:
    """The names of a catalog, read once."""
    return Names(catalog)


def sino_counts(catalog: Catalog) -> dict[str, int]:
    """How many characters each Sino-Korean syllable reads."""

    def build() -> dict[str, int]:
        counts: dict[str, int] = {}
        for row in catalog.rows("sinokorean/hanja.csv"):
            for syllable in row["hangul"].split("|"):
                if is_syllable(syllable):
                    counts[syllable] = counts.get(syllable, 0) + 1
        return counts

    found = cached("sino-syllables", catalog.digest("sinokorean/hanja.csv"), build)
    assert isinstance(found, dict)
    return found
