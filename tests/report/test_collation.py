"""Every report on a collation, and the command that writes them."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import pytest
from jsonschema import Draft202012Validator

from translit.collate import collate
from translit.collate.graph import variant_graph
from translit.collate.knowledge import knowledge
from translit.model import Document, Provenance, Significance, Span, Witness
from translit.report.collation_csv import csv_report
from translit.report.collation_first import look_first
from translit.report.collation_graph import dot_report, graphml_report
from translit.report.collation_html import html_report
from translit.report.collation_jsonl import records
from translit.report.collation_table import collatex_report, tei_report
from translit.report.collation_text import text_report
from translit.resources import schema_folder

TEXTS = {
    "A": "The mill at Wonsan <needs> 40 lamps & oil.\n\nIt was \x01not rebuilt before the winter.\n",
    "B": "The mill at Wŏnsan <needs> 50 lamps & oil.\n\nIt was rebuilt before the winter.\n",
    "C": "The factory at Wonsan <needs> 40 lamps & oil.\n\nIt was not rebuilt before the winter.\n",
}
NS = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.fixture(params=["AB", "ABC"])
def collation(request):
    return collate(
        [
            Witness(s, Document(TEXTS[s], Provenance(f"{s}<.txt")), Span(0, len(TEXTS[s])))
            for s in request.param
        ]
    )


def test_records_obey_their_schema(collation):
    schema = json.loads((schema_folder() / "collate.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    found = list(records(collation, collation.at_least(Significance.NOISE)))
    assert found
    for record in found:
        assert not list(validator.iter_errors(record))


def test_tei_gives_every_witness_back(collation):
    tree = ElementTree.fromstring("".join(tei_report(collation, collation.variants, knowledge())).encode())
    sigla = [w.siglum for w in collation.witnesses]
    names = [w.get("{http://www.w3.org/XML/1998/namespace}id") for w in tree.iterfind(".//t:witness", NS)]
    assert names == sigla
    for siglum in sigla:
        words = []
        for p in tree.iterfind(".//t:body/t:p", NS):
            words.append(p.text or "")
            for app in p:
                words += [r.text or "" for r in app if f"#{siglum}" in r.get("wit").split()]
                words.append(app.tail or "")
        expected = TEXTS[siglum].replace("\x01", "\ufffd")
        assert "".join("".join(words).split()) == "".join(expected.split())
    assert tree.find(".//t:app[@type='name']", NS) is not None


def test_collatex_has_a_row_for_each_witness(collation):
    value = json.loads("".join(collatex_report(collation)))
    assert value["witnesses"] == [w.siglum for w in collation.witnesses]
    assert len({len(row) for row in value["table"]}) == 1
    for witness, row in zip(collation.witnesses, value["table"], strict=True):
        text = "".join(token["t"] for cell in row if cell for token in cell)
        assert "".join(text.split()) == "".join(witness.text.split())


def test_collatex_has_the_readings_of_a_variant_in_one_column(collation):
    table = json.loads("".join(collatex_report(collation)))["table"]
    columns = [[cell and cell[0]["n"] for cell in column] for column in zip(*table, strict=True)]
    assert ["40", "50", "40"][: len(table)] in columns
    full = [column for column in columns if None not in column]
    assert len(columns) - len(full) == 2  # the negation, and the control character before it


def test_the_variant_graph_gives_every_witness_back(collation):
    graph = variant_graph(collation)
    for witness in collation.witnesses:
        assert "".join(graph.path(witness.siglum).split()) == "".join(witness.text.split())
    assert all(e.source < e.target for e in graph.edges)  # no circle
    tree = ElementTree.fromstring("".join(graphml_report(graph)).encode())
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    names = {k.get("id"): k.get("attr.name") for k in tree.iterfind("g:key", space)}
    assert list(names.values()) == ["number", "tokens", "number", "type", "witnesses"]
    nodes = {n.get("id") for n in tree.iterfind(".//g:node", space)}
    ends = {e.get(k) for e in tree.iterfind(".//g:edge", space) for k in ("source", "target")}
    assert ends == nodes
    assert len(nodes) == len(graph.nodes)


def test_a_moved_passage_is_an_edge_of_its_own():
    one = "The mill at Sunan needs forty lamps. The boats of the harbor were mended by the crew in May."
    other = " ".join(reversed(one.split(". "))).replace("May. ", "May. ").replace("lamps", "lamps.")
    pair = [
        Witness(s, Document(t, Provenance(s)), Span(0, len(t)))
        for s, t in zip("AB", (one, other), strict=True)
    ]
    graph = variant_graph(collate(pair))
    moved = [e for e in graph.edges if e.moved]
    assert len(moved) == 1
    texts = [graph.nodes[n].text.split()[1] for n in (moved[0].source, moved[0].target)]
    assert texts[0] == texts[1]
    assert "style=dashed" in "".join(dot_report(graph))
    assert "transposition" in "".join(graphml_report(graph))


def test_html_fetches_nothing_and_hides_nothing(collation):
    page = "".join(html_report(collation, collation.variants, knowledge()))
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "<needs>" not in page
    assert page.count("&lt;needs&gt;") >= len(collation.witnesses)
    for number, variant in enumerate(collation.variants, 1):
        assert any(f'id="v{number}-{k}"' in page for k in range(len(variant.spans)))


def test_what_turns_the_sense_around_is_looked_at_first():
    one = "The mill at Wonsan needs 40 lamps and oil before the winter. It was not rebuilt by the crew."
    other = "The mill at Wŏnsan needs 50 lamps and fuel before the winter. It was rebuilt by the crew."
    pair = [Witness(s, Document(t, Provenance(s)), Span(0, len(t))) for s, t in (("A", one), ("B", other))]
    variants = collate(pair).variants
    told = [variants[n].texts for n in look_first(variants, knowledge())]
    assert told == [("not", ""), ("40", "50"), ("oil", "fuel")]


def test_csv_has_a_line_for_each_difference(collation):
    rows = list(csv.DictReader(io.StringIO("".join(csv_report(collation, collation.variants)))))
    assert len(rows) == len(collation.variants)
    assert rows[0]["A_line"] == "1"


def test_text_is_no_wider_than_asked(collation):
    text = "".join(text_report(collation, collation.variants, knowledge(), width=90, color=False))
    assert "\033" not in text
    assert "«" in text


def test_the_command_writes_every_format(run, tmp_path):
    for siglum in "ABC":
        (tmp_path / f"{siglum}.txt").write_text(TEXTS[siglum].replace("\x01", ""), encoding="utf-8")
    files = ["A.txt", "B.txt", "C.txt"]
    for name in ("text", "jsonl", "csv", "html", "tei", "collatex", "graphml", "dot"):
        ran = run("collate", *files, "--format", name, "--base", "B")
        assert ran.code == 0, ran.err
        assert ran.out
    assert run("collate", *files, "--base", "X").code == 2
    both = {
        "witnesses": [
            {"id": "x", "content": "one lamp"},
            {"id": "y", "tokens": [{"t": "two "}, {"t": "lamps"}]},
        ]
    }
    (tmp_path / "in.json").write_text(json.dumps(both), encoding="utf-8")
    ran = run("collate", "in.json", "--format", "jsonl")
    assert json.loads(ran.out.splitlines()[0])["a_text"] == "one"
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    assert run("collate", "bad.json", "A.txt").code == 3
