"""Whether every system of spelling writes what its examples say, and whether every row of it is needed.

Codes: T601 an expected spelling is not written, T602 a rule named cannot fire, T603 more is written than
expected, T604 a gap that has closed, T605 a rule no example fires, T606 a system without examples, T607 an
input the system cannot read.

Example and rules make a graph: nodes are places in the input, edges what a rule writes for the stretch
between two of them. A spelling is written when some path spells it; a rule can fire when it lies on one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translit.candidates.japanese import japanese_rules
from translit.catalog import Catalog
from translit.catalog.load import Row
from translit.errors import Fault
from translit.hangul import is_syllable, take_apart
from translit.rules import Rule, load_rules

AT_LEAST = "…"
_MOST_SPELLINGS = 5_000
# Stand for themselves in every script.
_SEPARATORS = " -"


@dataclass(frozen=True, slots=True)
class Edge:
    """What may be written between two places of an input, and by which rule (none for a separator)."""

    start: int
    end: int
    text: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Graph:
    """The ways to write one input: edges by the place they begin at, and the last place."""

    edges: dict[int, list[Edge]]
    last: int

    def spellings(self) -> set[str] | None:
        """Everything written; ``None`` when it is too much to list."""
        at: dict[int, set[str]] = {self.last: {""}}
        for place in range(self.last - 1, -1, -1):
            tails = {edge.text + tail for edge in self.edges.get(place, ()) for tail in at.get(edge.end, ())}
            if len(tails) > _MOST_SPELLINGS:
                return None
            at[place] = tails
        return at[0]

    def fired(self, written: str) -> set[Rule] | None:
        """The rules on any path that spells *written*; ``None`` when there is no such path."""
        reached: dict[int, set[int]] = {0: {0}}
        for place in range(self.last):
            for out in reached.get(place, ()):
                for edge in self.edges.get(place, ()):
                    if written.startswith(edge.text, out):
                        reached.setdefault(edge.end, set()).add(out + len(edge.text))
        whole = len(written)
        if whole not in reached.get(self.last, ()):
            return None
        used: set[Rule] = set()
        led: dict[int, set[int]] = {self.last: {whole}}
        for place in range(self.last - 1, -1, -1):
            for edge in self.edges.get(place, ()):
                for out in reached.get(place, ()):
                    after = out + len(edge.text)
                    ends = written.startswith(edge.text, out) and after in led.get(edge.end, ())
                    if ends:
                        led.setdefault(place, set()).add(out)
                        used.update([edge.rule] if edge.rule else [])
        return used


def check_examples(catalog: Catalog) -> list[Fault]:
    """Every fault of every spelling system's examples, sorted."""
    return sorted(fault for system in spelling_systems(catalog) for fault in _check(catalog, system))


def spelling_systems(catalog: Catalog) -> list[str]:
    """The ids of the systems that spell by weighted rules, sorted."""
    return [
        name.split("/")[1]
        for name in catalog.names("systems/*/system.json")
        if catalog.kind_of(name).name == "spelling-system"
    ]


def graph_of(rules: Sequence[Rule], script: str, form: str) -> Graph | None:
    """The ways *rules* write *form*, a text of *script*; ``None`` when a letter of it is unknown to them."""
    edges = _hangul_edges(rules, form) if script == "hangul" else _letter_edges(rules, form)
    by_start: dict[int, list[Edge]] = {}
    last = 3 * len(form) if script == "hangul" else len(form)
    for edge in edges:
        by_start.setdefault(edge.start, []).append(edge)
    graph = Graph(by_start, last)
    return graph if graph.spellings() != set() else None


def _hangul_edges(rules: Sequence[Rule], form: str) -> Iterator[Edge]:
    """Three places to a syllable: its beginning, after its onset, after its vowel."""
    for number, char in enumerate(form):
        start = 3 * number
        if not is_syllable(char):
            if char in _SEPARATORS:
                yield Edge(start, start + 3, char, None)
            continue
        onset, vowel, coda = take_apart(char)
        spans = {
            "onset": (onset, start, start + 1),
            "vowel": (vowel, start + 1, start + 2),
            "coda": (coda, start + 2, start + 3),
            "fused": (onset + vowel, start, start + 2),
            "syllable": (char, start, start + 3),
        }
        for rule in rules:
            match, begin, end = spans[rule.slot]
            if rule.match == match:
                yield from (Edge(begin, end, result, rule) for result in rule.results)


def _letter_edges(rules: Sequence[Rule], form: str) -> Iterator[Edge]:
    for start, char in enumerate(form):
        if char in _SEPARATORS:
            yield Edge(start, start + 1, char, None)
        for rule in rules:
            if form.startswith(rule.match, start):
                yield from (
                    Edge(start, start + len(rule.match), result, rule if rule.id else None)
                    for result in rule.results
                )


def _check(catalog: Catalog, system: str) -> Iterator[Fault]:
    name = f"systems/{system}/examples.csv"
    about = catalog.json(f"systems/{system}/system.json")
    if name not in catalog.names("systems/*/examples.csv"):
        yield Fault(f"systems/{system}", 0, "T606", "", "has no examples.csv")
        return
    script = about["source_script"]
    rules = japanese_rules(catalog, system) if script == "hepburn" else load_rules(catalog, system)
    fired: set[str] = set()
    # Line 1 is the header; no cell of an example holds a line break.
    for line, row in enumerate(catalog.rows(name), 2):
        found = list(_faults(rules, script, row))
        if row["gap"] and not found:
            yield Fault(name, line, "T604", "gap", "is closed: the example is met; empty the cell")
        elif not row["gap"]:
            yield from (Fault(name, line, code, column, message) for code, column, message in found)
            fired.update(row["rules"].split())
    if "combines" in about:
        return
    for at, rule in enumerate(catalog.rows(f"systems/{system}/rules.csv"), 2):
        if rule["id"] not in fired:
            message = "no example fires this rule; add one that names it"
            yield Fault(f"systems/{system}/rules.csv", at, "T605", "id", message)


def _faults(rules: Sequence[Rule], script: str, row: Row) -> Iterator[tuple[str, str, str]]:
    """``(code, column, message)`` for everything one example gets otherwise."""
    graph = graph_of(rules, script, row["input"])
    if graph is None:
        yield "T607", "input", f"'{row['input']}' cannot be read as {script} by this system"
        return
    expected = row["expect"].split("|")
    at_least = expected[-1] == AT_LEAST
    wanted = expected[:-1] if at_least else expected
    able: set[str] = set()
    for written in wanted:
        used = graph.fired(written)
        if used is None:
            yield "T601", "expect", f"'{written}' is not written for '{row['input']}'"
        else:
            able |= {rule.id for rule in used} | {f"{rule.system}/{rule.id}" for rule in used}
    for rule in row["rules"].split():
        if rule not in able:
            yield "T602", "rules", f"'{rule}' writes no part of what is expected"
    if not at_least:
        spellings = graph.spellings()
        more = sorted(spellings - set(wanted)) if spellings is not None else []
        if more or spellings is None:
            rest = f"also {', '.join(more[:5])}" if more else f"over {_MOST_SPELLINGS} spellings"
            yield "T603", "expect", f"writes {rest}; add them, or end with |{AT_LEAST}"
