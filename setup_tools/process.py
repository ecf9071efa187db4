"""Running other programs from the checkout: in the foreground, or quietly with the last lines kept."""

from __future__ import annotations

import os
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
TAIL = 15
PATIENCE = 30.0  # seconds that a program in the foreground has to end after Ctrl-C
MANNERS = 4.0  # seconds that one has which runs quietly, before it is told and before it is killed

# They would lead the Python of .venv to other packages, or pip to another folder.
MISLEADING = {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIREMENT", "PIP_CONSTRAINT"}

Command = Sequence[str | Path]
Environment = Mapping[str, str]


def environment(**more: str) -> dict[str, str]:
    """The environment for a child: the user's (mirrors and proxies included), less what misleads, and `more`."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING} | more


def run(command: Command, env: Environment | None = None) -> int:
    """Run in the foreground; Ctrl-C and SIGTERM are the child's to answer, its exit code is ours."""
    with subprocess.Popen([*map(str, command)], cwd=ROOT, env=env or environment()) as child:
        previous = signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        try:
            code = _outlive(child)
        finally:
            signal.signal(signal.SIGTERM, previous)
    return code if code >= 0 else 128 - code


def _outlive(child: subprocess.Popen[bytes]) -> int:
    """Wait for the child; a terminal sends it Ctrl-C itself, so only one that stays is told again."""
    patience = None
    while True:
        try:
            return child.wait(patience)
        except KeyboardInterrupt:
            patience = PATIENCE
        except subprocess.TimeoutExpired:
            child.terminate()
            patience = None


def run_quietly(
    command: Command, env: Environment | None = None, *, on_line: Callable[[str], None] = lambda _: None
) -> tuple[int, list[str]]:
    """Run without showing the output; returns the exit code and the last lines."""
    tail: deque[str] = deque(maxlen=TAIL)
    utf8 = {**(env or environment()), "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen([*map(str, command)], cwd=ROOT, env=utf8, stdout=pipe, stderr=subprocess.STDOUT) as child:
        try:
            for raw in child.stdout or ():
                line = raw.decode("utf-8", "replace").rstrip()
                tail.append(line)
                on_line(line)
        except KeyboardInterrupt:
            _end(child)
            raise
    return child.returncode, [line for line in tail if line]


def _end(child: subprocess.Popen[bytes]) -> None:
    """A terminal's Ctrl-C reached the child too, and pip then tidies up; one that stays is told, then killed."""
    tell = child.terminate if os.name == "nt" else partial(child.send_signal, signal.SIGINT)
    for insist in (tell, child.kill):
        try:
            child.wait(MANNERS)
        except subprocess.TimeoutExpired:
            insist()
    child.wait()


def stop_on_sigterm() -> None:
    """SIGTERM ends the set-up as Ctrl-C does: the program under way is stopped, nothing is left half stamped."""

    def interrupt(_signum: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
