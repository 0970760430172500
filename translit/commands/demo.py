"""``translit demo``: write the sample collection, run every report on it, and show how each is made."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from translit.errors import WriteError

# Says which files of a folder the demo wrote, and what they held; only those may be written again.
_MARKER = ".translit-demo.json"
_SHOWN_LINES, _SHOWN_WIDTH = 7, 108
_MEMO, _TELEGRAM = "embassy-memorandum-1956", "ciphered-telegram-1953"
_FORMS = "reports/uncertain-names.txt"


@dataclass(frozen=True, slots=True)
class _Stop:
    """One stop of the tour: what it shows and the command line, its report last."""

    what: str
    line: str

    @property
    def args(self) -> list[str]:
        """The command and its arguments, without a redirection."""
        return shlex.split(self.line.partition(">")[0])

    @property
    def report(self) -> str:
        """Where the result goes: the last word of the line."""
        return shlex.split(self.line)[-1]


_TOUR = (
    _Stop(
        "Every bracket of the memorandum, what kind of thing it holds, and why",
        f"brackets {_MEMO}/A.txt -o reports/brackets.txt",
    ),
    _Stop(
        "The same for programs, of both documents",
        f"brackets {_MEMO}/A.txt {_TELEGRAM}/A.txt --format jsonl -o reports/brackets.jsonl",
    ),
    _Stop(
        "What the uncertain names of both stand for",
        f"resolve -f {_FORMS} --top 2 -o reports/resolved.txt",
    ),
    _Stop(
        "How one of them was reached",
        "explain Kissyu -o reports/explained.txt",
    ),
    _Stop(
        "What an editor should look at",
        f"check {_MEMO} {_TELEGRAM} -o reports/findings.txt",
    ),
    _Stop(
        "The telegram with its settled names in McCune-Reischauer, as a difference",
        f"normalize {_TELEGRAM}/A.txt --system mr --diff > reports/normalized.diff",
    ),
    _Stop(
        "Two carriers of one translation, compared",
        f"collate {_MEMO}/A.txt {_MEMO}/B.txt -o reports/two-carriers.txt",
    ),
    _Stop(
        "The same of the telegram, for programs, without what is only form",
        f"collate {_TELEGRAM}/A.txt {_TELEGRAM}/B.txt --min-significance substantive --format jsonl"
        " -o reports/telegram.jsonl",
    ),
    _Stop(
        "A concordance of the whole collection, the reader and its seven documents with it",
        f"concord {_MEMO} {_TELEGRAM} reader --summary -o reports/concordance.csv",
    ),
)


@click.command()
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="translit-demo",
    show_default=True,
    help="Folder to write to; what is not the demo's own stays untouched.",
)
def command(output: str) -> None:
    """Write a small collection and show every report on it.

    \b
      translit demo
      translit demo -o somewhere
    """
    folder = Path(output)
    _write_collection(folder)
    click.echo(f"The sample collection is in {output}/, every report in {output}/reports/.")
    click.echo("Each was made by the line above it; try them yourself:\n")
    click.echo(f"  $ cd {shlex.quote(output)}\n")
    with contextlib.chdir(folder):
        for number, stop in enumerate(_TOUR, 1):
            if _FORMS in stop.args:
                _write_forms()
            _run(stop)
            click.echo(f"{number}. {stop.what}\n\n  $ translit {stop.line}\n")
            for line in _excerpt(Path(stop.report)):
                click.echo(line)
            click.echo()
    click.echo("'translit --help' lists the commands, 'translit COMMAND --help' what each can do.")


def _run(stop: _Stop) -> None:
    """Call the command as the command line would; findings are what it is shown for."""
    from translit.commands import group

    held = io.BytesIO()
    printed = io.TextIOWrapper(held, encoding="utf-8", newline="")
    try:
        with contextlib.redirect_stdout(printed):
            group.main(args=stop.args, prog_name="translit", standalone_mode=False)
    except click.exceptions.Exit as end:
        if end.exit_code not in {0, 1}:
            raise
    printed.flush()
    if ">" in stop.line:
        Path(stop.report).write_bytes(held.getvalue())


def _collection() -> Iterator[tuple[str, bytes]]:
    """Relative name and content of each file of the shipped collection, in order."""
    from translit.resources import data_folder

    root = data_folder("corpus")
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(root).as_posix(), path.read_bytes()


def _write_collection(folder: Path) -> None:
    """Put the collection into *folder*, all of it or nothing.

    Raises:
        WriteError: the folder holds a file of that name that is not the demo's, or cannot be written.
    """
    own = _own_files(folder)
    files = dict(_collection())
    reports = [stop.report for stop in _TOUR] + [_FORMS]
    for name in (*files, *reports):
        path = folder / name
        if path.exists() and not _is_own(path, name, own, files.get(name)):
            raise WriteError(f"{path}: is there already and not the demo's; name another folder with -o")
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (folder / "reports").mkdir(exist_ok=True)
        written = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        marker = json.dumps({"files": written, "reports": reports}, indent=1) + "\n"
        (folder / _MARKER).write_text(marker, encoding="utf-8")
    except OSError as error:
        where = error.filename or folder
        raise WriteError(f"{where}: cannot be written: {error.strerror}") from None


def _own_files(folder: Path) -> dict[str, str]:
    """What an earlier demo wrote to *folder*: digests of the collection, ``""`` for reports."""
    try:
        marker = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
        return {
            **{str(r): "" for r in marker["reports"]},
            **{str(k): str(v) for k, v in marker["files"].items()},
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _is_own(path: Path, name: str, own: dict[str, str], content: bytes | None) -> bool:
    """Whether the file is as an earlier demo left it, or as this one will; reports are written anew."""
    if not path.is_file():
        return False
    if own.get(name) == "" and content is None:
        return True
    held = path.read_bytes()
    return held == content or hashlib.sha256(held).hexdigest() == own.get(name)


def _write_forms() -> None:
    """One uncertain name a line, from the jsonl report, each once and in the order of the text."""
    forms: dict[str, None] = {}
    for line in Path("reports/brackets.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = record.get("resolution") if record["class"] == "uncertain_name" else None
        for resolution in [found] if isinstance(found, dict) else found or []:
            forms[resolution["form"]] = None
    Path(_FORMS).write_text("".join(f"{form}\n" for form in forms), encoding="utf-8")


def _excerpt(report: Path) -> Iterator[str]:
    """The first lines of a report, set in and cut, and how many more there are."""
    lines = report.read_text(encoding="utf-8").splitlines()
    for line in lines[:_SHOWN_LINES]:
        cut = line if len(line) <= _SHOWN_WIDTH else line[: _SHOWN_WIDTH - 1] + "…"
        yield f"    {cut}".rstrip()
    if len(lines) > _SHOWN_LINES:
        yield f"    … {len(lines) - _SHOWN_LINES} more lines in {report.as_posix()}"
