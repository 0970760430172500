"""Hanja in the input."""

import pytest

from translit.romanize import romanize, romanize_text
from translit.romanize.hanja import Hanja


@pytest.mark.parametrize(
    ("form", "kind", "mr"),
    [
        ("朴憲永", "auto", "Pak Hŏn-yŏng"),
        ("金日成", "person", "Kim Il-sŏng"),
        ("李承晩", "person", "Yi Sŭng-man"),
        ("平壤", "place", "P'yŏngyang"),
        ("龍巖浦", "place", "Yongamp'o"),
        ("女性", "word", "yŏsŏng"),
        ("勞動黨", "word", "nodongdang"),
    ],
)
def test_characters_are_read_with_the_initial_sound_law(form, kind, mr):
    assert romanize(form, "mr", kind=kind).text == mr


def test_the_north_reads_without_the_law():
    assert romanize("龍巖浦", "dprk", kind="place").text == "Ryong-ampho".replace("-", "")


def test_several_readings_are_variants_and_the_reading_is_a_step():
    found = romanize("樂浪", "mr", kind="place")
    assert found.text == "Nangnang"
    assert len(found.variants) >= 1
    assert any(step.rule == "hanja" for step in found.trace)


def test_readings_may_come_from_anywhere():
    fake = Hanja({"甲": ("갑",), "率": ("률", "솔"), "百": ("백",), "分": ("분",)})
    assert fake.read("甲")[0] == "갑"
    assert fake.read("百分率")[0] == "백분율"
    assert fake.read("丙") == ()
    assert fake.read("한글") == ("한글",)


def test_unknown_character_is_copied():
    assert romanize("甲\U0002f800", "rr").text.endswith("\U0002f800")
    assert romanize_text("\U0002f800", "rr") == "\U0002f800"
