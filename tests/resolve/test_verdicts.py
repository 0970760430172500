"""What the resolver answers, and how sure it says it is.

Expected names come from reference/transcription_systems.md (sections 1, 3, 4 and 6), never from output.
"""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit.candidates.authority import Record
from translit.model import Certainty, Kind, Mention, Origin, Span, Status
from translit.resolve import Resolver
from translit.resolve.forms import Hints
from translit.resolve.gather import NO_RECORD, Hit
from translit.resolve.rank import none_cost, rank
from translit.resolve.weights import Weights
from translit.romanize import romanize


@pytest.mark.parametrize(
    ("form", "hangul", "hanja"),
    [
        ("Tetsugen", "철원", "鐵原"),
        ("Genzan", "원산", "元山"),
        ("Vonsan", "원산", "元山"),
        ("Вонсан", "원산", "元山"),
        ("Hamhŭng", "함흥", "咸興"),
        ("Ch’ǒrwǒn", "철원", "鐵原"),
        ("Daydo-ko River", "대동강", "大同江"),
    ],
)
def test_a_name_that_only_one_record_fits_is_resolved(resolver, form, hangul, hanja):
    resolution = resolver.resolve(form)
    assert resolution.status is Status.RESOLVED
    assert (resolution.candidates[0].hangul, resolution.candidates[0].hanja) == (hangul, hanja)


# Sections 1 and 3 give the sounds, and 3 the family names; a person may stay ambiguous, but stands first.
@pytest.mark.parametrize(
    ("form", "hangul", "hanja"),
    [
        ("Пак Хен Ен", "박헌영", "朴憲永"),
        ("Pak Hen En", "박헌영", "朴憲永"),
        ("Cde. Pak Chang Ok", "박창옥", "朴昌玉"),
    ],
)
def test_a_person_of_the_list_stands_first_by_the_spellings_of_soviet_hands(resolver, form, hangul, hanja):
    (best, *_) = resolver.resolve(form).candidates
    assert (best.kind, best.hangul, best.hanja) == (Kind.PERSON, hangul, hanja)


# Section 6: spellings shared by several places; nothing but context can settle them.
@pytest.mark.parametrize(
    ("form", "hanja"),
    [
        ("Kosyu", ["光州", "公州", "廣州", "黃州"]),
        ("Kodzyo", ["高城", "固城", "洪城"]),
        ("Kogen", ["洪原", "高原"]),
        ("Kanko", ["咸興", "漢江"]),
    ],
)
def test_a_spelling_shared_by_several_places_is_ambiguous_and_shows_them_all(resolver, form, hanja):
    resolution = resolver.resolve(form, kind=Kind.PLACE)
    assert resolution.status is Status.AMBIGUOUS
    assert set(hanja) <= {c.hanja for c in resolution.candidates}


# Section 1.5: Chinese names through Russian must not be forced into hangul.
def test_a_chinese_name_is_not_forced_into_hangul(resolver):
    (best, *_) = resolver.resolve("Fynhuanchen").candidates
    assert (best.hangul, best.hanja, best.origin) == ("", "鳳凰城", Origin.OTHER)


@pytest.mark.parametrize("form", ["qqqq", "the enemy", "", "   ", "1950", "[...]", "!?", "철", "\ud800"])
def test_what_is_no_name_is_unresolved(resolver, form):
    assert resolver.resolve(form).status is Status.UNRESOLVED


# Section 6: "Without a list Сен is 성/선/송: never one answer".
@pytest.mark.parametrize("form", ["Сен", "Ген", "Ен"])
def test_a_syllable_alone_never_has_one_answer_as_a_person(resolver, form):
    assert resolver.resolve(form, kind=Kind.PERSON).status is not Status.RESOLVED


def test_a_syllable_alone_is_not_resolved_to_a_place_of_one_character(resolver):
    assert resolver.resolve("Сен").status is not Status.RESOLVED


def test_the_han_river_is_found_by_its_name_and_the_english_word(resolver):
    assert resolver.resolve("Han River").candidates[0].hanja == "漢江"


def test_without_the_list_a_person_is_always_a_ranked_list(resolver):
    resolution = resolver.resolve("Pak Hen En", authority=False)
    assert resolution.status is not Status.RESOLVED
    assert len(resolution.candidates) > 1
    assert all(c.authority == "" and c.kind is Kind.PERSON for c in resolution.candidates)


