"""Compiled tables between runs: never stale, never trusted when damaged, never needed."""

import marshal
import os

import pytest

from translit.catalog.cache import cache_folder, cached, forget

VALUE = {"철원": [1, 2.5, ("a", None)]}


@pytest.fixture
def built(tmp_path, monkeypatch):
    """``built()`` asks for VALUE; ``built.times`` says how often it had to be made."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "cache"))

    def ask(digest="d", value=VALUE):
        forget()  # as a new process would begin

        def build():
            ask.times += 1
            return value

        return cached("name", digest, build)

    ask.times = 0
    return ask


def entry():
    (path,) = cache_folder().iterdir()
    return path


def test_a_value_is_made_once_and_comes_back_equal(built):
    assert [built(), built(), built()] == [VALUE] * 3
    assert built.times == 1


def test_a_process_loads_a_value_once(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path))
    forget()
    first = cached("name", "d", lambda: dict(VALUE))
    assert cached("name", "d", lambda: dict(VALUE)) is first
    forget()
    again = cached("name", "d", lambda: dict(VALUE))
    assert again == first
    assert again is not first


def test_another_digest_is_another_entry(built):
    built("one")
    built("two")
    assert built.times == 2
    assert len(list(cache_folder().iterdir())) == 2


def flip(blob: bytes, at: int) -> bytes:
    return blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        lambda blob: b"",
        lambda blob: blob[:20],
        lambda blob: blob[:32],
        lambda blob: blob[:-1],
        lambda blob: blob + b"x",
        lambda blob: flip(blob, 0),
        lambda blob: flip(blob, 40),
        lambda blob: b"\0" * len(blob),
    ],
    ids=["emptied", "cut in the checksum", "no body", "cut", "longer", "checksum", "body", "zeroed"],
)
def test_a_damaged_entry_is_rebuilt_and_repaired(built, damage):
    built()
    entry().write_bytes(damage(entry().read_bytes()))
    assert built() == VALUE
    assert built.times == 2
    assert built() == VALUE
    assert built.times == 2


def test_a_body_of_another_make_with_a_true_checksum_is_rebuilt(built):
    import hashlib

    built()
    body = marshal.dumps(VALUE)[:-3]
    entry().write_bytes(hashlib.blake2b(body, digest_size=32).digest() + body)
    assert built() == VALUE
    assert built.times == 2


def test_where_nothing_can_be_written_the_work_is_done_again(built, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "file" / "cache"))
    assert [built(), built()] == [VALUE] * 2
    assert built.times == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_only_costs_time(built):
    built()
    entry().unlink()
    cache_folder().chmod(0o500)
    try:
        assert [built(), built()] == [VALUE] * 2
        assert built.times == 3
    finally:
        cache_folder().chmod(0o700)


def test_nothing_half_written_is_left(built, monkeypatch):
    def refuse(self, target):
        raise OSError("no rename")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    assert built() == VALUE
    assert list(cache_folder().iterdir()) == []


def test_the_program_works_without_a_place_for_its_cache(run):
    done = run("resolve", "Tetsugen", "--top", "1", TRANSLIT_CACHE="/dev/null/nowhere")
    assert done.code == 0
    assert "鐵原" in done.out
    assert done.err == ""


def test_a_damaged_cache_does_not_change_the_answer(run, tmp_path):
    folder = tmp_path / "cache"
    first = run("resolve", "Tetsugen", "--format", "jsonl", TRANSLIT_CACHE=str(folder))
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert run("resolve", "Tetsugen", "--format", "jsonl", TRANSLIT_CACHE=str(folder)) == first


def test_the_cache_goes_where_the_platform_keeps_caches(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("TRANSLIT_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "translit"
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine"
