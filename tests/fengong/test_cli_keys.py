"""`fengong keys`: made, listed, revoked; the key itself is shown once and kept nowhere."""

from __future__ import annotations

import json
from pathlib import Path

from graph_store.keyring import Keyring
from tests.fengong.running import Inside, Shell


def test_from_making_to_revoking(inside: Inside, shell: Shell) -> None:
    made = inside.run(shell, "keys", "make", "reader", "督查室").ok()
    key = made.out.strip()
    ring = Keyring(shell.folder / "fengong.keys.json")
    found = ring.check(key)
    assert found
    assert (found.name, found.role) == ("督查室", "reader")
    assert "督查室" in made.err
    inside.run(shell, "keys", "make", "writer", "编辑", lang="en").ok()
    listed = json.loads(inside.run(shell, "keys", "list", "-f", "json").ok().out)
    assert [row[:2] for row in listed["rows"]] == [["督查室", "reader"], ["编辑", "writer"]]
    table = inside.run(shell, "keys", "list", lang="en").ok().out
    assert "made on" in table
    assert key not in table + json.dumps(listed)
    inside.run(shell, "keys", "revoke", "督查室").ok()
    assert ring.check(key) is None
    assert [one.name for one in ring.held()] == ["编辑"]


def test_where_the_file_is(inside: Inside, shell: Shell, tmp_path: Path) -> None:
    inside.run(shell, "keys", "make", "reader", "a", FENGONG_KEYS="by_variable.json").ok()
    inside.run(shell, "keys", "make", "reader", "a", "--keys", "by_option.json").ok()
    assert (shell.folder / "by_variable.json").exists()
    assert (shell.folder / "by_option.json").exists()
    assert not (shell.folder / "fengong.keys.json").exists()


def test_what_goes_wrong_is_one_line(inside: Inside, shell: Shell) -> None:
    inside.run(shell, "keys", "make", "admin", "x").failed(2, "admin", "reader")
    inside.run(shell, "keys", "make", "reader", "a b").failed(2, "60")
    inside.run(shell, "keys", "make", "reader", "a").ok()
    inside.run(shell, "keys", "make", "writer", "a", lang="en").failed(2, "revoke it", lang="en")
    inside.run(shell, "keys", "revoke", "b").failed(3, "b")
    (shell.folder / "fengong.keys.json").write_text("x", encoding="utf-8")
    inside.run(shell, "keys", "list").failed(2, "fengong.keys.json")
    inside.run(shell, "keys", "make", "reader", "c", "--keys", "no/k.json").failed(6, "no/k.json")
