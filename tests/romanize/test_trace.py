"""Every output can say how it was reached."""

from translit.catalog import default_catalog
from translit.catalog.sources import citations, parse_sources
from translit.romanize import derivation, romanize


def test_rules_and_sources_are_named():
    steps = romanize("독립문", "rr", kind="place").trace
    assert {"nasal-r", "nasal"} <= {step.rule for step in steps}
    assert any("std-pronunciation-1988" in step.source for step in steps)


def test_the_lexicon_is_named():
    assert any(step.rule == "suffix" for step in romanize("행정법", "mr", kind="word").trace)
    assert any(step.rule == "lexicon" for step in romanize("색연필", "rr", kind="word").trace)


def test_every_source_of_a_trace_is_in_the_bibliography():
    known = citations(default_catalog())
    for form in ("독립문", "행정법", "박헌영", "이승만", "원산시", "색연필", "밟는"):
        for step in romanize(form, "mr").trace:
            for source in parse_sources(step.source):
                assert source.key in known or source.key in ("constructed", "guess")


def test_derivation_is_lines_for_a_person():
    lines = list(derivation(romanize("청주시", "rr", kind="place")))
    assert lines[0].startswith("Cheongju-si")
    assert lines[-1] == "  also Cheongju"
