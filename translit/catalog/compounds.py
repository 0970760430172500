"""What a Japanese reading becomes beside another in a name: *zan* of *san*, *ham* of *han*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Compounds:
    """The rows of ``tables/japanese/compounds.csv``.

    Args:
        rows: of that table.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._edges: dict[str, list[tuple[str, list[str], bool, float]]] = {"initial": [], "final": []}
        for row in rows:
            becomes = row["becomes"].split("|")
            self._edges[row["edge"]].append(
                (row["read"], becomes, row["inside"] == "yes", float(row["cost"]))
            )
        # Of two openings of a reading the longer is meant: sh, not s.
        self._edges["initial"].sort(key=lambda rule: -len(rule[0]))

    def shapes(self, reading: str, *, first: bool) -> dict[str, float]:
        """*reading* (Hepburn) and its shapes, with what each costs; *first* at the beginning of a name.

        >>> from translit.catalog import default_catalog
        >>> compounds = Compounds(default_catalog().rows("japanese/compounds.csv"))
        >>> sorted(compounds.shapes("san", first=True))
        ['sam', 'san', "san'"]
        >>> sorted(compounds.shapes("gaku", first=False))
        ['gak', 'gaku']
        """
        shapes = {reading: 0.0}
        opening = next((read for read, *_ in self._edges["initial"] if reading.startswith(read)), "")
        for read, becomes, inside, cost in self._edges["initial"]:
            if read == opening and not (inside and first):
                for sound in becomes:
                    shapes.setdefault(sound + reading[len(read) :], cost)
        for shape, spent in list(shapes.items()):
            for read, becomes, inside, cost in self._edges["final"]:
                if shape.endswith(read) and len(shape) > len(read) and not (inside and first):
                    for sound in becomes:
                        shapes.setdefault(shape.removesuffix(read) + sound, spent + cost)
        return shapes
