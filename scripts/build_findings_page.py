"""Write the sections of docs/findings.md, one for each code, from the docstrings of the rules."""

from __future__ import annotations

from pathlib import Path

from translit.findings import RULES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "findings.md"

MARK = "<!-- below: written by scripts/build_findings_page.py from the rules -->\n"


def page() -> str:
    """The text of the page."""
    parts = [PAGE.read_text(encoding="utf-8").partition(MARK)[0], MARK]
    for code in sorted(RULES):
        rule = RULES[code]
        parts.append(f"\n## {code} {rule.name}\n\n*{rule.message}*\n\n{rule.explanation}\n")
        if rule.silences:
            parts.append(f"\n{rule.silences}\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
