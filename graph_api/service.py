"""What all routes share: the store, the asker, the cache of rendered answers, and the version of the graph."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.delivery import Asked, Ready, Rendered, head, not_modified, ready, unpacked
from graph_api.etags import etag
from graph_api.requests import checked_language
from graph_store.errors import StoreBusyError, StoreError
from graph_store.settings import Settings
from graph_store.store import EMPTY, GraphInfo, GraphStore
from queries.asking import Asker

__all__ = ["Rendered", "ResponseCache", "Service"]
WARMING = "shared-tasks"  # the headline question
ANSWER_SECONDS = 10.0  # in which a store says which graph it has; one that is stuck says nothing, for minutes
_LOG = logging.getLogger("fengong.api")
_TRIES = 5  # of an answer that a write came between
_BOOKKEEPING = 1500  # bytes that an entry of the cache takes beside its body and its key
Key = tuple[str, str, str, str, str]  # version, path, query, language, encoding


class Service:
    """One per application. Routes answer from the cache, else compute in a thread."""

    def __init__(self, settings: Settings, store: GraphStore) -> None:
        self.settings = settings
        self.store = store
        self.asker = Asker(store, cache_bytes=settings.cache_bytes // 2)
        self.cache = ResponseCache(settings.cache_bytes - settings.cache_bytes // 2)
        self._warm = False
        self._asking: asyncio.Future[GraphInfo] | None = None
        self._said = False
        self._pending: dict[Key, asyncio.Future[Ready | None]] = {}

    async def info(self) -> GraphInfo:
        """Which graph answers now. Those who ask at once share one question: a store that is away is slow to say so.

        Raises what the store raises, and StoreError when it says nothing.
        """
        known = self.store.fresh()
        if known is not None:
            return known
        if self._asking is None:
            self._asking = asyncio.ensure_future(run_in_threadpool(self.store.info))
            self._asking.add_done_callback(self._asked)
        try:
            return await asyncio.wait_for(asyncio.shield(self._asking), ANSWER_SECONDS)
        except TimeoutError:
            self.store.fresh()  # a store that is being restarted says so
            raise self._silent() from None

    async def warm(self) -> GraphInfo:
        """Which graph answers, once it has answered a question: the first one after a start takes longer."""
        info = await self.info()
        if info != EMPTY and not self._warm:
            await run_in_threadpool(self.asker.ask, WARMING, {"limit": "1"})
            self._warm = True
        return info

    def _asked(self, done: asyncio.Future[GraphInfo]) -> None:
        self._asking, self._said = None, False
        if not done.cancelled():
            done.exception()  # looked at, even where nobody waits any more

    def _silent(self) -> StoreError:
        if not self._said:
            self._said = True  # once for each question, whoever waits for it
            _LOG.error("the graph has given no answer for %g s: %s", ANSWER_SECONDS, self.store.engine)
        return StoreError("图没有应答", "the graph gives no answer")

    async def cached(self, request: Request, compute: Callable[[], Rendered]) -> Response:
        """The answer to this address on this graph: rendered before, or computed in a thread now.

        An answer that a write came between may hold rows of two graphs: it is computed again, and never kept.
        Raises ParameterError (lang), StoreBusyError, NotAcceptableError and what `compute` raises.
        """
        asked = Asked.of(request)
        for _ in range(_TRIES):
            version = (await self.info()).version
            key = _key(version, asked)
            found = self.cache.get(key)
            if found is not None:
                return found.response(asked)
            tag = etag(*key)
            if tag.removeprefix("W/") in asked.none_match:
                return not_modified(head(tag, version))  # the tag says all: nothing need be computed
            checked_language(request)
            found = await self._shared(key, tag, compute)
            if found is not None:
                return found.response(asked)
        raise StoreBusyError("图正在更新，请稍后再试", "the graph is being rewritten: try again")

    async def fixed(self, request: Request, compute: Callable[[], Rendered]) -> Response:
        """The answer to an address that needs no graph. Raises NotAcceptableError and what `compute` raises."""
        asked = Asked.of(request)
        key = _key("", asked)
        found = self.cache.get(key) or _made(key, etag(*key), self._other(key), compute)
        self.cache.put(key, found)
        return found.response(asked)

    async def _shared(self, key: Key, tag: str, compute: Callable[[], Rendered]) -> Ready | None:
        """What `_computed` gives; those who ask for the same at once wait for one computing."""
        job = self._pending.get(key)
        if job is None:
            job = self._pending[key] = asyncio.ensure_future(self._computed(key, tag, compute))
            job.add_done_callback(lambda done: self._ended(key, done))
        return await asyncio.shield(job)

    async def _computed(self, key: Key, tag: str, compute: Callable[[], Rendered]) -> Ready | None:
        """The answer, made in a thread and kept; None when a write came between."""
        before = await run_in_threadpool(self.store.info)  # asked before and after, so never shared
        if before.version != key[0]:
            return None
        found = await run_in_threadpool(_made, key, tag, self._other(key), compute)
        if await run_in_threadpool(self.store.info) != before:
            return None
        self.cache.put(key, found)
        return found

    def _ended(self, key: Key, done: asyncio.Future[Ready | None]) -> None:
        del self._pending[key]
        if not done.cancelled():
            done.exception()  # looked at, even where nobody waits any more

    def _other(self, key: Key) -> Ready | None:
        """The same answer in the other encoding, if it is kept."""
        return self.cache.peek((*key[:4], "" if key[4] else "gzip"))


def _made(key: Key, tag: str, other: Ready | None, compute: Callable[[], Rendered]) -> Ready:
    """The answer in the encoding of `key`; where the other encoding is kept, nothing is computed."""
    rendered = unpacked(other) if other else compute()
    return ready(rendered, tag, key[0], packed=bool(key[4]))


def _key(version: str, asked: Asked) -> Key:
    return version, asked.path, asked.query, asked.tongue, "gzip" if asked.gzip else ""


class ResponseCache:
    """The bodies sent last, up to `limit` bytes with their keys. Used from the event loop only."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Key, Ready] = OrderedDict()
        self.bytes = self.hits = self.misses = 0

    def get(self, key: Key) -> Ready | None:
        """The body kept under `key`, or None."""
        if key in self._held:
            self.hits += 1
            self._held.move_to_end(key)
        else:
            self.misses += 1
        return self._held.get(key)

    def peek(self, key: Key) -> Ready | None:
        """The same, without counting as use."""
        return self._held.get(key)

    def put(self, key: Key, found: Ready) -> None:
        """Keep `found` unless it is an error or too large, and forget the longest unused beyond the limit."""
        size = _size(key, found)
        if found.status != 200 or size > self._limit or key in self._held:  # noqa: PLR2004 - HTTP's OK
            return
        self._held[key] = found
        self.bytes += size
        while self.bytes > self._limit:
            self.bytes -= _size(*self._held.popitem(last=False))


def _size(key: Key, found: Ready) -> int:
    # A character takes up to four bytes, and an address may be longer than its answer.
    return len(found.rendered.body) + 4 * sum(map(len, key)) + _BOOKKEEPING
