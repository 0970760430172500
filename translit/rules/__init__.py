"""The rule engine: weighted rows that say what may be written for what. Knows no language."""

from translit.rules.rule import Rule, load_rules
from translit.rules.spell import Alternatives, combine, rewrite_all

__all__ = ["Alternatives", "Rule", "combine", "load_rules", "rewrite_all"]
