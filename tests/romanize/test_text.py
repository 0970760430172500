"""Running text: only hangul and hanja change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.romanize import read_back, romanize, romanize_text


def test_latin_and_all_else_is_copied():
    text = "Pak Hŏn-yŏng (박헌영)\tПак\r\nテスト — x²\u00a0독립문…"
    assert romanize_text(text, "rr") == "Pak Hŏn-yŏng (Bak Heonyeong)\tПак\r\nテスト — x²\u00a0Dongnimmun…"


@pytest.mark.parametrize(
    "form",
    [
        "",
        " ",
        "  ",
        "ㅋㅋ",
        "ㄱ",
        "ᄀᆞᆯ",
        "\u115f\u1160",
        "\ud7a4",
        "\U000f1000",
        "\U0010fffd가",
        "\x00가\n",
        "\ud800",
        "가" * 3000,
    ],
)
@pytest.mark.parametrize("system", ["rr", "mr", "dprk-2002"])
@pytest.mark.parametrize("kind", ["auto", "person", "place", "word"])
def test_odd_input_is_copied_never_an_error(form, system, kind):
    assert isinstance(romanize(form, system, kind=kind).text, str)
    assert isinstance(romanize(form, system, kind=kind, signs=True).text, str)
    assert isinstance(romanize_text(form, system, kind), str)


def test_private_characters_of_the_input_are_not_taken_for_marks():
    assert romanize_text("\U000f1000\U000f2c05", "rr") == "\U000f1000\U000f2c05"
    assert romanize("\U000f2c05", "rr").text == "\U000f2c05"


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_text_never_fails(text):
    romanize_text(text, "mr")
    romanize(text, "rr", signs=True)
    read_back(text)


@given(st.text(st.sampled_from("abc ŏ'’-1\nПк가"), max_size=30))
def test_what_is_not_hangul_stays_in_order(text):
    kept = romanize_text(text.replace("가", ""), "rr")
    assert kept == text.replace("가", "")


def test_signs_in_text_only_when_asked():
    assert romanize_text("서울-부산", "rr") == "Seoul-Busan"
    assert romanize_text("#왕십-리", "rr", signs=True) == "Wangsip-ri"


def test_a_person_may_have_a_space_in_text():
    assert romanize_text("박 헌영, 김두봉", "mr", "person") == "Pak Hŏn-yŏng, Kim Tu-bong"


def test_hanja_beside_hangul_is_read_in_text():
    for text in ("선우朴", "朴헌영", "서울市", "김日成", "甲남궁", "라朴"):
        assert romanize_text(text, "mr").isascii() or "ŏ" in romanize_text(text, "mr")


def test_a_very_long_line_is_no_trouble():
    text = "독립문" * 300_000
    assert romanize_text(text, "rr", "word").startswith("dongnimmundongnimmun")
