"""Every command of the documentation is run, page by page, and prints what the page says; the site builds.

A ```console block holds ``$ command`` lines, each followed by what it prints. All blocks of a page run in
one folder that holds the sample collection as ``corpus/``; a line ``…`` stands for any lines, and ``…`` in a
line for anything in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from console_examples import console_examples

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SITE = sorted(p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md") if "decisions" not in p.parts)
TEXTS = {name: (DOCS / name).read_text(encoding="utf-8") for name in SITE}


def matches(shown: str, printed: str) -> bool:
    """Whether *printed* is *shown*, where a line ``…`` stands for any lines."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "…" else re.escape(line + "\n").replace("…", ".*")
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize("page", [name for name, text in TEXTS.items() if "```console" in text])
def test_a_page_prints_what_it_says(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for line, command, shown in console_examples(TEXTS[page]):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path, "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = done.stdout.decode("utf-8")
        assert done.returncode in (0, 1), f"{page}:{line}: {command}\n{printed}"
        assert "Traceback" not in printed, f"{page}:{line}: {command}\n{printed}"
        assert matches(shown, printed), f"{page}:{line}: {command}\n{printed}"


@pytest.mark.parametrize("page", [name for name, text in TEXTS.items() if "```python" in text])
def test_the_python_of_a_page_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", TEXTS[page], re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(block, {})


def test_every_page_stands_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [name for name in SITE if f" {name}\n" not in menu] == []


def test_the_reference_is_made_from_the_program() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "docs_reference.py")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    told = done.stdout.decode("utf-8")
    for wanted in ("## translit concord", "### make_concordance", "## concord-crosswalk", "`mr-alalc`"):
        assert wanted in told


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="the site needs translit[docs]")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "site" / "reference" / "commands" / "index.html").exists()
