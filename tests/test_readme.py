"""Every example of the README is run, in order, and prints exactly what the README says.

A ```console block holds ``$ command`` lines, each followed by what it prints on either stream. All blocks
run in one folder, to which the sample collection of ``corpus/`` is copied. Blocks of another language
(```sh, ```csv) are not examples with an output, and are not run.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from console_examples import console_examples

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


EXAMPLES = console_examples(README)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", place / "corpus")
    return place


def test_the_readme_shows_its_first_example_on_its_first_screen():
    assert EXAMPLES
    assert EXAMPLES[0][0] <= 20


@pytest.mark.parametrize(
    ("line", "command", "output"), EXAMPLES, ids=[f"line {line}: {command}" for line, command, _ in EXAMPLES]
)
def test_an_example_prints_what_the_readme_says(folder, line, command, output):
    # The program of this environment goes first; the shell is the reader's, for pipes.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command,
        shell=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1"},
        timeout=120,
        check=False,
    )
    printed = done.stdout.decode("utf-8")
    # Blank lines at the end of what is printed do not show on a page.
    assert printed.rstrip("\n") == output.rstrip("\n"), f"README.md:{line}"
