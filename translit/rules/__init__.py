"""The rule engine: weighted rows that say what may be written for what. Knows no language."""

from translit.rules.rule import Rule, load_rules, rules_by_match
from translit.rules.spell import Alternatives, combine, derive, rewrite_all

__all__ = ["Alternatives", "Rule", "combine", "derive", "load_rules", "rewrite_all", "rules_by_match"]
