"""The service under load: the headline question, warm, against a bare application, and what memory it took."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import memory
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
    """What one run of the load generator counted."""

    requests: int
    failed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """Rates by turns, the median of the rounds' ratios; memory after them; last what it is without caches."""
    env, store = environment(folder), f"ladybug:{folder / 'service.lbug'}"
    output([*FENGONG, "ingest", str(notice.path), "--store", store], folder, env)

    def load(port: int) -> Load:
        return _load(port, folder, env, effort.seconds)

    with _service(store, folder, env) as (port, process), _bare(port, folder, env) as bare:
        loads = rounds({"service": lambda: load(port), "bare": lambda: load(bare)}, effort.rounds)
        rates = {name: [_whole(one).rate for one in several] for name, several in loads.items()}
        _expect_200(request(port, "/network"))
        _expect_200(request(port, "/api/v1/cypher", json.dumps({"query": _CYPHER}).encode()))
        peaks = list(memory.measure(process))
    with _service(store, folder, {**env, "FENGONG_CACHE_BYTES": "0"}) as (port, _):
        uncached = load(port)
    return [_throughput(rates), _uncached(uncached, median(rates["bare"])), *peaks]


@contextmanager
def _service(store: str, folder: Path, env: dict[str, str]) -> Iterator[tuple[int, int]]:
    port = free_port()
    with server([*FENGONG, "serve", "--port", str(port), "--store", store], port, "/ready", folder, env) as process:
        yield port, process


@contextmanager
def _bare(service: int, folder: Path, env: dict[str, str]) -> Iterator[int]:
    file, port = folder / "answer.json", free_port()
    file.write_bytes(_expect_200(request(service, _TARGET)))
    with server([sys.executable, "-m", "bench.bare", str(port), _PATH, str(file)], port, _PATH, folder, env):
        yield port


def _expect_200(answer: tuple[int, bytes]) -> bytes:
    status, body = answer
    if status != 200:
        raise RuntimeError(f"the service answered {status}: {body[:500].decode(errors='replace')}")
    return body


def _load(port: int, folder: Path, env: dict[str, str], seconds: float) -> Load:
    command = [sys.executable, "-m", "bench.load", str(port), _TARGET, str(seconds), str(_CONNECTIONS)]
    return Load(**json.loads(output(command, folder, env)[0]))


def _whole(load: Load) -> Load:
    if load.failed:
        raise RuntimeError(f"{load.failed} of {load.requests + load.failed} requests failed")
    return load


def _throughput(rates: dict[str, list[float]]) -> Line:
    middle = {name: median(found) for name, found in rates.items()}
    ratio = median(one / other for one, other in zip(rates["service"], rates["bare"], strict=True))
    what = Words(
        "服务：shared-tasks（已答过），比空 FastAPI 应用", "service: shared-tasks, warm, over a bare FastAPI app"
    )
    detail = f"{middle['service']:,.0f} / {middle['bare']:,.0f} req/s"
    values = {f"{name}_requests_per_second": value for name, value in middle.items()}
    return at_least("throughput", what, ratio, _LEAST, values, detail)


def _uncached(load: Load, bare: float) -> Line:
    what = Words("同上，不用缓存（FENGONG_CACHE_BYTES=0）", "the same without caches (FENGONG_CACHE_BYTES=0)")
    failed = f", {load.failed} × 503" if load.failed else ""
    figure = f"× {load.rate / bare:.4f} ({load.rate:,.0f} req/s{failed})"
    values = {"ratio": load.rate / bare, "requests_per_second": load.rate, "failed": float(load.failed)}
    return Line("throughput_uncached", what, figure, values=values)
