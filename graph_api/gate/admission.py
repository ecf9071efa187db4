"""Whether a request is let in: the checks in their order, on what its head says. The one that is slow is awaited."""

from __future__ import annotations

import logging
from functools import partial
from math import ceil
from pathlib import Path
from time import monotonic

from anyio import CapacityLimiter, to_thread
from starlette.types import Scope

from graph_api.gate import cookies
from graph_api.gate.buckets import Buckets
from graph_api.gate.head import LOCAL, Addresses, Head, key_of, read
from graph_api.gate.hosts import Hosts, is_loopback
from graph_api.gate.places import Places
from graph_api.gate.refusals import Refusal
from graph_api.gate.sessions import Sessions
from graph_api.gate.visits import Ids, Visit, begun
from graph_store.errors import InputError
from graph_store.keyring import Keyring
from graph_store.keys import Key
from graph_store.settings import Settings

_WATCHED = frozenset({"/health", "/ready"})  # watchers ask without a key, and when nobody else is let in
OPEN = "/static/"  # a page that says "no" needs its style sheet
LOGIN, LOGOUT = "/login", "/logout"
_FORMS = frozenset({LOGIN, LOGOUT})
_SAFE = frozenset({"GET", "HEAD"})
_WRONG_KEY = 10.0  # tokens: guessing is slow for the guesser, not only for us
_MOST_CHECKS_WAITING = 16
_MOST_FORMS, _MOST_FORMS_EACH = 32, 4
_RETRY_KEYS = 60  # seconds: somebody has to mend the file
_LOG = logging.getLogger("fengong.api")


def reading_is_open(settings: Settings) -> bool:
    """Whether one may read without a key."""
    return settings.reading == "open" or (settings.reading == "loopback" and is_loopback(settings.host))


