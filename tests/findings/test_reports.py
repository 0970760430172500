"""Every format of ``check``: valid, escaped, offset by offset true to the text."""

import csv
import dataclasses
import io
import json
import lzma
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from translit.findings.flag import Flag
from translit.model import Span
from translit.report.concordance_csv import read_csv_table
from translit.report.findings_html import html_page
from translit.report.findings_records import csv_lines, github_lines, records, sarif
from translit.report.findings_text import caret_lines, concise_lines, statistics_lines
from translit.resources import schema_folder
from translit.text import Lines

DATA = Path(__file__).parent.parent / "data"
TEXT = "They reached [Tetsugen] at noon.\r\n철원 came later; Won\u00adsan, Pak Heonyeong, Pak Hon-yong.\r\n"


@pytest.fixture
def found(checked):
    flags = checked(TEXT)
    return flags, {"1.txt": (TEXT, Lines(TEXT))}


def nasty(surface: str, file: str = "a.txt") -> tuple[list[Flag], dict]:
    text = f"x {surface} y"
    flag = Flag(
        "B101",
        file,
        Span(2, 2 + len(surface)),
        surface,
        f"m: {surface}",
        (surface,),
        "0" * 16,
        group=f"form:{surface}",
    )
    return [flag], {file: (text, Lines(text))}


def test_text_shows_the_line_and_a_caret_under_the_place(found):
    lines = "".join(caret_lines(*found)).splitlines()
    assert lines[0].startswith("1.txt:1:15: B101 ")
    at = lines[1].index("Tetsugen")
    assert lines[2][at : at + 8] == "^" * 8
    assert set(lines[2]) == {" ", "^"}


def test_the_caret_stands_right_after_wide_letters(checked):
    text = "철원 철원 [Tetsugen] 철원"
    lines = "".join(caret_lines(checked(text), {"1.txt": (text, Lines(text))})).splitlines()
    assert lines[2].index("^") == len("    ") + 2 * 4 + 3


def test_long_lines_are_cut_around_the_place(checked):
    text = "a " * 3000 + "[Tetsugen]" + " b" * 3000
    out = "".join(caret_lines(checked(text), {"1.txt": (text, Lines(text))}))
    assert max(map(len, out.splitlines())) < 260
    assert "Tetsugen" in out


def test_terminal_codes_in_a_text_are_made_visible():
    flags, texts = nasty("\x1b[2Jx\x07")
    for out in (caret_lines(flags, texts), concise_lines(flags, texts)):
        assert "\x1b" not in (shown := "".join(out))
        assert "\ufffd" in shown