def test_a_name_of_nobody_is_made_by_rule_and_says_so(resolver):
    resolution = resolver.resolve("Son Chan Mo", kind=Kind.PERSON)
    assert any(c.authority == "" and c.label == "by rule alone; no record" for c in resolution.candidates)


FORMS = ["Tetsugen", "Kosyu", "Pak Hen En", "Fynhuanchen", "qqqq", "Сен", "Pak En Yen"]


@pytest.mark.parametrize("form", FORMS)
def test_scores_are_shares_and_every_candidate_has_a_trace_that_ends_at_its_record(resolver, form):
    candidates = resolver.resolve(form, top=100).candidates
    assert all(0.0 <= c.score <= 1.0 for c in candidates)
    # Three decimals each; together never more than the whole.
    assert sum(c.score for c in candidates) <= 1.0 + 0.0005 * len(candidates)
    for candidate in candidates:
        assert candidate.trace
        assert candidate.trace[-1].rule == (candidate.authority or "by-rule")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_question_has_the_same_answer_and_top_only_cuts_it(resolver, tables, form):
    whole = resolver.resolve(form, top=50)
    assert Resolver(tables).resolve(form, top=50) == whole
    assert resolver.resolve(form, top=2).candidates == whole.candidates[:2]
    assert resolver.resolve(form, top=2).status is whole.status


@pytest.mark.parametrize("origin", list(Origin))
@pytest.mark.parametrize("form", ["Tetsugen", "Pak Hen En", "Kosyu"])
def test_an_origin_asked_for_is_the_only_one_answered(resolver, form, origin):
    candidates = resolver.resolve(form, origins=frozenset({origin})).candidates
    assert {c.origin for c in candidates} <= {origin}


def test_letters_of_another_script_are_read_and_mentioned(resolver):
    resolution = resolver.resolve("T\u0435tsugen")
    assert resolution.candidates[0].hanja == "鐵原"
    assert "another script" in resolution.reason


def test_the_full_derivation_spells_the_form_and_names_a_source_for_every_rule(resolver):
    (best, *_) = resolver.resolve("Pak Hen En", detail=True).candidates
    letters = [step.detail.split("'")[1] for step in best.trace if step.rule == "latin"]
    assert "".join(letters) == "pakhenen"
    assert all(step.source for step in best.trace if "/" in step.rule)


# Passages: neighbours settle what a spelling alone cannot.
def at(text, surface, bracketed=False):
    start = text.index(surface)
    return Mention(Span(start, start + len(surface)), surface, None, Certainty.UNKNOWN, bracketed=bracketed)


def test_places_named_beside_it_speak_for_the_one_that_lies_near(resolver):
    def share(text, wanted):
        mentions = sorted(
            (at(text, w) for w in ("Kosyu", "Sariwon", "Mokpo") if w in text), key=lambda m: m.span
        )
        resolved = {m.surface: m.resolution for m in resolver.resolve_all(text, mentions)}
        return sum(c.score for c in resolved["Kosyu"].candidates if c.hanja == wanted)

    north, south = "from Sariwon to Kosyu", "from Mokpo to Kosyu"
    assert share(north, "黃州") > share(south, "黃州")
    assert share(south, "光州") > share(north, "光州")


def test_a_surname_left_outside_the_bracket_belongs_to_the_name(resolver):
    text = "received by Pak [Hen En] today"
    (mention,) = resolver.resolve_all(text, [at(text, "Hen En", bracketed=True)])
    assert mention.resolution is not None
    assert mention.resolution.candidates[0].hangul == "박헌영"


def test_spans_and_surfaces_of_mentions_stay_as_they_were(resolver):
    text = "Cde. Pak Hen En went to Kosyu and [Tetsugen]."
    mentions = [at(text, "Pak Hen En"), at(text, "Kosyu"), at(text, "[Tetsugen]", bracketed=True)]
    resolved = resolver.resolve_all(text, mentions)
    assert [(m.span, m.surface) for m in resolved] == [(m.span, m.surface) for m in mentions]
    assert all(m.resolution for m in resolved)
    assert resolver.resolve_all("", []) == ()


def test_words_beside_a_name_tell_its_kind(resolver):
    for text, kind, feature in (
        ("the [Kanko] River", Kind.PLACE, "river"),
        ("Comrade [Kanko]", Kind.PERSON, None),
        ("saw [Kanko] there", None, None),
    ):
        start = text.index("Kanko")
        hints = resolver.surroundings.read(text, start, start + 5).hints
        assert hints.kind is kind
        assert (feature in hints.features) if feature else not hints.features


