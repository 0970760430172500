"""Tables as data: where they are, what they hold, whether they hold together."""

from translit.catalog.load import Catalog, default_catalog

__all__ = ["Catalog", "default_catalog"]