class Admission:
    """The checks, as the settings want them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.keyed = not reading_is_open(settings)
        self.sessions = Sessions()
        self._hosts = Hosts(settings.allowed_hosts, "" if is_loopback(settings.host) else settings.host)
        self._addresses = Addresses(settings.trusted_proxies)
        self._keyring = Keyring(Path(settings.keys).expanduser())
        self._buckets = Buckets(settings.rate, settings.burst)
        self._ids = Ids()
        self._logged = ""
        self._checks = CapacityLimiter(1)  # of 16 MB and some 50 ms each
        self.places = Places(settings.requests_at_once)
        # Anybody may send the form, and as slowly as it pleases: that must not keep readers out.
        self._forms = Places(_MOST_FORMS, _MOST_FORMS_EACH)
        self.queries = Places(10_000, settings.cypher_per_client)

    def arrive(self, scope: Scope) -> tuple[Visit, Head]:
        """Who comes."""
        head = read(scope["headers"])
        address = scope["client"][0] if scope.get("client") else "?"
        client = self._addresses.client(address, head.get(b"x-forwarded-for"))
        return begun(self._ids.of(head.get(b"x-request-id")), client), head

    async def refusal(self, scope: Scope, visit: Visit, head: Head) -> Refusal | None:
        """Why the request is not let in; None when it is. It then knows its key."""
        found = self._form(scope, head)
        if found or scope["path"] in _WATCHED:
            return found
        return await self._entry(scope, visit, head) or self._cross_site(scope, visit, head) or self._pace(visit)

    def _form(self, scope: Scope, head: Head) -> Refusal | None:
        own = self._settings
        host = head.get(b"host")
        if head.size > own.header_bytes:
            return Refusal("headers-too-large", str(own.header_bytes))
        if head.twice:
            return Refusal("bad-request", f"{head.twice.decode()} × 2")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > own.url_bytes:
            return Refusal("url-too-long", str(own.url_bytes))
        # No browser leaves the host out, so that a request without one is no other site's.
        if host and not self._hosts.allow(host):
            return Refusal("bad-host", host[:100].decode("latin-1"))
        return None

    async def _entry(self, scope: Scope, visit: Visit, head: Head) -> Refusal | None:
        """Find out whose key it is. A wrong one is refused even where none is needed: its owner should know."""
        authorization = head.get(b"authorization")
        text = key_of(authorization) if authorization else None
        if text is None:
            try:
                return self._by_cookie(scope, visit, head)
            except InputError as problem:
                return self._unreadable(problem)
        found = await self.holder(visit, text)
        if isinstance(found, Refusal):
            return found
        visit.key, visit.client = found, f"key:{found.id}"
        return None

    def _unreadable(self, problem: InputError) -> Refusal:
        """Nobody is let in by a key that cannot be checked; why stands in the log, once."""
        if problem.en != self._logged:
            self._logged = problem.en
            _LOG.error("%s", problem.en)
        return Refusal("keys-unreadable", retry=_RETRY_KEYS)

    async def holder(self, visit: Visit, text: str) -> Key | Refusal:
        """Whose key `text` is."""
        try:
            found = await self._identified(visit, text)
        except InputError as problem:
            return self._unreadable(problem)
        self._logged = ""
        return found

    async def _identified(self, visit: Visit, text: str) -> Key | Refusal:
        checked, key = self._keyring.known(text)
        if not checked:
            waiting = self._checks.statistics().tasks_waiting >= _MOST_CHECKS_WAITING
            refusal = self._pace(visit, 0) or (Refusal("server-busy", retry=1) if waiting else None)
            if refusal:
                return refusal  # who guessed too often makes no more work
            key = await to_thread.run_sync(partial(self._keyring.check, text), limiter=self._checks)
        return key or self._pace(visit, _WRONG_KEY) or Refusal("key-unknown")

    def _by_cookie(self, scope: Scope, visit: Visit, head: Head) -> Refusal | None:
        """A browser that signed in has its key, unless that was revoked; others are let in where no key is needed."""
        cookie = head.get(b"cookie")
        word = cookies.read(cookie, secure=scope["scheme"] == "https") if cookie else ""
        key = self.sessions.key(word, monotonic()) if word else None
        if key is not None and self._keyring.holds(key):
            visit.key, visit.client, visit.by_cookie = key, f"key:{key.id}", True
            return None
        path = scope["path"]
        return Refusal("key-needed") if self.keyed and not path.startswith(OPEN) and path not in _FORMS else None

    def _cross_site(self, scope: Scope, visit: Visit, head: Head) -> Refusal | None:
        """A browser says where a request comes from; whoever says nothing is no browser, which sends keys unasked."""
        if scope["method"] in _SAFE:
            return None
        site, origin = head.get(b"sec-fetch-site"), head.get(b"origin")
        if visit.by_cookie and not site and not origin:
            return Refusal("cross-site")
        from_here = origin.partition(b"://")[2] == head.get(b"host") if origin else True
        return None if site in {b"", b"same-origin", b"none"} and from_here else Refusal("cross-site")

    def _pace(self, visit: Visit, tokens: float = 1.0) -> Refusal | None:
        if visit.client == LOCAL:
            return None
        wait = ceil(self._buckets.take(visit.client, monotonic(), tokens))
        return Refusal("too-many-requests", str(wait), wait) if wait else None

    def take_place(self, scope: Scope, visit: Visit) -> Refusal | None:
        """Go inside, if there is room; whoever got in must `give_place` back."""
        if scope["path"] in _WATCHED:
            return None
        if not self._room(scope).enter(visit.client):
            return Refusal("server-busy", retry=1)
        if _is_query(scope) and visit.client != LOCAL and not self.queries.enter(visit.client):
            self.places.leave(visit.client)
            return Refusal("too-many-queries", str(self._settings.cypher_per_client), 1)
        return None

    def give_place(self, scope: Scope, visit: Visit) -> None:
        """Come out again."""
        if scope["path"] in _WATCHED:
            return
        self._room(scope).leave(visit.client)
        if _is_query(scope) and visit.client != LOCAL:
            self.queries.leave(visit.client)

    def _room(self, scope: Scope) -> Places:
        return self._forms if scope["path"] in _FORMS and scope["method"] not in _SAFE else self.places


def _is_query(scope: Scope) -> bool:
    return bool(scope["method"] == "POST" and scope["path"].endswith("/cypher"))
