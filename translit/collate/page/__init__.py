"""The page around the text: which stretches of a witness are layout, and why."""

from translit.collate.page.find import find_zones
from translit.collate.page.zones import Patterns, Zones

__all__ = ["Patterns", "Zones", "find_zones"]
