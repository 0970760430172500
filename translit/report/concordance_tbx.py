"""A concordance as TBX (ISO 30042): one concept for each referent, for translators' tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translit.concord.entries import Entry
from translit.errors import TranslitError
from translit.report.xml import xml_id, xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="en">
  <tbxHeader>
    <fileDesc>
      <titleStmt><title>Names</title></titleStmt>
      <sourceDesc><p>Made by translit {version}.</p></sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_FIELDS = {"person": "name of a person", "place": "name of a place"}


def tbx_document(found: Iterable[Entry], *, version: str) -> Iterator[str]:
    """TBX of the settled referents: Korean terms, the preferred English one, and those met in print.

    Raises:
        TranslitError: nobody is settled, and TBX has no way to say so.
    """
    concepts = (_concept(entry) for entry in found if entry.who.settled)
    first = next(concepts, None)
    if first is None:
        raise TranslitError("tbx: no name is settled, and a termbase cannot be empty; nothing was written")
    yield _HEAD.format(version=xml_text(version)) + first
    yield from concepts
    yield "    </body>\n  </text>\n</tbx>\n"


def _concept(entry: Entry) -> str:
    parts = [f'      <conceptEntry id="{xml_id(entry.who.id)}">\n']
    if entry.who.kind in _FIELDS:
        parts.append(f'        <descrip type="subjectField">{_FIELDS[entry.who.kind]}</descrip>\n')
    korean = [term for term in (entry.who.hangul, entry.who.hanja) if term]
    if korean:
        parts.append('        <langSec xml:lang="ko">\n')
        parts += [_term(term, "preferredTerm" if n == 0 else "admittedTerm") for n, term in enumerate(korean)]
        parts.append("        </langSec>\n")
    parts.append('        <langSec xml:lang="en">\n')
    if entry.who.preferred:
        parts.append(_term(entry.who.preferred, "preferredTerm"))
    for form in entry.forms:
        if form.form != entry.who.preferred:
            parts.append(
                _term(form.form, "deprecatedTerm" if entry.who.preferred else "admittedTerm", variant=True)
            )
    parts.append("        </langSec>\n      </conceptEntry>\n")
    return "".join(parts)


def _term(term: str, status: str, *, variant: bool = False) -> str:
    kind = '<termNote type="termType">variant</termNote>' if variant else ""
    return (
        f"          <termSec><term>{xml_text(term)}</term>{kind}"
        f'<termNote type="administrativeStatus">{status}-admn-sts</termNote></termSec>\n'
    )
