"""Findings as one page that can be sent on: by name and by place, readable without script.

Everything from the documents is escaped, once, where it is put in; the page allows no script but its own
(by hash), loads nothing, and works with scripts turned off: filters are then simply absent.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import regex

from translit.findings.flag import Flag
from translit.findings.registry import RULES
from translit.report.xml import xml_id, xml_text
from translit.text import Lines

Texts = Mapping[str, tuple[str, Lines]]
_AROUND = 60
_FEW = 2
_SPACES = regex.compile(r"\s+")
_TABLE_END = "</tbody>\n</table></div>\n"


@cache
def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def html_page(
    flags: Sequence[Flag], texts: Texts, *, version: str, title: str = "Names to look at"
) -> Iterator[str]:
    """The page of *flags*, which come sorted by file and place."""
    style, script = _asset("findings.css"), _asset("findings.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{xml_text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    )
    files = list(dict.fromkeys(flag.file for flag in flags))
    yield f"<h1>{xml_text(title)}</h1>\n"
    yield f'<p class="soft">{_count(len(flags), "finding")} in {_count(len(files), "file")}</p>\n'
    if not flags:
        yield "<p>Nothing was found.</p>\n</main>\n</body>\n</html>\n"
        return
    yield (
        '<nav aria-label="Sections"><a href="#counts">Counts</a><a href="#names">By name</a>'
        '<a href="#places">By place</a><a href="#rules">What the codes mean</a></nav>\n'
    )
    yield from _counts(flags, files)
    yield from _filter(flags, files)
    yield from _by_name(flags, texts)
    yield from _by_place(flags, files, texts)
    yield from _rules(flags)
    yield f'<p class="soft">Made by translit {xml_text(version)}.</p>\n</main>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _counts(flags: Sequence[Flag], files: Sequence[str]) -> Iterator[str]:
    counts = Counter(flag.code for flag in flags)
    yield '<section id="counts" aria-labelledby="h-counts">\n<h2 id="h-counts">Counts</h2>\n'
    yield _table_head("Number", "Code", "What")
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        message = xml_text(RULES[code].message)
        yield f'<tr><td class="n">{count}</td><td>{_code(code)}</td><td>{message}</td></tr>\n'
    yield _TABLE_END
    if len(files) > 1:
        by_file = Counter(flag.file for flag in flags)
        yield _table_head("Number", "File")
        for file in files:
            link = f'<a href="#{_file_id(file)}">{xml_text(file)}</a>'
            yield f'<tr><td class="n">{by_file[file]}</td><td>{link}</td></tr>\n'
        yield _TABLE_END
    yield "</section>\n"


def _table_head(*columns: str) -> str:
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return f'<div class="scroll"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n'


def _filter(flags: Sequence[Flag], files: Sequence[str]) -> Iterator[str]:
    yield '<form id="filter" aria-label="Filter findings">\n'
    yield '<label>Code <select name="code"><option value="">all</option>'
    for code in sorted({flag.code for flag in flags}):
        yield f'<option value="{code}">{code}</option>'
    yield '</select></label>\n<label>File <select name="file"><option value="">all</option>'
    for number, file in enumerate(files):
        yield f'<option value="{number}">{xml_text(file)}</option>'
    yield '</select></label>\n<label>Words <input type="search" name="words" autocomplete="off"></label>\n'
    yield '<output id="shown" class="soft"></output>\n</form>\n'


def _by_name(flags: Sequence[Flag], texts: Texts) -> Iterator[str]:
    groups: dict[str, list[Flag]] = defaultdict(list)
    for flag in flags:
        if flag.group:
            groups[flag.group].append(flag)
    if not groups:
        return
    files = {file: n for n, file in enumerate(dict.fromkeys(flag.file for flag in flags))}
    yield '<section id="names" aria-labelledby="h-names">\n<h2 id="h-names">By name</h2>\n'
    order = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    for group, found in order:
        forms = Counter(" ".join(f.surface.split()) for f in found)
        told = ", ".join(f"{form} {count}" for form, count in forms.most_common(6))
        head = _group_head(group, found)
        number = _count(len(found), "finding")
        yield f'<section data-group="1"><h3>{xml_text(head)} <span class="soft">{number}'
        yield f" · {xml_text(told)}</span></h3>\n"
        first, rest = found[:_FEW], found[_FEW:]
        yield '<ul class="list">\n'
        for flag in first:
            yield _item(flag, files[flag.file], texts, place=False)
        yield "</ul>\n"
        if rest:
            yield f'<details><summary>{_count(len(rest), "more place")}</summary>\n<ul class="list">\n'
            for flag in rest:
                yield _item(flag, files[flag.file], texts, place=False)
            yield "</ul>\n</details>\n"
        yield "</section>\n"
    yield "</section>\n"


def _group_head(group: str, found: Sequence[Flag]) -> str:
    """What a group is called: its referent in Korean where one is known, else the commonest form."""
    if group.startswith("form:"):
        return group.removeprefix("form:")
    shown = next((f.candidates[0] for f in found if f.code in ("B101", "N101") and f.candidates), "")
    return shown or next((f.candidates[0] for f in found if f.candidates), group.partition(":")[2])


def _by_place(flags: Sequence[Flag], files: Sequence[str], texts: Texts) -> Iterator[str]:
    yield '<section id="places" aria-labelledby="h-places">\n<h2 id="h-places">By place in the text</h2>\n'
    by_file: dict[str, list[Flag]] = defaultdict(list)
    for flag in flags:
        by_file[flag.file].append(flag)
    for number, file in enumerate(files):
        yield f'<section data-group="1" id="{_file_id(file)}"><h3>{xml_text(file)}</h3>\n<ul class="list">\n'
        for flag in by_file[file]:
            yield _item(flag, number, texts, place=True)
        yield "</ul>\n</section>\n"
    yield "</section>\n"


def _item(flag: Flag, file: int, texts: Texts, *, place: bool) -> str:
    text, lines = texts[flag.file]
    line, col = lines.place(flag.span.start)
    left = _spaced(text[max(0, flag.span.start - _AROUND) : flag.span.start].partition(" ")[2])
    right = _spaced(text[flag.span.end : flag.span.end + _AROUND].rpartition(" ")[0])
    anchor = f"f-{flag.fingerprint}"
    where = f"{flag.file}:{line}:{col}"
    shown = f'<a href="#{anchor}">{xml_text(where)}</a>' if not place else xml_text(where)
    more = [c for c in flag.candidates if c not in flag.message]
    candidates = f'<p class="cand">{" · ".join(xml_text(_line(c)) for c in more)}</p>' if more else ""
    marks = f' id="{anchor}" data-place="1"' if place else ""
    kwic = f"{xml_text(left)}<mark>{xml_text(_line(flag.surface))}</mark>{xml_text(right)}"
    return (
        f'<li data-code="{flag.code}" data-file="{file}"{marks}>'
        f'<p class="kwic">{kwic}</p>'
        f'<div class="told">{_code(flag.code)} {xml_text(_line(flag.message))}</div>{candidates}'
        f'<div class="where">{shown}</div></li>\n'
    )


def _rules(flags: Sequence[Flag]) -> Iterator[str]:
    yield '<section id="rules" aria-labelledby="h-rules">\n<h2 id="h-rules">What the codes mean</h2>\n'
    for code in sorted({flag.code for flag in flags}):
        rule = RULES[code]
        yield f'<h3 id="rule-{code}">{code} {xml_text(rule.message)}</h3>\n'
        for paragraph in rule.explanation.split("\n\n"):
            yield f"<p>{xml_text(' '.join(paragraph.replace('``', '').split()))}</p>\n"
    yield "</section>\n"


def _code(code: str) -> str:
    return f'<a class="code" href="#rule-{code}">{code}</a>'


def _file_id(file: str) -> str:
    return f"file-{xml_id(file)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _spaced(text: str) -> str:
    """*text* on one line; a space at either end stays one."""
    return _SPACES.sub(" ", text)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")
