"""Readers of several makes, all our own, and the large seed."""

import sys
import time
from pathlib import Path

import pytest

from translit.catalog import default_catalog
from translit.documents import body_span, parts_of, select_part
from translit.documents.knowledge import LONGEST, bare, reader_rules
from translit.errors import ReadError
from translit.model import Document, Part, Provenance

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

DOCUMENTS = (
    ("Telegram, Embassy in Pyongyang to the Ministry", "3 May 1951"),
    ("Memorandum of a Conversation about the Port of Najin", "17 June 1951"),
    ("Report on Fishing at Sinpo", "2 March 1952"),
    ("Letter of the Trade Mission", "30 December 1952"),
)
ROMAN = ("I", "II", "III", "IV")
BODY = (
    "In the morning I received the deputy minister.",
    "He said that 1. the boats were late; 2. the nets were torn; see document 7 of the annex.",
    "1. The first question was rope.\n2. The second question was salt.",
    "The conversation ended with this.",
)


def text_of(i: int) -> str:
    return "\n\n".join(f"{p}{' Again.' * i}" for p in BODY)


def contents(style: str) -> str:
    lines = []
    for i, (title, date) in enumerate(DOCUMENTS, 1):
        day, year = date.rsplit(" ", 1)
        lines.append(
            {
                "date": f"{i}) {day} {year}: {title}",
                "pages": f"Document {i}: {title}, {date} ........ {i * 3}",
                "wide": f"Document {i}: {title}, {date} {'.' * 150} {i * 3}",
                "tab": f"DOCUMENT NO. {i}\t\n{title}, {date}\t{i * 3}\n",
                "plain": f"{i}. {title}, {date}",
                "roman": f"{ROMAN[i - 1]}. {title}, {date}   {i * 3}",
                "bare": f"{title}, {date} ..... {i * 3}",
            }[style]
        )
    return "List of Documents\n\n" + "\n\n".join(lines) + "\n\n"


def reader(heading: str, listed: str = "", *, rule: str = "", newline: str = "\n") -> str:
    text = "Papers on Korea\n\nPreface\n\nThese papers were found in a drawer. 1950 was long ago.\n\n"
    if listed:
        text += contents(listed)
    for i, (title, date) in enumerate(DOCUMENTS, 1):
        text += heading.format(n=i, r=ROMAN[i - 1], title=title, date=date) + "\n\n"
        text += (
            "[Source: archive of our own, fond 1, opis 2,\nlist 3. Translated by nobody]\n\n"
            + text_of(i)
            + "\n\n"
        )
        text += f"{rule}\n\n" if rule and i < 4 else ""
    return text.replace("\n", newline)


HEADINGS = (
    "DOCUMENT NO. {n}\n\n{title}, {date}",
    "Document {n}: {title}, {date}",
    "**Document No. {n}**\n\n{title}\n\n{date}",
    "[Doc. {n}]\n\n{title}, {date}",
    "[Doc. {n}] {title}, {date}",
    "DOCUMENT {r}\n\n{title}\n{date}",
    "# Doc. {n} – {title}, {date}",
    "Document Nº {n}.\n\n{title} ({date})",
)
CONTENTS = ("", "date", "pages", "wide", "tab", "plain", "roman", "bare")


@pytest.mark.parametrize("listed", CONTENTS)
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_numbering_styles_and_contents_of_every_make_are_told_apart(heading, listed, newline):
    text = reader(heading, listed, rule="* * *", newline=newline)
    parts = parts_of(text)
    assert [part.number for part in parts] == [1, 2, 3, 4]
    assert [part.title for part in parts] == [title for title, _ in DOCUMENTS]
    assert [part.date for part in parts] == [date for _, date in DOCUMENTS]
    lines = text.split(newline)
    for part in parts:
        assert lines[part.last_line - 1] == "The conversation ended with this." + " Again." * part.number
        assert (
            lines[part.first_line - 1]
            == heading.format(
                n=part.number, r=ROMAN[part.number - 1], title=part.title, date=part.date
            ).split("\n")[0]
        )
        assert part.span.of(text).startswith(lines[part.first_line - 1])
        assert part.span.of(text).endswith(lines[part.last_line - 1])
        body = body_span(text, part.span).of(text)
        assert body.startswith("In the morning I received"), body[:80]