def test_the_kind_in_the_print_outweighs_a_record_of_another_kind(resolver):
    assert resolver.resolve("Kanko River").candidates[0].hanja == "漢江"


# Ranking alone, on made-up records and weights.
NAMES = {"one": ("가", "甲"), "two": ("나", "乙"), "namesake": ("가", "甲")}
RECORDS = [
    Record(f"place:{ref}", Kind.PLACE, "county", hangul, hanja, "", (), "", None, ref, "constructed")
    for ref, (hangul, hanja) in NAMES.items()
]


def ranked(tables, costs, none=2.0):
    weights = Weights({row["id"]: float(row["value"]) for row in tables.rows("resolve/weights.csv")})
    hits = [Hit(entry, "r", Origin.JAPANESE, cost, 0.0, ()) for entry, cost in costs.items()]
    return rank(hits, RECORDS, [0.0] * 3, weights, Hints(), none, {})


def test_equal_evidence_is_ambiguous_and_far_better_evidence_is_resolved(tables):
    assert ranked(tables, {0: 0.1, 1: 0.1})[1] is Status.AMBIGUOUS
    assert ranked(tables, {0: 0.0, 1: 2.0})[1] is Status.RESOLVED


def test_a_candidate_much_dearer_than_none_at_all_is_unresolved(tables):
    candidates, status = ranked(tables, {0: 4.0}, none=2.0)
    assert status is Status.UNRESOLVED
    assert [c.hangul for c in candidates] == ["가"]


def test_records_of_one_name_are_one_candidate(tables):
    candidates, _ = ranked(tables, {0: 0.5, 2: 0.3})
    assert [(c.hangul, c.cost) for c in candidates] == [("가", 0.3)]
    assert [hit.entry for hit in candidates[0].hits] == [2, 0]


@given(st.dictionaries(st.integers(0, 2), st.integers(0, 20).map(lambda n: n / 4)), st.integers(0, 20))
def test_beliefs_and_the_belief_in_none_add_up_to_the_whole(tables, costs, none):
    candidates, status = ranked(tables, costs, none / 4)
    assert sum(c.score for c in candidates) <= 1.0 + 1e-9
    if not costs:
        assert status is Status.UNRESOLVED
    scores = {c.hangul: c.score for c in candidates}
    best = {"가": min((costs[n] for n in (0, 2) if n in costs), default=None), "나": costs.get(1)}
    if None not in best.values() and best["가"] < best["나"]:
        assert scores["가"] > scores["나"]


def test_nothing_is_dearer_for_being_longer_than_the_table_says(tables):
    weights = Weights({"none-cost": 2.0, "none-per-letter": 0.5})
    assert [none_cost(weights, n) for n in (1, 5, 7)] == [2.0, 2.0, 3.0]
    assert NO_RECORD not in range(len(RECORDS))


@pytest.mark.parametrize(
    ("form", "written"), [("Намгун Хёк", "'намгун' for 남궁"), ("Sonu Hyok", "'sonu' for 선우")]
)
def test_a_surname_of_two_syllables_is_explained_as_a_whole(resolver, form, written):
    candidates = resolver.resolve(form, authority=False, detail=True).candidates
    traces = ["; ".join(step.detail for step in candidate.trace) for candidate in candidates]
    assert any(written in trace for trace in traces), traces


# Whatever comes in.
def test_no_awkward_string_is_an_error_alone_or_as_context(resolver, shared):
    strings = json.loads((shared / "conformance/strings/naughty_strings.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    for string in strings:
        assert resolver.resolve(string).form == string
        assert resolver.resolve(string, context=string).form == string
        assert resolver.resolve(string, authority=False, detail=True).form == string


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("Pak Hen-Пак[]'철"), max_size=30))
def test_no_string_is_an_error(resolver, form):
    resolution = resolver.resolve(form, detail=True)
    assert resolution.form == form
    assert all(0.0 <= c.score <= 1.0 for c in resolution.candidates)


@pytest.mark.parametrize(
    "form",
    ["a" * 10_000, "tetsugen" * 1250, "к" * 10_000, "Pak " * 2500, "철" * 10_000, "(" * 10_000,
     " and " * 2000, "Kim's " * 1666, "\ud800" * 10_000, "a\u0306" * 5000],
    ids=["a", "name", "cyrillic", "words", "hangul", "brackets", "list", "possessive", "surrogates", "marks"],
)  # fmt: skip
def test_ten_thousand_letters_take_bounded_time(resolver, form):
    resolver.resolve("Tetsugen")  # what is compiled once is not counted
    began = time.process_time()
    resolver.resolve(form)
    resolver.resolve("Tetsugen", context=form)
    assert time.process_time() - began < 3.0


