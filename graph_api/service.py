"""What all routes share: the store, the asker, the cache of rendered answers, and the version of the graph."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_store.settings import Settings
from graph_store.store import GraphInfo, GraphStore
from queries.asking import Asker


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body ready to send."""

    body: bytes
    media_type: str
    file_name: str = ""

    def response(self, version: str) -> Response:
        """The HTTP response; downloads carry their file name."""
        headers = {"X-Graph-Version": version}
        if self.file_name:
            headers["Content-Disposition"] = f'attachment; filename="{self.file_name}"'
        return Response(self.body, media_type=self.media_type, headers=headers)


Key = tuple[str, str, str]


class Service:
    """One per application. Routes answer from the cache, else compute in a thread."""

    def __init__(self, settings: Settings, store: GraphStore) -> None:
        self.settings = settings
        self.store = store
        self.asker = Asker(store, cache_bytes=settings.cache_bytes // 2)
        self._limit = settings.cache_bytes - settings.cache_bytes // 2
        self._held: OrderedDict[Key, Rendered] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    async def info(self) -> GraphInfo:
        """Which graph answers now."""
        known = self.store.fresh()
        return known if known is not None else await run_in_threadpool(self.store.info)

    async def cached(self, request: Request, compute: Callable[[], Rendered]) -> Response:
        """The answer to this address on this graph: rendered before, or computed in a thread now."""
        info = await self.info()
        key = (info.version, request.url.path, f"{request.url.query}|{language(request)}")
        found = self._held.get(key)
        if found is None:
            found = await run_in_threadpool(compute)
            self._keep(key, found)
        return found.response(info.version)

    def _keep(self, key: Key, rendered: Rendered) -> None:
        size = len(rendered.body) + 500  # the key and the bookkeeping
        if size > self._limit:
            return
        with self._lock:
            if key not in self._held:
                self._held[key] = rendered
                self._bytes += size
            while self._bytes > self._limit:
                _, dropped = self._held.popitem(last=False)
                self._bytes -= len(dropped.body) + 500


def language(request: Request) -> str:
    """The language of an answer: what `lang` says, else English where the browser prefers it, else Chinese."""
    given = request.query_params.get("lang")
    if given:
        return "en" if given == "en" else "zh"
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"
