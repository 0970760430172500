"""How the house is built: imports point one way, each dependency has its door, every command is described."""

import ast
import json
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
import regex
from jsonschema import Draft202012Validator

from translit.commands.lazy import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "translit"

# From the ground up: a module may import its own line and the lines above it. The longest name counts, so a
# module may stand lower than the package around it:
# - ``mentions.vocabulary`` holds words of the tables and asks nobody about names, so ``resolve`` may ask it;
# - ``style.sheet`` reads an editor's decisions; drafting a sheet (``style``) comes after findings;
# - ``report.write`` ``.to_json`` ``.concordance_csv`` write any rows whatever, and know no result.
ORDER = """
errors  hangul  model  resources  exports  __version__
config  catalog  text
rules
documents  candidates  mentions.vocabulary  report.write  report.to_json  report.concordance_csv
romanize
resolve
mentions
collate  style.sheet  style.workbook
normalize
concord
index
findings
style
report
api
commands
__main__
""".strip().splitlines()
LEVELS = {name: level for level, line in enumerate(ORDER) for name in line.split()}

# One door each: to exchange a dependency, these files are all there is to change. ``regex`` has none: it
# stands wherever a pattern is compiled.
DOORS = {
    "icu": {"text.py"},
    "jsonschema": {"catalog/schema.py"},
    "charset_normalizer": {"documents/encodings.py"},
    "openpyxl": {"style/workbook.py"},
    "xlsxwriter": {"report/concordance_xlsx.py"},
    "rapidfuzz": {"collate/align/alike.py", "mentions/alike.py", "resolve/evidence.py"},
    "click": {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "commands").glob("*.py")},
    "regex": None,
}
LONGEST_MODULE, LONGEST_TEST = 500, 500


def modules() -> dict[str, Path]:
    """Dotted name below ``translit`` to file, packages by their own name."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip("."): path
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = modules()


def imports(path: Path, *, at_start: bool = False) -> set[str]:
    """Dotted names that a file imports; *at_start* leaves out what is imported late or for types alone."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import on line {node.lineno}"
            module = node.module or ""
            below = {f"{module}.{alias.name}" for alias in node.names}
            own = {name for name in below if name.removeprefix("translit.") in MODULES}
            found.update(own or {module})
            found.update({module} if below - own else set())
        if at_start and (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        ):
            return
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def level(name: str) -> int:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if (prefix := ".".join(parts[:length])) in LEVELS:
            return LEVELS[prefix]
    raise AssertionError(f"translit.{name} stands nowhere in the order of tests/test_house.py")


@pytest.mark.parametrize("name", [n for n in MODULES if n])
def test_imports_point_one_way_along_the_flow(name):
    wrong = [
        target
        for target in imports(MODULES[name])
        if target.startswith("translit.") and level(target.removeprefix("translit.")) > level(name)
    ]
    assert wrong == []


def test_no_module_needs_itself_to_be_imported():
    graph = {
        name: {
            target.removeprefix("translit.")
            for target in imports(path, at_start=True)
            if target.startswith("translit.") and target.removeprefix("translit.") != name
        }
        for name, path in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def foreign_imports(path: Path) -> set[str]:
    tops = {name.partition(".")[0] for name in imports(path)}
    return tops - set(sys.stdlib_module_names) - {"translit"}


def test_each_dependency_has_its_door():
    used: dict[str, set[str]] = {}
    for path in MODULES.values():
        for dependency in foreign_imports(path):
            used.setdefault(dependency, set()).add(path.relative_to(PACKAGE).as_posix())
    unknown = used.keys() - DOORS.keys()
    assert unknown == set()
    for dependency, doors in DOORS.items():
        assert doors is None or used.get(dependency, set()) <= doors, dependency


def test_every_dependency_used_is_declared_and_every_one_declared_is_used():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [
        line
        for name, lines in project["optional-dependencies"].items()
        if name not in ("dev", "docs")
        for line in lines
    ]
    declared = {
        regex.split(r"[<>=\[ ]", line)[0].lower().replace("-", "_")
        for line in (*project["dependencies"], *extras)
    } - {"translit"}
    names = {"icu": "pyicu"}
    used = {names.get(d, d) for path in MODULES.values() for d in foreign_imports(path)}
    assert used == declared


def test_a_module_can_be_read_in_one_sitting():
    long = {str(p): n for p in MODULES.values() if (n := p.read_text().count("\n")) > LONGEST_MODULE}
    long |= {
        str(p): n for p in (ROOT / "tests").rglob("*.py") if (n := p.read_text().count("\n")) > LONGEST_TEST
    }
    assert long == {}


def test_every_module_says_what_it_is_for():
    mute = [name for name, path in MODULES.items() if not ast.get_docstring(ast.parse(path.read_text()))]
    assert mute == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run, name):
    done = run(name, "--help")
    assert done.code == 0, done.err
    assert done.err == ""
    assert f"translit {name} " in done.out.replace("Usage: translit", "") or f"translit {name}\n" in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name):
    assert f"translit {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_help_of_the_program_lists_every_command_and_imports_none(run):
    listed = run("--help")
    assert listed.code == 0
    assert all(regex.search(rf"^  {name} ", listed.out, regex.MULTILINE) for name in COMMANDS)
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom translit.commands import group\n"
        "CliRunner().invoke(group, ['--help'])\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('icu', 'jsonschema', 'rapidfuzz')"
        " or m.startswith('translit.resolve')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


SCHEMAS = sorted([*(PACKAGE / "schemas").glob("*.json"), *(ROOT / "tables" / "schema").glob("*.json")])


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_schema_is_a_valid_json_schema_and_says_what_it_describes(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["description"].strip()
    assert (
        schema.get("additionalProperties") is False
        or "oneOf" in schema
        or "anyOf" in schema
        or "$defs" in schema
    )


def test_every_table_is_governed_by_one_schema_only(tables):
    kinds = [json.loads(p.read_text(encoding="utf-8")) for p in (ROOT / "tables" / "schema").glob("*.json")]
    for name in tables.names():
        assert sum(Path(name).match(pattern) for kind in kinds for pattern in kind["x-files"]) == 1, name


def test_ci_runs_make_test_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    work = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert work == ["exec make test"]


def test_decisions_are_numbered_once_and_have_their_sections():
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [note.name[:4] for note in notes]
    assert len(set(numbers)) == len(numbers)
    for note in notes:
        text = note.read_text(encoding="utf-8")
        assert text.startswith(f"# {note.name[:4]} "), note.name
        assert {"**Context.**", "**Decision.**", "**Consequences.**"} <= set(
            regex.findall(r"\*\*\w+\.\*\*", text)
        ), note
        assert text.count("\n") <= 60, f"{note.name} is longer than a page"


def test_the_changelog_keeps_unreleased_on_top_with_its_tables():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = regex.findall(r"^## \[(.+?)\]", text, regex.MULTILINE)
    assert sections[0] == "Unreleased"
    unreleased = text.split("## [Unreleased]")[1].split("\n## [")[0]
    assert "### Tables" in unreleased
    assert set(regex.findall(r"^### (\w+)", text, regex.MULTILINE)) <= {
        "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Tables",
    }  # fmt: skip


def test_every_link_of_the_papers_leads_to_a_file():
    for paper in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tables").glob("*.md")):
        for target in regex.findall(r"\]\(([^)#\s]+)", paper.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (paper.parent / target).exists(), f"{paper.name} links to {target}"
