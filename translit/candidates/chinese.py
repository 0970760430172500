"""Chinese names that reached the page through Russian, and Korean names in their Chinese reading.

Letters are read as syllables of Palladius's table. Chinese names must not be forced into hangul
(*Fynhuanchen* is Fenghuangcheng). Two questions are answered of them: which foreign record has this pinyin,
and which Chinese name the letters may spell when none has. The second answer is an open one: Russian keeps
neither tones nor, in Latin print, n from ng apart. The third question is which Korean record's characters are
read so: documents out of Chinese call 金日成 *Jin Richeng*, Russian ones after them 朴憲永 *По Сянь-юн*.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from translit.candidates.fold import bare_letters, folded_rules
from translit.candidates.index import Index
from translit.candidates.korean import letter_rules
from translit.candidates.lattice import Lattice, Match, Segment
from translit.candidates.routes import load_edits
from translit.candidates.spellings import Spellings, by_text
from translit.candidates.trie import NameTrie, Packed, Trie, pack
from translit.model import Kind
from translit.rules import Alternatives, load_rules, rewrite_all
from translit.rules.spell import merge

CEILING = 0.9
_MOST_SYLLABLES, _PERSON_SYLLABLES = 4, 3
# How many ways to read the letters before a place are carried on.
_KEPT = 3
_SMOOTHING = 0.3
_COMMONEST = 1.5
_TONES = dict.fromkeys((0x300, 0x301, 0x304, 0x30C))
_FORMAT = "1"
_PINYIN = "pinyin"
# Names of fewer characters have too many homophones, but those of divisions, of which one character less will
# do; so many readings of a character are known, the rarer at a cost.
_SHORTEST, _READINGS, _RARER = 3, 3, 0.3
_DIVISIONS = frozenset({"province", "city", "county"})


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A name the letters may spell: pinyin without tones, kind, cost of spelling and of rarity."""

    pinyin: str
    kind: Kind
    cost: float
    rarity: float
    segments: tuple[Segment, ...]


def split_pinyin(pinyin: str, syllables: Collection[str], number: int) -> tuple[str, ...] | None:
    """*pinyin* with or without tones as *number* syllables; ``None`` when it cannot be divided so.

    >>> split_pinyin("Xī'ān", {"xi", "an", "xian"}, 2)
    ('xi', 'an')
    """
    bare = unicodedata.normalize("NFD", pinyin.lower()).translate(_TONES)
    parts = "".join(c if c.isalpha() or c == "\u0308" else " " for c in bare).split()
    ways: list[tuple[str, ...]] = [()]
    for part in (unicodedata.normalize("NFC", p) for p in parts):
        at: list[list[tuple[str, ...]]] = [ways] + [[] for _ in part]
        for start in range(len(part)):
            for end in range(start + 1, min(len(part), start + 6) + 1):
                if part[start:end] in syllables:
                    at[end] += [(*way, part[start:end]) for way in at[start]]
        ways = at[-1]
    return next((way for way in ways if len(way) == number), None)


def join_pinyin(syllables: tuple[str, ...], kind: Kind) -> str:
    """A name as pinyin writes it: surname apart, an apostrophe before a vowel inside a word.

    >>> join_pinyin(("wen", "shi", "zhen"), Kind.PERSON)
    'Wen Shizhen'
    >>> join_pinyin(("xi", "an"), Kind.PLACE)
    "Xi'an"
    """
    words = [syllables[:1], syllables[1:]] if kind is Kind.PERSON else [syllables]
    return " ".join(
        "".join(f"'{s}" if n and s[0] in "aeo" else s for n, s in enumerate(word)).capitalize()
        for word in words
    )


