"""What all routes share: the store, the asker, the cache of rendered answers, and the version of the graph."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.requests import checked_language, language
from graph_store.errors import StoreBusyError
from graph_store.settings import Settings
from graph_store.store import EMPTY, GraphInfo, GraphStore
from queries.asking import Asker

WARMING = "shared-tasks"  # the headline question
_TRIES = 5  # of an answer that a write came between
_BOOKKEEPING = 500  # bytes that an entry of the cache takes beside its body and its key


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body ready to send."""

    body: bytes
    media_type: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def response(self, version: str = "") -> Response:
        """The HTTP response; it names the graph that answered, if one did."""
        # The language may come from the browser, so a cache on the way must not mix answers.
        headers = {**self.headers, "Vary": "Accept-Language"} | ({"X-Graph-Version": version} if version else {})
        return Response(self.body, self.status, media_type=self.media_type, headers=headers)


Key = tuple[str, str, str, str]


class Service:
    """One per application. Routes answer from the cache, else compute in a thread."""

    def __init__(self, settings: Settings, store: GraphStore) -> None:
        self.settings = settings
        self.store = store
        self.asker = Asker(store, cache_bytes=settings.cache_bytes // 2)
        self.cache = ResponseCache(settings.cache_bytes - settings.cache_bytes // 2)
        self._warm = False
        self._asking: asyncio.Future[GraphInfo] | None = None

    async def info(self) -> GraphInfo:
        """Which graph answers now. Those who ask at once share one question: a store that is away is slow to say so."""
        known = self.store.fresh()
        if known is not None:
            return known
        if self._asking is None:
            self._asking = asyncio.ensure_future(run_in_threadpool(self.store.info))
            self._asking.add_done_callback(self._asked)
        return await asyncio.shield(self._asking)

    async def warm(self) -> GraphInfo:
        """Which graph answers, once it has answered a question: the first one after a start takes longer."""
        info = await self.info()
        if info != EMPTY and not self._warm:
            await run_in_threadpool(self.asker.ask, WARMING, {"limit": "1"})
            self._warm = True
        return info

    def _asked(self, _done: asyncio.Future[GraphInfo]) -> None:
        self._asking = None

    async def cached(self, request: Request, compute: Callable[[], Rendered]) -> Response:
        """The answer to this address on this graph: rendered before, or computed in a thread now.

        An answer that a write came between may hold rows of two graphs: it is computed again, and never kept.
        Raises ParameterError (lang), StoreBusyError and what `compute` raises.
        """
        for _ in range(_TRIES):
            version = (await self.info()).version
            key = (version, request.url.path, request.url.query, language(request))
            found = self.cache.get(key)
            if found is not None:
                return found.response(version)
            checked_language(request)
            found = await run_in_threadpool(compute)
            if (await run_in_threadpool(self.store.info)).version == version:  # asked after, so never shared
                self.cache.put(key, found)
                return found.response(version)
        raise StoreBusyError("图正在更新，请稍后再试", "the graph is being rewritten: try again")


class ResponseCache:
    """The bodies sent last, up to `limit` bytes with their keys. Used from the event loop only."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Key, Rendered] = OrderedDict()
        self.bytes = self.hits = self.misses = 0

    def get(self, key: Key) -> Rendered | None:
        """The body kept under `key`, or None."""
        if key in self._held:
            self.hits += 1
            self._held.move_to_end(key)
        else:
            self.misses += 1
        return self._held.get(key)

    def put(self, key: Key, rendered: Rendered) -> None:
        """Keep `rendered` unless it is an error or too large, and forget the longest unused beyond the limit."""
        size = _size(key, rendered)
        if rendered.status != 200 or size > self._limit or key in self._held:  # noqa: PLR2004 - HTTP's OK
            return
        self._held[key] = rendered
        self.bytes += size
        while self.bytes > self._limit:
            self.bytes -= _size(*self._held.popitem(last=False))


def _size(key: Key, rendered: Rendered) -> int:
    # A character takes up to four bytes, and an address may be longer than its answer.
    return len(rendered.body) + 4 * sum(map(len, key)) + _BOOKKEEPING
