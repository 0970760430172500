"""How much of a Korean name a printed form writes out: *Naktong*, *Naktong-gang*, *Tetsugen-gun*, *Yen Bin*.

The record is 낙동강, 철원 or 박영빈; what is written again must be as long as what was printed, so that
*Naktong River* does not become *Naktonggang River*, *Tetsugen-gun* keeps its county, and *Pak [Yen Bin]*
does not get a second family name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

import regex

from translit.catalog import Catalog
from translit.model import Candidate, Kind, Origin
from translit.text import plain_letters

#: Spells hangul of a kind in a system (default: the chosen one).
Spell = Callable[..., str]

_UNIT = regex.compile(r"^'(?P<letters>[^']*)' for (?P<unit>\S+) \(cost")
_DIRECTION = regex.compile(r"(?:north|south)(?:ern)?\b[\s-]+", regex.IGNORECASE)
_PROVINCE = regex.compile(r"(?P<stem>.{2,})[남북]도")
# An English name ("South Korea", "Yalu") shares less than this of its letters with the Korean one: it is
# no spelling of it, and changing it would be translating.
_UNLIKE_PERSON = 0.5
_UNLIKE_PLACE = 0.8  # so that Nampo does not become Chinnamp'o
_READINGS = frozenset({Origin.JAPANESE, Origin.RUSSIAN_JAPANESE})
# Two systems between them come near enough to every English habit.
_YARDSTICKS = ("mr-plain", "rr-2000")


class Extents:
    """Measures printed forms by the table of endings."""

    def __init__(self, catalog: Catalog) -> None:
        self._endings: dict[str, str] = {}
        for row in catalog.rows("normalize/endings.csv"):
            self._endings[row["hangul"]] = row["hangul"]
            if row["hanja"]:
                self._endings[row["hanja"]] = row["hangul"]

    def spelled(self, candidate: Candidate, form: str, spell: Spell) -> str | None:
        """As much of *candidate* as *form* writes out, spelled; ``None`` where that cannot be told.

        Args:
            candidate: what is meant.
            form: what is printed, on one line, without a possessive.
            spell: ``spell(hangul, kind, system)``.
        """
        attested = any(step.rule == "attested" for step in candidate.trace)
        units = [match for step in candidate.trace if (match := _UNIT.match(step.detail))]
        read = _read(form, units)
        if candidate.kind is Kind.PERSON:
            options = list(_person(candidate, spell))
            whole, given = options[0][0], options[1:2]
            if read is not None and len(units) == len(candidate.hangul):
                if read == (0, len(units)):
                    return whole
                if given and read[1] == len(units):
                    return given[0][0]
            return _nearest(form, options, _UNLIKE_PERSON if attested else 0.0)
        hangul, kind = candidate.hangul, candidate.kind
        written = "".join(unit["unit"] for unit in units)
        if len(written) == len(hangul):
            return spell(hangul, kind)
        if len(written) > len(hangul):
            added = self._endings.get(written[len(hangul) :])
            return spell(hangul + added, kind) if added else None
        if written:
            left_out = hangul[len(written) :] in self._endings
            return spell(hangul[: len(written)], kind) if left_out else None
        direction, province = _DIRECTION.match(form), _PROVINCE.fullmatch(hangul)
        if direction and province:
            return direction[0] + spell(province["stem"], kind)
        if attested and candidate.origin in _READINGS:
            return spell(hangul, kind)  # a record gives the reading of all its characters
        parts = [_yards(part, kind, spell) for part in self._parts(hangul)]
        # A Russian name that a record gives is a spelling of it, however unlike the letters.
        english = attested and candidate.origin is Origin.ROMANIZED_KOREAN
        return _nearest(form, parts, _UNLIKE_PLACE if english else 0.0)

    def _parts(self, hangul: str) -> Iterator[str]:
        """The whole name, and the name without a generic end."""
        yield hangul
        for length in (3, 2, 1):
            if len(hangul) > length and hangul[-length:] in self._endings:
                yield hangul[:-length]


def _read(form: str, units: Sequence[regex.Match[str]]) -> tuple[int, int] | None:
    """Which of *units* the letters of *form* are: a name may have been read with words before it."""
    wanted = _letters(form)
    for start in range(len(units)):
        for end in range(len(units), start, -1):
            if "".join(unit["letters"] for unit in units[start:end]) == wanted:
                return start, end
    return None


def _yards(hangul: str, kind: Kind, spell: Spell) -> tuple[str, ...]:
    return (spell(hangul, kind), *(spell(hangul, kind, system) for system in _YARDSTICKS))


def _person(candidate: Candidate, spell: Spell) -> Iterator[tuple[str, ...]]:
    """A name whole, its given name and its family name, each first in the chosen system."""
    whole = _yards(candidate.hangul, Kind.PERSON, spell)
    yield whole
    if all(" " in name for name in whole):
        yield tuple(name.split(" ", 1)[1] for name in whole)
        yield tuple(name.split(" ", 1)[0] for name in whole)


def _nearest(form: str, options: list[tuple[str, ...]], least: float) -> str | None:
    """The first spelling of the option most like *form*; of equals, the longer.

    ``None`` where *form* shares less than *least* of its letters with it.
    """
    wanted = _letters(form)
    best = max(options, key=lambda option: max(_likeness(wanted, _letters(name)) for name in option))
    if least and max(_shared(wanted, name) for name in best) < least:
        return None
    return best[0]


def _shared(wanted: str, name: str) -> float:
    """The share of letters in common, whichever of its words a name begins with."""
    words = name.split(" ", 1)
    orders = {_letters(name), _letters("".join(reversed(words)))}
    return max(SequenceMatcher(None, wanted, order, autojunk=False).ratio() for order in orders)


def _letters(text: str) -> str:
    return "".join(c for c in plain_letters(text).casefold() if c.isalpha())


def _likeness(a: str, b: str) -> float:
    """Like letters count, and so does like length: that decides where a name is spelled quite otherwise."""
    alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return alike - abs(len(a) - len(b)) / max(len(a), len(b), 1)
