"""What a spelling costs as a whole."""

import pytest

from translit.model import Kind
from translit.resolve import Resolver


def scores(resolver, form):
    return {c.hangul: c.score for c in resolver.resolve(form, authority=False).candidates}


@pytest.mark.parametrize(
    ("mixed", "alike"),
    [
        # eo is of RR, and RR writes yong for 용 alone, yeong for 영; a made-up man.
        ("Seo Byeonyong", ("영", "용")),
    ],
)
def test_syllables_of_one_system_are_likelier_together(resolver, mixed, alike):
    found = scores(resolver, mixed)
    by_last = {last: max((s for name, s in found.items() if name[-1] == last), default=0) for last in alike}
    assert by_last["용"] > by_last["영"]


def test_a_name_all_in_one_system_pays_nothing(resolver):
    # 정영용 in either system.
    for form in ("Jeong Yeongyong", "Chong Yongyong"):
        assert "정영용" in scores(resolver, form)


@pytest.mark.parametrize(
    ("form", "hangul"),
    # 海南 Haenam, not 平南 Heinan: m is read for n before m, b and p alone (Hepburn: 板門店 Hammonten).
    [("Henam", "해남"), ("Hammonten", "판문점")],
)
def test_m_stands_for_n_before_labials_alone(form, hangul):
    assert Resolver().resolve(form).candidates[0].hangul == hangul


def test_a_surname_does_not_come_last_in_small_letters():
    small, large = (Resolver().resolve(form).candidates[0] for form in ("Chongsan-ri", "Chong-san Ri"))
    assert (small.kind, large.kind) == (Kind.PLACE, Kind.PERSON)
