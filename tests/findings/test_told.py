"""What B101 says of a settled name: *it stands for*, or only *may*."""

import pytest

from translit.catalog import default_catalog
from translit.findings import RULES
from translit.findings.facts import Collection, FileFacts
from translit.model import (
    Candidate,
    Certainty,
    Document,
    Kind,
    Mention,
    Origin,
    Provenance,
    Resolution,
    Span,
    Status,
    Step,
)
from translit.normalize.spelling import Speller

TEXT = "They reached [Soko] at noon."


def candidate(hangul, hanja, score, source="chosen-gazette[郡]"):
    record = f"place:{hanja}"
    trace = (Step("spelling", "'so' for 송", "guess"), Step(record, f"{hangul} {hanja}", source))
    return Candidate(Kind.PLACE, Origin.JAPANESE, hangul, hanja, score, 0.1, record, trace=trace)


def told(*candidates):
    """What B101 says where the name in brackets is settled to the first of *candidates*."""
    span = Span(14, 18)
    settled = Resolution("Soko", Status.RESOLVED, candidates)
    mention = Mention(span, span.of(TEXT), Kind.PLACE, Certainty.LOW, bracketed=True, resolution=settled)
    facts = FileFacts(Document(TEXT, Provenance("1.txt")), (), (mention,))
    names = Collection([facts], default_catalog(), Speller("rr"))
    (hit,) = RULES["B101"].check(names)
    return hit.detail


def test_a_record_that_sources_confirm_is_told_as_what_the_name_stands_for():
    assert told(candidate("송호", "松湖", 0.95)) == "it stands for 송호 松湖 Songho"


@pytest.mark.parametrize("source", ["guess", "guess;geonames[1875790]"])
def test_a_record_that_is_a_guess_is_told_with_may(source):
    assert told(candidate("송호", "松湖", 0.95, source)) == "it may stand for 송호 松湖 Songho"


def test_other_characters_nearly_as_believable_are_told_with_may():
    found = told(
        candidate("송호", "松湖", 0.8), candidate("송호", "松虎", 0.1), candidate("송호", "宋戶", 0.09)
    )
    assert found == "it may stand for 송호 松湖 Songho, 송호 松虎 Songho, 송호 宋戶 Songho"


@pytest.mark.parametrize(
    "other",
    [candidate("송호", "松虎", 0.01), candidate("송호", "", 0.1), candidate("성호", "城湖", 0.1)],
    ids=["hardly believable", "no characters", "another name"],
)
def test_other_candidates_do_not_weaken_it(other):
    assert told(candidate("송호", "松湖", 0.85), other) == "it stands for 송호 松湖 Songho"
