"""What stands before a document: the labels of a web page, or number, title and source in a reader."""

from __future__ import annotations

import regex

from translit.collate.page.lines import Line


def front_matter(lines: list[Line], kinds: dict[str, regex.Pattern[str]]) -> dict[int, str]:
    """Lines before the document: the labels of a web page, or number, title and source in a reader."""
    found: dict[int, str] = {}
    labels = [k for k, line in enumerate(lines) if kinds["front"].fullmatch(line.text)]
    last = max((k for k, line in enumerate(lines) if kinds["last"].fullmatch(line.text)), default=-1)
    if labels and last > labels[0] and last < len(lines) * 0.9:
        found.update(dict.fromkeys(range(last + 1), "web page"))
    for k, line in enumerate(lines):
        if kinds["heading"].fullmatch(line.text) and k not in found:
            found[k] = "document number"
            stop = next(
                (n for n in range(k + 1, min(k + 8, len(lines))) if kinds["source"].fullmatch(lines[n].text)),
                None,
            )
            if stop is not None:  # number, title, source: the reader's own heading
                found.update(dict.fromkeys(range(k + 1, stop), "document title"))
        if kinds["source"].fullmatch(line.text):
            if 0 < k <= 4 and not any(n in found for n in range(k)):
                found.update(dict.fromkeys(range(k), "document title"))
            for n in range(k, min(k + 8, len(lines))):
                found.setdefault(n, "archive reference")
                if lines[n].text.endswith("]") or (n > k and lines[n].before_break) or "[" not in line.text:
                    break
    return found
