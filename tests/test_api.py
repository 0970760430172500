"""``import translit``: the public names load late and do what the commands do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import translit


def test_every_public_name_is_there_and_documented() -> None:
    for name in translit.__all__:
        value = getattr(translit, name)
        assert name.startswith("__") or value.__doc__
    assert dir(translit) == sorted(translit.__all__)
    with pytest.raises(AttributeError):
        translit.nothing  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    heavy = ("icu", "regex", "click", "translit.api")
    code = f"import sys, translit; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_style_sheet_by_path(tmp_path: Path) -> None:
    sheet = tmp_path / "names.csv"
    sheet.write_text("referent,form,preferred,scope,note\nplace:cheorwon-county,,Chorwon,,\n", "utf-8")
    document = translit.document_of("TETSUGEN and [Tetsugen]")
    assert translit.normalize_document(document, style=sheet).text == "CHORWON and [Chorwon]"
    with translit.make_concordance([document], style=str(sheet)) as lines:
        assert {row.preferred for row in lines} == {"Chorwon"}


def test_own_tables(tmp_path: Path) -> None:
    assert translit.resolve_name("Tetsugen", catalog=translit.Catalog()).candidates[0].hangul == "철원"


def test_origins_limit_the_ways() -> None:
    found = translit.resolve_name("Tetsugen", origins=["romanized_korean"])
    assert all(c.origin == "romanized_korean" for c in found.candidates)


def test_reading_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pak Heonyeong", "utf-8")
    (document,) = translit.read_documents(tmp_path)
    assert [m.surface for m in translit.mentions_of(document)] == ["Pak Heonyeong"]
    with pytest.raises(translit.TranslitError):
        translit.read_documents(tmp_path / "none")
