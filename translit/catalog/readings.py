"""Whether the authority tables agree with the characters: readings, parents, duplicates, guesses.

Codes: T501 hangul, T502 Japanese reading, T503 parent, T504 duplicates, T505 share of guesses, T506 stations,
T507 stops in a province of their own.
A reading that no dictionary gives stays when its row's note says ``irregular reading``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from translit.catalog.compounds import Compounds
from translit.catalog.load import Row, read_rows
from translit.catalog.sources import is_guess
from translit.errors import Fault, TableError
from translit.hangul import is_syllable, put_together, take_apart

IRREGULAR = "irregular reading"
MOST_GUESSES = 0.15
# More than the steps from any place to its province; an ancestor of itself is found by T503.
_DEEPEST = 10
PLACES, PERSONS, RAILWAYS = "authority/places.csv", "authority/persons.csv", "authority/railways.csv"
_BEFORE_I = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
# One way to write the same character, for finding the same place twice.
_SAME_CHARACTER = str.maketrans("豊巖峰瓮烟柏庄崗鐘", "豐岩峯甕煙栢莊岡鍾")


def admitted_syllables(readings: Collection[str]) -> frozenset[str]:
    """The syllables that a character of these Korean readings may be written with, wherever it stands.

    The initial-sound law may apply to any part of a compound name (회룡, 회용), the DPRK never applies it,
    and inside a name ㄴ and ㄹ change places (會寧 회령, 保寧 보령).

    >>> sorted(admitted_syllables(["녕"]))
    ['녕', '령', '영']
    >>> sorted(admitted_syllables(["락"]))
    ['낙', '락']
    """
    found = set(readings)
    for reading in readings:
        initial, vowel, final = take_apart(reading)
        if initial in "ㄴㄹ":
            found.update(put_together(other, vowel, final) for other in "ㄴㄹ")
            if vowel in _BEFORE_I:
                found.add(put_together("ㅇ", vowel, final))
    return frozenset(found)


class Readings:
    """What each character may be read as, in Korean and in Japanese.

    Args:
        hanja: rows of ``sinokorean/hanja.csv``.
        japanese: rows of ``japanese/readings.csv``.
        names: rows of ``japanese/place_readings.csv``, whole names that no on'yomi admit.
        compounds: rows of ``japanese/compounds.csv``.
    """

    def __init__(
        self,
        hanja: Collection[Row],
        japanese: Collection[Row],
        names: Collection[Row],
        compounds: Collection[Row],
    ) -> None:
        shapes = Compounds(compounds).shapes
        own = {row["hanja"]: row["on"] for row in hanja}
        self._syllables = {
            row["hanja"]: admitted_syllables(row["hangul"].split("|")) for row in hanja if row["hangul"]
        }
        self._shapes: dict[str, set[str]] = {}
        for row in hanja:
            # A character without an on'yomi of its own borrows that of a variant (old and new forms).
            cells = [row["on"]] if row["on"] else [own.get(v, "") for v in row["variants"].split("|")]
            for reading in (r for cell in cells for r in cell.split("|") if r):
                self._shapes.setdefault(row["hanja"], set()).update(shapes(reading, first=False))
        for row in japanese:
            self._shapes.setdefault(row["hanja"], set()).update(shapes(row["reading"], first=False))
        self._names = {(row["hanja"], row["reading"]) for row in names}

    def hangul_fault(self, hanja: str, hangul: str) -> str:
        """What keeps *hanja* from being read *hangul*; empty when nothing does."""
        if len(hanja) != len(hangul):
            return f"'{hangul}' has {len(hangul)} syllables but '{hanja}' {len(hanja)} characters"
        for character, syllable in zip(hanja, hangul, strict=True):
            known = self._syllables.get(character)
            if known is None:
                return f"no Korean reading of {character} is known; note '{IRREGULAR}' if the source gives it"
            if syllable not in known:
                return f"{character} is read {'|'.join(sorted(known))}, not {syllable}"
        return ""

    def admits_japanese(self, hanja: str, reading: str) -> bool:
        """Whether on'yomi, the additions to them, or the list of whole names give *reading*."""
        if (hanja, reading) in self._names:
            return True
        rests = {reading.lower().replace("'", "").replace("-", "")}
        for character in hanja:
            shapes = [shape.replace("'", "") for shape in self._shapes.get(character, ())]
            rests = {rest.removeprefix(shape) for rest in rests for shape in shapes if rest.startswith(shape)}
        return "" in rests


def check_readings(root: Path) -> list[Fault]:
    """Every T5 fault of the authority tables under *root*; tables that cannot be read are left to T1."""
    tables: dict[str, list[tuple[int, Row]]] = {}
    names = (
        "sinokorean/hanja.csv",
        "japanese/readings.csv",
        "japanese/place_readings.csv",
        "japanese/compounds.csv",
    )
    for name in (*names, PLACES, PERSONS, RAILWAYS, "authority/foreign.csv"):
        try:
            tables[name] = read_rows(root / name, name)
        except TableError:
            tables[name] = []
    readings = Readings(*([row for _, row in tables[name]] for name in names))
    found: list[Fault] = []
    try:
        for name in (PLACES, PERSONS):
            found += _check_names(name, tables[name], readings, "hanja", ("hangul", "hangul_dprk"))
        found += _check_names(RAILWAYS, tables[RAILWAYS], readings, "line_hanja", ("line_hangul",))
        found += _check_japanese(tables[PLACES], readings)
        found += _check_parents(tables[PLACES])
        found += _check_duplicates(tables[PLACES])
        kinds = {row["id"]: row["kind"] for _, row in tables[PLACES]}
        found += _check_stations(tables[RAILWAYS], kinds)
        found += _check_neighbours(tables[RAILWAYS], _provinces(tables[PLACES], kinds))
        for name in (PLACES, PERSONS, RAILWAYS, "authority/foreign.csv"):
            found += _check_guesses(name, tables[name])
    except (KeyError, ValueError):
        return sorted(found)  # columns are missing or an order is no number, which T1 and T2 say
    return sorted(found)


