"""The service under load: the headline question, warm and without caches, against a bare application; its memory."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from statistics import median

from bench import memory
from bench.effort import Effort
from bench.lines import Line, Words
from bench.loads import CONNECTIONS, Answer, Load, Server, bare, cost, expect_200, failures, load, ratio, service
from bench.material import Notice
from bench.processes import FENGONG, environment, output, request
from bench.timing import rounds

TARGET = "/api/v1/questions/shared-tasks/rows?limit=10"
_LEAST = 0.7
_CYPHER = "MATCH (a:Agency)-[:LEADS]->(t:Task) RETURN a.name AS agency, count(*) AS tasks ORDER BY tasks DESC LIMIT 5"


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """Rates by turns, the median of the rounds' ratios; then memory, of the process that took more."""
    env, store = environment(folder), f"ladybug:{folder / 'service.lbug'}"
    output([*FENGONG, "ingest", str(notice.path), "--store", store], folder, env)

    def asked(one: Server) -> Load:
        return load(one, TARGET, folder, env, effort.seconds)

    uncached = {**env, "FENGONG_CACHE_BYTES": "0"}
    with service(store, folder, env) as cached, service(store, folder, uncached) as without:
        with bare(cached, [Answer(TARGET)], folder, env) as plain:
            servers = {"warm": cached, "uncached": without, "bare": plain}
            loads = rounds({name: partial(asked, one) for name, one in servers.items()}, effort.rounds)
        for one in (cached, without):
            expect_200(request(one.port, "/network"))
            expect_200(request(one.port, "/api/v1/cypher", json.dumps({"query": _CYPHER}).encode()))
        peaks = list(memory.measure([cached.process, without.process]))
    return [_throughput(loads), *peaks]


def _throughput(loads: dict[str, list[Load]]) -> Line:
    what = Words(
        f"服务：shared-tasks，{CONNECTIONS} 个连接，已答过 | 不用缓存，比空 FastAPI 应用",
        f"service: shared-tasks, {CONNECTIONS} connections, warm | uncached, over a bare FastAPI app",
    )
    warm, uncached = (ratio(loads[name], loads["bare"]) for name in ("warm", "uncached"))
    rates = {name: median(one.rate for one in several) for name, several in loads.items()}
    failed = failures(loads)
    figure = f"× {warm:.2f} | × {uncached:.4f} ({' | '.join(f'{rate:,.0f}' for rate in rates.values())} req/s"
    figure += f"{_by_cost(loads)}{f'; {failed} × not 200' if failed else ''})"
    values = {"ratio": warm, "ratio_uncached": uncached, "failed": float(failed)}
    values |= {f"{name}_requests_per_second": rate for name, rate in rates.items()}
    return Line("throughput", what, figure, f"≥ × {_LEAST:g}", warm >= _LEAST and not failed, values)


def _by_cost(loads: dict[str, list[Load]]) -> str:
    cheap, dear = (cost(loads[name]) for name in ("bare", "warm"))
    return f"; CPU × {cheap / dear:.2f}" if cheap and dear else ""
