"""A witness as tokens and items, in parallel lists."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Stream:
    """All tokens of a witness, and the items made of them; parallel lists, for speed.

    A token is a word, a number or one punctuation mark. An item is what is aligned: one token, or
    several that are one date or one word broken over a line end. ``layout[t]`` names why token *t* is
    no part of the text proper; such tokens belong to no item.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    layout: dict[int, str] = field(default_factory=dict)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    words: list[bool] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    lexicon: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, token: int) -> str:
        """The token as printed."""
        return self.text[self.starts[token] : self.ends[token]]

    def printed(self, item: int) -> str:
        """The item as printed."""
        return self.text[self.starts[self.first[item]] : self.ends[self.last[item]]]

    def runs_on(self, item: int) -> bool:
        """Whether no blank line stands between the item and the one before it, page furniture aside."""
        before = self.last[item - 1]
        gap = self.text[self.ends[before] : self.starts[self.first[item]]]
        return gap.count("\n") < 2 or before + 1 < self.first[item]

    def hyphened(self, item: int) -> bool:
        """Whether a small letter follows a hyphen that follows a word, without a space: *Su-hyeon*."""
        if item < 2 or self.keys[item - 1] != "-" or not self.words[item - 2]:
            return False
        start, hyphen = self.starts[self.first[item]], self.starts[self.first[item - 1]]
        return (
            self.text[start].islower()
            and self.ends[self.last[item - 1]] == start
            and self.ends[self.last[item - 2]] == hyphen
        )

    def begins_line(self, item: int) -> bool:
        """Whether only marks stand before the item on its line."""
        while item and not self.words[item - 1]:
            if "\n" in self.text[self.ends[self.last[item - 1]] : self.starts[self.first[item]]]:
                return True
            item -= 1
        return item == 0 or "\n" in self.text[self.ends[self.last[item - 1]] : self.starts[self.first[item]]]

    def printed_tokens(self, item: int) -> list[tuple[int, int]]:
        """Offsets of the words and marks of an item, a word broken over a line end being one."""
        found: list[tuple[int, int]] = []
        text = self.text
        broken = False
        for t in range(self.first[item], self.last[item] + 1):
            start, end = self.starts[t], self.ends[t]
            if found and broken and text[start].islower():
                found[-2:] = [(found[-2][0], end)]
                broken = False
                continue
            after = text[end : end + 2]
            broken = bool(found) and text[start:end] in "-\u2010" and "\n" in after and found[-1][1] == start
            found.append((start, end))
        return found

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Offsets of the items *low* to *high* (exclusive); zero width where none are."""
        if low < high:
            return self.starts[self.first[low]], self.ends[self.last[high - 1]]
        if low < len(self.first):
            place = self.starts[self.first[low]]
        else:
            place = self.ends[self.last[-1]] if self.last else 0
        return place, place
