"""The command line. One file a command, loaded only when called; here is the door and the exit codes."""

from __future__ import annotations

import gc
import os
import sys

import click

from translit import __version__
from translit.commands.lazy import LazyGroup
from translit.errors import TranslitError

HELP = """Korean names in translated archival documents: find what a printed spelling stands for,
flag uncertain renderings, compare translations, make concordances.

\b
Begin with:
  translit demo                       a small collection and every report on it
  translit resolve Tetsugen           what a printed spelling stands for
  translit check FILE                 what an editor should look at in a document
"""


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="translit")
def group() -> None:
    """The group itself does nothing."""


_COLLECT_AFTER = 100_000


def main() -> None:
    """Run the command line and end the process with a documented exit code, never with a traceback."""
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()
    except OSError as error:
        click.echo(f"translit: standard output cannot be written: {error.strerror}", err=True)
        _hush()
        code = 2
    sys.exit(code)


def _run() -> int:
    # The tables are many small values that stay; looking through them for cycles at the usual pace costs
    # a fifth of a short command's time.
    gc.set_threshold(_COLLECT_AFTER, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = group.main(prog_name="translit", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo("translit: interrupted", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        _hush()
        return 0
    except TranslitError as error:
        click.echo(f"translit: {error}", err=True)
        return error.exit_code
    except MemoryError:
        click.echo("translit: out of memory; give smaller inputs, or fewer at once", err=True)
        return 4
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        click.echo(f"translit: {name}{error.strerror or error}", err=True)
        return 3
    return result if isinstance(result, int) else 0


def _hush() -> None:
    """Point standard output at nothing, so that the interpreter's last flush is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