class ChineseSpeller:
    """Spellings of a pinyin syllable: by Palladius in Cyrillic, in Latin letters through it, or as it is."""

    def __init__(self, index: Index) -> None:
        self._cyrillic = letter_rules(load_rules(index.catalog, "zh-palladius"))
        self._latin = letter_rules(folded_rules(load_rules(index.catalog, "latin-from-cyrillic")))

    def syllables(self) -> list[str]:
        """Every syllable of the table."""
        return [syllable for syllable in self._cyrillic if syllable != "'"]

    def spell(self, syllable: str, way: str) -> Alternatives:
        """The spellings of *syllable* in ``cyrillic``, ``latin`` through it or ``pinyin``.

        In Cyrillic a hard sign may follow the final н.
        """
        if way == _PINYIN:
            return {bare_letters(syllable): 0.0}
        written = {
            text + hard: cost
            for text, cost in self._cyrillic[syllable].items()
            for hard in (("", "ъ") if text.endswith("н") else ("",))
        }
        if way == "cyrillic":
            return written
        return merge(
            {latin: cost + more for latin, more in rewrite_all(text, self._latin, CEILING - cost).items()}
            for text, cost in written.items()
        )


class ChineseNames:
    """Reads letters as Chinese; everything is compiled when first asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._texts: dict[str, Spellings] = {}
        self._lattices: dict[str, Lattice] = {}
        self._in_mandarin: dict[str, Lattice] = {}

    def records(self, letters: str, breaks: Collection[int], script: str) -> list[Match]:
        """The foreign records whose pinyin *letters* may spell."""
        if script not in self._lattices:
            trie = Trie.of((name, entry, 0.0) for entry, name in self._recorded.items())
            self._lattices[script] = Lattice(trie, self._spellings(script))
        return self._lattices[script].search(letters, breaks, ceiling=_MOST_SYLLABLES * CEILING, limit=5)

    def korean(self, letters: str, breaks: Collection[int], script: str) -> list[Match]:
        """The Korean records whose characters are read so in Mandarin: in pinyin, or Palladius's Cyrillic."""
        if script not in self._in_mandarin:
            packed = self._index.compiled(f"chinese{_FORMAT}-korean", self._mandarin_names)
            spellings = self._spellings(_PINYIN if script == "latin" else script)
            self._in_mandarin[script] = Lattice(NameTrie(packed), spellings)
        return self._in_mandarin[script].search(letters, breaks, ceiling=CEILING, limit=5)

    def _mandarin_names(self) -> Packed:
        """The names of all Korean records with characters, in pinyin; rarer readings cost a little."""
        known = frozenset(ChineseSpeller(self._index).syllables())
        readings = {
            row["hanja"]: [r for r in row["mandarin"].split("|") if r in known][:_READINGS]
            for row in self._index.catalog.rows("sinokorean/hanja.csv")
        }
        names: list[list[tuple[Sequence[str], float]]] = []
        for record in self._index.records:
            ways = [readings.get(char, []) for char in record.hanja]
            fewest = _SHORTEST - (record.feature in _DIVISIONS)
            left_out = record.feature == "foreign" or not fewest <= len(ways) <= _MOST_SYLLABLES
            names.append(
                []
                if left_out
                else [
                    (name, _RARER * sum(way.index(s) > 0 for s, way in zip(name, ways, strict=True)))
                    for name in product(*ways)
                ]
            )
        return pack(names)

    def readings(
        self, letters: str, breaks: Collection[int], script: str, kind: Kind | None, weight: float
    ) -> list[ChineseName]:
        """The likeliest names *letters* may spell, best first.

        Args:
            letters: folded letters.
            breaks: offsets of spaces and hyphens among them.
            script: ``latin`` or ``cyrillic``.
            kind: what the name is known to be; else broken letters that begin with a surname are a person.
            weight: of rarity in the cost.
        """
        person = kind is Kind.PERSON or (kind is None and bool(breaks))
        ways = self._divide(letters, breaks, script, person=person, weight=weight)
        if not ways and person and kind is None:
            person = False
            ways = self._divide(letters, breaks, script, person=False, weight=weight)
        as_kind = Kind.PERSON if person else Kind.PLACE
        found: dict[str, ChineseName] = {}
        for _, cost, rarity, segments in ways:
            pinyin = join_pinyin(tuple(segment[0] for segment in segments), as_kind)
            found.setdefault(pinyin, ChineseName(pinyin, as_kind, cost, rarity, segments))
        return list(found.values())

    def _divide(
        self, letters: str, breaks: Collection[int], script: str, *, person: bool, weight: float
    ) -> list[tuple[float, float, float, tuple[Segment, ...]]]:
        """``(total, cost, rarity, segments)`` of the best divisions into two and more syllables."""
        spellings = self._spellings(script)
        surnames, syllables = self._rarities
        most = _PERSON_SYLLABLES if person else _MOST_SYLLABLES
        # at[place][number of syllables]: the best ways to have come so far
        at: list[dict[int, list[tuple[float, float, float, tuple[Segment, ...]]]]] = [
            {} for _ in range(len(letters) + 1)
        ]
        at[0][0] = [(0.0, 0.0, 0.0, ())]
        for start, so_far in enumerate(at):
            if not so_far:
                continue
            for end in range(start + 1, min(len(letters), start + spellings.longest) + 1):
                if any(start < b < end for b in breaks):
                    break
                units = spellings.by_text.get(letters[start:end])
                if not units:
                    continue
                for number, ways in so_far.items():
                    if number == most:
                        continue
                    rare = surnames if person and number == 0 else syllables
                    here = at[end].setdefault(number + 1, [])
                    here += [
                        (
                            t + c + weight * rare[u],
                            cost + c,
                            r + weight * rare[u],
                            (*s, (u, letters[start:end], c)),
                        )
                        for t, cost, r, s in ways
                        for u, c in units.items()
                        if u in rare
                    ]
            for ways in (w for later in at[start + 1 : start + 2] for w in later.values()):
                ways.sort(key=lambda way: (way[0], way[3]))
                del ways[_KEPT:]
        ends = [way for number, ways in at[-1].items() if number > 1 for way in ways]
        return sorted(ends, key=lambda way: (way[0], way[3]))[:_KEPT]

    def _spellings(self, way: str) -> Spellings:
        if way not in self._texts:

            def build() -> dict[str, dict[str, float]]:
                speller = ChineseSpeller(self._index)
                return by_text({s: speller.spell(s, way) for s in speller.syllables()})

            texts = self._index.compiled(f"chinese{_FORMAT}-{way}", build)
            script = "latin" if way == _PINYIN else way
            self._texts[way] = Spellings(texts, load_edits(self._index.catalog, script))
        return self._texts[way]

    @cached_property
    def _recorded(self) -> Mapping[int, tuple[str, ...]]:
        """The foreign records with pinyin, by their position: their syllables."""

        def build() -> dict[int, tuple[str, ...]]:
            syllables = frozenset(ChineseSpeller(self._index).syllables())
            found: dict[int, tuple[str, ...]] = {}
            for row in self._index.catalog.rows("authority/foreign.csv"):
                entry = self._index.entry_of(f"foreign:{row['id']}")
                for pinyin in row["pinyin"].split("|"):
                    name = split_pinyin(pinyin, syllables, len(row["hanzi"].split("|")[0]))
                    if name and entry is not None and row["kind"] in {"person", "place"}:
                        found.setdefault(entry, name)
            return found

        made: dict[int, tuple[str, ...]] = self._index.compiled(f"chinese{_FORMAT}-records", build)
        return made

    @cached_property
    def _rarities(self) -> tuple[dict[str, float], dict[str, float]]:
        """How rare a syllable is as a surname, and elsewhere: by rank, and counted over our records."""

        def build() -> list[dict[str, float]]:
            catalog = self._index.catalog
            seen = Counter(s for name in self._recorded.values() for s in name)
            syllables = ChineseSpeller(self._index).syllables()
            whole = sum(seen.values()) + _SMOOTHING * len(syllables)
            return [
                {
                    row["pinyin"]: _COMMONEST + math.log(int(row["rank"]))
                    for row in catalog.rows("resolve/chinese_surnames.csv")
                },
                {s: -math.log((seen[s] + _SMOOTHING) / whole) for s in syllables},
            ]

        surnames, elsewhere = self._index.compiled(f"chinese{_FORMAT}-rarities", build)
        return surnames, elsewhere
