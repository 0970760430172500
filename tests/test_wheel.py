"""The wheel alone, in an empty environment and from another folder, does what the checkout does."""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec(name) is None, reason=f"needs {name} to build a wheel without the network"
    )
    for name in ("hatchling", "build", "pip")
]


def call(*words, **options):
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{' '.join(map(str, words))}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """``installed("resolve", …)``: the installed program, in an empty folder, without the checkout."""
    venv = tmp_path_factory.mktemp("venv")
    call(sys.executable, "-m", "venv", "--without-pip", venv)
    python = venv / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = ("--disable-pip-version-check", "install", "--no-deps", "--no-index", wheel)
    call(sys.executable, "-m", "pip", "--python", python, *install)
    # The dependencies are those of the environment that runs the tests. A plain path in a .pth file does not
    # read that folder's own .pth files, so the checkout's editable install is not among them.
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    empty = tmp_path_factory.mktemp("elsewhere")
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}}
    clean |= {"TRANSLIT_CACHE": str(empty / "cache"), "NO_COLOR": "1"}

    def run(*words):
        return call(*words, cwd=empty, env=clean)

    where = run(python, "-c", "import translit; print(translit.__file__)").strip()
    assert Path(where).is_relative_to(venv), f"the tests would run {where}"
    return lambda *args: run(python.with_name("translit"), *args)


def test_the_wheel_carries_code_tables_corpus_and_every_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {"tables": "translit/_data/tables", "corpus": "translit/_data/corpus", "translit": "translit"}
    for folder, target in shipped.items():
        tracked = [
            path.relative_to(ROOT / folder).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        ]
        assert tracked
        assert {f"{target}/{name}" for name in tracked} <= set(names)
    assert "translit/py.typed" in names
    licences = {Path(name).name for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE.md"}
    tops = {name.split("/")[0] for name in names}
    assert tops == {"translit", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_installed_program_resolves_a_name(installed):
    assert "鐵原" in installed("resolve", "Tetsugen")


def test_the_installed_tables_hold_together(installed):
    assert installed("tables", "check").endswith("no fault\n")


def test_the_installed_demo_runs_anywhere(installed):
    assert installed("demo", "-o", "demo-output")
