"""Where the service may be started: never open to others by accident."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph_api.gate.entrance import check_entrance
from graph_store.errors import InputError, ParameterError
from graph_store.keyfile import write_keys
from graph_store.keys import make
from graph_store.settings import Settings
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("host", "reading", "keyed", "starts"),
    [
        ("127.0.0.1", "loopback", False, True), ("::1", "loopback", False, True), ("localhost", "loopback", False, True),
        ("0.0.0.0", "loopback", False, False), ("::", "loopback", False, False), ("192.0.2.1", "loopback", False, False),
        ("fengong.example", "loopback", False, False), ("0.0.0.0", "open", False, True), ("0.0.0.0", "loopback", True, True),
        ("0.0.0.0", "key", True, True), ("127.0.0.1", "key", False, False), ("127.0.0.1", "key", True, True),
    ],
)  # fmt: skip
def test_who_may_start(tmp_path: Path, host: str, reading: str, keyed: bool, starts: bool) -> None:
    file = tmp_path / "keys.json"
    if keyed:
        write_keys(file, [make("reader", "a", [])[0]])
    settings = Settings(host=host, reading=reading, keys=str(file))
    if starts:
        check_entrance(settings)
        return
    with pytest.raises(ParameterError) as caught:
        check_entrance(settings)
    assert host in caught.value.zh
    assert "fengong keys make reader" in caught.value.en
    assert "FENGONG_READING=open" in caught.value.zh


def test_keys_that_cannot_be_read_are_no_keys(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text("junk", encoding="utf-8")
    with pytest.raises(InputError, match="cannot read the keys"):
        check_entrance(Settings(keys=str(file)))


def test_the_command_says_it_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fengong", "serve", "--host", "0.0.0.0", "--port", "0"],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "fengong keys make reader" in done.stderr
