"""What is written down of requests: numbers for Prometheus, and a line of JSON each if the settings want it."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.types import Scope

from graph_api.gate.metrics import Counter, Histogram
from graph_api.gate.visits import Visit
from graph_store.audit import LineLog

NOWHERE = "(none)"
_API = "/api/v1"
# No other is a label: a client may make up as many as it likes.
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_ABORTED = 499  # as others write a request whose client went away before its answer


class Observer:
    """The numbers and the log of requests."""

    def __init__(self, place: str) -> None:
        """Raises StoreWriteError when the log cannot be opened."""
        self._log = LineLog(place)
        self.requests = Counter("fengong_requests_total", "Requests answered.", ("method", "route", "status"))
        self.seconds = Histogram("fengong_request_seconds", "Time from a request's head to its answer's end.", "route")
        self.refused = Counter("fengong_refused_requests_total", "Requests that were not let in.", ("reason",))

    def note(self, scope: Scope, visit: Visit, seconds: float) -> None:
        """A request has ended."""
        route, method, status = route_of(scope), scope.get("asked", scope["method"]), visit.status or _ABORTED
        self.requests.add(method if method in _METHODS else "other", route, str(status))
        self.seconds.observe(route, seconds)
        if visit.refused:
            self.refused.add(visit.refused)
        if self._log.is_on:
            self._log.write({
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"), "request_id": visit.id, "method": method,
                "route": route, "status": status, "ms": round(seconds * 1000, 3), "client": visit.kind,
                **({"refused": visit.refused} if visit.refused else {}),
            })  # fmt: skip

    def close(self) -> None:
        """Close the log."""
        self._log.close()


def route_of(scope: Scope) -> str:
    """The route as it is declared, so that no address of a user's becomes a label or stands in a log."""
    route = scope.get("route")
    if route is None:
        return "/static/{file}" if scope["path"].startswith("/static/") and "endpoint" in scope else NOWHERE
    path = str(getattr(route, "path", NOWHERE)).replace(":path}", "}")
    # A route of an included router tells its own part of the address only.
    inside = scope["path"] == _API or scope["path"].startswith(f"{_API}/")
    return _API + path if inside and not path.startswith(_API) else path
