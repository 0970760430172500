"""One record, one line, readable back by any JSON reader, whatever the strings hold."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.report.to_json import json_line, json_lines

ANY_STRING = st.text(st.characters(exclude_categories=()), max_size=20)


@given(st.dictionaries(ANY_STRING, ANY_STRING | st.integers() | st.none() | st.lists(ANY_STRING)))
def test_a_record_comes_back_as_it_was_from_one_line_of_valid_utf8(record):
    line = json_line(record)
    assert line.endswith("\n")
    # JSON's own line ends are escaped; only the last character ends the line.
    assert "\n" not in line[:-1]
    assert "\r" not in line
    assert json.loads(line.encode("utf-8")) == record


def test_a_lone_surrogate_is_escaped_and_all_else_is_not():
    assert json_line({"form": "철\ud800ŏ"}) == '{"form": "철\\ud800ŏ"}\n'


def test_keys_keep_their_order():
    assert json_line({"b": 1, "a": 2}) == '{"b": 1, "a": 2}\n'


def test_no_number_is_written_that_json_does_not_have():
    with pytest.raises(ValueError):
        json_line({"score": float("nan")})


def test_each_record_has_its_own_line():
    assert "".join(json_lines([{"n": 1}, {"n": 2}])) == '{"n": 1}\n{"n": 2}\n'


def test_the_conformance_strings_come_back_as_they_were(shared):
    strings = json.loads((shared / "conformance/strings/naughty_strings.json").read_text(encoding="utf-8"))
    lines = "".join(json_lines({"form": s} for s in strings)).encode("utf-8").split(b"\n")[:-1]
    assert [json.loads(line)["form"] for line in lines] == strings
