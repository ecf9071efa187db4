"""The service under load: the headline question, warm, against a bare application, and what memory it took."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import memory, procfs
from bench.effort import Effort
from bench.lines import Line, Words, at_least
from bench.material import Notice
from bench.processes import FENGONG, environment, free_port, output, request, server
from bench.timing import rounds

_PATH = "/api/v1/questions/shared-tasks/rows"
_TARGET = f"{_PATH}?limit=10"
_CONNECTIONS = 32
_LEAST = 0.5
_CYPHER = "MATCH (a:Agency)-[:LEADS]->(t:Task) RETURN a.name AS agency, count(*) AS tasks ORDER BY tasks DESC LIMIT 5"


@dataclass(frozen=True, slots=True)
class Load:
    """What one run of the load generator counted, and the processor time that the server took for it."""

    requests: int
    failed: int
    seconds: float
    all: int
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


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """Rates by turns, the median of the rounds' ratios; memory after them; last what it is without caches."""
    env, store = environment(folder), f"ladybug:{folder / 'service.lbug'}"
    output([*FENGONG, "ingest", str(notice.path), "--store", store], folder, env)

    def load(server: Server) -> Load:
        return _load(server, folder, env, effort.seconds)

    with _service(store, folder, env) as service, _bare(service.port, folder, env) as bare:
        loads = rounds({"service": lambda: _whole(load(service)), "bare": lambda: _whole(load(bare))}, effort.rounds)
        _expect_200(request(service.port, "/network"))
        _expect_200(request(service.port, "/api/v1/cypher", json.dumps({"query": _CYPHER}).encode()))
        peaks = list(memory.measure(service.process))
    with _service(store, folder, {**env, "FENGONG_CACHE_BYTES": "0"}) as service:
        uncached = load(service)
    return [_throughput(loads["service"], loads["bare"]), _uncached(uncached, loads["bare"]), *peaks]


@contextmanager
def _service(store: str, folder: Path, env: dict[str, str]) -> Iterator[Server]:
    port = free_port()
    with server([*FENGONG, "serve", "--port", str(port), "--store", store], port, "/ready", folder, env) as process:
        yield Server(port, process)


@contextmanager
def _bare(service: int, folder: Path, env: dict[str, str]) -> Iterator[Server]:
    file, port = folder / "answer.json", free_port()
    file.write_bytes(_expect_200(request(service, _TARGET)))
    command = [sys.executable, "-m", "bench.bare", str(port), _PATH, str(file)]
    with server(command, port, _PATH, folder, env) as process:
        yield Server(port, process)


def _expect_200(answer: tuple[int, bytes]) -> bytes:
    status, body = answer
    if status != 200:
        raise RuntimeError(f"the service answered {status}: {body[:500].decode(errors='replace')}")
    return body


def _load(server: Server, folder: Path, env: dict[str, str], seconds: float) -> Load:
    command = [sys.executable, "-m", "bench.load", str(server.port), _TARGET, str(seconds), str(_CONNECTIONS)]
    before = procfs.processor_seconds(server.process)
    counted = json.loads(output(command, folder, env)[0])
    return Load(**counted, processor=procfs.processor_seconds(server.process) - before)


def _whole(load: Load) -> Load:
    if load.failed:
        raise RuntimeError(f"{load.failed} of {load.requests + load.failed} requests failed")
    return load


def _throughput(service: list[Load], bare: list[Load]) -> Line:
    what = Words(
        "服务：shared-tasks（已答过），比空 FastAPI 应用", "service: shared-tasks, warm, over a bare FastAPI app"
    )
    ratio = median(one.rate / other.rate for one, other in zip(service, bare, strict=True))
    own, other = (median(one.rate for one in several) for several in (service, bare))
    cheap, dear = (median(one.cost for one in several) for several in (bare, service))
    values = {"service_requests_per_second": own, "bare_requests_per_second": other}
    by_cost = f"; CPU × {cheap / dear:.2f}" if cheap and dear else ""
    return at_least("throughput", what, ratio, _LEAST, values, f"{own:,.0f} / {other:,.0f} req/s{by_cost}")


def _uncached(load: Load, bare: list[Load]) -> Line:
    what = Words("同上，不用缓存（FENGONG_CACHE_BYTES=0）", "the same without caches (FENGONG_CACHE_BYTES=0)")
    failed = f", {load.failed} × not 200" if load.failed else ""
    ratio = load.rate / median(one.rate for one in bare)
    figure = f"× {ratio:.4f} ({load.rate:,.0f} req/s{failed})"
    values = {"ratio": ratio, "requests_per_second": load.rate, "failed": float(load.failed)}
    return Line("throughput_uncached", what, figure, values=values)