@pytest.mark.parametrize(("calling", "form"), [("worker", "Kim Hen Sik"), ("student", "Kim Daehyun")])
def test_a_person_of_the_records_is_hardly_a_worker_or_a_student(resolver, calling, form):
    def belief(resolution):
        return sum(c.score for c in resolution.candidates if c.authority)

    plain, called = resolver.resolve(form), resolver.resolve(f"{calling} {form}")
    assert belief(called) < belief(plain) / 2
    assert called.status is not Status.RESOLVED
    text = f"For example, {calling} {form.split()[0]} [{form.partition(' ')[2]}] said"
    (mention,) = resolver.resolve_all(text, [at(text, form.partition(" ")[2], bracketed=True)])
    assert mention.resolution is not None
    assert mention.resolution.status is not Status.RESOLVED


def test_who_is_once_called_mister_is_a_person_throughout_the_document(resolver):
    text = "[Chaeryong] objected to this. Later Mr. [Chaeryong] agreed."
    mentions = [
        Mention(Span(at, at + 9), "Chaeryong", None, Certainty.LOW, bracketed=True)
        for at in (1, text.rindex("Chaeryong"))
    ]
    alone = resolver.resolve_all(text[:28], mentions[:1])[0].resolution
    first, second = (m.resolution for m in resolver.resolve_all(text, mentions))
    assert alone.candidates[0].kind is Kind.PLACE  # 재령, a county
    believed = {r: sum(c.score for c in r.candidates if c.kind is Kind.PLACE) for r in (alone, first)}
    assert believed[first] < believed[alone]
    assert first.candidates == second.candidates


def test_a_calling_behind_the_name_tells_a_commoner(resolver):
    told = {
        behind: resolver.surroundings.read(f"[An Syn Hak]{behind} spoke.", 1, 11).hints
        for behind in (", a soldier of the unit", ", an old peasant", ", a member", "; a soldier", "")
    }
    assert [hints.commoner for hints in told.values()] == [True, True, False, False, False]
    assert [hints.kind for hints in told.values()] == [Kind.PERSON, Kind.PERSON, None, None, None]


@pytest.mark.parametrize(("one", "other"), [("Ansyu", "Anju"), ("Kaisyu", "Haeju"), ("Gensan", "Wonsan")])
def test_two_spellings_of_one_name_lead_to_one_record(resolver, one, other):
    # A city, its county and its station bear one name; which of them gives a spelling does not matter.
    assert len({resolver.resolve(form).candidates[0].authority for form in (one, other)}) == 1


def test_the_kind_that_is_told_chooses_the_record(resolver):
    found = resolver.resolve("Anju", context="It lies in Anju County.").candidates[0]
    assert found.authority == "place:anju-county"


# Kyŏmip'o became Songnim in 1947; Chinnamp'o became Nampo (Encyclopedia of Korean Culture).
def test_a_person_of_two_syllables_in_one_word_may_be_a_place(resolver):
    assert resolver.resolve("Kan Gen").status is Status.RESOLVED
    assert resolver.resolve("Kangen").status is Status.AMBIGUOUS
    assert resolver.resolve("Kangen", kind=Kind.PERSON).status is Status.RESOLVED


def test_a_listed_person_is_not_resolved_where_an_unlisted_name_fits_better(resolver):
    # The tables know 김응기 (chief of the railways), whose second syllable ends in ng; -in- spells 인.
    found = resolver.resolve("Kim In Gi")
    assert found.status is Status.AMBIGUOUS
    assert "김인기" in {c.hangul for c in found.candidates[:3]}
    assert resolver.resolve("Kim Yng Gi").status is Status.RESOLVED


def test_a_place_that_is_itself_a_guess_is_never_resolved(resolver):
    places = [r for r in resolver.index.records if r.kind is Kind.PLACE and r.hangul]
    guesses = [r for r in places if not r.is_confirmed][::40]
    assert len(guesses) > 30
    for record in guesses:
        found = resolver.resolve(romanize(record.hangul, "rr-2000", kind="place").text)
        if found.status is Status.RESOLVED and found.candidates[0].kind is Kind.PLACE:
            said = found.candidates[0]
            same = resolver.index.namesakes(said.hangul, said.hanja)
            assert any(resolver.index.records[entry].is_confirmed for entry in same)
