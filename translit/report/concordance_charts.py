"""Two pictures of a concordance as inline SVG, readable without script: over time, and by spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from translit.concord.row import Row
from translit.documents.days import day_range
from translit.report.xml import xml_text

_MOST = 20  # referents in a picture
_MOST_FORMS = 8  # spellings told apart in a bar; the rest are taken together
_LABEL = 190
_WIDTH = 900
_SHADES = ("#1b4965", "#bc4b51", "#5b8e7d", "#f4a259", "#6d597a", "#8cb369", "#2a9d8f", "#b08968")
_REST = "#9aa0a6"


class Counts(NamedTuple):
    """What the pictures are drawn from; small, however long the concordance."""

    heads: dict[str, str]
    totals: Counter[str]
    by_month: dict[str, Counter[int]]
    by_form: dict[str, Counter[str]]


def count(rows: Iterable[Row]) -> Counts:
    """Mentions of each settled referent by month (from year 0) and by form."""
    heads: dict[str, str] = {}
    totals: Counter[str] = Counter()
    by_month: dict[str, Counter[int]] = {}
    by_form: dict[str, Counter[str]] = {}
    for row in rows:
        if not row.who.settled:
            continue
        heads.setdefault(row.id, row.preferred)
        totals[row.id] += 1
        by_form.setdefault(row.id, Counter())[row.form] += 1
        days = day_range(row.date) if row.date else None
        if days is not None:
            by_month.setdefault(row.id, Counter())[days[0][0] * 12 + days[0][1] - 1] += 1
    return Counts(heads, totals, by_month, by_form)


def over_time(counts: Counts) -> Iterator[str]:
    """Mentions over time: a line of dots for each of the referents named most, their area the number."""
    months = [month for found in counts.by_month.values() for month in found]
    if not months:
        yield "<p>No document of a date names a settled referent.</p>\n"
        return
    first, last = min(months) // 12 * 12, (max(months) // 12 + 1) * 12
    chosen = _chosen(counts, counts.by_month)
    height = 34 + 24 * len(chosen)
    span = _WIDTH - _LABEL - 20
    most = max(max(counts.by_month[ref].values()) for ref in chosen)
    yield _open(height, "Mentions over time", "For each referent a dot a month; its area is the number.")
    years = range(first // 12, last // 12 + 1)
    step = max(1, -(-len(years) // 15))
    for year in years:
        if (year - years[0]) % step == 0:
            x = _LABEL + span * (year * 12 - first) / (last - first)
            yield f'<line x1="{x:.1f}" y1="20" x2="{x:.1f}" y2="{height}" stroke="#d5d5d5"/>'
            yield f'<text x="{x:.1f}" y="14" class="axis">{year}</text>\n'
    for number, ref in enumerate(chosen):
        y = 36 + 24 * number
        head = xml_text(counts.heads[ref])
        yield f'<text x="{_LABEL - 10}" y="{y + 4}" class="label">{head}</text>'
        for month, mentions in sorted(counts.by_month[ref].items()):
            x = _LABEL + span * (month + 0.5 - first) / (last - first)
            radius = 1.5 + 9.5 * (mentions / most) ** 0.5
            when = f"{month // 12}-{month % 12 + 1:02}"
            yield (
                f'<circle cx="{x:.1f}" cy="{y}" r="{radius:.1f}" fill="{_SHADES[0]}" fill-opacity=".7">'
                f"<title>{head}, {when}: {mentions}</title></circle>"
            )
        yield "\n"
    yield "</svg>\n"


def by_spelling(counts: Counts) -> Iterator[str]:
    """Spellings of each referent: a bar, divided by form; those with most spellings first."""
    varied = {ref: forms for ref, forms in counts.by_form.items() if len(forms) > 1}
    if not varied:
        yield "<p>No referent is spelled in more than one way.</p>\n"
        return
    chosen = sorted(varied, key=lambda ref: (-len(varied[ref]), -counts.totals[ref], ref))[:_MOST]
    height = 8 + 40 * len(chosen)
    span = _WIDTH - _LABEL - 20
    yield _open(height, "Spellings of each referent", "A bar for each referent, divided by spelling.")
    for number, ref in enumerate(chosen):
        y = 6 + 40 * number
        forms = sorted(varied[ref].items(), key=lambda item: (-item[1], item[0]))
        rest = forms[_MOST_FORMS:]
        shown = [(f, n, _SHADES[k % len(_SHADES)]) for k, (f, n) in enumerate(forms[:_MOST_FORMS])]
        if rest:
            shown.append((f"{len(rest)} more", sum(n for _, n in rest), _REST))
        total = sum(n for _, n, _ in shown)
        yield f'<text x="{_LABEL - 10}" y="{y + 13}" class="label">{xml_text(counts.heads[ref])}</text>'
        x = float(_LABEL)
        for form, mentions, shade in shown:
            width = span * mentions / total
            yield (
                f'<rect x="{x:.1f}" y="{y}" width="{max(width - 1, 0.5):.1f}" height="16" fill="{shade}">'
                f"<title>{xml_text(form)}: {mentions} of {total}</title></rect>"
            )
            x += width
        words = " · ".join(f"{form} {mentions}" for form, mentions, _ in shown)
        yield f'<text x="{_LABEL}" y="{y + 29}" class="forms">{xml_text(_cut(words, 130))}</text>\n'
    yield "</svg>\n"


def _chosen(counts: Counts, among: dict[str, Counter[int]]) -> Sequence[str]:
    return sorted(among, key=lambda ref: (-sum(among[ref].values()), ref))[:_MOST]


def _open(height: int, title: str, description: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">'
        f"<title>{title}</title><desc>{description}</desc>\n"
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
