"""The style sheet: the editor's decided spellings, which check, normalize and concord obey."""

from translit.style.contradict import contradictions
from translit.style.draft import draft_sheet
from translit.style.sheet import COLUMNS, Decision, StyleSheet, load_style

__all__ = ["COLUMNS", "Decision", "StyleSheet", "contradictions", "draft_sheet", "load_style"]