@pytest.mark.parametrize("listed", ["date", "pages", "wide", "plain"])
def test_documents_whose_headings_are_lost_are_found_from_the_contents(listed):
    text = reader("DOCUMENT NO. {n}\n\n{title}, {date}", listed, rule="* * *").replace(
        "DOCUMENT NO. 3\n\n", ""
    )
    parts = parts_of(text)
    assert [part.number for part in parts] == [1, 2, 3, 4]
    assert parts[2].span.of(text).startswith("Report on Fishing at Sinpo")


def test_headings_without_numbers_are_found_by_their_titles():
    text = reader("{title}, {date}", "bare")
    parts = parts_of(text)
    assert [part.title for part in parts] == [title for title, _ in DOCUMENTS]
    assert parts[3].span.of(text).startswith("Letter of the Trade Mission")


def test_a_repeated_page_head_opens_no_second_document():
    text = reader("DOCUMENT NO. {n}\n\n{title}, {date}")
    once = parts_of(text)
    twice = parts_of(
        text.replace("1. The first", "DOCUMENT NO. 2\n\n1. The first", 2).replace(
            "DOCUMENT NO. 2\n\n1. The first", "1. The first", 1
        )
    )
    assert len(twice) == len(once)


def test_an_index_after_the_last_document_is_no_part_of_it():
    text = reader("Document {n}: {title}, {date}") + "Index of Names\n\nKim, 3\n"
    assert parts_of(text)[-1].span.of(text).endswith("The conversation ended with this." + " Again." * 4)


def test_numbered_paragraphs_make_no_reader():
    text = "Memorandum\n\n3 May 1950\n\n" + "\n\n".join(f"{n}. We spoke of rope." for n in range(1, 20))
    (part,) = parts_of(text)
    assert (part.number, part.title, part.date) == (None, "Memorandum", "3 May 1950")


PAGE = """
**May 3, 1951**

**Telegram, Embassy in Pyongyang
to the Ministry**

**Citation:**

"Telegram, Embassy in Pyongyang to the Ministry", May 3, 1951, an archive. <https://example.org/1>

**Summary:**

Contents: rope. The ambassador asks for it.

**Original Language:**

Russian

**Contents:**

Translation - English

3 May 1951

We need rope.

Summary: we need rope.
"""


def test_a_page_of_an_archive_gives_title_date_and_body():
    (part,) = parts_of(PAGE)
    assert part.title == "Telegram, Embassy in Pyongyang to the Ministry"
    assert part.date == "May 3, 1951"
    assert part.span.of(PAGE) == PAGE.strip()
    assert body_span(PAGE).of(PAGE) == "3 May 1951\n\nWe need rope.\n\nSummary: we need rope."


def test_several_pages_in_one_file_are_several_parts():
    text = PAGE + "\n\n" + PAGE.replace("May 3", "June 4")
    first, second = parts_of(text)
    assert (first.date, second.date) == ("May 3, 1951", "June 4, 1951")
    assert first.span.end < second.span.start
    assert body_span(text, second.span).of(text).endswith("Summary: we need rope.")


def test_body_of_a_plain_text_is_all_of_it():
    assert body_span("\n\n 3 May.\n\nWe need rope.\n ").start == 3
    assert len(body_span(" \n ")) == 0


def test_blank_texts_have_no_parts():
    assert parts_of("") == ()
    assert parts_of(" \r\n\t\n") == ()


def document(text: str, parts: tuple[Part, ...] = ()) -> Document:
    return Document(text, Provenance("r.txt"), parts)


@pytest.mark.parametrize("selector", ["3", "III", "Fishing at Sinpo", "2 March 1952", "fishing"])
def test_a_part_is_selected_by_number_title_or_date(selector):
    text = reader("DOCUMENT NO. {n}\n\n{title}, {date}", "date")
    assert select_part(document(text), selector).number == 3


