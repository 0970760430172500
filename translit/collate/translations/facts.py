"""What a translator must keep whatever the wording: names, numbers and dates, and what each of them says.

Names of two witnesses are linked when the judge, or their sound, makes them one referent. Readings and
sounds are looked up in an index, so that not every name is compared with every other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from translit.collate.dates import number_value
from translit.collate.knowledge import Knowledge
from translit.collate.names import HEARD, NameJudge
from translit.collate.stream import Stream

NAME, NUMBER, DATE = "name", "number", "date"
LONGEST_NAME = 6
COMMON_KEY = 60  # a reading that more forms than this may have tells nothing
LEAST_LETTERS = 4
GLOSS = 4  # marks and words between a name and the name in the bracket after it


@dataclass(frozen=True, slots=True)
class Fact:
    """Items ``[low, high)`` that say one thing; equal ``kind`` and ``value`` say the same."""

    kind: str
    value: str
    low: int
    high: int
    linked: bool = True  # a name whose referent the other witness names too
    forms: tuple[str, ...] = ()  # a name as printed, and the gloss in the bracket after it


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of two witnesses, in order, and which of their names, as printed, mean one referent."""

    a: tuple[Fact, ...]
    b: tuple[Fact, ...]
    links: frozenset[tuple[str, str]]

    def same(self, one: Fact, other: Fact) -> bool:
        """Whether a fact of the first witness and one of the second say the same."""
        if one.kind != other.kind:
            return False
        if one.kind != NAME:
            return one.value == other.value
        return any((x, y) in self.links for x in one.forms for y in other.forms)


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalized words that may be a name; ``sure`` is false for one whose capital the place gives."""

    low: int
    high: int
    sure: bool


def find_facts(
    streams: tuple[Stream, Stream],
    judge: NameJudge,
    known: Knowledge,
    is_name: Callable[[Stream, int, int], bool],
) -> Facts:
    """The names, numbers and dates of two witnesses, in order; names of one referent have one value.

    Args:
        streams: the two witnesses.
        judge: who knows names.
        known: the tables.
        is_name: whether items of a stream are a name.
    """
    figures = [_figures(stream, known) for stream in streams]
    runs = [_name_runs(stream, is_name) for stream in streams]
    forms: tuple[set[str], set[str]] = (set(), set())
    for side, stream in enumerate(streams):
        for run in runs[side]:
            forms[side].update(_form(stream, start, run.high) for start in _beginnings(stream, run))
    links = _links(sorted(forms[0]), sorted(forms[1]), judge)
    value = _values(links)
    found: list[list[Fact]] = []
    for side, stream in enumerate(streams):
        facts = list(figures[side])
        facts.extend(_glossed(stream, list(_names(stream, side, runs[side], value))))
        facts.sort(key=lambda fact: (fact.low, -fact.high))
        found.append(_apart(facts))
    return Facts(tuple(found[0]), tuple(found[1]), links)


def _names(
    stream: Stream, side: int, runs: Sequence[_Run], value: dict[tuple[int, str], str]
) -> Iterator[Fact]:
    """Each run as the longest name in it that the other witness has too, else as it stands."""
    for run in runs:
        for start in _beginnings(stream, run):
            form = _form(stream, start, run.high)
            root = value.get((side, form))
            if root:
                yield Fact(NAME, root, start, run.high, forms=(form,))
                break
        else:
            low = run.low
            if not run.sure:
                low = next((k for k in range(low + 1, run.high) if not _attached(stream, k)), run.high)
            if low < run.high:
                form = _form(stream, low, run.high)
                yield Fact(NAME, f"alone {side} {form}", low, run.high, linked=False, forms=(form,))


def _glossed(stream: Stream, names: list[Fact]) -> Iterator[Fact]:
    """A name says what the bracket after it says: *Khaydzhu [Haeju]*; the bracket is no name of its own."""
    k = 0
    while k < len(names):
        name = names[k]
        if k + 1 < len(names):
            gloss = names[k + 1]
            gap = stream.keys[name.high : gloss.low]
            opens = gap[:1] == ["["] or gap[:2] == ["]", "["]
            if opens and len(gap) <= GLOSS and all(x == "[" or x.isalpha() for x in gap[1:]):
                value = name.value if name.linked else gloss.value
                name = replace(
                    name, value=value, linked=name.linked or gloss.linked, forms=name.forms + gloss.forms
                )
                k += 1
        yield name
        k += 1


def _apart(facts: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        if not kept or fact.low >= kept[-1].high:
            kept.append(fact)
    return kept


def _form(stream: Stream, low: int, high: int) -> str:
    start, end = stream.span(low, high)
    return " ".join(stream.text[start:end].split())


def _attached(stream: Stream, item: int) -> bool:
    """Whether nothing stands between the item and the one before it."""
    return stream.ends[stream.last[item - 1]] == stream.starts[stream.first[item]]


def _name_runs(stream: Stream, is_name: Callable[[Stream, int, int], bool]) -> list[_Run]:
    """Stretches of capitalized words that may be one name, hyphens inside."""
    words, keys, sentence = stream.words, stream.keys, stream.sentence
    inside = {keys[k] for k in range(1, len(keys)) if _capital(stream, k) and sentence[k] == sentence[k - 1]}
    runs = []
    k, count = 0, len(keys)
    while k < count:
        if not (words[k] and _capital(stream, k) and is_name(stream, k, k + 1)):
            k += 1
            continue
        low = k
        k += 1
        while k < count and sentence[k] == sentence[low]:
            if keys[k] == "-" and k + 1 < count and _attached(stream, k) and _attached(stream, k + 1):
                if not words[k + 1]:
                    break
                k += 2
            elif words[k] and _capital(stream, k) and is_name(stream, k, k + 1):
                k += 1
            else:
                break
        begins = low == 0 or sentence[low] != sentence[low - 1]
        if k - low <= 3 * LONGEST_NAME:
            runs.append(_Run(low, k, not begins or keys[low] in inside))
    return runs


def _capital(stream: Stream, item: int) -> bool:
    first = stream.text[stream.starts[stream.first[item]]]
    return first.isupper()


def _beginnings(stream: Stream, run: _Run) -> list[int]:
    """Where the name may begin, the titles before it being capitalized too; the longest first."""
    low, high = run.low, run.high
    places = [k for k in range(low, high) if stream.words[k] and (k == low or not _attached(stream, k))]
    if len(places) > 2:
        places = [k for k in places if k == low or k < places[-1]]  # not the last of three parts alone
    return [k for k in places[-LONGEST_NAME:] if len(_form(stream, k, high)) >= LEAST_LETTERS]


def _links(one: Sequence[str], other: Sequence[str], judge: NameJudge) -> frozenset[tuple[str, str]]:
    """The pairs of forms that mean one referent, as far as the judge or their sound can tell."""
    index: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, forms in enumerate((one, other)):
        for form in forms:
            for key in judge.readings(form):
                index[key][side].append(form)
    told: dict[tuple[str, str], bool] = {}
    for key in sorted(index):
        left, right = index[key]
        if not left or not right or len(left) + len(right) > COMMON_KEY:
            continue
        alike = key.startswith(HEARD) and len(key) - len(HEARD) > LEAST_LETTERS
        for pair in ((x, y) for x in left for y in right):
            if pair not in told or (alike and not told[pair]):
                told[pair] = alike or pair[0] == pair[1] or judge.same_referent(*pair) is True
    return frozenset(pair for pair, same in told.items() if same)


def _values(links: frozenset[tuple[str, str]]) -> dict[tuple[int, str], str]:
    """For each side and form that is linked, a value that all forms linked to one another share."""
    root: dict[tuple[int, str], tuple[int, str]] = {}

    def find(node: tuple[int, str]) -> tuple[int, str]:
        while root.get(node, node) != node:
            node = root[node]
        return node

    for x, y in sorted(links):
        first, second = sorted((find((0, x)), find((1, y))))
        root.setdefault(first, first)
        root[second] = first
    return {node: f"{find(node)[0]} {find(node)[1]}" for node in root}


def _figures(stream: Stream, known: Knowledge) -> list[Fact]:
    """Numbers in digits or words, and dates."""
    found = []
    keys = stream.keys
    k, count = 0, len(keys)
    while k < count:
        key = keys[k]
        if key.startswith("date:"):
            _, month, day = key[5:].split("-")
            found.append(Fact(DATE, f"{month}-{day}", k, k + 1))
            k += 1
            continue
        if not _numeric(key, known):
            k += 1
            continue
        low = k
        k, digits = _mended(stream, low)
        if digits:
            found.append(Fact(NUMBER, f"{number_value([digits], known):g}", low, k))
            continue
        while k < count:
            joined = keys[k] in {"-", "and"} and k + 1 < count and not keys[low][0].isdigit()
            step = 2 if joined else 1
            following = keys[k + step - 1]
            if not _numeric(following, known) or following[0].isdigit():
                break
            k += step
        value = number_value(keys[low:k], known)
        if value is not None:
            found.append(Fact(NUMBER, f"{value:g}", low, k))
    return found


_DIGITS = regex.compile(r"\d{1,3}(?:,\d{3})*|\d+")


def _mended(stream: Stream, low: int) -> tuple[int, str]:
    """Where a number ends whose doubtful digits are in brackets, and its digits: ``1[8],400``."""
    k = low + 1
    while (
        k < len(stream.keys)
        and _attached(stream, k)
        and (stream.keys[k] in {"[", "]", ","} or stream.keys[k].isdigit())
    ):
        k += 1
    while k > low + 1 and not stream.keys[k - 1].isdigit() and stream.keys[k - 1] != "]":
        k -= 1
    digits = "".join(stream.keys[low:k])
    plain = digits.replace("[", "").replace("]", "")
    if plain == digits or digits.count("[") != digits.count("]") or not _DIGITS.fullmatch(plain):
        return low + 1, ""
    return k, plain


def _numeric(key: str, known: Knowledge) -> bool:
    if key[0].isdigit():
        return number_value([key], known) is not None
    return key in known.numbers and known.numbers[key][0] != "ordinal"
