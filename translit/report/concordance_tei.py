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
        <list>
"""


def tei_document(rows: Iterable[Row], *, version: str) -> Iterator[str]:
    """TEI of *rows*, which can be read several times and come sorted by referent."""
    yield _HEAD.format(version=xml_text(version))
    for document in dict.fromkeys((row.file, row.document) for row in rows):
        yield f"          <item>{xml_text(': '.join(filter(None, document)))}</item>\n"
    yield "        </list>\n      </sourceDesc>\n    </fileDesc>\n  </teiHeader>\n  <standOff>\n"
    for kind, outer, inner in _LISTS:
        chosen = (entry for entry in entries(rows) if entry.kind == kind)
        yield from _wrapped(f"    <{outer}>\n", (_item(e, inner) for e in chosen), f"    </{outer}>\n")
    others = (entry for entry in entries(rows) if entry.kind not in _NAME)
    yield from _wrapped('    <list type="names">\n', (_item(e, "item") for e in others), "    </list>\n")
    yield '  </standOff>\n  <text>\n    <body>\n      <div type="concordance">\n'
    empty = True
    for row in rows:
        empty = False
        yield _mention(row)
    if empty:
        yield "        <p>No mention.</p>\n"
    yield "      </div>\n    </body>\n  </text>\n</TEI>\n"


def _wrapped(head: str, items: Iterator[str], tail: str) -> Iterator[str]:
    """*items* between *head* and *tail*; nothing where there are none, since an empty list is invalid."""
    first = next(items, None)
    if first is not None:
        yield head + first
        yield from items
        yield tail


def _item(entry: Entry, element: str) -> str:
    name = _NAME.get(entry.kind, "name")
    parts = [f'      <{element} xml:id="{xml_id(entry.id)}">\n']
    for kind, language, text in (
        ("preferred", "en", entry.preferred),
        ("hangul", "ko", entry.hangul),
        ("hanja", "ko-Hani", entry.hanja),
        ("mr-alalc", "ko-Latn-alalc97", entry.mr),
        ("rr-2000", "ko-Latn", entry.rr),
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