def test_jsonl_meets_its_schema(found):
    schema = json.loads((schema_folder() / "check.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    made = list(records(*found))
    assert made
    for record in made:
        validator.validate(record)
        assert list(record) == schema["required"]
        assert TEXT[record["start"] : record["end"]] == record["surface"]


def test_csv_reads_back_and_holds_no_formula():
    flags, texts = nasty("=1+1", file="=cmd.txt")
    rows = list(csv.reader(io.StringIO("".join(csv_lines(flags, texts)))))
    assert rows[1][6] == "'=1+1"
    assert rows[1][1] == "'=cmd.txt"


def sarif_faults(text: str) -> list[str]:
    """What is wrong with a SARIF log by the schema of the standard, and with its addresses."""
    with lzma.open(DATA / "sarif-2.1.0.json.xz", "rt", encoding="utf-8") as schema:
        official = Draft202012Validator(json.load(schema))
    log = json.loads(text)
    faults = [e.json_path + ": " + e.message for e in official.iter_errors(log)]
    for result in log["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        if not regex.fullmatch(r"(?:file://)?(?:[A-Za-z0-9._~/!$&'()*+,;=@-]|%[0-9A-F]{2})*", uri):
            faults.append(f"no reference by RFC 3986: {uri}")
    return faults


def test_sarif_is_as_the_standard_has_it(found):
    assert json.loads(sarif(*found))["runs"][0]["results"]
    assert sarif_faults(sarif(*found)) == []
    assert sarif_faults(sarif(*nasty("=1+1"))) == []
    assert sarif_faults(sarif([], {})) == []


def test_the_measure_of_sarif_is_sharp(found):
    for spoil in (
        lambda log: log.pop("version"),
        lambda log: log["runs"][0]["results"][0].pop("message"),
        lambda log: log["runs"][0]["results"][0].update(level="bad"),
        lambda log: log["runs"][0]["tool"]["driver"]["rules"][0].update(code="B101"),
        lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].update(
            startLine=0
        ),
    ):
        log = json.loads(sarif(*found))
        spoil(log)
        assert sarif_faults(json.dumps(log))


def unknown_fields(model: Any, path: str = "") -> list[str]:
    """What a model of SARIF holds that the package's author has not met in the standard."""
    if isinstance(model, list):
        return [fault for n, one in enumerate(model) for fault in unknown_fields(one, f"{path}[{n}]")]
    if not hasattr(model, "model_extra"):
        return []
    told = [f"{path}.{name}" for name in model.model_extra or ()]
    fields = type(model).model_fields
    return told + [f for name in fields for f in unknown_fields(getattr(model, name), f"{path}.{name}")]


@pytest.mark.parametrize("file", ["1.txt", "a b/철원 #1.txt", "/tmp/%41.txt"])
def test_sarif_is_what_another_reader_of_it_expects(found, file):
    sarif_pydantic = pytest.importorskip("sarif_pydantic")  # of the extra 'dev'
    flags, texts = found
    moved = [dataclasses.replace(flag, file=file) for flag in flags]
    for log in (sarif(moved, {file: texts["1.txt"]}), sarif(*nasty("a\u200b\x07\U0001f600")), sarif([], {})):
        read = sarif_pydantic.Sarif.model_validate(json.loads(log))
        # run.columnKind is in the standard (3.14.17), only not in the package.
        assert set(unknown_fields(read)) <= {".runs[0].columnKind"}
        assert len(read.runs[0].results or ()) == len(json.loads(log)["runs"][0]["results"])


def test_sarif_shows_the_words_of_the_finding_and_the_line(found):
    flags, _ = found
    for flag, result in zip(flags, json.loads(sarif(*found))["runs"][0]["results"], strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["snippet"]["text"] == flag.surface
        assert place["contextRegion"]["snippet"]["text"] in TEXT.splitlines()
    flags, texts = nasty("ab\ncd")
    (result,) = json.loads(sarif(flags, texts))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["contextRegion"] == {
        "startLine": 1,
        "endLine": 2,
        "snippet": {"text": "x ab\ncd y"},
    }
    long = sarif(*nasty("y" * 2_000))
    assert "contextRegion" not in long
    assert "y" * 2_000 in long


def test_fixes_stand_in_sarif(found):
    flags, _ = found
    results = json.loads(sarif(*found))["runs"][0]["results"]
    assert any(flag.fix for flag in flags)
    for flag, result in zip(flags, results, strict=True):
        put = [
            change["insertedContent"]["text"]
            for fix in result.get("fixes", ())
            for change in fix["artifactChanges"][0]["replacements"]
        ]
        assert put == ([flag.fix] if flag.fix is not None else [])


def test_csv_holds_what_jsonl_holds(found):
    flags, texts = found
    schema = json.loads((schema_folder() / "check.json").read_text("utf-8"))
    header, rows = read_csv_table("".join(csv_lines(flags, texts)))
    assert header == schema["required"]
    back = []
    for row in rows:
        record = dict(zip(header, row, strict=True))
        for column in ("start", "end", "line", "col"):
            record[column] = int(record[column])
        record["candidates"] = record["candidates"].split("|") if record["candidates"] else []
        Draft202012Validator(schema).validate(record)
        back.append(record)
    assert back == list(records(flags, texts))


def test_sarif_says_where_in_code_points(found):
    log = json.loads(sarif(*found))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        at = region["charOffset"]
        assert TEXT[at : at + region["charLength"]]
        assert region["endLine"] >= region["startLine"] >= 1
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert regex.fullmatch(r"[\w.~%/:-]+", uri, regex.ASCII)


def test_github_commands_stay_on_one_line():
    flags, texts = nasty("a\r\nb::error::c,d%")
    assert "".join(github_lines(flags, texts)).count("\n") == 1


def test_statistics_count_codes(found):
    assert any(line.split()[1] == "B101" for line in statistics_lines(found[0]))


def page(flags, texts) -> str:
    return "".join(html_page(flags, texts, version="0"))


def test_the_page_loads_nothing_and_allows_only_its_own_script(found):
    html = page(*found)
    policy = regex.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert html.count("<script>") == 1
    assert not regex.search(r'\b(?:src|href)="(?!#)', html)
    assert not regex.search(r"<[^>]+\son\w+=", html)
    assert 'style="' not in html


def test_the_page_holds_every_finding_without_script(found):
    html = page(*found)
    assert html.count('data-place="1"') == len(found[0])
    for flag in found[0]:
        assert f'id="f-{flag.fingerprint}"' in html


def test_links_of_the_page_lead_somewhere(found):
    html = page(*found)
    ids = set(regex.findall(r'\bid="([^"]+)"', html))
    assert set(regex.findall(r'href="#([^"]+)"', html)) <= ids


def test_awkward_strings_stay_text(shared):
    strings = (shared / "conformance" / "strings").glob("*")
    lines = [line for path in sorted(strings) for line in path.read_text("utf-8", "replace").splitlines()]
    plain = page(*nasty("PLAIN"))
    tags = len(regex.findall(r"<[a-zA-Z/!]", plain))
    for line in lines:
        if line:
            html = page(*nasty(line))
            assert len(regex.findall(r"<[a-zA-Z/!]", html)) == tags, line


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(min_size=1, max_size=20))
def test_any_text_can_be_reported(surface, file):
    flags, texts = nasty(surface, file)
    for out in (
        caret_lines(flags, texts),
        concise_lines(flags, texts),
        csv_lines(flags, texts),
        github_lines(flags, texts),
    ):
        assert "".join(out)
    assert sarif_faults(sarif(flags, texts)) == []
    page(flags, texts).encode("utf-8")


SAMPLE = "From [Tetsugen] to Wonsan. Pak Hŏn-yŏng met Pak Heonyeong; Kim [Il Sung] left Won\u00adsan (sic).\n"


@pytest.mark.parametrize("shape", ["\n", "\r\n", "nfd", "bom-like"])
def test_findings_fit_the_text_in_every_shape(checked, shape):
    text = SAMPLE * 3
    if shape == "nfd":
        text = unicodedata.normalize("NFD", text)
    elif shape == "bom-like":
        text = "\ufeff" + text
    else:
        text = text.replace("\n", shape)
    flags = checked(text)
    assert flags
    for flag in flags:
        assert text[flag.span.start : flag.span.end] == flag.surface


def test_nfc_and_nfd_give_the_same_findings(checked):
    composed = unicodedata.normalize("NFC", SAMPLE)
    apart = unicodedata.normalize("NFD", SAMPLE)

    def told(text):
        return [(f.code, unicodedata.normalize("NFC", f.surface)) for f in checked(text) if f.code != "N123"]

    assert told(composed) == told(apart)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kim Il Sung",
                "[Tetsugen]",
                "Wonsan",
                "\r\n",
                "\n\n",
                " ",
                "[",
                "]",
                "Ho\u0306",
                "\u00ad",
                "?",
                "Pak Hon-yong",
                "Pak Heonyeong",
                ". ",
            ]
        ),
        max_size=25,
    )
)
def test_spans_fit_any_mixture(checked, parts):
    text = "".join(parts)
    for flag in checked(text):
        assert text[flag.span.start : flag.span.end] == flag.surface
