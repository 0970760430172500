"""Run every example of the README again and write down what it prints now. The diff is the review.

python scripts/refresh_readme.py

``tests/test_readme.py`` says how examples are written, and fails where page and program differ. Read each
changed line before it is committed: what is new here is what readers will believe.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import regex

ROOT = Path(__file__).resolve().parents[1]


def refreshed(page: str, folder: Path) -> str:
    """*page* with the output of each command as it is now, all run in *folder*."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}

    def block(match: regex.Match[str]) -> str:
        shown = ""
        for line in match[1].splitlines():
            if line.startswith("$ "):
                done = subprocess.run(
                    line[2:], shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                    cwd=folder, env=environment, check=False,
                )  # fmt: skip
                printed = done.stdout.decode("utf-8").rstrip("\n")
                shown += line + "\n" + (printed + "\n" if printed else "")
        return f"```console\n{shown}```"

    return regex.sub(r"^```console\n(.*?)^```$", block, page, flags=regex.MULTILINE | regex.DOTALL)


def main() -> None:
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        readme.write_text(refreshed(readme.read_text(encoding="utf-8"), folder), encoding="utf-8")


if __name__ == "__main__":
    main()
