"""What tests share: the maintainers' data (read in place), the real program, the tables."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from translit.catalog import Catalog, default_catalog
from translit.resolve import Resolver

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds, gold and conformance data beside the checkout; skips where it is absent."""
    folder = Path(os.environ.get("TRANSLIT_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"needs the shared data at {folder} (or TRANSLIT_SHARED)")
    return folder


@pytest.fixture(scope="session")
def tables() -> Catalog:
    """The shipped tables."""
    return default_catalog()


@pytest.fixture(scope="session")
def resolver(tables: Catalog) -> Resolver:
    """The engine over the shipped tables."""
    return Resolver(tables)


@dataclass(frozen=True)
class Ran:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def err_lines(self) -> list[str]:
        return self.err.splitlines()


@pytest.fixture
def run(tmp_path):
    """``run("resolve", "Tetsugen")``: the real program in a process of its own, in an empty folder."""

    def call(
        *args: str, stdin: bytes = b"", cwd: Path | None = None, timeout: float = 120, **env: str
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "translit", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            timeout=timeout,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **env},
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return call
