"""The service under load: the headline question, warm and without caches, against a bare application; its memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench import memory, procfs
from bench.effort import Effort
from bench.lines import Line, Words
from bench.material import Notice
from bench.processes import FENGONG, environment, free_port, output, request, server
from bench.timing import rounds

_PATH = "/api/v1/questions/shared-tasks/rows"
_TARGET = f"{_PATH}?limit=10"
_CONNECTIONS = 32
_LEAST = 0.7
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
    """Rates by turns, the median of the rounds' ratios; then memory, of the process that took more."""
    env, store = environment(folder), f"ladybug:{folder / 'service.lbug'}"
    output([*FENGONG, "ingest", str(notice.path), "--store", store], folder, env)

    def load(server: Server) -> Load:
        return _load(server, folder, env, effort.seconds)

    uncached = {**env, "FENGONG_CACHE_BYTES": "0"}
    with _service(store, folder, env) as service, _service(store, folder, uncached) as without:
        with _bare(service.port, folder, env) as bare:
            servers = {"warm": service, "uncached": without, "bare": bare}
            loads = rounds({name: partial(load, one) for name, one in servers.items()}, effort.rounds)
        for one in (service, without):
            _expect_200(request(one.port, "/network"))
            _expect_200(request(one.port, "/api/v1/cypher", json.dumps({"query": _CYPHER}).encode()))
        peaks = list(memory.measure([service.process, without.process]))
    return [_throughput(loads), *peaks]


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


def _throughput(loads: dict[str, list[Load]]) -> Line:
    what = Words(
        f"服务：shared-tasks，{_CONNECTIONS} 个连接，已答过 | 不用缓存，比空 FastAPI 应用",
        f"service: shared-tasks, {_CONNECTIONS} connections, warm | uncached, over a bare FastAPI app",
    )
    warm, uncached = (_ratio(loads[name], loads["bare"]) for name in ("warm", "uncached"))
    rates = {name: median(one.rate for one in several) for name, several in loads.items()}
    failed = sum(one.failed for several in loads.values() for one in several)
    figure = f"× {warm:.2f} | × {uncached:.4f} ({' | '.join(f'{rate:,.0f}' for rate in rates.values())} req/s"
    figure += f"{_by_cost(loads)}{f'; {failed} × not 200' if failed else ''})"
    values = {"ratio": warm, "ratio_uncached": uncached, "failed": float(failed)}
    values |= {f"{name}_requests_per_second": rate for name, rate in rates.items()}
    return Line("throughput", what, figure, f"≥ × {_LEAST:g}", warm >= _LEAST and not failed, values)


def _ratio(own: list[Load], bare: list[Load]) -> float:
    return median(one.rate / other.rate for one, other in zip(own, bare, strict=True))


def _by_cost(loads: dict[str, list[Load]]) -> str:
    cheap, dear = (median(one.cost for one in loads[name]) for name in ("bare", "warm"))
    return f"; CPU × {cheap / dear:.2f}" if cheap and dear else ""
