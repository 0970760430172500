"""From a romanized form to hangul."""

import pytest

from translit.romanize import read_back


@pytest.mark.parametrize(
    ("form", "kind", "hangul"),
    [
        ("Pak Hŏn-yŏng", "person", "박헌영"),
        ("Pak Hǒn-yǒng", "person", "박헌영"),
        ("Pak Hon-yong", "person", "박헌영"),
        ("Bak Heonyeong", "person", "박헌영"),
        ("Park Heon-yeong", "person", "박헌영"),
        ("Kim Tu-bong", None, "김두봉"),
        ("Tu-bong Kim", "person", "김두봉"),
        ("Ch'ŏrwŏn", "place", "철원"),
        ("Ch’ŏrwŏn", "place", "철원"),
        ("Cheorwon", "place", "철원"),
        ("P'yŏngyang", None, "평양"),
        ("Pyŏngyang", None, "평양"),
        ("Phyŏngyang", None, "평양"),
        ("Kyŏngsang-bukto", "place", "경상북도"),
        ("Gyeongsangbuk-do", "place", "경상북도"),
        ("hŏnpŏp", "word", "헌법"),
        ("saengnyeonpil", "word", "색연필"),
        ("nodong", "word", "노동"),
        ("nodong", "word", "로동"),
        ("Yi Sŭng-man", "person", "이승만"),
    ],
)
def test_hangul_is_among_the_first(form, kind, hangul):
    assert hangul in [r.hangul for r in read_back(form, kind=kind, limit=8)]


def test_readings_are_ranked_and_explained():
    readings = read_back("Ch'ŏrwŏn", kind="place")
    assert [r.cost for r in readings] == sorted(r.cost for r in readings)
    assert readings[0].trace
    assert "철원" in str(readings[0].trace[0])


@pytest.mark.parametrize("form", ["", " ", "123", "—", "Zwxq", "'", "-", "a" * 400, "Каррр", "서울"])
def test_what_is_no_romanization_gives_nothing_or_little(form):
    assert len(read_back(form)) <= 10


def test_limit_is_kept():
    assert len(read_back("Kimch'aek", limit=3)) == 3
