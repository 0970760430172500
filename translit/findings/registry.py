"""The rules under their codes, and how codes are chosen."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translit.errors import ConfigError

if TYPE_CHECKING:
    from translit.findings.facts import Collection
    from translit.findings.flag import Hit

Check = Callable[["Collection"], Iterator["Hit"]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, what it says (the first line of the docstring), why and what to do (the rest).

    ``over`` are codes that stay silent at a place where this one speaks.
    """

    code: str
    check: Check
    message: str
    explanation: str
    over: tuple[str, ...]

    @property
    def name(self) -> str:
        """The function's name with hyphens: ``unsure-name``."""
        return self.check.__name__.replace("_", "-")

    @property
    def silences(self) -> str:
        """A sentence on the codes that stay silent beside this one; empty where none does."""
        if not self.over:
            return ""
        return f"Where it speaks, {', '.join(self.over)} {'stays' if len(self.over) == 1 else 'stay'} silent."


RULES: dict[str, Rule] = {}


def rule(code: str, *, over: tuple[str, ...] = ()) -> Callable[[Check], Check]:
    """Enter a function under *code*; its docstring is message and explanation."""

    def enter(check: Check) -> Check:
        assert code not in RULES, f"{code} is taken; codes are never reused"
        message, _, explanation = inspect.cleandoc(check.__doc__ or "").partition("\n")
        RULES[code] = Rule(code, check, message, explanation.strip(), over)
        return check

    return enter


def known_codes(given: Iterable[str], where: str) -> tuple[str, ...]:
    """*given* codes, beginnings of codes or names of rules, checked.

    Raises:
        ConfigError: one begins no code; with the nearest code.

    >>> import translit.findings
    >>> known_codes(["B", "mixed-systems"], "--select")
    ('B', 'N105')
    """
    checked = []
    by_names = {rule.name.upper(): rule.code for rule in RULES.values()}
    for piece in given:
        for code in (part.strip().upper() for part in piece.split(",")):
            if not code:
                continue
            code = by_names.get(code.replace("_", "-"), code)
            if not any(known.startswith(code) for known in RULES):
                near = difflib.get_close_matches(code, RULES, 1, 0.5)
                by_name = difflib.get_close_matches(
                    code.lower().replace("_", "-"), [r.name for r in RULES.values()], 1
                )
                named = next((r.code for r in RULES.values() if by_name and r.name == by_name[0]), "")
                hint = named or (near[0] if near else "")
                advice = f"did you mean {hint}?" if hint else f"known are {', '.join(sorted(RULES))}"
                raise ConfigError(f"{where}: no rule has the code '{code}'; {advice}")
            checked.append(code)
    return tuple(checked)


def chosen(select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that *select* begins (all, when empty), less those that *ignore* begins.

    The longer beginning wins, so that ``--select N --ignore N1 --select N102`` keeps N102.
    """
    wanted, unwanted = tuple(select), tuple(ignore)
    kept = []
    for code in sorted(RULES):
        yes = max((len(c) for c in wanted if code.startswith(c)), default=0 if wanted else 1)
        no = max((len(c) for c in unwanted if code.startswith(c)), default=0)
        if (yes and yes > no) or (yes and not no):
            kept.append(RULES[code])
    return tuple(kept)
