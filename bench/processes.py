"""Processes that are measured: a clean environment, a server until it answers, and its end whatever happened."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.material import ROOT

FENGONG = (sys.executable, "-m", "fengong")
_START_SECONDS = 60.0
_STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of a process from start to end, and seconds of the processor that it and its children took."""

    wall: float
    processor: float


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a measured process: no setting of the user's, and Python files compiled once, as anywhere.

    Where the user wants no compiled files beside the sources, they lie in `folder`.
    """
    found = {name: value for name, value in os.environ.items() if not name.startswith("FENGONG_")}
    if found.pop("PYTHONDONTWRITEBYTECODE", ""):
        found["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    return {**found, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


def spent(command: Sequence[str], folder: Path, env: dict[str, str]) -> Spent:
    """What a process takes. Raises RuntimeError with its last words."""
    started, before = time.perf_counter(), os.times()
    output(command, folder, env)
    wall, after = time.perf_counter() - started, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(wall, used)


def output(command: Sequence[str], folder: Path, env: dict[str, str]) -> tuple[str, str]:
    """What a process wrote to standard output and standard error. Raises RuntimeError with its last words."""
    done = subprocess.run(
        command, check=False, cwd=folder, env=env, capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout, done.stderr


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def server(command: Sequence[str], port: int, path: str, folder: Path, env: dict[str, str]) -> Iterator[int]:
    """A server process that answers `path` with 200; gives its process id, and ends it. Raises RuntimeError."""
    with (folder / f"server-{port}.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(process, port, path, Path(log.name))
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if request(port, path)[0] == 200:
                return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"the server did not answer: {log.read_text(encoding='utf-8')[-2000:]}")


def request(port: int, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    """Status and body of one request (a POST of JSON when there is a body)."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST" if body else "GET", path, body, {"content-type": "application/json"} if body else {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
