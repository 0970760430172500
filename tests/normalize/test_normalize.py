"""What is replaced and in which manner; twice is once; undo is the identity."""

from __future__ import annotations

import dataclasses

import pytest
from concord.made import finder_of
from hypothesis import given
from hypothesis import strategies as st

from translit.model import Document, Provenance
from translit.normalize import Options, Speller, normalize
from translit.normalize.edits import apply_edits
from translit.normalize.files import digest, encode
from translit.normalize.log import entry_of, log_lines, read_log
from translit.normalize.undo import restore

MR = Speller("mr")
NAMES = {
    "Tetsugen": "철원 place", "TETSUGEN": "철원 place",
    "Tetsu-\ngen": "철원 place", "Tetsu-\r\n  gen": "철원 place",
    "Ch'ŏrwŏn": "철원 place", "Kim Il Sung": "김일성 person", "KIM IL SUNG": "김일성 person",
    "Kim\nIl Sung": "김일성 person", "KIM Il Sung": "김일성 person",
    "Pak Chang Ok": "박창옥 person", "Sensen": "선천 place|순천 place", "Kodzio": "",
    "Mao": "=Mao Zedong person", "Molotov": "=Molotov person", "철원": "철원 place",
}  # fmt: skip


def run(text: str, options: Options | None = None, names: dict[str, str] = NAMES, file: str = "x.txt") -> str:
    return normalize(Document(text, Provenance(file)), finder_of(names), speller=MR, options=options).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at Tetsugen.", "at Ch'ŏrwŏn."),
        ("Tetsugen's garrison", "Ch'ŏrwŏn's garrison"),
        ("TETSUGEN", "CH'ŎRWŎN"),
        ("near [Tetsugen], on", "near [Ch'ŏrwŏn], on"),
        ("at Tetsu-\ngen today", "at Ch'ŏr-\nwŏn today"),
        ("at Tetsu-\r\n  gen today", "at Ch'ŏr-\r\n  wŏn today"),
        ("KIM IL SUNG", "KIM IL-SŎNG"),
        ("Kim\nIl Sung said", "Kim\nIl-sŏng said"),
        ("KIM Il Sung", "KIM Il-sŏng"),
        ("Cde. Pak Chang Ok's", "Cde. Pak Ch'ang-ok's"),
        ("from Sensen", "from Sensen"),
        ("from Kodzio", "from Kodzio"),
        ("Mao and Molotov", "Mao and Molotov"),
        ("already Ch'ŏrwŏn", "already Ch'ŏrwŏn"),
        ("철원 itself", "철원 itself"),
        ("# Tetsugen\n\n> Kim\n> Il Sung", "# Ch'ŏrwŏn\n\n> Kim\n> Il Sung"),
        ("<https://x.org/Tetsugen>, [map](Tetsugen.png)", "<https://x.org/Tetsugen>, [map](Tetsugen.png)"),
    ],
)  # fmt: skip
def test_names_are_replaced_in_the_manner_of_the_print(text: str, expected: str) -> None:
    assert run(text) == expected


def test_code_in_markdown_is_left_alone() -> None:
    text = "Tetsugen `Tetsugen`\n\n```\nTetsugen\n```\n"
    assert run(text, file="x.md") == "Ch'ŏrwŏn `Tetsugen`\n\n```\nTetsugen\n```\n"
    assert run(text, file="x.txt").count("Tetsugen") == 0


