"""Every spelling of each referent by system: the table that a volume's front matter prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import regex

from translit.catalog import Catalog, default_catalog
from translit.catalog.guard import alternatives
from translit.concord.entries import Entry, Form
from translit.concord.row import REFERENT_COLUMNS, Referent
from translit.model import Kind
from translit.romanize.romanizer import romanizer

#: The columns of ``concord --crosswalk``, in order.
CROSSWALK_COLUMNS = (*REFERENT_COLUMNS, "dprk", "cyrillic", "japanese", "mentions", "attested")


class CrosswalkRow(NamedTuple):
    """One referent; ``cyrillic`` and ``japanese`` are as the tables attest them, else computed."""

    who: Referent
    dprk: str
    cyrillic: str
    japanese: str
    mentions: int
    attested: tuple[Form, ...]

    def cells(self) -> tuple[Any, ...]:
        """The row for a flat table: forms with their documents and lines in one cell."""
        return (*self._plain(), " | ".join(map(describe, self.attested)))

    def _plain(self) -> tuple[Any, ...]:
        return (*self.who, self.dprk, self.cyrillic, self.japanese, self.mentions)

    def record(self) -> dict[str, Any]:
        """The row for JSON: forms as a list."""
        attested = [
            {
                "form": form.form,
                "count": form.mentions,
                "certainty": form.certainty,
                "places": [
                    {
                        "file": p.file,
                        "document": p.document,
                        "line": p.line,
                        "count": p.mentions,
                        "lines": list(p.lines),
                    }
                    for p in form.places
                ],
            }
            for form in self.attested
        ]
        return dict(zip(CROSSWALK_COLUMNS, (*self._plain(), attested), strict=True))


def describe(form: Form) -> str:
    """A form with each document and the lines where it stands there.

    >>> from translit.concord.entries import Place
    >>> describe(Form("Tetsugen", 3, "low", (Place("a.txt", "1. Telegram", 7, 3, (7, 9)),)))
    'Tetsugen (1. Telegram: 7, 9)'
    """
    places = "; ".join(f"{p.document or p.file}: {p.told()}" for p in form.places)
    return f"{form.form} ({places})"


def _told(cell: str) -> str:
    """A cell of the tables for print: its alternatives apart, nothing for what the source does not know.

    >>> _told("Хе Ден Сук|Хо Чон Сук"), _told("?")
    ('Хе Ден Сук | Хо Чон Сук', '')
    """
    return " | ".join(filter(None, cell.removeprefix("?").split("|")))


class Crosswalk:
    """Computes the spellings that no document shows."""

    def __init__(self, catalog: Catalog | None = None) -> None:
        self._catalog = catalog or default_catalog()

    def rows(self, found: Iterable[Entry]) -> Iterator[CrosswalkRow]:
        """One row for each settled referent."""
        for entry in found:
            if entry.who.settled:
                yield CrosswalkRow(
                    entry.who,
                    dprk=self._dprk(entry.who),
                    cyrillic=self._cyrillic(entry.who),
                    japanese=self._japanese(entry.who),
                    mentions=entry.mentions,
                    attested=entry.forms,
                )

    @cached_property
    def _records(self) -> dict[str, tuple[str, str]]:
        """Cyrillic and Japanese spellings that the authority tables give, by reference."""
        tables = {"place": ("", "jp_reading"), "person": ("cyrillic", ""), "foreign": ("cyrillic", "")}
        files = {"place": "places", "person": "persons", "foreign": "foreign"}
        return {
            f"{kind}:{row['id']}": (_told(row.get(cyrillic, "")), _told(row.get(japanese, "")))
            for kind, (cyrillic, japanese) in tables.items()
            for row in self._catalog.rows(f"authority/{files[kind]}.csv")
        }

    def _dprk(self, who: Referent) -> str:
        if not who.hangul:
            return ""
        kind = who.kind if who.kind in (Kind.PERSON, Kind.PLACE) else "word"
        return romanizer("dprk-2002", self._catalog).spell(who.hangul, kind)

    def _cyrillic(self, who: Referent) -> str:
        attested, _ = self._records.get(who.id, ("", ""))
        return attested or (self.kontsevich(who.mr) if who.hangul else "")

    @cached_property
    def _letters(self) -> tuple[dict[str, str], regex.Pattern[str]]:
        table = {row["match"]: row["result"] for row in self._catalog.rows("concord/kontsevich.csv")}
        return table, regex.compile(alternatives(table))

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

    def _japanese(self, who: Referent) -> str:
        """The Japanese reading of a place: attested, else the first on'yomi of each character."""
        _, attested = self._records.get(who.id, ("", ""))
        if attested or who.kind != Kind.PLACE or not who.hangul or not who.hanja:
            return attested
        parts = []
        for character in who.hanja:
            readings = self._readings.readings(character)
            if not readings:
                return ""
            parts.append(min(readings, key=lambda r: (readings[r], list(readings).index(r))))
        read = "".join(parts)
        return read[:1].upper() + read[1:]
