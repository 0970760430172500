"""Every format says the same and arrives intact: formulas, Hangul, Hanja, breves."""

from __future__ import annotations

import csv
import io
import json
import lzma
import os
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from translit.concord import COLUMNS, SUMMARY_COLUMNS, Concordance, build_concordance, summarize
from translit.concord.crosswalk import CROSSWALK_COLUMNS, Crosswalk
from translit.concord.entries import entries
from translit.documents import split_document
from translit.errors import TranslitError
from translit.model import Document, Provenance
from translit.normalize import Speller
from translit.normalize.spelling import NoPreferences
from translit.report.concordance_csv import csv_table, guard, read_csv_table, unguard
from translit.report.concordance_html import html_page
from translit.report.concordance_tbx import tbx_document
from translit.report.concordance_tei import tei_document
from translit.report.concordance_xlsx import Sheet, write_workbook
from translit.report.to_json import json_lines
from translit.resources import schema_folder

from .made import finder_of

PAYLOADS = [
    'DDE ("cmd";"/C calc";"!A0")A0',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "=10+20+cmd|' /C calc'!A0",
    "=cmd|' /C notepad'!'A1'",
    "+1", "-1", "-", "'-", "\t=1", "\r=1", "＝1", "'=1", "''=1", "'", "", "1", "00012", "1e5", "http://x.org",
    "_x0041_", "a\nb", 'a"b', "철원 鐵原 Ch'ŏrwŏn Чхорвон 𠀀",
]  # fmt: skip
TEXT = (
    'Document 1: <Telegram> & "more", 2 May 1950\n\n=Tetsugen, +Tetsugen; -Kim Il\nSung @ [Kodzio]\n'
    "\x01 Pyongyang\n\nDocument 2: Letter, June 1951\n\nTeturen, Mao in Pyongyang.\n"
)
NAMES = {
    "Tetsugen": "철원 place", "Teturen": "철원 place", "Kim Il\nSung": "김일성 person",
    "Pyongyang": "평양 place", "Kodzio": "", "Mao": "=Mao Zedong person",
}  # fmt: skip


@pytest.fixture
def found() -> Concordance:
    document = split_document(Document(TEXT, Provenance("=two & <one>.txt")))
    return build_concordance([document], finder_of(NAMES), speller=Speller("mr"))


@pytest.mark.parametrize("cell", PAYLOADS)
def test_no_cell_of_a_csv_is_calculated_and_every_cell_comes_back(cell: str) -> None:
    assert guard(cell)[:1] not in tuple("=+-@\t\r\n＝＋－＠") or cell == "-"
    assert unguard(guard(cell)) == cell
    if cell[:1].isalnum():
        assert guard(cell) == cell


@given(st.text())
def test_guarding_is_reversible(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3)), st.sampled_from(",\t"))
def test_csv_reads_back(rows: list[list[str]], delimiter: str) -> None:
    header, read = read_csv_table(
        "".join(csv_table(["a", "b", "c"], rows, delimiter=delimiter)), delimiter=delimiter
    )
    assert header == ["a", "b", "c"]
    assert read == rows


def test_csv_columns_stand_in_the_order_of_the_contract(found: Concordance) -> None:
    contract = (
        "id,kind,preferred,hangul,hanja,mr,rr,surface,left,match,right,file,document,line,start,end,certainty"
    )
    text = "".join(csv_table(COLUMNS, found))
    assert text.split("\n", 1)[0] == contract
    _, rows = read_csv_table(text)
    assert [tuple(row) for row in rows] == [tuple(map(str, row[: len(COLUMNS)])) for row in found]
    for cells in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell[:1] in tuple("=+-@") for cell in cells)


def test_a_workbook_read_by_another_library_holds_texts_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with path.open("wb") as handle:
        write_workbook([Sheet("Cells", ["surface", "n"], [(p, n) for n, p in enumerate(PAYLOADS)])], handle)
    sheet = openpyxl.load_workbook(path)["Cells"]
    for number, payload in enumerate(PAYLOADS):
        cell, count = sheet.cell(number + 2, 1), sheet.cell(number + 2, 2)
        assert cell.data_type in ("s", "inlineStr", "n")
        assert cell.data_type != "f"
        assert not cell.hyperlink
        # XML folds a carriage return that nobody escaped; openpyxl gives what the file says.
        assert (cell.value or "").replace("_x000D_", "\r").replace("_x005F_", "_") == payload
        assert count.value == number


