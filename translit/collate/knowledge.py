"""What collation knows of language, read from ``tables/collate``: numbers, months, spelling, equivalents."""

from __future__ import annotations

from functools import cache, cached_property

import regex

from translit.catalog import Catalog, default_catalog
from translit.model import Significance, VariantClass
from translit.text import plain_letters

STEM = 7  # letters by which two forms of one word are compared
_LATIN = regex.compile(r"\p{Latin}")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*")


class Knowledge:
    """The tables of collation, each compiled when first asked for.

    Args:
        catalog: the tables, with the user's laid over them.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._spelled: dict[str, str] = {}
        self._stems: dict[str, str] = {}

    @cached_property
    def significance(self) -> dict[VariantClass, Significance]:
        """How much each class of difference says."""
        rows = self._catalog.rows("collate/classes.csv")
        return {VariantClass(row["class"]): Significance(row["significance"]) for row in rows}

    @cached_property
    def ranks(self) -> dict[VariantClass, int]:
        """Which classes an editor should look at first."""
        return {VariantClass(r["class"]): int(r["rank"]) for r in self._catalog.rows("collate/classes.csv")}

    @cached_property
    def labels(self) -> dict[VariantClass, str]:
        """What each class is, in words."""
        return {VariantClass(r["class"]): r["label"] for r in self._catalog.rows("collate/classes.csv")}

    @cached_property
    def colors(self) -> dict[VariantClass, str]:
        """The terminal colour of each class."""
        return {VariantClass(r["class"]): r["color"] for r in self._catalog.rows("collate/classes.csv")}

    @cached_property
    def months(self) -> dict[str, int]:
        """Month of a form, lower case."""
        return {row["form"]: int(row["month"]) for row in self._catalog.rows("collate/months.csv")}

    @cached_property
    def numbers(self) -> dict[str, tuple[str, int]]:
        """Kind and value of a number word."""
        return {r["word"]: (r["kind"], int(r["value"])) for r in self._catalog.rows("collate/numbers.csv")}

    @cached_property
    def negations(self) -> frozenset[str]:
        """Words that turn a statement around."""
        return frozenset(row["form"] for row in self._catalog.rows("collate/negations.csv"))

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words too common to show that two passages belong together."""
        return frozenset(row["form"] for row in self._catalog.rows("collate/function_words.csv"))

    @cached_property
    def _spelling_rules(self) -> list[tuple[regex.Pattern[str], str]]:
        rows = self._catalog.rows("collate/spelling_rules.csv")
        return [(regex.compile(row["match"]), row["result"]) for row in rows]

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {row["form"]: row["folded"] for row in self._catalog.rows("collate/spellings.csv")}

    @cached_property
    def signs(self) -> dict[str, str]:
        """Marks that stand for a word: ``%``."""
        return {form: folded for form, folded in self._spellings.items() if not form[0].isalnum()}

    def spelling(self, word: str) -> str:
        """*word* (lower case) with British, American and other double spellings folded together.

        >>> knowledge().spelling("organised"), knowledge().spelling("labour"), knowledge().spelling("four")
        ('organized', 'labor', 'four')
        """
        folded = self._spelled.get(word)
        if folded is None:
            folded = self._spellings.get(word, word)
            if folded == word and word.endswith("s") and word[:-1] in self._spellings:
                folded = self._spellings[word[:-1]] + "s"
            if len(folded) > 4:
                for pattern, result in self._spelling_rules:
                    folded = pattern.sub(result, folded)
            self._spelled[word] = folded
        return folded

    def misread(self, word: str) -> str:
        """*word* (lower case) with letters that are easily misread folded together.

        >>> knowledge().misread("govemment") == knowledge().misread("government")
        True
        """
        for pattern, result in self._misreadings:
            word = pattern.sub(result, word)
        return word

    @cached_property
    def _misreadings(self) -> list[tuple[regex.Pattern[str], str]]:
        rows = self._catalog.rows("collate/misreadings.csv")
        return [(regex.compile(row["match"]), row["result"]) for row in rows]

    @cached_property
    def _latin(self) -> dict[int, str]:
        rows = self._catalog.rows("resolve/homoglyphs.csv")
        return {ord(row["cyrillic"]): row["latin"] for row in rows}

    def as_seen(self, surface: str) -> str:
        """*surface* with Cyrillic letters that look like Latin ones read so, where nothing else is left.

        >>> knowledge().as_seen("\u0421omrade"), knowledge().as_seen("\u0420\u043e\u0442")
        ('Comrade', '\u0420\u043e\u0442')
        """
        if surface.isascii():
            return surface
        seen = surface.translate(self._latin)
        mixed = seen != surface and _LATIN.search(surface) and not _CYRILLIC.search(seen)
        return seen if mixed else surface

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words before a name that are no part of it, lower case: *Deputy*, *Vice-Minister*."""
        rows = self._catalog.rows("resolve/titles.csv")
        return frozenset(word for row in rows for word in phrase(row["written"]))

    @cached_property
    def _endings(self) -> list[tuple[regex.Pattern[str], str]]:
        rows = self._catalog.rows("collate/endings.csv")
        return [(regex.compile(row["match"]), row["result"]) for row in rows]

    def stem(self, word: str) -> str:
        """What is left of *word* (lower case) when it is compared with another form of itself.

        >>> knowledge().stem("locomotives") == knowledge().stem("locomotive")
        True
        >>> knowledge().stem("promised") == knowledge().stem("promises")
        True
        """
        stem = self._stems.get(word)
        if stem is None:
            stem = self.spelling(word)
            if len(stem) > 3:
                for pattern, result in self._endings:
                    cut = pattern.sub(result, stem)
                    if cut != stem and len(cut) > 2:
                        stem = cut
                        break
            self._stems[word] = stem = stem[:STEM]
        return stem

    @cached_property
    def sounds(self) -> tuple[tuple[regex.Pattern[str], str], ...]:
        """Letters that different transcriptions write for one sound, and what they are folded to."""
        rows = self._catalog.rows("collate/sounds.csv")
        return tuple((regex.compile(row["match"]), row["result"]) for row in rows)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations whose full stop ends no sentence, lower case."""
        return frozenset(row["form"] for row in self._catalog.rows("collate/abbreviations.csv"))

    def abbreviated(self, text: str) -> bool:
        """Whether *text* ends with an initial or an abbreviation."""
        k = len(text)
        while k and text[k - 1].isalpha():
            k -= 1
        return k == len(text) - 1 or text[k:].casefold() in self.abbreviations

    @cached_property
    def equivalents(self) -> dict[str, dict[tuple[str, ...], frozenset[str]]]:
        """For each kind, the groups (by id) that a sequence of folded words belongs to."""
        found: dict[str, dict[tuple[str, ...], set[str]]] = {"term": {}, "synonym": {}, "name": {}}
        for row in self._catalog.rows("collate/equivalents.csv"):
            for form in row["forms"].split("|"):
                words = phrase(form)
                if words:
                    found[row["kind"]].setdefault(words, set()).add(row["id"])
        return {
            kind: {words: frozenset(ids) for words, ids in table.items()} for kind, table in found.items()
        }

    @cached_property
    def phrases(self) -> tuple[frozenset[tuple[str, ...]], dict[str, int]]:
        """Terms and words in parts (*per cent*), and for each first word the length of the longest."""
        terms = {words for words in self.equivalents["term"] if len(words) > 1}
        table = frozenset(terms | {tuple(form.split()) for form in self._spellings if " " in form})
        heads: dict[str, int] = {}
        for words in table:
            heads[words[0]] = max(heads.get(words[0], 0), len(words))
        return table, heads

    @cached_property
    def partners(self) -> dict[str, frozenset[str]]:
        """Words and terms that may face one another: for each, the groups of any kind it stands in."""
        found: dict[str, set[str]] = {}
        for kind, table in self.equivalents.items():
            for words, ids in table.items():
                if len(words) == 1 or kind == "term":
                    found.setdefault(" ".join(words), set()).update(f"{kind} {i}" for i in ids)
        return {word: frozenset(ids) for word, ids in found.items()}

    def equivalent(self, a: tuple[str, ...], b: tuple[str, ...]) -> str:
        """The kind of group (``term``, ``synonym``, ``name``) that holds both phrases, or nothing."""
        for kind in ("name", "term", "synonym"):
            table = self.equivalents[kind]
            if (one := table.get(a)) and (other := table.get(b)) and one & other:
                return kind
        if a and b and _plural(a) and _plural(b):
            return self.equivalent(_singular(a), _singular(b))
        return ""

    def figure(self, word: str) -> str:
        """The digits of a number *word* (lower case), and any other word as it is.

        >>> knowledge().figure("seven"), knowledge().figure("seventh"), knowledge().figure("mill")
        ('7', 'seventh', 'mill')
        """
        kind, value = self.numbers.get(word, ("", 0))
        return str(value) if kind in {"cardinal", "multiplier"} else word


def _plural(words: tuple[str, ...]) -> bool:
    return len(words[-1]) > 3 and words[-1][-1] == "s"


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:-1], words[-1][:-1])


def phrase(text: str) -> tuple[str, ...]:
    """The folded words of *text*: lower case, without diacritics or apostrophes.

    >>> phrase("P'yŏngyang, People’s Army")
    ('pyongyang', 'peoples', 'army')
    """
    return tuple(
        plain_letters(word).replace("'", "").replace("’", "").casefold() for word in _WORD.findall(text)
    )


@cache
def knowledge() -> Knowledge:
    """What the shipped tables know."""
    return Knowledge(default_catalog())