@pytest.mark.parametrize(
    "piece",
    ["a", "](", "`a", "`", "<a", "a@", "http://", "[a]:", "~~~\n", "www.", ".org/", "10.1000/", "fond 1 ",
     "fond 1, opis ", "[Source: a", "(Source:", '"a" Digital Archive', "(P: a, 1980", "A, b (P: ab, 1980) "],
)  # fmt: skip
def test_what_is_left_alone_is_found_in_linear_time(piece: str) -> None:
    import time

    from translit.catalog import default_catalog
    from translit.normalize.protect import Protected, shelters

    among = shelters(default_catalog())
    text = piece * (400_000 // len(piece))
    began = time.process_time()
    Protected(text, among, "x.md")
    assert time.process_time() - began < 3


def test_what_the_table_protects_is_what_its_examples_say() -> None:
    from translit.catalog import default_catalog
    from translit.normalize.protect import Shelter, shelters

    rows = list(default_catalog().rows("normalize/protected.csv"))
    made = shelters(default_catalog())[-len(rows) :]
    for row, shelter in zip(rows, made, strict=True):
        assert isinstance(shelter, Shelter)
        found = [row["example"][start:end] for start, end in shelter.spans(row["example"])]
        assert found == [row["expect"]], row["id"]


@pytest.mark.parametrize(
    "text",
    [
        "[Source: AVPRF, F. 1, Op. 2, on Tetsugen. Translated by N. N.]",
        '"Visit to Tetsugen", May 1, 1950, Some Digital Archive, AVPRF, fond 1.',
        "12 Visit to Tetsugen, 1 May 1950, AVPRF, Fond (F.) 3, \nOpis (Op.) 65, Delo 2",
        "12 Visit to Tetsugen, 1 May 1950, AVPRF, F. 3 1950i op. 6 p. 1",
        "Kim Il Sung, On Tetsugen, vol 1 (Tetsugen: Foreign Languages Press, 1980), p. 3",
        "doi:10.1000/Tetsugen and archive.org/Tetsugen/1 and www.x.org/Tetsugen",
    ],
)
def test_citations_and_addresses_are_left_alone(text: str) -> None:
    assert run(text) == text
    assert run(text, Options(citations=True)) != text or "10.1000" in text


def test_the_sentence_before_a_citation_is_text() -> None:
    text = "At Tetsugen. See his letter, AVPRF, fond 1, opis 2, delo 3.\nThen Tetsugen [Source: x, Tetsugen]"
    expected = text.replace("At Tetsugen", "At Ch'ŏrwŏn").replace("Then Tetsugen", "Then Ch'ŏrwŏn")
    assert run(text) == expected


@pytest.mark.parametrize(
    "text", ["the two Tetsugens", "the Kim Il Sungs of Mao", "both Tetsugens' roads", "Tetsugenites"]
)
def test_plurals_stay_as_they_are(text: str) -> None:
    # More than one of a name is no name of a referent; see docs/normalize.md.
    assert run(text) == text


def test_guesses_only_when_asked() -> None:
    assert run("from Sensen", Options(guess=True)) == "from Sŏnch'ŏn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at [Tetsugen].", "at Ch'ŏrwŏn."),
        ("[Tetsugen and Kim Il Sung]", "Ch'ŏrwŏn and Kim Il-sŏng"),
        ("[Ch'ŏrwŏn]", "Ch'ŏrwŏn"),
        ("[Tetsugen, Kodzio]", "[Ch'ŏrwŏn, Kodzio]"),
        ("[Tetsugen?]", "[Ch'ŏrwŏn?]"),
        ("[Kodzio]", "[Kodzio]"),
        ("[Tetsugen](map.png)", "[Ch'ŏrwŏn](map.png)"),
        ("Tetsugen [Ch'ŏrwŏn] fell", "Ch'ŏrwŏn fell"),
        ("Tetsugen\n[Tetsugen], Kim Il Sung [Tetsugen]", "Ch'ŏrwŏn, Kim Il-sŏng Ch'ŏrwŏn"),
    ],
)
def test_brackets_go_only_when_all_in_them_is_settled(text: str, expected: str) -> None:
    once = run(text, Options(resolve_brackets=True))
    assert once == expected
    assert run(once, Options(resolve_brackets=True)) == once


def test_forms_to_ignore_are_ignored() -> None:
    text = "Tetsugen, TETSUGEN"
    assert run(text, Options(ignore=frozenset({"Tetsugen"}))) == "Tetsugen, CH'ŎRWŎN"


class Decided:
    """A style sheet in miniature."""

    def preferred(self, referent: str, form: str) -> str | None:
        return {"person:김일성": "Kim Il Sung", "foreign:Mao Zedong": "Mao Zedong"}.get(referent)

    def within(self, file: str) -> Decided:
        return self


def test_the_editors_decision_comes_first() -> None:
    speller = Speller("mr", preferences=Decided())
    document = Document("KIM Il Sung, Kim\nIl Sung and Mao at Tetsugen", Provenance("x.txt"))
    done = normalize(document, finder_of(NAMES | {"Mao Zedong": "=Mao Zedong person"}), speller=speller)
    assert done.text == "KIM Il Sung, Kim\nIl Sung and Mao Zedong at Ch'ŏrwŏn"
    assert [r.reason for r in done.replacements] == ["style", "resolved"]


class DecidedPlaces(Decided):
    """One who writes words of the compass and generics with the name."""

    def preferred(self, referent: str, form: str) -> str | None:
        return {"place:함경남도": "South Hamgyong", "place:낙동강": "Naktong River"}.get(referent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in South Hamgen province", "in South Hamgyong province"),
        ("in south\nHamgen province", "in south\nHamgyong province"),
        ("in Hamgen province", "in South Hamgyong province"),
        ("the South. Hamgen too", "the South. South Hamgyong too"),
        ("the Rakton River rose", "the Naktong River rose"),
        ("the Naktong River rose", "the Naktong River rose"),
        ("the Rakton rose", "the Naktong River rose"),
    ],
)
def test_a_decided_spelling_says_nothing_again_that_stands_beside(text: str, expected: str) -> None:
    names = {"Hamgen": "함경남도 place", "South Hamgyong": "함경남도 place"}
    names |= {"Rakton": "낙동강 place", "Naktong": "낙동강 place", "Naktong River": "낙동강 place"}
    speller = Speller("mr", preferences=DecidedPlaces())
    done = normalize(Document(text, Provenance("x.txt")), finder_of(names), speller=speller)
    assert done.text == expected


