"""The style sheet: read, obeyed, contradicted, drafted."""

import pytest

from translit.errors import StyleError
from translit.findings.check import FactFinder
from translit.findings.facts import Collection
from translit.findings.fix import mend
from translit.model import Document, Provenance
from translit.normalize.spelling import Speller
from translit.style import contradictions, draft_sheet, load_style


def test_a_decided_spelling_is_asked_for_everywhere(checked, sheet):
    style = sheet(("", "Pak Hon-yong", "Pak Heonyeong"))
    flags = checked("Pak Hon-yong spoke; PAK HON-YONG left.", codes="S", style=style)
    assert [(f.surface, f.fix, f.safe) for f in flags] == [
        ("Pak Hon-yong", "Pak Heonyeong", True),
        ("PAK HON-YONG", "PAK HEONYEONG", True),
    ]


def test_a_referent_speaks_for_every_spelling_of_it(checked, sheet):
    style = sheet(("person:bak-heonyeong", "", "Pak Hŏn-yŏng"))
    flags = checked("Pak Heonyeong and Pak Hon-yong.", codes="S", style=style)
    assert [f.surface for f in flags] == ["Pak Heonyeong", "Pak Hon-yong"]


def test_a_scope_limits_a_row_to_some_files(tmp_path):
    path = tmp_path / "style.csv"
    path.write_text("referent,form,preferred,scope,note\n,Wonsan,Genzan,old-*.txt,\n", encoding="utf-8")
    style = load_style(path)
    assert style.preferred("", "Wonsan") is None
    assert style.within("x/old-1.txt").preferred("", "wonsan") == "Genzan"
    assert style.within("new.txt").preferred("", "Wonsan") is None


def test_check_obeys_the_scope_of_a_row(checked, sheet):
    style = sheet(("", "Genzan", "Wonsan", "2.txt"))
    flags = checked("He left Genzan.", "She left Genzan.", codes="S", style=style)
    assert [(f.file, f.fix) for f in flags] == [("2.txt", "Wonsan")]


def test_rows_that_replace_each_other_are_told_and_mend_nothing(checked, sheet):
    style = sheet(("", "Genzan", "Wonsan"), ("", "Wonsan", "Weonsan"))
    flags = checked("He left Genzan.", style=style, codes="S")
    assert [(f.code, f.candidates, f.fix) for f in flags] == [("S201", ("Wonsan", "Weonsan"), None)]
    assert checked("He left Genzan.", style=sheet(("", "Genzan", "Wonsan")), codes="S201") == ()
    assert checked("He left Genzan.", style=sheet(("", "Genzan", "Genzan")), codes="S") == ()


def test_an_identification_of_the_name_before_is_left_alone(checked, sheet):
    style = sheet(("place:busan-city", "", "Fusan"))
    assert [f.surface for f in checked("He left Fusan [Busan]. Busan fell.", codes="S", style=style)] == [
        "Busan"
    ]


def test_form_goes_before_referent_and_scoped_before_unscoped(sheet):
    style = sheet(
        ("place:x", "", "One"),
        ("", "Uan", "Two"),
        ("", "Uan", "Three", "a.txt"),
        ("place:x", "", "Four", "a.txt"),
    )
    assert style.preferred("place:x", "Uan") == "Two"
    assert style.within("a.txt").preferred("place:x", "Uan") == "Three"
    assert style.within("a.txt").preferred("place:x", "Other") == "Four"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("form,note\nA,b\n", "it lacks preferred"),
        ("preferred\nA\n", "form or referent"),
        ("form,preferred\nA,\n", ":2: the row prefers nothing"),
        ("form,preferred\n,B\n", ":2: the row names neither"),
        ('form,preferred\n"A,B\n', "check the quotes"),
        ("# nothing\n", "no rows"),
    ],
)
def test_a_bad_sheet_says_what_is_wrong(tmp_path, content, said):
    path = tmp_path / "style.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StyleError, match=said.replace("(", r"\(")):
        load_style(path)


def test_bytes_that_are_no_text_or_workbook_are_refused(tmp_path):
    path = tmp_path / "style.csv"
    path.write_bytes(b"form,preferred\n\xff,\xfe\n")
    with pytest.raises(StyleError, match="not UTF-8"):
        load_style(path)
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(StyleError, match="no sound XLSX"):
        load_style(path)
    with pytest.raises(StyleError, match="cannot be read"):
        load_style(tmp_path / "none.csv")


def test_csv_with_semicolons_and_xlsx_read_the_same(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    (tmp_path / "a.csv").write_text("form;preferred;note\nGenzan;Wonsan;x, y\n", encoding="utf-8-sig")
    book = openpyxl.Workbook()
    book.active.append(["form", "preferred", "note"])
    book.active.append(["Genzan", "Wonsan", "x, y"])
    book.save(tmp_path / "a.xlsx")
    assert load_style(tmp_path / "a.csv").decisions == load_style(tmp_path / "a.xlsx").decisions


def test_contradictions_are_found(sheet, tables):
    from translit.candidates.index import Index

    style = sheet(
        ("", "Genzan", "Wonsan"),
        ("", "genzan", "Weonsan"),
        ("", "Keijo", "Genzan"),
        ("place:no-such-place", "", "X"),
        ("", "Genzan", "Wonsan"),
    )
    found = list(contradictions(style, Index(tables)))
    assert [row for row, _ in found] == [3, 4, 5, 6]
    assert "in row 2" in found[0][1]
    assert (
        "row 3 replaces" in found[1][1] or "row 2 replaces" in found[1][1] or "row 6 replaces" in found[1][1]
    )
    assert "no record" in found[2][1]
    assert "the same as row 2" in found[3][1]


def test_fixes_are_idempotent_and_keep_the_rest(checked, sheet):
    style = sheet(("", "Pak Hon-yong", "Pak Heonyeong"))
    text = "Pak Hon-yong\r\nleft Won\u00adsan; Pak Hon-yong's son stayed.\r\n"
    done = mend(Document(text, Provenance("1.txt")), checked(text, style=style))
    assert done.text == "Pak Heonyeong\r\nleft Wonsan; Pak Heonyeong's son stayed.\r\n"
    again = mend(Document(done.text, Provenance("1.txt")), checked(done.text, style=style))
    assert not again.changed


def test_a_draft_names_each_referent_once_and_contradicts_nothing(tables):
    text = "From Wonsan and Wonsan to [Genzan]. Pak Heonyeong met Pak Hon-yong and Pak Heonyeong."
    facts = FactFinder(tables).facts(Document(text, Provenance("a.txt")))
    rows = list(draft_sheet(Collection([facts], tables, Speller("rr", tables))))
    assert [(r.referent, r.preferred) for r in rows if "heonyeong" in r.referent] == [
        ("person:bak-heonyeong", "Pak Heonyeong")
    ]
    assert "Wonsan" in {r.preferred for r in rows}
    from translit.style import StyleSheet

    assert not list(contradictions(StyleSheet(tuple(rows))))
