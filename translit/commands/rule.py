"""``translit rule``: what a code means and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from translit.commands.common import Session, session_options


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@session_options
def command(codes: tuple[str, ...], session: Session) -> None:
    """What each CODE means and what to do about it; without CODE, all codes.

    \b
      translit rule
      translit rule N102
    """
    from translit.findings import RULES, known_codes
    from translit.report.write import write_text

    def lines() -> Iterator[str]:
        if not codes:
            for code in sorted(RULES):
                yield f"{code}  {RULES[code].name}: {RULES[code].message}\n"
            return
        wanted = known_codes(codes, "rule")
        for code in sorted(RULES):
            if any(code.startswith(w) for w in wanted):
                rule = RULES[code]
                yield f"{code} {rule.name}\n{rule.message}\n\n{rule.explanation}\n"
                if rule.silences:
                    yield f"\n{rule.silences}\n"
                yield "\n"

    write_text(lines(), None)
