"""The routes by which a spelling may have reached the page, and what errors of reading cost on each."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from translit.candidates.spellings import Edits
from translit.catalog import Catalog
from translit.model import Origin


@dataclass(frozen=True, slots=True)
class Route:
    """One way from a name to its print.

    ``units`` says what the name is spelled from, ``hangul`` or ``hanja``; ``filed_under`` is the route
    whose shortlist it shares, since kindred spellings look alike.
    """

    name: str
    script: str
    origin: Origin
    units: str
    filed_under: str


ROUTES: dict[str, Route] = {
    route.name: route
    for route in (
        Route("korean-cyrillic", "cyrillic", Origin.RUSSIAN_KOREAN, "hangul", "korean-cyrillic"),
        Route("korean-through-russian", "latin", Origin.RUSSIAN_KOREAN, "hangul", "korean-through-russian"),
        Route("japanese-cyrillic", "cyrillic", Origin.RUSSIAN_JAPANESE, "hanja", "japanese-cyrillic"),
        Route(
            "japanese-through-russian", "latin", Origin.RUSSIAN_JAPANESE, "hanja", "japanese-through-russian"
        ),
        Route("japanese-latin", "latin", Origin.JAPANESE, "hanja", "japanese-through-russian"),
        Route("romanized", "latin", Origin.ROMANIZED_KOREAN, "hangul", "korean-through-russian"),
    )
}

# Letters worth trying where one may have been lost; rarer ones are not worth the search.
_LOSABLE = {"latin": "aeiouyhnrgk", "cyrillic": "аеиоуыйьнр"}
# Japanese has no final m: before a labial it is n, whatever the hand wrote.
_LABIAL = {"latin": regex.compile(r"m(?=[bmp])"), "cyrillic": regex.compile(r"м(?=[бмп])")}
_NASAL = {"latin": "n", "cyrillic": "н"}


def letters_for(route: str, letters: str) -> str:
    """Folded letters as the lattice of *route* reads them; the length stays.

    >>> letters_for("japanese-latin", "kampo"), letters_for("romanized", "kampo")
    ('kanpo', 'kampo')
    """
    script = ROUTES[route].script
    return _LABIAL[script].sub(_NASAL[script], letters) if ROUTES[route].units == "hanja" else letters


def load_edits(catalog: Catalog, script: str) -> Edits:
    """What errors cost in *script*, from ``tables/resolve``."""
    confusions: dict[str, list[tuple[str, float]]] = {}
    for row in catalog.rows("resolve/confusions.csv"):
        if row["script"] == script:
            confusions.setdefault(row["written"], []).append((row["meant"], float(row["cost"])))
    cost = {row["id"]: float(row["cost"]) for row in catalog.rows("resolve/edits.csv")}
    return Edits(
        confusions,
        losable=_LOSABLE[script],
        lost=cost["lost-letter"],
        extra=cost["extra-letter"],
        doubled=cost["doubled-letter"],
        halved=cost["halved-letter"],
        moved_boundary=cost["moved-boundary"],
    )
