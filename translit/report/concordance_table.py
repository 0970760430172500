"""The counts and the crosswalk as a page: the table of names that a volume prints at its front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translit.concord.crosswalk import CROSSWALK_COLUMNS, CrosswalkRow
from translit.report.concordance_html import Source, closing, documents_table, opening, places_of
from translit.report.xml import xml_text

# What a reader is shown instead of the name of a column; those not here are shown as they are called.
_HEADINGS = {
    "preferred": "Name", "hangul": "Hangul", "hanja": "Hanja", "mr": "MR", "rr": "RR", "dprk": "DPRK",
    "cyrillic": "Cyrillic", "japanese": "Japanese era", "mentions": "Mentions", "attested": "As printed",
    "form": "As printed", "count": "Mentions", "documents": "Documents", "certainty": "Certainty",
    "kind": "Kind",
}  # fmt: skip
_LANGUAGES = {"hangul": "ko", "hanja": "ko-Hani", "cyrillic": "ru", "japanese": "ja-Latn"}
# Told below the rest of the row: titles are long. So much of one is shown.
_TITLE = 90
_FIRST = frozenset({"first_document", "first_line"})
# References and paths are for programs.
_LEFT_OUT = frozenset({"id", "first_file"})


def summary_page(columns: Sequence[str], rows: Iterable[Sequence[object]], *, version: str) -> Iterator[str]:
    """The counts as a page.

    Args:
        columns: what the cells are, in order.
        rows: the cells.
        version: of this program.
    """
    yield opening("Names, counted")
    shown = [column for column in columns if column not in _FIRST]
    yield from _table(shown, (_counted(dict(zip(columns, row, strict=True)), shown) for row in rows))
    yield closing(version)


def _counted(row: dict[str, object], shown: Sequence[str]) -> tuple[list[str], str]:
    """The cells of a count, and where it stands first, as wide as the table."""
    title = str(row["first_document"])
    title = title if len(title) <= _TITLE else title[:_TITLE].rpartition(" ")[0] + " …"
    first = f"line {row['first_line']}, {title}" if title else f"line {row['first_line']}"
    return [xml_text(str(row[column])) for column in shown], f'<span class="where">{xml_text(first)}</span>'


def crosswalk_page(
    rows: Iterable[CrosswalkRow], numbers: dict[Source, int], *, version: str
) -> Iterator[str]:
    """The crosswalk as a page; documents are told by their numbers.

    Args:
        rows: one for each referent.
        numbers: see :func:`translit.report.concordance_html.number_documents`.
        version: of this program.
    """
    yield opening("Names and their spellings")
    yield '<p>Of each spelling the <a href="#documents">documents</a> (numbers in bold) and lines.</p>\n'
    yield from _table(CROSSWALK_COLUMNS[:-1], _named(rows, numbers))
    yield from documents_table(numbers)
    yield closing(version)


def _named(rows: Iterable[CrosswalkRow], numbers: dict[Source, int]) -> Iterator[tuple[list[str], str]]:
    """The cells of each referent, and the forms that stand below them, as wide as the table."""
    for row in rows:
        yield [xml_text(str(cell)) for cell in row.cells()[:-1]], _forms(row, numbers)


def _forms(row: CrosswalkRow, numbers: dict[Source, int]) -> str:
    return "; ".join(f"<i>{xml_text(form.form)}</i> {places_of(form, numbers)}" for form in row.attested)


def _table(columns: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> Iterator[str]:
    """A table; *rows* are cells of escaped text, and what stands below them."""
    shown = [(at, column) for at, column in enumerate(columns) if column not in _LEFT_OUT]
    heads = "".join(f'<th scope="col">{_HEADINGS.get(column, column)}</th>' for _, column in shown)
    yield f'<div class="wide"><table class="many">\n<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n'
    for cells, below in rows:
        yield f"<tr>{''.join(_cell(column, cells[at]) for at, column in shown)}</tr>\n"
        if below:
            yield f'<tr class="below"><td></td><td colspan="{len(shown) - 1}">{below}</td></tr>\n'
    yield "</tbody>\n</table></div>\n"


def _cell(column: str, text: str) -> str:
    language = _LANGUAGES.get(column)
    tongue = f' lang="{language}"' if language and text else ""
    return f"<td{tongue}><b>{text}</b></td>" if column == "preferred" else f"<td{tongue}>{text}</td>"
