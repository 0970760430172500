"""Reading tables: what a row is, how every fault is named with its line, and user folders laid over."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.catalog import Catalog
from translit.catalog.load import read_rows
from translit.errors import TableError
from translit.resolve import Resolver

PLACES = "authority/places.csv"
WEIGHTS = "resolve/weights.csv"


@pytest.fixture
def table(tmp_path):
    """Write bytes as a table and return its path."""

    def write(content: bytes):
        path = tmp_path / "table.csv"
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def overlay(tmp_path, tables):
    """A user folder with rows for one shipped table, its columns filled up with empty cells."""

    def write(name: str, *rows: dict[str, str]):
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True)
        columns = list(tables.rows(name)[0])
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(dict.fromkeys(columns, "") | row for row in rows)
        return tmp_path / "own"

    return write


def faults_of(call, *args):
    with pytest.raises(TableError) as caught:
        call(*args)
    return caught.value.faults


def test_rows_know_the_line_they_begin_on_past_comments_and_cells_of_several_lines(table):
    path = table(b'# made by a script\n# from a list\nid,note\na,"one\ntwo"\nb,x\n')
    assert read_rows(path, "t") == [(4, {"id": "a", "note": "one\ntwo"}), (6, {"id": "b", "note": "x"})]


def test_a_bom_and_windows_line_ends_are_accepted(table):
    assert read_rows(table(b"\xef\xbb\xbfid,note\r\na,b\r\n"), "t") == [(2, {"id": "a", "note": "b"})]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "T102", 1),
        (b"# only a comment\n", "T102", 1),
        (b"id,note\na,b\nc,\xff\n", "T101", 3),
        (b"id,note\na,b,c\n", "T103", 2),
        (b"id,note\na\n", "T103", 2),
        (b'id,note\na,"b\n', "T104", 2),
    ],
)
def test_a_broken_table_names_its_fault_and_line(table, content, code, line):
    (fault,) = faults_of(read_rows, table(content), "shown.csv")
    assert (fault.path, fault.code, fault.line) == ("shown.csv", code, line)


def test_every_bad_row_is_named_at_once(table):
    assert [f.line for f in faults_of(read_rows, table(b"id,note\na\nb,ok\nc,d,e\n"), "t")] == [2, 4]


def test_a_missing_table_is_named(tables, tmp_path):
    assert faults_of(read_rows, tmp_path / "absent.csv", "absent.csv")[0].code == "T100"
    assert faults_of(tables.rows, "absent.csv")[0].code == "T100"
    assert faults_of(tables.json, "absent.json")[0].code == "T100"
    assert faults_of(tables.kind_of, "absent.csv")[0].code == "T105"


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\x85"), max_size=8
)


@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_what_the_csv_module_writes_is_read_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([("id", "note"), *rows])
    assert [tuple(row.values()) for _, row in read_rows(path, "t")] == rows


def test_a_row_of_ones_own_is_added_and_found_by_name(overlay):
    own = {"id": "zz-own", "hangul": "뷁쾅", "kind": "village", "source": "constructed"}
    catalog = Catalog((overlay(PLACES, own),))
    assert len(catalog.rows(PLACES)) == len(Catalog().rows(PLACES)) + 1
    assert "place:zz-own" in {record.ref for record in Resolver(catalog).index.records}


def test_a_row_with_a_shipped_key_replaces_it_where_it_stood(overlay, tables):
    shipped = tables.rows(WEIGHTS)
    catalog = Catalog((overlay(WEIGHTS, dict(shipped[1]) | {"value": "9.5"}),))
    assert [row["id"] for row in catalog.rows(WEIGHTS)] == [row["id"] for row in shipped]
    assert catalog.rows(WEIGHTS)[1]["value"] == "9.5"
    assert catalog.rows(WEIGHTS)[0] == shipped[0]


def test_a_table_saved_while_it_is_in_use_is_not_mixed_with_what_was_compiled(overlay, tables):
    shipped = tables.rows(WEIGHTS)
    folder = overlay(WEIGHTS, dict(shipped[1]) | {"value": "9.5"})
    catalog = Catalog((folder,))
    digest = catalog.digest(WEIGHTS)
    table = folder / WEIGHTS
    table.write_bytes(table.read_bytes().replace(b"9.5", b"7.5"))
    assert catalog.rows(WEIGHTS)[1]["value"] == "9.5"
    assert catalog.digest(WEIGHTS) == digest
    assert Catalog((folder,)).digest(WEIGHTS) != digest


def test_ones_own_rows_reach_the_answer_and_never_a_run_without_them(overlay, tables):
    own = {"id": "zz-own", "hangul": "철원", "hanja": "哲元", "kind": "county", "source": "constructed"}
    with_own = Resolver(Catalog((overlay(PLACES, own),))).resolve("Ch'ŏrwŏn")
    without = Resolver(tables).resolve("Ch'ŏrwŏn")
    assert "哲元" in {c.hanja for c in with_own.candidates}
    assert "哲元" not in {c.hanja for c in without.candidates}


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ({"hangul": "철ㅁ"}, "T201", "hangul"),
        ({"kind": "Dorf"}, "T201", "kind"),
        ({"note": " x"}, "T203", "note"),
        ({"note": "a\u200bb"}, "T204", "note"),
        ({"note": "e\u0301"}, "T202", "note"),
        ({"source": "nobody-1900"}, "T403", "source"),
        ({"source": ""}, "T201", "source"),
        ({"source": "a b"}, "T401", "source"),
    ],
)
def test_a_broken_cell_of_ones_own_is_named_before_any_work(overlay, row, code, column):
    good = {"id": "zz-own", "hangul": "철원", "kind": "county", "source": "constructed"}
    folder = overlay(PLACES, good | row)
    faults = faults_of(Catalog, (folder,))
    assert (code, column, 2) in {(f.code, f.column, f.line) for f in faults}
    assert all(f.path == str(folder / PLACES) for f in faults)


def test_a_broken_table_of_ones_own_ends_the_program_with_2_and_names_the_cell(overlay, run):
    folder = overlay(PLACES, {"id": "zz-own", "hangul": "철ㅁ", "kind": "county", "source": "constructed"})
    done = run("resolve", "Tetsugen", "--tables", folder)
    assert done.code == 2
    assert done.out == ""
    assert f"{folder / PLACES}:2: T201 hangul:" in done.err
    assert "Traceback" not in done.err


def test_a_folder_or_file_that_is_no_table_gets_a_hint(tmp_path):
    assert faults_of(Catalog, (tmp_path / "absent",))[0].code == "T100"
    (tmp_path / "own" / "authority").mkdir(parents=True)
    (tmp_path / "own" / "authority" / "place.csv").write_text("id\n", encoding="utf-8")
    (fault,) = faults_of(Catalog, (tmp_path / "own",))
    assert fault.code == "T105"
    assert "did you mean authority/places.csv?" in fault.message


def test_equal_content_has_an_equal_digest_and_any_change_another(overlay, tables):
    folder = overlay(WEIGHTS, tables.rows(WEIGHTS)[0])
    assert Catalog((folder,)).digest("resolve/*.csv") == Catalog((folder,)).digest("resolve/*.csv")
    assert Catalog((folder,)).digest("resolve/*.csv") != tables.digest("resolve/*.csv")
    assert Catalog((folder,)).digest("japanese/*.csv") == tables.digest("japanese/*.csv")
