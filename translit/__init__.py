"""translit: Korean names in translated archival documents - identify, check, collate, concord."""

__version__ = "0.1.0"