def test_workbooks_are_equal_byte_for_byte(found: Concordance, tmp_path: Path) -> None:
    made = []
    for name in "ab":
        with (tmp_path / name).open("wb") as handle:
            write_workbook([Sheet("Concordance", COLUMNS, found)], handle)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def check(schema: str, records: list[dict[str, object]]) -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads((schema_folder() / f"{schema}.json").read_text("utf-8")))
    for record in records:
        validator.validate(record)


def test_jsonl_keeps_to_its_schemas(found: Concordance) -> None:
    rows = [dict(zip(COLUMNS, row, strict=False)) for row in found]
    check("concord", rows)
    assert [json.loads(line) for line in json_lines(rows)] == rows
    check(
        "concord-summary", [dict(zip(SUMMARY_COLUMNS, row.cells(), strict=True)) for row in summarize(found)]
    )
    check("concord-crosswalk", [row.record() for row in Crosswalk().rows(entries(found))])


def test_the_crosswalk_tells_every_form_with_document_and_line(found: Concordance) -> None:
    rows = {row.who.id: row for row in Crosswalk().rows(entries(found))}
    assert set(rows) == {"place:철원", "person:김일성", "place:평양", "foreign:Mao Zedong"}
    row = rows["place:철원"]
    assert (row.who.mr, row.who.rr, row.dprk, row.cyrillic) == ("Ch'ŏrwŏn", "Cheorwon", "Chŏrwŏn", "Чхорвон")
    assert dict(zip(CROSSWALK_COLUMNS, row.cells(), strict=True))["attested"] == (
        'Tetsugen (1. <Telegram> & "more": 3) | Teturen (2. Letter: 9)'
    )


TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def test_tei_points_from_every_mention_to_its_referent(found: Concordance) -> None:
    root = ET.fromstring("".join(tei_document(found, version="1")))
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
    names = [n for n in root.iter() if n.get("ref")]
    assert len(names) == len(found)
    for name, row in zip(names, found, strict=True):
        assert name.get("ref", "")[1:] in ids
        assert name.get("cert") == row.certainty
        assert name.text == row.match
    assert len(root.findall(f".//{TEI}listPerson/{TEI}person")) == 2
    assert len(root.findall(f".//{TEI}listPlace/{TEI}place")) == 2
    attested = [n.text for n in root.iter(f"{TEI}placeName") if n.get("type") == "attested"]
    assert attested == ["Tetsugen", "Teturen", "Pyongyang"]


def test_tbx_tells_the_preferred_term_from_the_others(found: Concordance) -> None:
    root = ET.fromstring("".join(tbx_document(entries(found), version="1")))
    space = "{urn:iso:std:iso:30042:ed-2}"
    assert len(root.findall(f".//{space}conceptEntry")) == 4
    terms = {t.findtext(f"{space}term"): t for t in root.iter(f"{space}termSec")}
    status = {name: t.findtext(f"{space}termNote[@type='administrativeStatus']") for name, t in terms.items()}
    assert status["Ch'ŏrwŏn"] == status["철원"] == "preferredTerm-admn-sts"
    assert status["Tetsugen"] == "deprecatedTerm-admn-sts"


DATA = Path(__file__).resolve().parents[1] / "data"


def faults(schema: str, document: str) -> str:
    """What is wrong with *document* by the RELAX NG schema of that name; nothing if it is valid."""
    grammar = etree.RelaxNG(etree.parse(str(DATA / f"{schema}.rng")))
    return "" if grammar.validate(etree.fromstring(document.encode())) else str(grammar.error_log)


def test_tei_and_tbx_keep_to_their_schemas(found: Concordance) -> None:
    assert faults("tei_concordance", "".join(tei_document(found, version="1"))) == ""
    assert faults("tbx_concordance", "".join(tbx_document(entries(found), version="1"))) == ""


