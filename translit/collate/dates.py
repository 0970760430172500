"""Dates and numbers: what they say, however they are written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from translit.collate.knowledge import Knowledge

LONGEST_NUMBER = 24  # words of a number
REACH = 60  # characters between the name of a month and the end of its date, at most
_NUMBER = regex.compile(r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?![\d])|\d+(?:[.,]\d+)?")


@cache
def _patterns(
    months: tuple[str, ...],
) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """The name of a month; a date with one; a date in digits."""
    spelled = "|".join(sorted((m for m in months if not _roman(m)), key=len, reverse=True))
    roman = "|".join(sorted((m for m in months if _roman(m)), key=len, reverse=True))
    day = r"(?P<day>\d{1,3})(?:st|nd|rd|th)?"
    day_of = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+of"
    year = r"(?P<year>1[89]\d\d|20\d\d)"
    # The point of "Jan." belongs to the date where it goes on in its paragraph; else it ends the sentence.
    month = rf"\[?(?P<month>{spelled})\b(?:(?<=\b\w{{3,4}})\.(?=,?[^\S\n]*\r?\n?[^\S\n]*\d))?\]?"
    words = (
        rf"\b(?:(?:{day}|{day_of})\s+{month}(?:,?\s+{year}\b)?"
        rf"|{month}\s+{day}(?![\d:]|\s*[-–]\s*\d|\s+(?:thousand|million|hundred))\b(?:,?\s+{year}\b)?"
        rf"|{month}\s+{year}\b)"
    )
    digits = (
        rf"(?<![\w./-])(?:(?P<year>1[89]\d\d|20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)"
        rf"|(?P<day>\d{{1,3}})(?P<sep>[./-])(?P<month>[01]?\d|{roman})(?P=sep)(?P<year>(?:1[89]|20)?\d\d))(?![\w/-])"
    )
    flags = regex.IGNORECASE
    named = regex.compile(rf"\b(?:{spelled})\b", flags)
    return named, regex.compile(words, flags), regex.compile(digits, flags)


def _around(named: regex.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches around names of months, cut between words; the longer pattern need not look elsewhere."""
    found: list[tuple[int, int]] = []
    for match in named.finditer(text, start, end):
        low, high = max(start, match.start() - REACH), min(end, match.end() + REACH)
        while high < end and not text[high].isspace():
            high += 1
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _roman(form: str) -> bool:
    return not set(form) - set("ivx")


def find_dates(text: str, start: int, end: int, known: Knowledge) -> Iterator[tuple[int, int, str]]:
    """Every date of ``text[start:end]`` as ``(start, end, value)``, in order; ``?`` for a part not given.

    A day there is not, as a slip of the typist may give (*36 June*), is kept as it stands.

    >>> from translit.collate.knowledge import knowledge
    >>> [value for *_, value in find_dates("17 January 1950, Jan. 17, 15.II.1953", 0, 36, knowledge())]
    ['1950-01-17', '?-01-17', '1953-02-15']
    """
    named, words, digits = _patterns(tuple(sorted(known.months)))
    found = list(digits.finditer(text, start, end))
    for low, high in _around(named, text, start, end):
        found.extend(words.finditer(text, low, high))
    found.sort(key=lambda match: match.start())
    position = start
    for match in found:
        if match.start() < position:
            continue
        month = match["month"].casefold()
        number = known.months.get(month) or (int(month) if month.isdigit() else 0)
        day = int(match["day"]) if match["day"] else 0
        if not 1 <= number <= 12 or (day > 31 and month.isdigit()):
            continue
        year = match["year"] or "?"
        if len(year) == 2:
            year = "19" + year
        yield match.start(), match.end(), f"{year}-{number:02}-" + (f"{day:02}" if match["day"] else "?")
        position = match.end()


def same_date(a: str, b: str) -> bool:
    """Whether two values can be one day: every part both give is the same.

    >>> same_date("1950-01-17", "?-01-17"), same_date("1950-01-17", "1950-01-19")
    (True, False)
    """
    return all(x == y or "?" in (x, y) for x, y in zip(a.split("-"), b.split("-"), strict=True))


def number_value(words: list[str], known: Knowledge) -> float | None:
    """The number that folded *words* say, or ``None`` when they say none.

    >>> from translit.collate.knowledge import knowledge
    >>> number_value(["twenty", "-", "five", "thousand"], knowledge()), number_value(["25,000"], knowledge())
    (25000.0, 25000.0)
    """
    if len(words) > LONGEST_NUMBER:
        return None
    total, group, seen = 0.0, 0.0, False
    for word in words:
        if word in {"-", "and", "a"}:
            continue
        base = word
        for suffix in ("st", "nd", "rd", "th"):
            if word.endswith(suffix) and word[:-2].isdigit():
                base = word[:-2]
        if _NUMBER.fullmatch(base):
            digits = base.replace(" ", "").replace("\u00a0", "")
            if "," in digits:
                head, _, tail = digits.rpartition(",")
                digits = digits.replace(",", "") if len(tail) == 3 and head else digits.replace(",", ".")
            group += float(digits)
        elif base in known.numbers:
            kind, value = known.numbers[base]
            if kind == "multiplier" and value >= 1000:
                total += max(group, 1) * value
                group = 0
            elif kind == "multiplier":
                group = max(group, 1) * value
            else:
                group += value
        else:
            return None
        seen = True
    return total + group if seen else None
