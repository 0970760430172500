"""Every spelling of each referent by system: the table that a volume's front matter prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import regex

from translit.catalog import Catalog, default_catalog
from translit.concord.entries import Entry, Form
from translit.model import Kind
from translit.romanize.romanizer import romanizer

#: The columns of ``concord --crosswalk``, in order.
CROSSWALK_COLUMNS = (
    "id",
    "kind",
    "preferred",
    "hangul",
    "hanja",
    "mr",
    "rr",
    "dprk",
    "cyrillic",
    "japanese",
    "mentions",
    "attested",
)


class CrosswalkRow(NamedTuple):
    """One referent; ``cyrillic`` and ``japanese`` are as the tables attest them, else computed."""

    id: str
    kind: str
    preferred: str
    hangul: str
    hanja: str
    mr: str
    rr: str
    dprk: str
    cyrillic: str
    japanese: str
    mentions: int
    attested: tuple[Form, ...]

    def cells(self) -> tuple[Any, ...]:
        """The row for a flat table: forms with their documents and lines in one cell."""
        return (*self[:11], " | ".join(map(describe, self.attested)))

    def record(self) -> dict[str, Any]:
        """The row for JSON: forms as a list."""
        attested = [
            {
                "form": form.form,
                "count": form.mentions,
                "certainty": form.certainty,
                "places": [
                    {"file": p.file, "document": p.document, "line": p.line, "count": p.mentions}
                    for p in form.places
                ],
            }
            for form in self.attested
        ]
        return dict(zip(CROSSWALK_COLUMNS[:11], self[:11], strict=True)) | {"attested": attested}


def describe(form: Form) -> str:
    """A form with each document and the line where it first stands there.

    >>> from translit.concord.entries import Place
    >>> describe(Form("Tetsugen", 3, "low", (Place("a.txt", "1. Telegram", 7, 3, (7, 9)),)))
    'Tetsugen (1. Telegram: 7, 3 times)'
    """
    places = "; ".join(
        f"{p.document or p.file}: {p.line}" + (f", {p.mentions} times" if p.mentions > 1 else "")
        for p in form.places
    )
    return f"{form.form} ({places})"


class Crosswalk:
    """Computes the spellings that no document shows."""

    def __init__(self, catalog: Catalog | None = None) -> None:
        self._catalog = catalog or default_catalog()

    def rows(self, found: Iterable[Entry]) -> Iterator[CrosswalkRow]:
        """One row for each settled referent."""
        for entry in found:
            if entry.settled:
                yield CrosswalkRow(
                    *entry[:7],
                    dprk=self._dprk(entry),
                    cyrillic=self._cyrillic(entry),
                    japanese=self._japanese(entry),
                    mentions=entry.mentions,
                    attested=entry.forms,
                )

    @cached_property
    def _records(self) -> dict[str, tuple[str, str]]:
        """Cyrillic and Japanese spellings that the authority tables give, by reference."""
        tables = {"place": ("", "jp_reading"), "person": ("cyrillic", ""), "foreign": ("cyrillic", "")}
        files = {"place": "places", "person": "persons", "foreign": "foreign"}
        return {
            f"{kind}:{row['id']}": (row[cyrillic] if cyrillic else "", row[japanese] if japanese else "")
            for kind, (cyrillic, japanese) in tables.items()
            for row in self._catalog.rows(f"authority/{files[kind]}.csv")
        }

    def _dprk(self, entry: Entry) -> str:
        if not entry.hangul:
            return ""
        kind = entry.kind if entry.kind in (Kind.PERSON, Kind.PLACE) else "word"
        return romanizer("dprk-2002", self._catalog).spell(entry.hangul, kind)

    def _cyrillic(self, entry: Entry) -> str:
        attested, _ = self._records.get(entry.id, ("", ""))
        return attested or (self.kontsevich(entry.mr) if entry.hangul else "")

    @cached_property
    def _letters(self) -> tuple[dict[str, str], regex.Pattern[str]]:
        table = {row["match"]: row["result"] for row in self._catalog.rows("concord/kontsevich.csv")}
        pattern = "|".join(regex.escape(m) for m in sorted(table, key=len, reverse=True))
        return table, regex.compile(pattern)

    def kontsevich(self, mr: str) -> str:
        """*mr* in Kontsevich's Cyrillic; given names are written in one word.

        >>> Crosswalk().kontsevich("Kim Il-sŏng"), Crosswalk().kontsevich("P'yŏngyang")
        ('Ким Ильсон', 'Пхёнъян')
        """
        table, pattern = self._letters
        words = []
        for word in mr.split(" "):
            joined = word.replace("-", "") if " " in mr else word
            written = pattern.sub(lambda match: table[match[0]], joined.lower())
            words.append(written[:1].upper() + written[1:])
        return " ".join(words)

    @cached_property
    def _readings(self) -> Any:
        from translit.candidates.japanese import JapaneseSpeller

        return JapaneseSpeller(self._catalog)

    def _japanese(self, entry: Entry) -> str:
        """The Japanese reading of a place: attested, else the first on'yomi of each character."""
        _, attested = self._records.get(entry.id, ("", ""))
        if attested or entry.kind != Kind.PLACE or not entry.hangul or not entry.hanja:
            return attested
        parts = []
        for character in entry.hanja:
            readings = self._readings.readings(character)
            if not readings:
                return ""
            parts.append(min(readings, key=lambda r: (readings[r], list(readings).index(r))))
        read = "".join(parts)
        return read[:1].upper() + read[1:]
