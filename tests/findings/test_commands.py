"""``check``, ``baseline``, ``rule`` and ``style`` as they are run."""

import json

import pytest

TEXT = "They reached [Tetsugen] at noon.\r\nHe left Won\u00adsan.\r\n"


@pytest.fixture
def memo(tmp_path):
    path = tmp_path / "memo.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    return path


def test_findings_exit_with_one_and_exit_zero_turns_it_off(run, memo):
    assert run("check", "memo.txt").code == 1
    assert run("check", "memo.txt", "--exit-zero").code == 0
    assert run("check", "memo.txt", "--select", "N105").code == 0


def test_usage_errors_exit_with_two_and_one_line(run, memo):
    for args in (
        ["--select", "B1O1"],
        ["--baseline", "none.json"],
        ["--style", "none.csv"],
        ["--selct", "B"],
    ):
        ran = run("check", "memo.txt", *args)
        assert ran.code == 2
        assert "Traceback" not in ran.err
    assert "did you mean B101" in run("check", "memo.txt", "--select", "B1O1").err
    assert "--select" in run("check", "memo.txt", "--selct", "B").err


def test_a_missing_file_exits_with_three(run):
    assert run("check", "none.txt").code == 3


def test_output_is_the_same_whatever_the_jobs(run, tmp_path):
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(
            f"Pak Hon-yong {n}. Pak Heonyeong. [Tetsugen].\n" * (n + 1), "utf-8"
        )
    one = run("check", ".", "--format", "jsonl")
    two = run("check", ".", "--format", "jsonl", "--jobs", "2", PYTHONHASHSEED="5")
    assert one.out == two.out
    assert one.out


def test_baseline_then_only_new_findings(run, memo):
    assert run("baseline", "memo.txt").code == 0
    assert run("check", "memo.txt", "--baseline", "translit-baseline.json").code == 0
    memo.write_bytes(memo.read_bytes() + b"Then came [Kinsai].\n")
    ran = run("check", "memo.txt", "--baseline", "translit-baseline.json", "--format", "jsonl")
    assert ran.code == 1
    assert [json.loads(line)["surface"] for line in ran.out.splitlines()] == ["Kinsai"]


def test_fix_shows_writes_and_is_done(run, memo):
    before = memo.read_bytes()
    shown = run("check", "memo.txt", "--diff", "--fix")
    assert "+He left Wonsan." in shown.out
    assert memo.read_bytes() == before
    run("check", "memo.txt", "--fix")
    assert memo.read_bytes() == before.replace("\u00ad".encode(), b"")
    assert run("check", "memo.txt", "--diff").out == ""


def test_an_input_is_never_its_own_output(run, memo):
    ran = run("check", "memo.txt", "-o", "memo.txt")
    assert ran.code == 3
    assert memo.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("format_", ["text", "concise", "jsonl", "csv", "sarif", "github", "html"])
def test_every_format_names_the_place(run, memo, format_):
    ran = run("check", "memo.txt", "--format", format_)
    assert "memo.txt" in ran.out
    assert ran.code == 1


def test_statistics(run, memo):
    assert "1  B101" in run("check", "memo.txt", "--statistics").out


def test_settings_come_from_the_configuration(run, memo, tmp_path):
    (tmp_path / "translit.toml").write_text('ignore = ["B", "N"]\n', "utf-8")
    assert run("check", "memo.txt").code == 0
    assert run("check", "memo.txt", "--isolated").code == 1
    (tmp_path / "translit.toml").write_text('ignore-names = ["Tetsugen"]\nselect = ["B"]\n', "utf-8")
    assert run("check", "memo.txt").code == 0


def test_rule_explains_codes(run, memo):
    assert "B101  unsure-name" in run("rule").out
    assert "N102 several-spellings" in run("rule", "N102").out
    assert run("rule", "n999").code == 2
    assert "N105 mixed-systems" in run("rule", "mixed-systems").out
    assert "S201 contradicted-style" in run("rule", "S2").out
    assert "did you mean N106?" in run("check", "memo.txt", "--select", "missprint").err


def test_style_init_and_check(run, tmp_path):
    (tmp_path / "a.txt").write_text("Pak Hon-yong. Pak Heonyeong. Pak Heonyeong.\n", "utf-8")
    assert run("style", "init", "a.txt", "-o", "style.csv").code == 0
    drafted = (tmp_path / "style.csv").read_text("utf-8")
    assert "person:bak-heonyeong,,Pak Heonyeong," in drafted
    assert run("style", "check", "style.csv").code == 0
    (tmp_path / "style.csv").write_text(drafted + ",Genzan,Wonsan,,\n,Genzan,Weonsan,,\n", "utf-8")
    ran = run("style", "check", "style.csv")
    assert ran.code == 1
    assert "Weonsan" in ran.out
    (tmp_path / "style.csv").write_text("form,preferred\nPak Hon-yong,Pak Heonyeong\n", "utf-8")
    ran = run("check", "a.txt", "--style", "style.csv", "--fix")
    assert (tmp_path / "a.txt").read_text("utf-8") == "Pak Heonyeong. Pak Heonyeong. Pak Heonyeong.\n"


def test_several_sheets_are_checked_at_once(run, tmp_path):
    (tmp_path / "one.csv").write_text("form,preferred\nA b,C d\nC d,E f\n", "utf-8")
    (tmp_path / "two.csv").write_text("form,preferred\nA b,C d\n", "utf-8")
    ran = run("style", "check", "two.csv", "one.csv")
    assert ran.code == 1
    assert ran.out == "one.csv:2: S201 prefers 'C d', which row 3 replaces by 'E f'\n"


def test_unsafe_fixes_are_done_once(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "They left [Tetsugen] for Singisyu [Sinuiju]. Pak Hon-yong. Pak Heonyeong. Pak Heonyeong.\n", "utf-8"
    )
    run("check", "a.txt", "--unsafe-fixes")
    mended = path.read_text("utf-8")
    assert (
        mended
        == "They left [Cheorwon] for Singisyu [Sinuiju]. Pak Heonyeong. Pak Heonyeong. Pak Heonyeong.\n"
    )
    run("check", "a.txt", "--unsafe-fixes")
    assert path.read_text("utf-8") == mended


def test_style_init_writes_workbooks(run, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    (tmp_path / "a.txt").write_text("Pak Heonyeong left Wonsan.\n", "utf-8")
    assert run("style", "init", "a.txt", "-o", "style.xlsx").code == 0
    rows = list(openpyxl.load_workbook(tmp_path / "style.xlsx").active.iter_rows(values_only=True))
    assert rows[0] == ("referent", "form", "preferred", "scope", "note")
    assert run("style", "check", "style.xlsx").code == 0


def test_brackets_meet_their_schema(run, memo):
    from jsonschema import Draft202012Validator

    from translit.resources import schema_folder

    validator = Draft202012Validator(json.loads((schema_folder() / "brackets.json").read_text("utf-8")))
    out = run("brackets", "memo.txt", "--format", "jsonl").out
    (record,) = map(json.loads, out.splitlines())
    validator.validate(record)
    assert record["class"] == "uncertain_name"
    assert record["resolution"][0]["candidates"][0]["hanja"] == "鐵原"
    assert TEXT[record["start"] : record["end"]] == record["surface"]
    assert "철원" in run("brackets", "memo.txt").out