def test_a_form_that_would_not_come_to_rest_is_left_alone() -> None:
    # The finder reads the new spelling as another place: the old one stays, everywhere.
    names = {"Foo": "철원 place", "Ch'ŏrwŏn": "평양 place", "Bar": "평양 place"}
    assert run("Foo, Bar, Foo", names=names) == "Foo, P'yŏngyang, Foo"


def test_a_name_settled_by_its_neighbours_is_replaced_in_the_same_run() -> None:
    def find(document: Document):  # type: ignore[no-untyped-def]
        names = dict(NAMES)
        if "Ch'ŏrwŏn" in document.text:
            names["Kodzio"] = "평양 place"
        return finder_of(names)(document)

    document = Document("Kodzio by Tetsugen by Kodzio", Provenance("x.txt"))
    done = normalize(document, find, speller=MR)
    assert done.text == "P'yŏngyang by Ch'ŏrwŏn by P'yŏngyang"
    assert apply_edits_again(done.document.text, done.replacements) == done.text


def test_names_that_never_come_to_rest_are_left_and_this_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translit.normalize.run._ROUNDS", 1)
    names = {"Foo": "철원 place", "Ch'ŏrwŏn": "평양 place"}
    document = Document("Foo, Tetsugen", Provenance("x.txt"))
    done = normalize(document, finder_of(NAMES | names), speller=MR)
    assert (done.text, done.replacements, done.restless) == ("Foo, Tetsugen", (), True)
    quiet = normalize(Document("Tetsugen", Provenance("x.txt")), finder_of(NAMES), speller=MR)
    assert not quiet.restless
    assert quiet.changed


def apply_edits_again(text: str, replacements) -> str:  # type: ignore[no-untyped-def]
    for r in reversed(replacements):
        assert text[r.span.start : r.span.end] == r.before
        text = text[: r.span.start] + r.after + text[r.span.end :]
    return text


FORMS = [n for n in NAMES if n != "철원"]
PIECES = st.lists(
    st.one_of(
        st.sampled_from(FORMS),
        st.sampled_from(
            [" ", "\n", "\r\n", "[", "]", "'s", ", ", " and ", "\t", "é", "😀", "`", "(", ")", "> ", "-"]
        ),
        st.text(alphabet="abc XYŏ철\u0301\u2028", max_size=6),
    ),
    max_size=25,
).map("".join)
PROVENANCES = st.sampled_from(
    [
        Provenance("x.txt"),
        Provenance("x.md", bom=True),
        Provenance("x.txt", "utf-16-le", bom=True),
        Provenance("x.txt", "utf-32-be", bom=True),
        Provenance("x.txt", "utf-16-be"),
    ]
)
OPTIONS = st.builds(Options, guess=st.booleans(), resolve_brackets=st.booleans())


@given(PIECES, PROVENANCES, OPTIONS, st.booleans())
def test_twice_is_once_and_undo_is_the_identity(
    text: str, provenance: Provenance, options: Options, as_csv: bool
) -> None:
    document = Document(text, provenance)
    original = encode(text, provenance)
    find = finder_of(NAMES)
    done = normalize(document, find, speller=MR, options=options)
    again = normalize(dataclasses.replace(document, text=done.text), find, speller=MR, options=options)
    assert again.text == done.text
    assert not again.replacements
    for r in done.replacements:
        assert text[r.span.start : r.span.end] == r.before
        assert done.text[r.out.start : r.out.end] == r.after
    written = encode(done.text, provenance)
    entry = entry_of(
        done, original=original, output="y", written=written, written_as=provenance, system=MR.system
    )
    assert restore(written, entry, "y") == original
    assert digest(original) == entry.record["sha256_before"]


@given(PIECES, st.booleans())
def test_a_log_reads_back_as_it_was_written(text: str, as_csv: bool) -> None:
    import tempfile
    from pathlib import Path

    provenance = Provenance("=x.txt")
    done = normalize(Document(text, provenance), finder_of(NAMES), speller=MR)
    entry = entry_of(
        done,
        original=encode(text, provenance),
        output="-",
        written=encode(done.text, provenance),
        written_as=provenance,
        system="mr-alalc",
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log"
        path.write_bytes("".join(log_lines([entry], as_csv=as_csv)).encode())
        (read,) = read_log(str(path))
    assert restore(encode(done.text, provenance), read, "y") == encode(text, provenance)


def test_edits_keep_what_they_do_not_touch() -> None:
    assert apply_edits("abc", []) == ("abc", ())
