"""Where a setting comes from: given, then the environment, then fengong.toml, then its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_store import configuration
from graph_store.errors import FengongError, InputError, NotFoundError, ParameterError
from graph_store.settings import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "fengong.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_first_source_that_has_a_value_wins(folder: Path) -> None:
    write(folder, 'port = 1\nhost = "::1"\ncypher_seconds = 2\ncypher_rows = 5\n')
    environment = {"FENGONG_PORT": "2", "FENGONG_HOST": "127.0.0.2"}
    found = configuration.find(Settings, environment, {"port": 3})
    assert (found["port"].value, found["port"].source) == (3, "option")
    assert (found["host"].value, found["host"].source) == ("127.0.0.2", "FENGONG_HOST")
    assert (found["cypher_seconds"].value, found["cypher_seconds"].source) == (2.0, "fengong.toml")
    assert type(found["cypher_seconds"].value) is float
    assert found["cypher_rows"].value == 5
    assert (found["language"].value, found["language"].source) == ("zh", "default")
    settings = Settings.from_environment(environment, port=3)
    assert (settings.port, settings.host, settings.cypher_seconds) == (3, "127.0.0.2", 2.0)


def test_a_file_named_by_the_environment_stands_for_the_one_of_the_folder(folder: Path) -> None:
    write(folder, "port = 1\ncypher_rows = 5\n")
    other = write(folder, "port = 7\n", "other.toml")
    found = configuration.find(Settings, {"FENGONG_CONFIG": str(other)}, {})
    assert (found["port"].value, found["port"].source) == (7, str(other))
    assert found["cypher_rows"].source == "default"


def test_without_a_file_there_are_defaults_and_a_named_one_must_exist(folder: Path) -> None:
    assert Settings.from_environment({}) == Settings()
    with pytest.raises(NotFoundError, match=r"no file of settings nope\.toml"):
        Settings.from_environment({"FENGONG_CONFIG": "nope.toml"})


def test_an_unknown_name_is_an_error_with_the_nearest(folder: Path) -> None:
    write(folder, "cypher_second = 1\n")
    with pytest.raises(ParameterError) as caught:
        Settings.from_environment({})
    assert "cypher_seconds" in caught.value.en
    assert "cypher_seconds" in caught.value.zh
    assert caught.value.where == "cypher_second"
    assert "fengong.toml" in caught.value.en


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('port = "8000"', "a whole number is wanted"), ("port = true", "a whole number is wanted"),
        ("port = 1.5", "a whole number is wanted"), ("cypher_seconds = [1]", "a number is wanted"),
        ("host = 1", "text is wanted"), ("host = [1]", "text is wanted"), ('language = "fr"', "one of zh, en"),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_told_with_its_setting(folder: Path, line: str, words: str) -> None:
    write(folder, line)
    with pytest.raises(ParameterError) as caught:
        Settings.from_environment({})
    assert words in caught.value.en
    assert line.partition(" ")[0] in caught.value.zh


def test_a_secret_of_the_wrong_kind_is_not_repeated(folder: Path) -> None:
    write(folder, "neo4j_password = 12345678")
    with pytest.raises(ParameterError) as caught:
        Settings.from_environment({})
    assert "12345678" not in caught.value.en + caught.value.zh


@pytest.mark.parametrize("content", [b"port = ", b"\xff\xfe", b"[port", b"a = 1\na = 2"])
def test_what_is_no_toml_is_one_line(folder: Path, content: bytes) -> None:
    (folder / "fengong.toml").write_bytes(content)
    with pytest.raises(FengongError) as caught:
        Settings.from_environment({})
    assert "fengong.toml" in caught.value.zh
    assert "\n" not in caught.value.en


def test_a_folder_in_the_place_of_the_file(folder: Path) -> None:
    (folder / "fengong.toml").mkdir()
    with pytest.raises(InputError, match="cannot read the settings"):
        Settings.from_environment({})


def test_a_variable_outside_of_the_choices() -> None:
    with pytest.raises(ParameterError, match="one of zh, en is wanted"):
        Settings.from_environment({"FENGONG_LANGUAGE": "fr"})
