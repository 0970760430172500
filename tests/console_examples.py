"""The commands that a page shows, and what it says they print. Shared by the tests of README and docs."""

import regex


def console_examples(page: str) -> list[tuple[int, str, str]]:
    """``(line, command, output)`` for every command of every console block of *page*, a Markdown text."""
    found: list[tuple[int, str, str]] = []
    for block in regex.finditer(r"^```console\n(.*?)^```$", page, regex.MULTILINE | regex.DOTALL):
        first = page.count("\n", 0, block.start()) + 2
        for number, line in enumerate(block[1].splitlines(keepends=True), first):
            if line.startswith("$ "):
                found.append((number, line[2:].strip(), ""))
            else:
                at, command, output = found.pop()
                found.append((at, command, output + line))
    return found
