"""A concordance as one page: an index as books print it, pictures, and every mention with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translit.concord.entries import Entry, Form, entries
from translit.concord.row import Row
from translit.report.concordance_charts import by_spelling, count, over_time
from translit.report.xml import xml_id, xml_text
from translit.text import plain_letters

_STYLE = """:root { color-scheme: light; }
body { font: 16px/1.45 Georgia, "Noto Serif", "Noto Serif CJK KR", serif; color: #1d1d1f; background: #fff;
  margin: 0 auto; padding: 1.5rem; max-width: 72rem; }
h1, h2 { font-weight: normal; } h2 { border-bottom: 1px solid #999; margin-top: 2.5rem; }
a { color: #1b4965; } nav a { margin-right: 1.2rem; }
.index { columns: 22rem; column-gap: 2.5rem; }
.index > div { break-inside: avoid-column; padding-left: 1.2rem; text-indent: -1.2rem;
  margin-bottom: .35rem; }
.index h3 { break-after: avoid-column; margin: .9rem 0 .3rem; font-size: 1rem; color: #555; }
.index h3:first-child { margin-top: 0; }
.index b { font-weight: bold; } .index .forms { font-style: italic; } .doubt { color: #8a1c1c; }
.where { color: #555; font-size: .88rem; white-space: nowrap; }
.index .where, .many .where { white-space: normal; } .many .where { font-size: inherit; }
a.n { font-weight: bold; text-decoration: none; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
td, th { padding: .15rem .4rem; vertical-align: top; }
th { text-align: left; border-bottom: 1px solid #999; }
td.l { text-align: right; color: #444; width: 44%; }
#documents + table td.l { width: 2rem; } td.m { text-align: center; font-weight: bold; white-space: nowrap; }
.wide { overflow-x: auto; } .many th, .many td { padding-right: .6rem; }
.many td { border-top: 1px solid #ddd; max-width: 7.6rem; overflow-wrap: break-word; }
.many .below td { border-top: 0; padding-top: 0; max-width: none; overflow-wrap: normal; }
@media (max-width: 60rem) { .many th, .many td { padding-right: .1rem; font-size: .72rem; }
  .many td { max-width: 4.55rem; } }
td.r { color: #444; width: 44%; } tr.head th { padding-top: .9rem; border: 0; font-size: 1rem; }
svg { width: 100%; height: auto; font-family: inherit; }
svg .label { text-anchor: end; font-size: 13px; }
svg .axis { text-anchor: middle; font-size: 11px; fill: #555; }
svg .forms { font-size: 11px; fill: #444; }
@media print { body { max-width: none; } nav { display: none; } }
"""
_NAVIGATION = """<nav><a href="#index">Index</a><a href="#documents">Documents</a>
<a href="#time">Over time</a><a href="#spellings">Spellings</a>
<a href="#kwic">In context</a></nav>
<p>Numbers in bold are those of the <a href="#documents">documents</a>, the others lines.</p>
"""
#: File and document.
Source = tuple[str, str]


def opening(title: str) -> str:
    """The beginning of a page of that title, up to its heading."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{xml_text(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{xml_text(title)}</h1>\n"
    )


def closing(version: str) -> str:
    """The end of a page."""
    return f'<p class="where">Made by translit {xml_text(version)}.</p>\n</body>\n</html>\n'


def html_page(rows: Iterable[Row], *, version: str) -> Iterator[str]:
    """The page of *rows*, which can be read several times and come sorted by referent."""
    numbers = number_documents(rows)
    yield opening("Concordance of names") + _NAVIGATION
    yield '<h2 id="index">Index</h2>\n<div class="index">\n'
    letter = ""
    for entry in entries(rows):
        if (initial := plain_letters(entry.head.lstrip("'’"))[:1].upper()) != letter and initial.isalpha():
            letter = initial
            yield f"<h3>{xml_text(letter)}</h3>\n"
        yield _index_entry(entry, numbers)
    yield "</div>\n"
    yield from documents_table(numbers)
    counts = count(rows)
    yield '<h2 id="time">Mentions over time</h2>\n'
    yield from over_time(counts)
    yield '<h2 id="spellings">Spellings of each referent</h2>\n'
    yield from by_spelling(counts)
    yield '<h2 id="kwic">In context</h2>\n<table>\n<thead>\n'
    yield "<tr><th>Before</th><th>Name</th><th>After</th><th>Where</th></tr>\n</thead>\n<tbody>\n"
    last = ""
    for row in rows:
        if row.id != last:
            last = row.id
            yield (
                f'<tr class="head" id="{xml_id(row.id)}"><th colspan="4" scope="rowgroup">'
                f"{_names(row.preferred or row.form, row.hangul, row.hanja)}</th></tr>\n"
            )
        yield _kwic(row, numbers[row.file, row.document])
    yield "</tbody>\n</table>\n" + closing(version)


def number_documents(rows: Iterable[Row]) -> dict[Source, int]:
    """The documents that *rows* come from, numbered by file and place."""
    first: dict[Source, int] = {}
    for row in rows:
        source = row.file, row.document
        first[source] = min(row.start, first.get(source, row.start))
    ordered = sorted(first, key=lambda source: (source[0], first[source], source[1]))
    return {source: number for number, source in enumerate(ordered, 1)}


def documents_table(numbers: dict[Source, int]) -> Iterator[str]:
    """The documents with their numbers, to which the others point."""
    yield '<h2 id="documents">Documents</h2>\n<table>\n'
    for (file, document), number in numbers.items():
        yield (
            f'<tr id="document-{number}"><td class="l"><b>{number}</b></td>'
            f'<td>{xml_text(document) or "–"}</td><td class="where">{xml_text(file)}</td></tr>\n'
        )
    yield "</table>\n"


def _names(head: str, hangul: str, hanja: str) -> str:
    korean = " ".join(
        f'<span lang="{language}">{xml_text(text)}</span>'
        for language, text in (("ko", hangul), ("ko-Hani", hanja))
        if text
    )
    return f"<b>{xml_text(head)}</b>" + (f" {korean}" if korean else "")


def _index_entry(entry: Entry, numbers: dict[Source, int]) -> str:
    names = _names(entry.head, entry.who.hangul, entry.who.hanja)
    own_first = sorted(entry.forms, key=lambda form: form.form != entry.head)
    forms = "; ".join(_form(form, entry, numbers) for form in own_first)
    doubt = "" if entry.who.settled else ' <span class="doubt" title="not settled">?</span>'
    return f'<div><a href="#{xml_id(entry.who.id)}">{names}</a>{doubt} {forms}</div>\n'


def _form(form: Form, entry: Entry, numbers: dict[Source, int]) -> str:
    """A spelling with the places where it stands; the head itself is not said twice."""
    said = "" if form.form == entry.head else f'<span class="forms">{xml_text(form.form)}</span> '
    return said + places_of(form, numbers)


def places_of(form: Form, numbers: dict[Source, int]) -> str:
    """The documents and lines where a spelling stands."""
    where = "; ".join(
        f"{_number(place.file, place.document, numbers[place.file, place.document])} {place.told()}"
        for place in sorted(form.places, key=lambda p: numbers[p.file, p.document])
    )
    return f'<span class="where">{where}</span>'


def _number(file: str, document: str, number: int) -> str:
    """The number of a document, with its title for who points at it."""
    title = xml_text(": ".join(filter(None, (file, document))))
    return f'<a class="n" href="#document-{number}" title="{title}">{number}</a>'


def _kwic(row: Row, number: int) -> str:
    doubt = ' class="m doubt"' if row.certainty == "low" else ' class="m"'
    return (
        f'<tr><td class="l">{xml_text(row.left)}</td><td{doubt}>{xml_text(row.form)}</td>'
        f'<td class="r">{xml_text(row.right)}</td>'
        f'<td class="where">{_number(row.file, row.document, number)} {row.line}</td></tr>\n'
    )