@pytest.fixture(scope="module")
def whole_tei() -> etree.RelaxNG:
    with lzma.open(DATA / "tei_all.rng.xz") as file:
        return etree.RelaxNG(etree.parse(file))


def test_tei_is_as_the_consortium_has_it(whole_tei: etree.RelaxNG, found: Concordance) -> None:
    document = "".join(tei_document(found, version="1"))
    assert whole_tei.validate(etree.fromstring(document.encode())), str(whole_tei.error_log)
    assert not whole_tei.validate(etree.fromstring(document.replace("listPerson", "listOfPersons").encode()))


def test_the_official_schema_of_tbx_finds_no_fault(found: Concordance) -> None:
    schema = Path(os.environ.get("TRANSLIT_SCHEMAS", "")) / "TBXcoreStructV03_TBX-Basic_integrated.rng"
    if not schema.exists():
        pytest.skip(f"TRANSLIT_SCHEMAS names no folder with {schema.name}")
    # Drafts of the standard named the space of TBX otherwise.
    told = schema.read_bytes().replace(b"urn:iso:std:iso:30042:ed:3.0", b"urn:iso:std:iso:30042:ed-2")
    grammar = etree.RelaxNG(etree.fromstring(told))
    made = "".join(tbx_document(entries(found), version="1"))
    assert grammar.validate(etree.fromstring(made.encode())), str(grammar.error_log)


def test_one_referent_stands_in_one_place_however_it_is_decided() -> None:
    class Decided(NoPreferences):
        def preferred(self, referent: str, form: str) -> str | None:
            return {"Tetsugen": "Iron Plain", "Teturen": "Zzz"}.get(form)

    document = Document("Tetsugen, Pyongyang, Teturen", Provenance("x.txt"))
    speller = Speller("mr", preferences=Decided())
    with build_concordance([document], finder_of(NAMES), speller=speller) as decided:
        assert [row.preferred for row in decided] == ["Iron Plain", "Zzz", "P'yŏngyang"]
        assert faults("tei_concordance", "".join(tei_document(decided, version="1"))) == ""
        page = Page()
        page.feed("".join(html_page(decided, version="1")))
        assert len(page.ids) == len(set(page.ids))


class Page(HTMLParser):
    """Checks that tags close in order; counts what is looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        told = dict(attrs)
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if (told.get("href") or "").startswith("#"):
            self.links.append(str(told["href"])[1:])
        if tag not in ("meta", "br", "line", "circle", "rect"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("circle", "rect"):
            assert self.open.pop() == tag


def test_html_is_whole_without_script_and_every_link_arrives(found: Concordance) -> None:
    text = "".join(html_page(found, version="1"))
    page = Page()
    page.feed(text)
    assert page.open == []
    assert "script" not in page.tags
    assert page.tags.count("svg") == 2
    assert set(page.links) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "<Telegram>" not in text
    assert page.tags.count("tr") == 1 + 2 + len({r.id for r in found}) + len(found)


def test_nothing_found_is_still_a_report() -> None:
    with build_concordance([Document("", Provenance("x.txt"))], finder_of({})) as empty:
        assert "".join(csv_table(COLUMNS, empty)).count("\n") == 1
        assert faults("tei_concordance", "".join(tei_document(empty, version="1"))) == ""
        with pytest.raises(TranslitError, match="no name is settled"):
            list(tbx_document(entries(empty), version="1"))
        assert "No referent" in "".join(html_page(empty, version="1"))


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_makes_well_formed_xml(context: str, title: str) -> None:
    text = f"{context} Tetsugen {context}"
    document = Document(text, Provenance(title or "x"))
    with build_concordance([document], finder_of(NAMES)) as found:
        document_of_names = "".join(tei_document(found, version="1"))
        assert faults("tei_concordance", document_of_names) == ""
        assert len([n for n in ET.fromstring(document_of_names).iter() if n.get("ref")]) == len(found)
        assert faults("tbx_concordance", "".join(tbx_document(entries(found), version="1"))) == ""
        Page().feed("".join(html_page(found, version="1")))
