"""Everything that /metrics says, put together."""

from __future__ import annotations

from datetime import datetime

from graph_api.gate.admission import Admission
from graph_api.gate.metrics import Counter, Histogram, gauge, text
from graph_api.gate.observer import Observer
from graph_api.gate.watched import WatchedStore
from graph_api.service import Service
from graph_store.store import EMPTY, GraphInfo


def report(service: Service, store: WatchedStore, admission: Admission, observer: Observer, info: GraphInfo) -> str:
    """The page; `info` is EMPTY when the store is empty or away."""
    counters: list[Counter | Histogram] = [
        observer.requests, observer.seconds, observer.refused, store.rows, store.queries, _cache(service),
        _stuck(store),
    ]  # fmt: skip
    now = [
        gauge("fengong_requests_running", "Requests that are being answered.", admission.places.taken),
        gauge("fengong_workers", "Confined processes for queries, at the most.", service.settings.cypher_workers),
        gauge("fengong_queries_running", "Users' queries that run or wait.", store.running),
        gauge("fengong_cache_bytes", "Size of the cache of answers.", service.cache.bytes),
        gauge("fengong_graph_up", "Whether there is a graph to ask.", info != EMPTY),
    ]
    return "".join([*map(text, counters), *now, *_graph(store.engine, info)])


def _cache(service: Service) -> Counter:
    found = Counter("fengong_cache_lookups_total", "Answers looked up in the cache.", ("outcome",))
    found.add("hit", by=service.cache.hits)
    found.add("miss", by=service.cache.misses)
    return found


def _stuck(store: WatchedStore) -> Counter:
    found = Counter("fengong_server_stuck_total", "Times that the database server was found stuck.", ("outcome",))
    outcomes: dict[str, int] = getattr(store, "stuck_outcomes", {})  # of engines that have a server
    for outcome, times in outcomes.items():
        found.add(outcome, by=times)
    return found


def _graph(engine: str, info: GraphInfo) -> list[str]:
    if info == EMPTY:
        return []
    labels = {"engine": engine, "version": info.version}
    return [
        gauge("fengong_graph_info", "Which graph answers.", 1, labels),
        gauge("fengong_graph_built_timestamp_seconds", "When the graph was built, in seconds since 1970.", built(info)),
    ]


def built(info: GraphInfo) -> float:
    """When the graph was built, in seconds since 1970; 0 when it does not say."""
    try:
        return datetime.fromisoformat(info.built_on).timestamp()
    except ValueError:
        return 0.0
