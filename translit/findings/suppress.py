"""What an editor has silenced: by a comment in the text, or by a baseline of findings accepted before."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import regex

from translit.errors import ConfigError
from translit.findings.facts import FileFacts
from translit.findings.flag import Flag
from translit.report.write import write_text

# <!-- translit: ignore N102, B -->  # translit: ignore  (in any comment syntax, or none)
_CODE = r"(?:[A-Za-z]\d{1,3}|[A-Z])(?!\w)"
_COMMENT = regex.compile(
    r"translit:\s*ignore(?P<reach>-file|-next-line)?\b[ \t=:\[(]*"
    rf"(?P<codes>{_CODE}(?:[ \t,;]+{_CODE})*)?"
)
_FORMAT = 1


def without_commented(flags: Iterable[Flag], files: Sequence[FileFacts]) -> list[Flag]:
    """*flags* less those that a comment in the text silences.

    ``translit: ignore`` on a line speaks for findings that begin on it, ``translit: ignore-next-line`` for
    the line below, ``translit: ignore-file`` for the whole file. Codes or their beginnings may follow
    (``translit: ignore N102, B``); without codes all findings are meant, and a code that no rule has silences
    nothing. The words count in small letters; codes may be written in either.
    """
    rules = {facts.document.file: (facts, _comments(facts)) for facts in files}
    kept = []
    for flag in flags:
        facts, (lines, everywhere) = rules[flag.file]
        if not lines and not everywhere:
            kept.append(flag)
            continue
        loud = [
            span
            for span in (flag.span, *flag.also)
            if not flag.code.startswith((*everywhere, *lines.get(facts.lines.place(span.start)[0], ())))
        ]
        if flag.span in loud:
            kept.append(dataclasses.replace(flag, also=tuple(s for s in loud if s != flag.span)))
    return kept


def _comments(facts: FileFacts) -> tuple[dict[int, tuple[str, ...]], tuple[str, ...]]:
    text = facts.document.text
    lines: dict[int, tuple[str, ...]] = {}
    everywhere: tuple[str, ...] = ()
    if "translit:" not in text:
        return lines, everywhere
    for match in _COMMENT.finditer(text):
        codes = tuple(code.upper() for code in regex.findall(_CODE, match["codes"] or "")) or ("",)
        if match["reach"] == "-file":
            everywhere += codes
            continue
        line = facts.lines.place(match.start())[0] + (match["reach"] == "-next-line")
        lines[line] = lines.get(line, ()) + codes
    return lines, everywhere


def write_baseline(flags: Iterable[Flag], output: str | None) -> None:
    """Keep the fingerprints of *flags*, sorted, with code and form for people who read the file."""
    rows = sorted({(f.code, " ".join(f.surface.split())[:80], f.fingerprint) for f in flags})
    listed = ",\n".join(
        "    " + json.dumps({"fingerprint": p, "code": c, "surface": s}, ensure_ascii=False)
        for c, s, p in rows
    )
    body = f'{{\n  "translit-baseline": {_FORMAT},\n  "findings": [\n{listed}\n  ]\n}}\n'
    write_text([body], output)


def read_baseline(path: str) -> Counter[str]:
    """Fingerprints of a baseline with how often each may occur.

    Raises:
        ConfigError: the file is missing or no baseline.
    """
    try:
        value = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path}: the baseline cannot be read: {error.strerror}; make one with 'translit baseline'"
        ) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ConfigError(f"{path}: is no baseline: {error}; make one with 'translit baseline'") from None
    found = value.get("findings") if isinstance(value, dict) else None
    if (
        not isinstance(value, dict)
        or value.get("translit-baseline") != _FORMAT
        or not isinstance(found, list)
        or not all(isinstance(f, dict) and isinstance(f.get("fingerprint"), str) for f in found)
    ):
        raise ConfigError(f"{path}: is no baseline of this version; make one with 'translit baseline'")
    return Counter(f["fingerprint"] for f in found)


def without_baseline(flags: Iterable[Flag], accepted: Counter[str]) -> list[Flag]:
    """*flags* that the baseline does not hold."""
    left = Counter(accepted)
    kept = []
    for flag in flags:
        if left[flag.fingerprint] > 0:
            left[flag.fingerprint] -= 1
        else:
            kept.append(flag)
    return kept
