"""Settings: nearest file wins whole, every mistake is one sentence with a way out."""

import pytest

from translit.config import SETTINGS, load_config
from translit.errors import ConfigError


def test_nothing_is_needed_to_begin(tmp_path):
    config = load_config(tmp_path, isolated=True)
    assert {s.name: s.default for s in SETTINGS} == config.values
    assert set(config.origins.values()) == {"built in"}


def test_the_nearest_file_upward_wins_whole(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "translit.toml").write_text('system = "mr-1939"\ntop = 3\n', encoding="utf-8")
    (tmp_path / "a" / "translit.toml").write_text('system = "dprk-2002"\n', encoding="utf-8")
    config = load_config(deep)
    assert config["system"] == "dprk-2002"
    assert config["top"] == 10
    assert config.origins["system"] == str((tmp_path / "a" / "translit.toml").resolve())
    assert config.origins["top"] == "built in"


def test_pyproject_counts_only_when_it_speaks_of_translit(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.translit]\ntop = 4\n", encoding="utf-8")
    (inner / "pyproject.toml").write_text('[project]\nname = "other"\n', encoding="utf-8")
    assert load_config(inner)["top"] == 4


def test_translit_toml_goes_before_pyproject_in_one_folder(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.translit]\ntop = 4\n", encoding="utf-8")
    (tmp_path / "translit.toml").write_text("top = 5\n", encoding="utf-8")
    assert load_config(tmp_path)["top"] == 5


def test_isolated_looks_at_no_file(tmp_path):
    (tmp_path / "translit.toml").write_text("top = 5\n", encoding="utf-8")
    assert load_config(tmp_path, isolated=True)["top"] == 10


def test_paths_are_relative_to_the_file_that_names_them(tmp_path):
    (tmp_path / "translit.toml").write_text('style = "house.toml"\ntables = ["own"]\n', encoding="utf-8")
    (tmp_path / "deep").mkdir()
    config = load_config(tmp_path / "deep")
    assert config["style"] == str(tmp_path / "house.toml")
    assert config["tables"] == [str(tmp_path / "own")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('sytem = "rr"', "did you mean 'system'"),
        ("qqqq = 1", "known are encoding"),
        ("top = true", "'top' should be a whole number"),
        ('top = "ten"', "'top' should be a whole number"),
        ("system = 1", "'system' should be a text"),
        ('tables = "own"', "'tables' should be a list of texts"),
        ("tables = [1]", "'tables' should be a list of texts"),
        ("top = ", "not valid TOML"),
    ],
)
def test_a_mistake_names_the_file_and_the_way_out(tmp_path, content, said):
    (tmp_path / "translit.toml").write_text(content + "\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert said in str(caught.value)
    assert "translit.toml" in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "translit.toml").write_bytes(b'system = "\xff"\n')
    with pytest.raises(ConfigError, match="not valid TOML"):
        load_config(tmp_path)
