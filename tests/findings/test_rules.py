"""Every rule: a case file or more, each with the places it should find and what it should say there."""

from pathlib import Path

import pytest

from translit.findings import RULES

CASES = sorted((Path(__file__).parents[1] / "cases" / "findings").glob("*.txt"))


def split(path):
    body, _, wanted = path.read_bytes().decode("utf-8").partition("# findings\n")
    return body, [tuple(part.strip() for part in line.split(" | ")) for line in wanted.splitlines()]


@pytest.mark.parametrize("path", CASES, ids=[p.stem for p in CASES])
def test_a_case_finds_what_it_says(path, checked):
    body, wanted = split(path)
    flags = checked(body, codes=path.stem.partition("-")[0])
    assert [f.surface for f in flags] == [surface for surface, _ in wanted], [f.message for f in flags]
    for flag, (_, said) in zip(flags, wanted, strict=True):
        assert said in f"{flag.message} {' '.join(flag.candidates)}"
        assert body[flag.span.start : flag.span.end] == flag.surface


@pytest.mark.parametrize(
    "forms",
    [
        ("Kim Hwan Il", "Kim He Il", "Kim Hwe Il"),
        ("Li Don Gen", "Lee Don Gen", "Yi Donggeon"),
        ("Pak Gir Yon", "Bak Gir Yen", "Pak Gilyeon"),
    ],
)
def test_spellings_that_share_an_office_are_brought_together(forms, checked):
    quiet = "It rained. " * 40
    body = quiet.join(f"The Minister of Heavy Machine Building {form} opened the foundry." for form in forms)
    flags = [f for f in checked(body) if f.code in ("N102", "N106", "N112")]
    brought = {f.surface for f in flags} | {c for f in flags for c in f.candidates}
    assert set(forms) <= brought, [f.message for f in flags]
    assert len(flags) >= len(forms) - 1


def test_every_rule_has_a_case():
    tried = {path.stem.partition("-")[0] for path in CASES}
    elsewhere = {"S101", "S201"}  # need a style sheet: test_style.py
    assert set(RULES) - tried == elsewhere


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_explains_itself(code):
    rule = RULES[code]
    assert rule.message
    assert rule.message[0].islower()
    assert not rule.message.endswith(".")
    assert len(rule.explanation) > 60
    assert set(rule.over) <= set(RULES)


def test_two_referents_under_one_spelling_are_told_apart(checked):
    text = (
        "On the Kanko River they halted. The Kanko River froze."
        + " Text." * 400
        + " The city of Kanko fell; Konan fell."
    )
    flags = checked(text, codes="N103")
    assert all("Kanko" in f.surface for f in flags)


def test_names_are_compared_across_files(checked):
    flags = checked("Pak Heonyeong spoke. Pak Heonyeong left.", "Then Pak Hon-yong came.", codes="N102")
    assert [(f.file, f.surface) for f in flags] == [("2.txt", "Pak Hon-yong")]


def test_a_telling_rule_silences_the_weaker_one(checked):
    text = "He left [Wonsan] in May. In Wonsan it rained; from Wonsan he wrote."
    assert {f.code for f in checked(text)} == {"N101"}
    assert {f.code for f in checked(text, codes="B")} == {"B101"}


def test_ignored_names_count_by_case(checked):
    text = "He left [Tetsugen]."
    assert checked(text, ignore_names=["tetsugen"])
    assert not checked(text, ignore_names=["Tetsugen"])


def test_the_page_in_the_docs_is_up_to_date():
    import importlib.util

    root = Path(__file__).parents[2]
    spec = importlib.util.spec_from_file_location("page", root / "scripts" / "build_findings_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (root / "docs" / "findings.md").read_text("utf-8") == module.page()
