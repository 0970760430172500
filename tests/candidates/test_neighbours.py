"""Letters that only a neighbouring sound explains."""

import pytest

from translit.candidates.neighbours import Neighbours
from translit.catalog import default_catalog
from translit.hangul import take_apart
from translit.resolve import Resolver


@pytest.fixture(scope="module")
def neighbours():
    return Neighbours(default_catalog())


@pytest.mark.parametrize(
    "segments",
    [
        # The pronunciations are the standard ones: 신라 [실라], 독립 [동닙], 십리 [심니], 전라 [절라].
        [("신", "sil"), ("라", "la")],
        [("독", "tong"), ("립", "nip")],
        [("십", "sim"), ("리", "ni")],
        [("전", "чоль"), ("라", "ла")],
        [("정", "chon"), ("율", "yul")],
        [("철", "chor"), ("원", "won")],
    ],
)
def test_assimilation_where_it_belongs_costs_nothing(neighbours, segments):
    assert neighbours.cost([(unit, letters, 0.0) for unit, letters in segments]) == 0


@pytest.mark.parametrize(
    "segments",
    [
        [("정", "chon"), ("윤", "yul")],
        [("손", "соль"), ("정", "чон")],
        [("박", "pang"), ("일", "il")],
        [("남", "nam"), ("원", "wol")],
    ],
)
def test_assimilation_without_its_cause_costs(neighbours, segments):
    assert neighbours.cost([(unit, letters, 0.0) for unit, letters in segments]) > 0.5


@pytest.mark.parametrize(("form", "at"), [("Sol Yun Bok", 0), ("Соль Юн Бок", 0), ("Chon Yul Gon", 1)])
def test_a_final_l_is_a_final_rieul_in_a_name_nobody_listed(form, at):
    # Made-up names: before anything but ㄹ only a final ㄹ is written l.
    best = Resolver().resolve(form, authority=False).candidates[0]
    assert take_apart(best.hangul[at])[2] == "ㄹ"
