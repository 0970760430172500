"""A concordance as TEI: persons and places with every form, and the mentions that point to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from translit.concord.entries import Entry, entries
from translit.concord.row import Row
from translit.report.xml import xml_id, xml_text

_NAME = {"person": "persName", "place": "placeName"}
_LISTS = (("person", "listPerson", "person"), ("place", "listPlace", "place"))
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Concordance of names</title></titleStmt>
      <publicationStmt><p>Made by translit {version}.</p></publicationStmt>
      <sourceDesc>
"""


def tei_document(rows: Iterable[Row], *, version: str) -> Iterator[str]:
    """TEI of *rows*, which can be read several times and come sorted by referent."""
    yield _HEAD.format(version=xml_text(version))
    sources = dict.fromkeys((row.file, row.document) for row in rows)
    items = (f"          <item>{xml_text(': '.join(filter(None, source)))}</item>\n" for source in sources)
    yield from _wrapped("        <list>\n", items, "        </list>\n", empty="        <p>No mention.</p>\n")
    yield "      </sourceDesc>\n    </fileDesc>\n  </teiHeader>\n"
    yield from _wrapped("  <standOff>\n", _lists(rows), "  </standOff>\n")
    yield "  <text>\n    <body>\n"
    yield from _wrapped(
        '      <div type="concordance">\n',
        map(_mention, rows),
        "      </div>\n",
        empty='      <div type="concordance">\n        <p>No mention.</p>\n      </div>\n',
    )
    yield "    </body>\n  </text>\n</TEI>\n"


def _lists(rows: Iterable[Row]) -> Iterator[str]:
    for kind, outer, inner in _LISTS:
        chosen = (entry for entry in entries(rows) if entry.who.kind == kind)
        yield from _wrapped(f"    <{outer}>\n", (_item(e, inner) for e in chosen), f"    </{outer}>\n")
    others = (entry for entry in entries(rows) if entry.who.kind not in _NAME)
    yield from _wrapped('    <list type="names">\n', (_item(e, "item") for e in others), "    </list>\n")


def _wrapped(head: str, items: Iterator[str], tail: str, *, empty: str = "") -> Iterator[str]:
    """*items* between *head* and *tail*; *empty* where there are none, since an empty list is invalid."""
    first = next(items, None)
    if first is None:
        if empty:
            yield empty
        return
    yield head + first
    yield from items
    yield tail


def _item(entry: Entry, element: str) -> str:
    name = _NAME.get(entry.who.kind, "name")
    parts = [f'      <{element} xml:id="{xml_id(entry.who.id)}">\n']
    for kind, language, text in (
        ("preferred", "en", entry.who.preferred),
        ("hangul", "ko", entry.who.hangul),
        ("hanja", "ko-Hani", entry.who.hanja),
        ("mr-alalc", "ko-Latn-alalc97", entry.who.mr),
        ("rr-2000", "ko-Latn", entry.who.rr),
    ):
        if text:
            parts.append(f'        <{name} type="{kind}" xml:lang="{language}">{xml_text(text)}</{name}>\n')
    for form in entry.forms:
        parts.append(
            f'        <{name} type="attested" cert="{form.certainty}" n="{form.mentions}">'
            f"{xml_text(form.form)}</{name}>\n"
        )
    parts.append(f"      </{element}>\n")
    return "".join(parts)


def _mention(row: Row) -> str:
    name = _NAME.get(row.kind, "name")
    target = f"{quote(row.file)}#char={row.start},{row.end}"
    return (
        f"        <cit><quote>{xml_text(row.left)}"
        f'<{name} ref="#{xml_id(row.id)}" cert="{row.certainty}">{xml_text(row.match)}</{name}>'
        f"{xml_text(row.right)}</quote>"
        f'<bibl>{xml_text(row.document or row.file)}, <biblScope unit="line">{row.line}</biblScope>'
        f'<ptr target="{xml_text(target)}"/></bibl></cit>\n'
    )
