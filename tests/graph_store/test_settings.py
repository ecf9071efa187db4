"""Settings come from FENGONG_* variables or from arguments, in their types; secrets are not shown."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from graph_store.errors import InputError, ParameterError
from graph_store.settings import Settings, shown_address, variable


def test_defaults_are_in_force_without_an_environment() -> None:
    assert Settings.from_environment({}) == Settings()


def test_variables_are_read_in_the_type_of_their_setting() -> None:
    found = Settings.from_environment({"FENGONG_PORT": "9000", "FENGONG_CYPHER_SECONDS": "0.5", "FENGONG_HOST": "::1"})
    assert (found.port, found.cypher_seconds, found.host) == (9000, 0.5, "::1")


def test_an_argument_wins_over_the_environment_unless_it_is_none() -> None:
    environment = {"FENGONG_PORT": "9000", "FENGONG_HOST": "::1"}
    found = Settings.from_environment(environment, port=7, host=None)
    assert (found.port, found.host) == (7, "::1")


def test_an_argument_hides_a_variable_that_is_wrong() -> None:
    assert Settings.from_environment({"FENGONG_PORT": "x"}, port=7).port == 7


@pytest.mark.parametrize(("name", "text"), [("FENGONG_PORT", "1.5"), ("FENGONG_CYPHER_SECONDS", "soon")])
def test_what_is_no_number_is_named(name: str, text: str) -> None:
    with pytest.raises(ParameterError) as caught:
        Settings.from_environment({name: text})
    assert caught.value.where == name
    assert text in caught.value.zh
    assert text in caught.value.en


def test_variables_of_others_do_not_matter() -> None:
    assert Settings.from_environment({"PORT": "1", "FENGONG_NOPE": "x"}) == Settings()


def test_every_setting_has_a_variable_and_help_in_both_languages() -> None:
    for one in fields(Settings):
        assert variable(one) == f"FENGONG_{one.name.upper()}"
        assert one.metadata["zh"]
        assert one.metadata["en"]


def test_the_password_is_not_shown() -> None:
    assert "geheim" not in repr(Settings(neo4j_password="geheim"))
    assert [one.name for one in fields(Settings) if one.metadata["secret"]] == ["key", "neo4j_password"]


def test_the_password_comes_from_the_setting_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from the file\n", encoding="utf-8")
    assert Settings(neo4j_password_file=str(file)).password() == "from the file"
    assert Settings(neo4j_password="given", neo4j_password_file=str(file)).password() == "given"
    assert Settings().password() == ""


def test_a_password_file_in_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "password").write_text("at home", encoding="utf-8")
    assert Settings(neo4j_password_file="~/password").password() == "at home"


def test_a_password_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(InputError) as caught:
            Settings(neo4j_password_file=str(path)).password()
        assert str(path) in caught.value.zh
        assert caught.value.where == "FENGONG_NEO4J_PASSWORD_FILE"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("bolt://host:7687", "bolt://host:7687"),
        ("bolt://user:secret@host:7687", "bolt://host:7687"),
        ("neo4j+s://a:b@c@host", "neo4j+s://host"),
        ("ladybug:a@b.lbug", "ladybug:a@b.lbug"),
        ("http://h:80/x?key=secret", "http://h:80/x"),
        ("http://h/#secret", "http://h/"),
        ("http://h/?key=secret@secret", "http://…"),
    ],
)
def test_an_address_is_shown_without_user_and_password(address: str, shown: str) -> None:
    assert shown_address(address) == shown
