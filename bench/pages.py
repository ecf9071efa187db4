"""Pages for people under load, warm and without caches, against a bare application that returns the same bytes.

Without caches one connection asks: those who ask at once for the same page share one computing, which would count as
many.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import quote

from bench.effort import Effort
from bench.lines import Line, Words
from bench.loads import CONNECTIONS, Answer, Load, Server, bare, cost, expect_200, failures, load, service
from bench.material import Notice
from bench.processes import FENGONG, environment, output, request
from bench.timing import rounds

_HTML = "text/html; charset=utf-8"
_LEAST = 300.0
_ROWS = "/api/v1/questions/{}/rows?limit=1&fields={}"
_LIMITED = ("body", "task")
_WORDS = {
    "body": ("机构页（任务最多的）", "body page (the busiest)"),
    "task": ("任务页（面最宽的）", "task page (the widest)"),
    "home": ("首页", "home page"), "question": ("问题页 shared-tasks", "question page shared-tasks"),
    "document": ("文件页", "document page"),
}  # fmt: skip


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """A line for each page: rates by turns; the limit is for the processor's seconds, of which others take none."""
    env, store = environment(folder), f"ladybug:{folder / 'pages.lbug'}"
    output([*FENGONG, "ingest", str(notice.path), "--store", store], folder, env)
    uncached = {**env, "FENGONG_CACHE_BYTES": "0"}
    with service(store, folder, env) as cached, service(store, folder, uncached) as without:
        pages = dict(_pages(cached))
        with bare(cached, [Answer(path, _HTML) for path in pages.values()], folder, env) as plain:
            servers = {"warm": cached, "uncached": without, "bare": plain}
            return [_line(name, _asked(servers, path, folder, env, effort)) for name, path in pages.items()]


def _asked(
    servers: dict[str, Server], path: str, folder: Path, env: dict[str, str], effort: Effort
) -> dict[str, list[Load]]:
    def asked(name: str) -> Load:
        connections = 1 if name == "uncached" else CONNECTIONS
        return load(servers[name], path, folder, env, effort.seconds, connections)

    return rounds({name: partial(asked, name) for name in servers}, max(1, effort.rounds // 3))


def _pages(one: Server) -> Iterator[tuple[str, str]]:
    """The address of each page."""

    def first(question: str, column: str) -> str:
        answer = json.loads(expect_200(request(one.port, _ROWS.format(question, column))))
        return quote(str(answer["rows"][0][0]))

    yield "body", f"/agencies/{first('busiest-agencies', 'agency_id')}"
    yield "task", f"/tasks/{first('widest-tasks', 'task_id')}"
    yield "home", "/"
    yield "question", "/questions/shared-tasks"
    yield "document", f"/documents/{first('document-summary', 'document')}"


def _line(name: str, loads: dict[str, list[Load]]) -> Line:
    zh, en = _WORDS[name]
    what = Words(
        f"{zh}，每核每秒：{CONNECTIONS} 个连接，已答过 | 不用缓存，一个个算，比空应用",
        f"{en}, a second a core: {CONNECTIONS} connections, warm | uncached, one by one, over bare",
    )
    rates = {who: _a_core(several) for who, several in loads.items()}
    ratios = {who: rates[who] / rates["bare"] for who in ("warm", "uncached")}
    failed = failures(loads)
    figure = f"{rates['warm']:,.0f} (× {ratios['warm']:.2f}) | {rates['uncached']:,.1f} (× {ratios['uncached']:.4f})"
    figure += f"; {failed} × not 200" if failed else ""
    values = {"ratio": ratios["warm"], "ratio_uncached": ratios["uncached"], "failed": float(failed)}
    values |= {f"{who}_requests_per_core_second": rate for who, rate in rates.items()}
    if name not in _LIMITED:
        return Line(f"page_{name}", what, figure, values=values)
    met = rates["warm"] >= _LEAST and not failed
    return Line(f"page_{name}", what, figure, f"≥ {_LEAST:g} / s / core", met, values)


def _a_core(several: list[Load]) -> float:
    """Answers for a second of one processor; where nobody keeps its time, for a second."""
    found = cost(several)
    return 1 / found if found else median(one.rate for one in several)
