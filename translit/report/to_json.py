"""Results as JSON Lines: keys in a fixed order, no ASCII escaping."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

# A lone surrogate cannot be written as UTF-8; JSON's own escape keeps it, and keeps the line readable.
_SURROGATES = {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}


def json_line(record: dict[str, Any]) -> str:
    """One record on one line.

    >>> json_line({"form": "Ch'ŏrwŏn", "n": 1})
    '{"form": "Ch\\'ŏrwŏn", "n": 1}\\n'
    """
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(_SURROGATES) + "\n"


def json_lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each record on a line of its own."""
    return map(json_line, records)
