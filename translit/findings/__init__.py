"""What an editor should look at: rules with stable codes, one small function each."""

from translit.findings import brackets, letters, sheet, spelling, systems
from translit.findings.check import check_documents, gather_facts
from translit.findings.flag import Flag
from translit.findings.registry import RULES, Rule, chosen, known_codes

__all__ = [
    "RULES",
    "Flag",
    "Rule",
    "brackets",
    "check_documents",
    "chosen",
    "gather_facts",
    "known_codes",
    "letters",
    "sheet",
    "spelling",
    "systems",
]
