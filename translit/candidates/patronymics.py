"""Koreans with a Russian name and patronymic beside their surname, and how print turns and cuts them."""

from __future__ import annotations

import regex

_PATRONYMIC = regex.compile(r"\p{L}+(?:ич|вна|ична|vich|vna)")
_WORDS = 3


def printed_ways(form: str) -> tuple[str, ...]:
    """*form*, and if it is a surname with a Russian name and patronymic, the other ways to print it.

    >>> printed_ways("Хегай Алексей Иванович")[1:4]
    ('Алексей Иванович Хегай', 'Хегай Алексей', 'Алексей Хегай')
    >>> printed_ways("Пак Ден Ай")
    ('Пак Ден Ай',)
    """
    words = form.split()
    if len(words) != _WORDS:
        return (form,)
    if _PATRONYMIC.fullmatch(words[2]):
        surname, name, father = words
    elif _PATRONYMIC.fullmatch(words[1]):
        name, father, surname = words
    else:
        return (form,)
    given = (f"{name} {father}", name, f"{name[0]}. {father[0]}.", f"{name[0]}.")
    ways = [form, *(way for g in given for way in (f"{surname} {g}", f"{g} {surname}"))]
    return tuple(dict.fromkeys([*ways, *(way.replace("ё", "е") for way in ways)]))
