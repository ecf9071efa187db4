"""Fuzzing by coverage: `python -m tests.fuzz.guided RUNS SECONDS [TARGET...]`, so many runs or seconds for each target.

Input that breaks a promise ends its target and lies in out/fuzz/; the exit code is then 1. atheris instruments our code
once, and each target is a child of its own, since libFuzzer ends its process. Where there is no atheris (it has wheels
for Linux on x86-64 only) the same inputs are changed blindly.
"""

from __future__ import annotations

import io
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, redirect_stderr
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
FINDINGS = ROOT / "out" / "fuzz"
BLIND = "没有 atheris（它只支持 Linux x86-64），改为盲目变异 / there is no atheris here, inputs change blindly"
_READERS = ("delimited", "docx", "docx_numbering", "html", "pdf", "xls", "xlsx")
_LONGEST = 200_000
_HANG = 30  # seconds that no input may take
_MEMORY = 3000  # MB
# A run of these takes so many times as long as one of a text.
_WEIGHTS = {"docx": 8, "xlsx": 8, "zip": 8, "xls": 8, "pdf": 25}
_SHOWN = 6000  # last characters of what a target said


@dataclass(frozen=True)
class Trial:
    """A target with its first inputs and the way they are changed."""

    name: str
    target: Callable[[bytes], None]
    corpus: list[bytes]
    mutated: Callable[[str, bytes, random.Random], bytes]

    def share(self, runs: int) -> int:
        """Its part of so many runs, by what one takes; -1 is without end."""
        return max(1, runs // _WEIGHTS.get(self.name, 1)) if runs >= 0 else runs

    def changed(self, data: bytes, by: random.Random) -> bytes:
        """Other input of this target."""
        return self.mutated(self.name, data, by)[:_LONGEST]


def main(arguments: list[str]) -> int:
    """Try the targets one after the other; 1 when one of them failed."""
    runs, seconds = map(int, arguments[:2])
    guided = has_atheris()
    if not guided:
        sys.stderr.write(f"{BLIND}\n")
    FINDINGS.mkdir(parents=True, exist_ok=True)
    trials = _trials(arguments[2:], guided)
    tried = _by_coverage if guided else _blindly
    failed = [one.name for one in trials if tried(one, one.share(runs), seconds)]
    sys.stdout.write(f"{len(trials)} targets, failed: {', '.join(failed) or '-'}\n")
    return int(bool(failed))


def has_atheris() -> bool:
    """Whether coverage can guide."""
    return find_spec("atheris") is not None


def _trials(names: list[str], guided: bool) -> list[Trial]:
    """The targets, with our code instrumented as it is imported."""
    with redirect_stderr(io.StringIO()), _instrumenting() if guided else nullcontext():  # it tells of each module
        for module in ("xlrd", *(f"ingest.readers.{one}" for one in _READERS)):
            import_module(module)
        targets = import_module("tests.fuzz.targets").TARGETS
        corpora = import_module("tests.fuzz.corpus")
    return [Trial(name, targets[name], corpora.corpus(name), corpora.mutated) for name in names or targets]


def _instrumenting() -> AbstractContextManager[Any]:
    import atheris

    found: AbstractContextManager[Any] = atheris.instrument_imports(include=["graph_store", "ingest", "xlrd"])
    return found


def _by_coverage(trial: Trial, runs: int, seconds: int) -> int:
    """libFuzzer in a child; its exit code, and what it said if it failed."""
    said = FINDINGS / f"{trial.name}.log"
    with tempfile.TemporaryDirectory(prefix="fengong-fuzz-") as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number, data in enumerate(trial.corpus):
            (seeds / str(number)).write_bytes(data)
        child = os.fork()
        if child == 0:
            os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
            tempfile.tempdir = folder  # libFuzzer ends the child, which can then remove nothing
            _child(trial, [str(seeds), f"-runs={runs}", f"-max_total_time={seconds}"])
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code:
        sys.stderr.write(said.read_text(encoding="utf-8", errors="replace")[-_SHOWN:])
    return code


def _child(trial: Trial, options: list[str]) -> None:
    import atheris

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        by = random.Random(seed)
        return trial.changed(data, by)[:most] if by.random() < 0.6 else atheris.Mutate(data, len(data))

    limits = [f"-timeout={_HANG}", f"-rss_limit_mb={_MEMORY}", f"-max_len={_LONGEST}", "-len_control=0", "-seed=1"]
    quiet = ["-print_final_stats=0", "-verbosity=0", "-close_fd_mask=0", f"-artifact_prefix={FINDINGS}/{trial.name}-"]
    try:
        atheris.Setup(["fuzz", *options, *limits, *quiet], trial.target, custom_mutator=mutate)
        atheris.Fuzz()
    finally:
        os._exit(1)  # libFuzzer has ended the process before, whatever it found


def _blindly(trial: Trial, runs: int, seconds: int) -> int:
    by, end = random.Random(trial.name), time.monotonic() + seconds
    for _ in range(runs if runs >= 0 else sys.maxsize):
        data = trial.changed(by.choice(trial.corpus), by)
        try:
            trial.target(data)
        except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
            traceback.print_exc()
            (FINDINGS / f"{trial.name}-blind").write_bytes(data)
            return 1
        if seconds and time.monotonic() > end:
            break
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
