"""Persons, places and words: what a form is taken for, and how each is divided."""

import pytest

from translit.romanize import romanize

FORMS = [
    # form, kind asked, kind found, mr-alalc, rr-2000
    ("박헌영", "auto", "person", "Pak Hŏn-yŏng", "Bak Heonyeong"),
    ("김두봉", "auto", "person", "Kim Tu-bong", "Gim Dubong"),
    ("선우 종원", "auto", "person", "Sŏnu Chong-wŏn", "Seonu Jongwon"),
    ("권근", "person", "person", "Kwŏn Kŭn", "Gwon Geun"),
    ("신사임당", "person", "person", "Sin Saimdang", "Sin Saimdang"),
    ("려운형", "person", "person", "Yŏ Un-hyŏng", "Ryeo Unhyeong"),
    ("량세봉", "person", "person", "Yang Se-bong", "Ryang Sebong"),
    ("남궁", "person", "person", "Namgung", "Namgung"),
    ("서울", "auto", "place", "Sŏul", "Seoul"),
    ("만경대구역", "auto", "place", "Man'gyŏngdae-guyŏk", "Mangyeongdae-guyeok"),
    ("원산시", "auto", "place", "Wŏnsan-si", "Wonsan-si"),
    ("강서군", "place", "place", "Kangsŏ-gun", "Gangseo-gun"),
    ("여의도", "place", "place", "Yŏŭido", "Yeouido"),
    ("울릉도", "place", "place", "Ullŭngdo", "Ulleungdo"),
    ("왕십리", "auto", "place", "Wangsimni", "Wangsimni"),
    ("의정부", "place", "place", "Ŭijŏngbu", "Uijeongbu"),
    ("의정부시", "place", "place", "Ŭijŏngbu-si", "Uijeongbu-si"),
    ("원산부", "place", "place", "Wŏnsan-bu", "Wonsan-bu"),
    ("동대구", "place", "place", "Tongdaegu", "Dongdaegu"),
    ("만폭동", "place", "place", "Manp'oktong", "Manpokdong"),
    ("한라산", "place", "place", "Hallasan", "Hallasan"),
    ("청문회", "auto", "word", "ch'ŏngmunhoe", "cheongmunhoe"),
    ("력사", "word", "word", "yŏksa", "ryeoksa"),
    ("라디오", "word", "word", "radio", "radio"),
]


@pytest.mark.parametrize(("form", "asked", "kind", "mr", "rr"), FORMS)
def test_form_is_taken_for_its_kind_and_divided(form, asked, kind, mr, rr):
    in_mr, in_rr = romanize(form, "mr", kind=asked), romanize(form, "rr", kind=asked)
    assert (in_mr.kind, in_mr.text, in_rr.text) == (kind, mr, rr)


def test_auto_says_what_it_decided():
    steps = romanize("박헌영").trace
    assert steps[0].rule == "kind-person"
    assert steps[0].detail


@pytest.mark.parametrize(
    ("form", "system", "variants"),
    [
        ("박헌영", "rr", {"Bak Heon-yeong", "Park Heonyeong"}),
        ("이승만", "rr", {"Lee Seungman", "Rhee Seungman"}),
        ("청주시", "rr", {"Cheongju"}),
        ("세운", "rr", {"Se-un"}),
        ("제주도", "rr", {"Jejudo"}),
        ("라진", "mr-bgnpcgn-1945", {"Rajin"}),
        ("남았습니다", "mr", {"namassŭmnida"}),
        ("원산시", "dprk-2002", {"Wonsan-si"}),
    ],
)
def test_other_accepted_spellings_are_variants(form, system, variants):
    kind = "place" if form in ("세운", "라진", "제주도") else "auto"
    found = romanize(form, system, kind=kind)
    assert variants <= set(found.variants)
    assert found.text not in found.variants


def test_hyphen_is_a_choice_in_rr():
    assert romanize("박헌영", "rr", kind="person", hyphen=True).text == "Bak Heon-yeong"
    assert "Bak Heonyeong" in romanize("박헌영", "rr", kind="person", hyphen=True).variants


@pytest.mark.parametrize(
    ("form", "system", "text"),
    [
        ("@남_궁옥", "mr", "Nam Kung-ok"),
        ("@남궁옥", "mr", "Namgung Ok"),
        ("#왕십-리", "rr", "Wangsip-ri"),
        ("#인왕_리", "rr", "Inwangni"),
        ("=강산", "rr", "gangsan"),
        ("인^기", "mr", "ink'i".replace("k'", "k")),
        ("=물^가", "mr", "mulka"),
        ("=값+어치", "rr", "gabeochi"),
        ("=박%히다", "rr", "bakida"),
        ("=살~던", "mr", "saldŏn"),
        ("값^", "rr", "gap^"),
        ("-", "rr", "-"),
    ],
)
def test_signs_decide_what_only_a_person_can(form, system, text):
    assert romanize(form, system, signs=True).text == text


def test_without_signs_they_are_copied():
    assert romanize("서울-부산", "rr").text == "Seoul-Busan"
