"""Taking a printed form apart: the name, and what the words around it say of its kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.model import Kind, Status
from translit.resolve import Resolver
from translit.resolve.forms import FormReader, split_list


@pytest.fixture(scope="module")
def reader(tables):
    return FormReader(tables)


@pytest.mark.parametrize(
    ("printed", "name", "kind", "features"),
    [
        ("Tetsugen", "Tetsugen", None, set()),
        ("[Tetsugen]", "Tetsugen", None, set()),
        ("Tetsugen's", "Tetsugen", None, set()),
        ("Cde. Pak Chang Ok", "Pak Chang Ok", Kind.PERSON, set()),
        ("Comrade Pak Hen En", "Pak Hen En", Kind.PERSON, set()),
        ("Daydo-ko River", "Daydo-ko", Kind.PLACE, {"river"}),
        ("[Daydo-ko] River", "Daydo-ko", Kind.PLACE, {"river"}),
        ("the village of Kodzyo", "Kodzyo", Kind.PLACE, {"village"}),
        ("Pak\r\nHen\tEn", "Pak Hen En", None, set()),
    ],
)
def test_a_printed_form_is_taken_apart(reader, printed, name, kind, features):
    form = reader.read(printed)
    assert form.printed == printed
    assert (form.name, form.hints.kind) == (name, kind)
    assert form.hints.features >= features
    assert bool(form.hints.features) == bool(features)


def test_a_title_alone_is_kept_as_the_name(reader):
    assert reader.read("Comrade").name == "Comrade"


def test_spaces_before_capitals_are_counted_as_names_of_persons_have_them(reader):
    assert [reader.read(f).hints.spaced for f in ("Pak Hen En", "Pak Hen-en", "Tetsugen")] == [2, 1, 0]


@given(st.text(max_size=30))
def test_any_text_can_be_read_and_the_print_is_kept(reader, printed):
    form = reader.read(printed)
    assert form.printed == printed
    assert form.name or not printed.strip()


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Sensen, Teysyu and Taysen", ["Sensen", "Teysyu", "Taysen"]),
        ("Tetsugen - Genzan", ["Tetsugen", "Genzan"]),
        ("Daydo-ko", ["Daydo-ko"]),
        ("[Tetsugen-Ansyu]", ["Tetsugen", "Ansyu"]),
        ("Hong Myung-Hee", ["Hong Myung-Hee"]),
        ("Сен и Тен", ["Сен", "Тен"]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_list_is_split_into_its_names(printed, names):
    assert [printed[a:b] for a, b in split_list(printed)] == names


@given(st.text(st.sampled_from("ab ,;-–and[]"), max_size=25))
def test_the_spans_of_a_list_stand_in_order_and_hold_something(printed):
    spans = split_list(printed)
    assert all(printed[a:b].strip() for a, b in spans)
    assert [edge for span in spans for edge in span] == sorted(edge for span in spans for edge in span)


def test_a_list_given_as_one_form_is_told_apart_for_the_reader():
    resolution = Resolver().resolve("Sensen, Teysyu and Taysen")
    assert resolution.status is Status.UNRESOLVED
    assert resolution.reason == "a list of 3 names; ask for each: Sensen; Teysyu; Taysen"


@pytest.mark.parametrize(
    ("form", "hangul"),
    # The halves of the provinces as of 1954; the generic is left out of the name and said as a word.
    [
        ("South Hwanghae", "황해남도"),
        ("Southern Khvankhe Province", "황해남도"),
        ("N. Hamgyong", "함경북도"),
        ("Северный Пхёнан", "평안북도"),
        ("провинция Южный Хамгён", "함경남도"),
        ("the Nam River", "남강"),
        ("гора Кымган", "금강산"),
        ("Cape Changsan", "장산곶"),
        ("Hungnam fertilizer plant", "흥남"),
        ("станция Пхёнган", "평강"),
    ],
)
def test_words_beside_a_name_say_what_was_left_out_of_it(resolver, form, hangul):
    found = resolver.resolve(form)
    assert (found.status, found.candidates[0].hangul) == (Status.RESOLVED, hangul)


@pytest.mark.parametrize("form", ["South Wonsan", "North Chongjin"])
def test_a_word_of_the_compass_is_part_of_the_name_where_no_province_is_halved(resolver, form):
    assert resolver.read(form).name == form


def test_half_a_province_is_not_told_without_the_word(resolver):
    assert resolver.resolve("Hamgyong").status is Status.AMBIGUOUS


def test_a_syllable_of_a_name_is_not_taken_for_the_kind_of_a_place(resolver):
    assert resolver.resolve("Kim Sang Gun").candidates[0].hangul == "김상근"
    assert resolver.resolve("Ho Dam").candidates[0].hangul == "허담"


def test_the_derivation_says_which_half_of_a_province_the_text_names(resolver):
    best = resolver.resolve("Южный Хамгён", detail=True).candidates[0]
    assert [step.rule for step in best.trace[-2:]] == ["compass", best.authority]
    assert "남" in best.trace[-2].detail
