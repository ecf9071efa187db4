"""Servers under load: the real service, the bare application that returns the same bytes, and what a load counted."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import procfs
from bench.processes import FENGONG, free_port, output, request, server

CONNECTIONS = 32
_OK = 200


@dataclass(frozen=True, slots=True)
class Load:
    """What one run of the load generator counted, and the processor time that the server took for it."""

    requests: int
    failed: int
    seconds: float
    all: int
    median: float
    tail: float
    processor: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds

    @property
    def cost(self) -> float:
        """Seconds of the processor for an answer: steadier than the rate where others work too."""
        return self.processor / self.all


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    port: int
    process: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An address, as it is asked for, and the media type of what it answers."""

    path: str
    media_type: str = "application/json"


@contextmanager
def service(store: str, folder: Path, env: dict[str, str]) -> Iterator[Server]:
    """The real service on `store`."""
    port = free_port()
    with server([*FENGONG, "serve", "--port", str(port), "--store", store], port, "/ready", folder, env) as process:
        yield Server(port, process)


@contextmanager
def bare(like: Server, answers: Sequence[Answer], folder: Path, env: dict[str, str]) -> Iterator[Server]:
    """The bare application, with the bytes that the service `like` answers now."""
    port, listed = free_port(), []
    for number, one in enumerate(answers):
        file = folder / f"answer-{port}-{number}"
        file.write_bytes(expect_200(request(like.port, one.path)))
        # Parameters of an address change nothing in the bare application: a route is found by its path.
        listed.append({"path": one.path.partition("?")[0], "file": str(file), "media_type": one.media_type})
    manifest = folder / f"answers-{port}.json"
    manifest.write_text(json.dumps(listed), encoding="utf-8")
    command = [sys.executable, "-m", "bench.bare", str(port), str(manifest)]
    with server(command, port, answers[0].path, folder, env) as process:
        yield Server(port, process)


def load(
    one: Server, path: str, folder: Path, env: dict[str, str], seconds: float, connections: int = CONNECTIONS
) -> Load:
    """Ask the server for `path` on all connections. Raises RuntimeError when it answers nothing."""
    command = [sys.executable, "-m", "bench.load", str(one.port), path, str(seconds), str(connections)]
    before = procfs.processor_seconds(one.process)
    counted = json.loads(output(command, folder, env)[0])
    return Load(**counted, processor=procfs.processor_seconds(one.process) - before)


def expect_200(answer: tuple[int, bytes]) -> bytes:
    """The body. Raises RuntimeError when the status is another."""
    status, body = answer
    if status != _OK:
        raise RuntimeError(f"the service answered {status}: {body[:500].decode(errors='replace')}")
    return body


def ratio(own: Sequence[Load], other: Sequence[Load]) -> float:
    """The median of the rounds' ratios of rates."""
    return median(one.rate / held.rate for one, held in zip(own, other, strict=True))


def cost(several: Sequence[Load]) -> float:
    """The median of the processor's seconds for an answer."""
    return median(one.cost for one in several)


def failures(loads: dict[str, list[Load]]) -> int:
    """Answers that were none, in all."""
    return sum(one.failed for several in loads.values() for one in several)
