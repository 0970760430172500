"""The index of a collection: read once, asked often, rebuilt when anything about it is wrong."""

from translit.index.build import Report, engine_digest, update_index
from translit.index.store import DamagedIndexError, Index, Stored

__all__ = ["DamagedIndexError", "Index", "Report", "Stored", "engine_digest", "update_index"]
