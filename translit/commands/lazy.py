"""A click group that imports a command's module only when that command is called or described."""

from __future__ import annotations

import difflib
import importlib

import click

# Name, module, and the line shown by `translit --help` (so that help imports nothing).
COMMANDS: dict[str, tuple[str, str]] = {
    "baseline": ("baseline", "Accept what 'check' finds now, so that only new findings fail."),
    "brackets": (
        "brackets",
        "Every bracket of a text, with its class and what an uncertain name stands for.",
    ),
    "check": ("check", "The linter: what an editor should look at, with stable codes."),
    "collate": ("collate", "Align witnesses of one document; every difference told by kind."),
    "concord": ("concord", "Concordance tables: one line for each mention of a name."),
    "config": ("config", "Each setting, its value and where it came from."),
    "demo": ("demo", "Write a small collection and show every report on it."),
    "duplicates": ("duplicates", "Documents of a collection that are the same or overlap."),
    "explain": ("explain", "How a printed spelling leads to a Korean name, step by step, with sources."),
    "index": ("index", "Read a collection once, so that concordances of it come quickly."),
    "normalize": ("normalize", "The same document with its names in one system."),
    "resolve": ("resolve", "What Korean (or other) name a printed spelling stands for."),
    "romanize": ("romanize", "Hangul and Hanja to Latin letters, in seven systems."),
    "rule": ("rule", "What the codes of 'check' mean and what to do about them."),
    "schema": ("schema", "The JSON Schema of a jsonl record."),
    "style": ("style", "Draft a style sheet of decided spellings, or check one."),
    "tables": ("tables", "Check, list or show the tables: the knowledge translit works by."),
}


class LazyGroup(click.Group):
    """Knows every command by name; loads it when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"translit.commands.{COMMANDS[cmd_name][0]}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; a misspelled one gets a suggestion."""
        if args and args[0] not in COMMANDS:
            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f"Did you mean '{near[0]}'?" if near else "'translit --help' lists the commands."
            ctx.fail(f"No such command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in sorted(COMMANDS.items())])
