"""Titles of newspapers, magazines and agencies, which are no names of persons or places."""

from __future__ import annotations

from functools import cached_property

import regex

from translit.catalog import Catalog
from translit.catalog.guard import alternatives
from translit.mentions.vocabulary import Vocabulary, fold, vocabulary_of
from translit.model import Span

_BESIDE = 48
_QUOTES = r"\[({<\"“”„«»'’‘"


class Papers:
    """Knows titles by the words of ``tables/mentions/papers.csv`` in them or beside them.

    Args:
        catalog: the tables.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @property
    def _vocabulary(self) -> Vocabulary:
        return vocabulary_of(self._catalog)

    def is_title(self, text: str, span: Span, form: str) -> bool:
        """Whether what stands at *span* is such a title.

        Args:
            text: the document's text.
            span: where the name stands.
            form: the name, with a family name that stands outside its bracket.

        >>> from translit.catalog import default_catalog
        >>> papers, text = Papers(default_catalog()), "The newspaper [Saebyok] wrote of Pak [Ilbo]."
        >>> papers.is_title(text, Span(15, 22), "Saebyok"), papers.is_title(text, Span(38, 42), "Pak Ilbo")
        (True, False)
        """
        before, after = self._beside
        return bool(
            self._ends_so(form)
            or before.search(text[max(0, span.start - _BESIDE) : span.start])
            or after.match(text, span.end, span.end + _BESIDE)
        )

    def _ends_so(self, form: str) -> bool:
        """Whether the last word is one of titles; behind a family name alone it is a given name."""
        words = fold(form).replace("-", " ").split()
        if not words or not words[-1].endswith(self._endings):
            return False
        return not (len(words) == 2 and words[0] in self._vocabulary.words("surname"))

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(self._forms("end"))

    @cached_property
    def _beside(self) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
        before, after, end = (
            alternatives(self._forms(at)).replace(r"\ ", r"\s+") for at in ("before", "after", "end")
        )
        return (
            regex.compile(rf"\b(?:{before})[\s,:]*+[{_QUOTES}]*$", regex.IGNORECASE | regex.REVERSE),
            regex.compile(
                rf"(?:[\])}}>\"“”»'’]*+[\s,]*+(?:{after})|[\s-]\p{{L}}*(?:{end}))\b", regex.IGNORECASE
            ),
        )

    def _forms(self, at: str) -> list[str]:
        return [row["form"] for row in self._catalog.rows("mentions/papers.csv") if row["at"] == at]
