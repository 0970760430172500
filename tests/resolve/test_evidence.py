"""Names that nothing Korean fits cleanly: case endings, Chinese by Palladius, foreign names with an error."""

import pytest

from translit.model import Kind, Origin, Status

PALLADIUS = "spells Chinese by Palladius"


def first(resolution):
    return resolution.candidates[0]


@pytest.mark.parametrize("form", ["Vyn Shi Chzhen", "Lyan Chzhun Shu", "Вынь Ши-чжэнь", "Tsui Syao Pin"])
def test_a_chinese_name_no_record_has_is_offered_as_pinyin_and_never_resolved(resolver, form):
    resolution = resolver.resolve(form)
    assert resolution.status is not Status.RESOLVED
    assert resolution.reason == PALLADIUS
    best = first(resolution)
    assert (best.origin, best.hangul, best.hanja, best.authority) == (Origin.RUSSIAN_CHINESE, "", "", "")
    assert best.label.istitle()
    assert best.kind is Kind.PERSON
    assert best.trace[0].rule == "route chinese-by-palladius"


def test_the_pinyin_of_a_name_is_among_its_candidates(resolver):
    labels = [c.label for c in resolver.resolve("Vyn Shi Chzhen").candidates]
    assert "Wen Shizhen" in labels


def test_a_record_confirms_a_chinese_name_spelled_as_no_table_gives_it(resolver):
    best = first(resolver.resolve("Dyn Siao Pin"))
    assert best.authority == "foreign:deng-xiaoping"
    assert best.hangul == ""


@pytest.mark.parametrize("form", ["Pak Hen En", "Kim Ir Sen", "Tsoy En Gen", "Tetsugen", "Kaysen", "Вонсан"])
def test_a_korean_name_is_not_offered_as_chinese(resolver, form):
    origins = {c.origin for c in resolver.resolve(form).candidates}
    assert Origin.RUSSIAN_CHINESE not in origins


@pytest.mark.parametrize(
    ("form", "hangul", "ending"),
    [("Kim Ir Sena", "김일성", "pl-genitive"), ("Pak Hen Enowi", "박헌영", "pl-dative"),
     ("Ким Ир Сеном", "김일성", "ru-instrumental-cyrillic"), ("Хамхынской", "함흥", "ru-adjective-skoi"),
     ("Seulskaya", "서울", "ru-adjective-latin-skaya"), ("phenianskiej", "평양", "pl-adjective-skiej")],
)  # fmt: skip
def test_a_case_ending_is_left_off_and_said_so(resolver, form, hangul, ending):
    best = first(resolver.resolve(form))
    assert best.hangul == hangul
    assert f"ending {ending}" in [step.rule for step in best.trace]


def test_an_ending_costs_what_its_row_says(resolver, tables):
    row = next(r for r in tables.rows("resolve/endings.csv") if r["id"] == "pl-genitive")
    plain, ended = (first(resolver.resolve(form)) for form in ("Kim Ir Sen", "Kim Ir Sena"))
    assert ended.cost - plain.cost == pytest.approx(float(row["cost"]))


def test_a_foreign_name_with_one_error_is_thought_of_and_not_resolved(resolver):
    resolution = resolver.resolve("Razuvaeev")
    assert first(resolution).authority == "foreign:razuvaev"
    assert resolution.status is not Status.RESOLVED


def test_origins_limit_what_is_asked(resolver):
    only = frozenset({Origin.RUSSIAN_KOREAN})
    candidates = resolver.resolve("Vyn Shi Chzhen", origins=only).candidates
    assert {c.origin for c in candidates} <= only


# Pinyin and Palladius as dictionaries have them: 金日成 Jīn Rìchéng, Цзинь Жичэн; 朴憲永 Pò Xiànyǒng;
# 崔庸健 Cuī Yōngjiàn; 新義州 Xīnyìzhōu.
@pytest.mark.parametrize(
    ("form", "hangul", "hanja"),
    [
        ("Jin Richeng", "김일성", "金日成"),
        ("Цзинь Жичэн", "김일성", "金日成"),
        ("По Сянь-юн", "박헌영", "朴憲永"),
        ("Cui Yongjian", "최용건", "崔庸健"),
        ("Xinyizhou", "신의주", "新義州"),
    ],
)
def test_a_korean_name_is_found_by_its_chinese_reading_and_never_resolved(resolver, form, hangul, hanja):
    resolution = resolver.resolve(form)
    best = first(resolution)
    assert (best.hangul, best.hanja) == (hangul, hanja)
    assert resolution.status is not Status.RESOLVED
    assert "Chinese reading" in resolution.reason
    assert [step.rule for step in best.trace].count("mandarin") == len(hanja)


@pytest.mark.parametrize("form", ["Zhou Enlai", "Mao Tse-tung", "Peng Dehuai", "Li Xiang"])
def test_a_chinese_person_of_the_records_stays_chinese(resolver, form):
    assert first(resolver.resolve(form)).hangul == ""
