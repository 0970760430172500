"""Independent translations of one document, compared sentence by sentence though few words be the same."""

from translit.collate.translations.translation import Translation, find_translation, translated

__all__ = ["Translation", "find_translation", "translated"]
