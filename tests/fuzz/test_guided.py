"""The coverage-guided harnesses for a bounded number of runs, as `run.py fuzz` starts them for longer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz import guided
from tests.fuzz.corpus import corpus
from tests.fuzz.targets import TARGETS


def test_no_input_breaks_a_promise() -> None:
    """Runs are counted, not seconds; an input that hangs is ended by its own limit."""
    command = [sys.executable, "-m", "tests.fuzz.guided", "600", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(TARGETS)} targets, failed: -" in done.stdout
    assert guided.has_atheris() == (guided.BLIND not in done.stderr)


def test_every_target_begins_from_something_sound() -> None:
    for name, target in TARGETS.items():
        assert corpus(name)
        for data in corpus(name):
            target(data)


@pytest.mark.parametrize("there", [True, False])
def test_a_finding_is_told_with_and_without_atheris(
    there: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A target that fails on any input but the first is found, and its input is kept."""
    monkeypatch.setattr(guided, "FINDINGS", tmp_path)

    def fails(data: bytes) -> None:
        assert data == b"sound"

    trial = guided.Trial("x", fails, [b"sound"], lambda _, data, by: data + by.choice([b"a", b"b"]))
    tried = guided._by_coverage if there and guided.has_atheris() else guided._blindly
    assert tried(trial, 50, 0) != 0
    assert list(tmp_path.iterdir())