def _check_names(
    name: str, rows: list[tuple[int, Row]], readings: Readings, written: str, columns: tuple[str, ...]
) -> Iterator[Fault]:
    """T501: the hanja do not admit the hangul."""
    for line, row in rows:
        if not row[written] or IRREGULAR in row["note"]:
            continue
        for column in columns:
            for form in filter(None, row[column].split("|")):
                if all(map(is_syllable, form)) and (what := readings.hangul_fault(row[written], form)):
                    yield Fault(name, line, "T501", column, what)


def _check_japanese(rows: list[tuple[int, Row]], readings: Readings) -> Iterator[Fault]:
    """T502: the Japanese reading is admitted neither by on'yomi nor by a listed exception."""
    for line, row in rows:
        for form in filter(None, row["jp_reading"].split("|")):
            if not readings.admits_japanese(row["hanja"], form):
                what = f"'{form}' is no reading of {row['hanja']}"
                remedy = "list it in japanese/place_readings.csv or drop it"
                yield Fault(PLACES, line, "T502", "jp_reading", f"{what}; {remedy}")


def _check_parents(rows: list[tuple[int, Row]]) -> Iterator[Fault]:
    """T503: the parent is missing, or the row is its own ancestor."""
    parents: Mapping[str, str] = {row["id"]: row["parent_1945"] for _, row in rows}
    for line, row in rows:
        parent = row["parent_1945"]
        if parent and parent not in parents:
            yield Fault(PLACES, line, "T503", "parent_1945", f"'{parent}' is no id of this table")
        seen = {row["id"]}
        while parent in parents and parent not in seen:
            seen.add(parent)
            parent = parents[parent]
        if parent == row["id"]:
            yield Fault(PLACES, line, "T503", "parent_1945", f"'{parent}' would be its own parent")


def _check_duplicates(rows: list[tuple[int, Row]]) -> Iterator[Fault]:
    """T504: two rows have the same characters (or hangul, where there are none), kind and parent."""
    seen: dict[tuple[str, str, str], str] = {}
    for line, row in rows:
        key = (row["hanja"].translate(_SAME_CHARACTER) or row["hangul"], row["kind"], row["parent_1945"])
        if key in seen:
            yield Fault(
                PLACES, line, "T504", "hanja", f"'{row['id']}' repeats '{seen[key]}'; join the two rows"
            )
        seen.setdefault(key, row["id"])


def _check_stations(rows: list[tuple[int, Row]], kinds: Mapping[str, str]) -> Iterator[Fault]:
    """T506: a stop is no station of the places, or a line runs backwards (a gap is a stop left out)."""
    last: dict[str, int] = {}
    for line, row in rows:
        kind = kinds.get(row["station"])
        if kind != "station":
            what = f"'{row['station']}' is {'a ' + kind if kind else 'no id of places.csv'}; name a station"
            yield Fault(RAILWAYS, line, "T506", "station", what)
        before, order = last.get(row["line"], 0), int(row["order"])
        if order <= before:
            yield Fault(RAILWAYS, line, "T506", "order", f"{order} stands after {before} on {row['line']}")
        last[row["line"]] = order


def _provinces(rows: list[tuple[int, Row]], kinds: Mapping[str, str]) -> dict[str, str]:
    """The province of 1945 of each place that has one above it."""
    above = {row["id"]: row["parent_1945"] for _, row in rows}
    found: dict[str, str] = {}
    for place in above:
        at, steps = place, 0
        while at and kinds.get(at) != "province" and steps < _DEEPEST:
            at, steps = above.get(at, ""), steps + 1
        if kinds.get(at) == "province":
            found[place] = at
    return found


def _check_neighbours(rows: list[tuple[int, Row]], provinces: Mapping[str, str]) -> Iterator[Fault]:
    """T507: a stop lies in another province than those before and after it, as a namesake far away does."""
    for (_, before), (line, row), (_, after) in zip(rows, rows[1:], rows[2:], strict=False):
        if not before["line"] == row["line"] == after["line"]:
            continue
        around = {provinces.get(stop["station"], "") for stop in (before, after)}
        here = provinces.get(row["station"], "")
        if here and around.isdisjoint({here, ""}):
            what = f"'{row['station']}' lies in {here}, the stops beside it in {' and '.join(sorted(around))}"
            remedy = "name the station of this line, not a namesake"
            yield Fault(RAILWAYS, line, "T507", "station", f"{what}; {remedy}")


def _check_guesses(name: str, rows: list[tuple[int, Row]]) -> Iterator[Fault]:
    """T505: too many rows that nobody has confirmed."""
    guesses = sum(is_guess(row["source"]) for _, row in rows)
    if rows and guesses > MOST_GUESSES * len(rows):
        share, most = guesses / len(rows), MOST_GUESSES
        yield Fault(
            name, 0, "T505", "source", f"{share:.0%} of the rows are guesses; at most {most:.0%} may be"
        )
