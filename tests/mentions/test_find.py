"""Names in running text and in brackets, with where they stand and how sure the text is of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.mentions import find_brackets, find_mentions
from translit.mentions.find import NameFinder
from translit.model import Certainty, Document, Kind, Provenance

MARKS = ("[", "]", "\r\n", "\n\n", ", ", " ", "-", "ŏ", "O\u0306", "?")


def found(text, resolver=None):
    return find_mentions(Document(text, Provenance("t.txt")), resolver=resolver)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Kim Il Sung flew from Wonsan to Sinuiju.", ["Kim Il Sung", "Wonsan", "Sinuiju"]),
        ("Deputy minister Choe Cher Su and Pak Bon Gir spoke.", ["Choe Cher Su", "Pak Bon Gir"]),
        ("Pak Heonyeong's speech", ["Pak Heonyeong"]),
        ("replaced by Kim Hwan\nIl as head", ["Kim Hwan\nIl"]),
        ("the Wonsan-Sinuiju line", ["Wonsan", "Sinuiju"]),
        ("Mao Zedong wrote to Stalin.", ["Mao Zedong", "Stalin"]),
        ("in the village of Sokhori", ["Sokhori"]),
        ("the people of South Hamgyong", ["South Hamgyong"]),
        ("Mr. Hong myung-hee answered", ["Hong myung-hee"]),
        ("KIM IL SUNG TO STALIN", ["KIM IL SUNG", "STALIN"]),
        ("PAK HEONYEONG'S LETTER TO STALIN", ["PAK HEONYEONG", "STALIN"]),
        ("KIM IL SUNG’S SPEECH IN PYONGYANG'S HOTEL", ["KIM IL SUNG", "PYONGYANG"]),
        ("Comrade A. I. Hegai and Kim I. S. met Pak H. Y. there", ["A. I. Hegai", "Kim I. S.", "Pak H. Y."]),
        ("Tsoi V. R., Kim I.-S.; A. I. Hegai's wife", ["Tsoi V. R.", "Kim I.-S.", "A. I. Hegai"]),
        ("by [Kim I. S.] and [A. I. Hegai]", ["Kim I. S.", "A. I. Hegai"]),
        ("Kim Ch. left. Then Hegai A. spoke.", ["Kim Ch.", "Hegai A."]),
        # initials of another, of a country, and a comrade
        ("Wonsan, N. S. Khrushchev and Hegai", ["Wonsan", "Khrushchev", "Hegai"]),
        ("Comrade Tsoi, N. S. Khrushchev told him", ["Khrushchev"]),
        ("Then the U. S. Kim and C. Kim Il Sung", ["Kim Il Sung"]),
        ("a Pyongyang-based mission and the Wonsan-area garrison", ["Pyongyang", "Wonsan"]),
        ("A SEOUL-BORN man of the Wonsan-Sinuiju-based unit", ["SEOUL", "Wonsan", "Sinuiju"]),
    ],
)
def test_names_are_found(text, names, resolver):
    assert [m.surface for m in found(text, resolver)] == names


@pytest.mark.parametrize(
    "text",
    [
        "In June the Party Central Committee met. An Old Man spoke. No One Knows.",
        "The Rodong Sinmun printed it. So Many Ships Sail.",
        "General Staff, Chief of the Main Directorate, Secret Copy No. 4",
        "Ham and eggs; Min and Max; Song of Songs; Sun Sets Late",
    ],
)
def test_ordinary_words_are_no_names(text, resolver):
    assert found(text, resolver) == ()


def test_brackets_lower_certainty(resolver):
    text = "He left [Tetsugen] for Seishin [Cheongjin] and Wonsan."
    sure = {m.surface: (m.certainty, m.bracketed) for m in found(text, resolver)}
    assert sure == {
        "Tetsugen": (Certainty.LOW, True),
        "Seishin": (Certainty.HIGH, False),
        "Cheongjin": (Certainty.MEDIUM, True),
        "Wonsan": (Certainty.HIGH, False),
    }


def test_without_an_engine_names_have_no_resolution_and_persons_are_still_found():
    mentions = found("Comrade Pak Bon Gir went to [Tetsugen].")
    assert [(m.surface, m.kind, m.resolution) for m in mentions] == [
        ("Pak Bon Gir", Kind.PERSON, None),
        ("Tetsugen", None, None),
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["Kim", "Il", "Sung", "I. S.", " Kim I.", "Wonsan", *MARKS])))
def test_mentions_fit_the_text_and_never_overlap(parts):
    text = "".join(parts)
    last = 0
    for mention in found(text):
        assert text[mention.span.start : mention.span.end] == mention.surface
        assert mention.span.start >= last
        last = mention.span.end


PIECES = st.sampled_from(
    [
        *("Kim", "Il", "Sung", "Wonsan", "Tetsugen", "[Genzan]", "town of", "Comrade", "Pak-Wonsan", "the"),
        *(
            "[",
            "]",
            "(?)",
            "[illegible]",
            "[note:",
            "\r\n",
            "\n\n",
            "\r\n\r\n",
            "\n \n",
            ". ",
            ", ",
            " ",
            "-",
            "'s",
        ),
        "x" * 130,
    ]
)


class Unresolved:
    """An engine that finds names and weighs none."""

    def __init__(self, index):
        self.index = index

    def resolve_all(self, text, mentions, *, top=10, parts=()):
        return tuple(mentions)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40), st.lists(PIECES, max_size=12), st.integers(0, 40))
def test_what_is_remembered_of_one_reading_changes_nothing_in_the_next(resolver, parts, more, at):
    engine = Unresolved(resolver.index)
    finder = NameFinder(engine, resolver.catalog, remember=True)
    remembered: dict = {}
    first = " ".join(parts)
    second = " ".join([*parts[:at], *more, *parts[at:]])
    for text in (first, second, first + "\n\n" + second, first):
        document = Document(text, Provenance("t.txt"))
        assert finder.find(document) == find_mentions(document, resolver=engine, catalog=resolver.catalog)
        brackets = find_brackets(text, resolver.catalog)
        assert find_brackets(text, resolver.catalog, remembered) == brackets


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("to [[Tetsugen]] and back", ["Tetsugen"]),
        ("[[KimKim]]", ["KimKim"]),
    ],
)
def test_a_name_in_two_brackets_is_one(text, names):
    assert [m.surface for m in found(text)] == names


def test_cost_is_linear_in_hostile_text():
    assert isinstance(found("Kim " * 50_000), tuple)
    assert isinstance(found("A" * 200_000), tuple)
    assert isinstance(found("Kim-" * 50_000), tuple)
