"""How a hit came about: the derivation a person can follow, with the source of every step."""

from __future__ import annotations

from translit.candidates.index import ROUTES, Index
from translit.model import Origin, Step
from translit.resolve.gather import NO_RECORD, Hit

_ROUTE_WORDS = {
    Origin.RUSSIAN_KOREAN: "Korean heard by a Russian speaker and written in Cyrillic",
    Origin.RUSSIAN_JAPANESE: "Japanese reading of the characters, written in Cyrillic by Polivanov's system",
    Origin.JAPANESE: "Japanese reading of the characters in Latin letters",
    Origin.ROMANIZED_KOREAN: "Korean in Latin letters",
    Origin.OTHER: "spelling given by the tables",
}


class Deriver:
    """Builds traces from hits."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def trace(self, hit: Hit) -> tuple[Step, ...]:
        """The steps from the printed letters to the record."""
        steps = [Step(f"route {hit.route}", _ROUTE_WORDS.get(hit.origin, hit.origin.value))]
        record = self._index.records[hit.entry] if hit.entry != NO_RECORD else None
        if hit.route == "attested" and record:
            steps.append(Step("attested", f"'{hit.segments[0][1]}' is given by the record", record.source))
        else:
            hangul = ROUTES[hit.route][2] == "hangul"
            for unit, letters, cost in hit.segments:
                if not unit:
                    steps.append(
                        Step("extra-letter", f"'{letters}' belongs to no part of the name (cost {cost:g})")
                    )
                    continue
                what = unit if hangul else unit[-1]
                steps.append(Step("spelling", f"'{letters}' for {what} (cost {cost:g})"))
        if record:
            named = " ".join(filter(None, (record.hangul, record.hanja, record.label)))
            steps.append(Step(record.ref, named, record.source))
        else:
            steps.append(Step("by-rule", f"{hit.hangul}: made of syllables that names have; no record"))
        return tuple(steps)
