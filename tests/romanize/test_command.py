"""``translit romanize``, as a program."""

import json

from jsonschema import validate

from translit.resources import schema_folder


def test_text_from_standard_input(run):
    done = run("romanize", "--system", "mr", stdin="박헌영 and 독립문\n".encode())
    assert (done.code, done.out) == (0, "Pak Hŏn-yŏng and Tongnimmun\n")


def test_records_obey_their_schema(run):
    schema = json.loads((schema_folder() / "romanize.json").read_text(encoding="utf-8"))
    done = run("romanize", "--format", "jsonl", stdin="박헌영\r\n서울 and 朴憲永\n\nabc\n".encode())
    records = [json.loads(line) for line in done.out.splitlines()]
    for record in records:
        validate(record, schema)
    assert [r["input"] for r in records] == ["박헌영", "서울 and 朴憲永", "", "abc"]
    assert [r["kind"] for r in records] == ["person", "text", "word", "text"]
    assert records[0]["output"] == "Bak Heonyeong"
    assert list(records[0]) == ["input", "kind", "system", "output", "variants", "trace"]


def test_unknown_system_is_a_usage_error(run):
    done = run("romanize", "--system", "yale", stdin=b"")
    assert done.code == 2
    assert "rr-2000" in done.err


def test_explain_prints_the_steps(run):
    done = run("romanize", "--explain", "--kind", "place", stdin="독립문\n".encode())
    assert "nasal-r" in done.out


def test_output_file_and_kind(run, tmp_path):
    (tmp_path / "in.txt").write_text("강서군\n", encoding="utf-8")
    done = run("romanize", "in.txt", "--kind", "place", "-o", "out.txt")
    assert done.code == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "Gangseo-gun\n"
