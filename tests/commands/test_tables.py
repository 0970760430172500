import json

import pytest

from translit.config import SETTINGS
from translit.resources import data_folder, schema_folder


def own_places(folder, *rows):
    (folder / "authority").mkdir(parents=True)
    head = (data_folder("tables") / "authority/places.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "authority/places.csv").write_text("".join((head, "\n", *rows)), encoding="utf-8")
    return folder


def test_check_passes_over_the_shipped_tables(run):
    done = run("tables", "check")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("checked: no fault\n")
    assert len(done.out.splitlines()) == 1


def test_check_names_every_fault_of_a_users_table_at_once(run, tmp_path):
    folder = own_places(
        tmp_path / "mine",
        "b-town,가,,,town,,,,,,,,guess,\n",
        "a-town,가나,,,hamlet,,,,,,,,nowhere[1],\n",
    )
    done = run("tables", "check", "--tables", folder)
    assert done.code == 2
    assert done.out == ""
    shown = done.err.replace("\\", "/")
    assert "authority/places.csv:3: T201 kind: " in shown
    assert "authority/places.csv:3: T302 id: " in shown
    assert "authority/places.csv:3: T403 source: 'nowhere' is not a key" in shown


def test_check_says_when_the_folder_is_missing(run):
    done = run("tables", "check", "--tables", "nowhere")
    assert done.code == 2
    assert "T100" in done.err


def test_list_gives_name_rows_stage_and_description(run):
    lines = {line.split()[0]: line for line in run("tables", "list").out.splitlines()}
    assert lines["systems/ru-kontsevich/rules.csv"].split()[2] == "reviewed"
    assert "Places in Korea" in lines["authority/places.csv"]
    assert "Kontsevich" in lines["systems/ru-kontsevich/system.json"]


def test_list_as_jsonl(run, tables):
    records = [json.loads(line) for line in run("tables", "list", "--format", "jsonl").out.splitlines()]
    by_name = {record["name"]: record for record in records}
    assert list(by_name) == tables.names()
    assert by_name["authority/persons.csv"]["rows"] == len(tables.rows("authority/persons.csv"))
    assert by_name["systems/ja-latin/system.json"]["rows"] is None


@pytest.mark.parametrize("one", ["cheorwon-county", "place:cheorwon-county"])
def test_show_takes_an_id_as_the_engine_cites_it(run, one):
    record = json.loads(run("tables", "show", "places", one, "--format", "jsonl").out)
    assert (record["hangul"], record["hanja"]) == ("철원", "鐵原")


def test_show_as_text_leaves_out_empty_cells(run):
    out = run("tables", "show", "authority/places.csv", "cheorwon-county").out
    assert "鐵原" in out
    assert "exonyms" not in out


def test_show_as_csv_keeps_the_order_of_a_line(run):
    out = run("tables", "show", "railways", "gyeonguiseon", "--format", "csv").out.splitlines()
    assert out[0].startswith("line,line_hangul")
    orders = [int(line.split(",")[3]) for line in out[1:]]
    assert orders == sorted(orders)
    assert len(orders) > 50


def test_show_a_system(run):
    assert json.loads(run("tables", "show", "ja-latin/system").out)["id"] == "ja-latin"


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("place",), "did you mean"),
        (("places", "cheorwon-countie"), "did you mean 'cheorwon-county'"),
        (("rules",), "name one"),
        (("ja-latin/system", "x"), "no rows"),
    ],
)
def test_unknown_names_get_a_suggestion(run, args, hint):
    done = run("tables", "show", *args)
    assert done.code == 2
    assert hint in done.err
    assert "Traceback" not in done.err


def test_config_shows_each_setting_and_its_origin(run, tmp_path):
    (tmp_path / "translit.toml").write_text('system = "mr"\n', encoding="utf-8")
    out = run("config").out
    assert len(out.splitlines()) == len(SETTINGS)
    assert 'system = "mr"' in out
    assert "translit.toml]" in out
    isolated = run("config", "--isolated", "--format", "jsonl").out
    records = [json.loads(line) for line in isolated.splitlines()]
    assert {record["origin"] for record in records} == {"built in"}


def test_schema_prints_records_and_tables(run):
    assert json.loads(run("schema", "places").out)["title"] == "places"
    listed = run("schema").out
    for folder in (schema_folder(), data_folder("tables") / "schema"):
        for path in folder.glob("*.json"):
            assert path.stem in listed


def test_schema_of_an_unknown_name(run):
    done = run("schema", "plases")
    assert done.code == 2
    assert "did you mean 'places'" in done.err


def test_every_shipped_schema_is_one():
    from jsonschema import Draft202012Validator

    for folder in (schema_folder(), data_folder("tables") / "schema"):
        for path in sorted(folder.glob("*.json")):
            Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
