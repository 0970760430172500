"""Under which sequences of units a record is looked for: its name, its parts, its name with a generic.

A county is found as *Ch'ŏrwŏn* and *Ch'ŏrwŏn-gun*, a river as *Hangang* and, before the English word
River, as *Han*. Each way costs a little, so that the plain name wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from translit.candidates.authority import PROVINCE, Record
from translit.catalog import Catalog
from translit.hangul import initial_law, is_syllable
from translit.model import Kind

_DROPPED_GENERIC = 0.45
# Kangwŏn is as usual as Kangwŏn-do.
_DROPPED_PROVINCE = 0.05
# Hamgyŏng alone seldom means one half of the province.
_DROPPED_HALF = 1.2
_ADDED_GENERIC = 0.15
# A village or township ending makes another name of most names, and is added less lightly.
_ADDED_SMALL = 0.9
SMALL_ENDINGS = {"리": ("리", "里"), "里": ("리", "里"), "면": ("면", "面"), "面": ("면", "面")}
_ONE_SYLLABLE = 1.2
_GIVEN_FIRST = 0.6
_LEAST_STEM = 2
# Kinds whose stem may be one syllable: the Nam River, Mount Nam.
_SHORT_STEMS = frozenset({"river", "mountain", "island"})
_LONG_NAME = 3


@dataclass(frozen=True, slots=True)
class Generic:
    """An ending such as 강 江: for which kinds of place it may be left out or added."""

    hangul: str
    hanja: str
    kinds: frozenset[str]
    position: str

    @property
    def added(self) -> bool:
        """Whether it is added to names rather than left out."""
        return self.position == "added"


def load_generics(catalog: Catalog) -> tuple[Generic, ...]:
    """The Korean generics of ``tables/resolve/generics.csv``."""
    return tuple(
        Generic(row["hangul"], row["hanja"], frozenset(row["kind"].split("|")), row["position"])
        for row in catalog.rows("resolve/generics.csv")
        if row["position"] in {"suffix", "divided", "added"}
    )


Readings = Mapping[str, str]
"""A character to its reading with the initial ㄹ or ㄴ that the south drops or changes (李 to 리)."""


def northern(record: Record, readings: Readings) -> str:
    """The hangul of *record* with every initial ㄹ and ㄴ of its characters, as the north writes it."""
    if len(record.hangul) != len(record.hanja):
        return record.hangul
    return "".join(
        full if (full := readings.get(char, syllable)) and initial_law(full) == syllable else syllable
        for char, syllable in zip(record.hanja, record.hangul, strict=True)
    )


def hangul_units(
    record: Record, generics: tuple[Generic, ...], long_surnames: frozenset[str], readings: Readings
) -> Iterator[tuple[str, float]]:
    """Hangul spellings under which *record* is looked for, with their extra costs."""
    for name in dict.fromkeys((record.hangul, record.dprk, northern(record, readings))):
        if not name or not all(map(is_syllable, name)):
            continue
        yield name, _ONE_SYLLABLE if len(name) == 1 else 0.0
        if record.kind is Kind.PERSON:
            cut = 2 if name[:2] in long_surnames and len(name) > _LONG_NAME else 1
            if len(name) > cut:
                yield name[cut:] + name[:cut], _GIVEN_FIRST
        else:
            yield from _with_generics(name, record.feature, [(g.hangul, g) for g in generics])


def hanja_units(record: Record, generics: tuple[Generic, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
    """The same in characters; every unit but the first is marked ``+``, for it may be voiced."""
    if not record.hanja or record.kind is not Kind.PLACE or record.feature == "foreign":
        return
    names = [
        (record.hanja, 0.0),
        *_with_generics(record.hanja, record.feature, [(g.hanja, g) for g in generics]),
    ]
    for name, cost in names:
        yield (name[0], *(f"+{char}" for char in name[1:])), cost


def _with_generics(
    name: str, feature: str, endings: list[tuple[str, Generic]]
) -> Iterator[tuple[str, float]]:
    for ending, generic in endings:
        if feature not in generic.kinds or not ending:
            continue
        if generic.added:
            if not name.endswith(ending):
                yield name + ending, _ADDED_SMALL if ending in SMALL_ENDINGS else _ADDED_GENERIC
        elif name.endswith(ending) and len(name) - len(ending) >= (
            1 if feature in _SHORT_STEMS else _LEAST_STEM
        ):
            yield name[: -len(ending)], dropped_cost(len(name) - len(ending), generic.position, feature)


def dropped_cost(stem: int, position: str, feature: str) -> float:
    """What it costs that a generic of this position is left out and *stem* syllables stand alone."""
    if position == "divided":
        return _DROPPED_HALF
    if stem == 1:
        return _ONE_SYLLABLE
    return _DROPPED_PROVINCE if feature == PROVINCE else _DROPPED_GENERIC
