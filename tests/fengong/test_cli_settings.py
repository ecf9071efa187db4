"""`fengong settings`: every setting with its value and source, no secret, in both languages."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from graph_store.settings import Settings
from tests.fengong.running import Inside, embedded


def test_every_setting_with_its_value_and_source(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "fengong.toml").write_text('port = 9000\nneo4j_password = "geheim99"\n', encoding="utf-8")
    shell = embedded(tmp_path)
    done = inside.run(shell, "settings", "--json", FENGONG_CYPHER_ROWS="7").ok()
    rows = {row[0]: row for row in json.loads(done.out)["rows"]}
    assert set(rows) == {one.name for one in fields(Settings)}
    assert rows["port"][1:3] == [9000, "fengong.toml"]
    assert rows["cypher_rows"][1:3] == [7, "FENGONG_CYPHER_ROWS"]
    assert rows["host"][1:3] == ["127.0.0.1", "默认"]
    assert rows["neo4j_password"][1] == "***"
    assert rows["store"][4] == "FENGONG_STORE"
    assert all(row[3] for row in rows.values())


def test_no_door_shows_a_secret(inside: Inside, tmp_path: Path) -> None:
    shell = embedded(tmp_path)
    secret = {"FENGONG_NEO4J_PASSWORD": "geheim99", "FENGONG_STORE": "bolt://me:geheim98@host:1"}
    for form in ("table", "json", "csv"):
        out = inside.run(shell, "settings", "-f", form, **secret).ok().out
        assert "geheim" not in out
        assert "bolt://host:1" in out


def test_in_both_languages(inside: Inside, tmp_path: Path) -> None:
    shell = embedded(tmp_path)
    assert "服务端口" in inside.run(shell, "settings").ok().out
    english = inside.run(shell, "settings", lang="en").ok().out
    assert "port of the service" in english
    assert "服务端口" not in english


def test_the_language_may_stand_in_the_file(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "fengong.toml").write_text('language = "en"\n', encoding="utf-8")
    shell = embedded(tmp_path)
    with_variable = inside.run(shell, "ask", "nope").code, inside.run(shell, "ask", "nope", lang="en").err
    assert with_variable[0] == 3
    environment = {k: v for k, v in shell.environment().items() if k != "FENGONG_LANGUAGE"}
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "fengong", "ask", "nope"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode() == with_variable[1]


def test_a_file_that_is_wrong_is_one_line_for_every_command(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "fengong.toml").write_text("prot = 1\n", encoding="utf-8")
    shell = embedded(tmp_path)
    for command in (["settings"], ["info"], ["serve"]):
        inside.run(shell, *command).failed(2, "prot", "port")