@pytest.mark.parametrize(
    ("selector", "says"),
    [
        ("9", "r.txt#9: no such document; the file holds documents 1 to 4"),
        ("whale", "r.txt#whale: no such document; the file holds documents 1 to 4"),
        ("1951", "r.txt#1951: no such document"),
        ("e", "documents answer to that; say which: #1, #2"),
        ("", "names no document"),
    ],
)
def test_a_selector_that_names_no_single_part_is_refused(selector, says):
    text = reader("DOCUMENT NO. {n}\n\n{title}, {date}", "date")
    with pytest.raises(ReadError) as caught:
        select_part(document(text), selector)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_row_of_the_tables_matches_its_example():
    rules = reader_rules()
    by_table = {
        "headings": (*rules.strong, *rules.weak),
        "contents": (*rules.begin, *rules.entry, *rules.group, *rules.page, *rules.entry_end),
        "notes": (*rules.source_note, *rules.page_mark, *rules.separator, *rules.rule, *rules.end_matter),
        "webpage": (*rules.citation, *rules.front, *rules.last, *rules.back),
    }
    for table, patterns in by_table.items():
        for row in default_catalog().rows(f"documents/{table}.csv"):
            assert any(p.search(bare(row["example"]) or row["example"]) for p in patterns), row
    cues = {
        cue.id: cue for cue in (*rules.titles.cues, *rules.first.cues, *rules.head.cues, *rules.before.cues)
    }
    for row in default_catalog().rows("documents/cues.csv"):
        if row["place"] != "shape":
            assert cues[row["id"]].pattern.match(row["example"]), row


HOSTILE = (
    *("(", "[", "[Source: ", "1 May - ", "1, ", "* ", "Document ", "1. ", ". ", "I", "IV ", "\t", "-", "a."),
    *("May 1 to ", "\n", " \n", "1. a\n", "Contents\n", "DOCUMENT NO. 1\n", "Citation:\n"),
    *("1) 1 May: x\n\n", "Doc 1\nDoc 2\n"),
)


def one_line(piece: str, length: int) -> str:
    return (piece * length)[:length]


def long_lines(piece: str, length: int) -> str:
    return "\n".join([(piece * LONGEST)[: LONGEST - 1]] * (length // LONGEST + 1))


@pytest.mark.parametrize("made", [one_line, long_lines])
@pytest.mark.parametrize("piece", HOSTILE)
def test_text_made_to_harm_costs_in_proportion_to_its_length(piece, made):
    # Four times the text: a quadratic path would take sixteen times as long.
    reader_rules()
    short, long = (min(timed(made(piece, length)) for _ in range(3)) for length in (10_000, 40_000))
    assert long < 8 * short + 0.02, f"{short:.3f} s, {long:.3f} s"


def timed(text: str) -> float:
    began = time.process_time()
    parts_of(text)
    body_span(text)
    return time.process_time() - began


def test_time_grows_with_length_and_no_faster():
    small = reader("DOCUMENT NO. {n}\n\n{title}, {date}", "date")
    one = min(timed(small + text_of(1) * 500) for _ in range(3))
    four = min(timed(small + text_of(1) * 2000) for _ in range(3))
    assert four < 8 * one + 0.02


def test_the_large_seed_is_split_right_for_95_in_100(shared):
    import readers  # bench/readers.py

    for field, right, of in readers.measure(shared):
        assert right >= 0.95 * of, field


def test_the_small_reader_among_the_seeds(shared):
    text = next((shared / "seeds").glob("001_*.txt")).read_text(encoding="utf-8")
    parts = parts_of(text)
    assert [part.number for part in parts] == [1, 2, 3, 4, 5, 6]
    assert [part.date for part in parts] == [
        "1 November 1962", "14 November 1962", "8 January 1965",
        "16 February 1965", "2 March 1965", "7 August 1967",
    ]  # fmt: skip
    assert [part.first_line for part in parts] == [133, 169, 197, 221, 299, 334]


@pytest.mark.parametrize(
    ("seed", "date", "begins"),
    [
        ("000", "November 1, 1962", "1 November 1962\n\nOn 1 November"),
        ("002", "May 27, 1958", "TOP SECRET\n\nCopy"),
        ("003", "October 7, 1957", "7 October 1957\n\n[...]"),
    ],
)
def test_pages_among_the_seeds(shared, seed, date, begins):
    text = next((shared / "seeds").glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    (part,) = parts_of(text)
    assert part.date == date
    assert body_span(text).of(text).startswith(begins)
