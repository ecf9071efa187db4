"""Looking addresses up changes nothing but the time: answers and faults are those of FastAPI's own routes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, NoMatchFound

from graph_api import app as application
from graph_api.direct import DirectRoutes
from graph_store.ladybug_engine.store import LadybugStore
from queries.catalogue import catalogue
from tests.graph_api.calling import API, Client, Reply
from tests.graph_api.serving import served

ROWS = [f"{API}/questions/{one.name}/rows" for one in catalogue() if not any(p.required for p in one.parameters)]
TARGETS = [
    *ROWS, *(f"{path}.json" for path in ROWS), *(f"{path}.csv" for path in ROWS), f"{API}/agencies", f"{API}/tasks",
    f"{API}/tasks.csv?limit=3&headings=zh", f"{API}/documents.json", f"{API}/openapi.json", "/ready",
    f"{ROWS[0]}?limit=x", f"{ROWS[0]}?nope=1", f"{ROWS[0]}?lang=fr", f"{ROWS[0]}/", f"{ROWS[0]}.xml", f"{ROWS[0]}?",
    f"{ROWS[0].replace('-', '%2D')}", f"{API}/questions/nope/rows", f"{API}/questions/pair-tasks/rows",
    f"{API}/questions/a/b/rows", f"{API}//questions", "/nowhere",
]  # fmt: skip


class Nothing(DirectRoutes):
    """Looks nothing up."""

    def matches(self, scope: object) -> tuple[Match, dict[str, object]]:
        return Match.NONE, {}


@pytest.fixture(scope="module")
def both(ladybug_store: LadybugStore) -> Iterator[tuple[Client, Client]]:
    """The service as it is, and one that leaves everything to FastAPI."""
    with pytest.MonkeyPatch.context() as patch, served(ladybug_store) as direct:
        patch.setattr(application, "DirectRoutes", Nothing)
        with served(ladybug_store) as plain:
            yield direct, plain


def told(client: Client, method: str, target: str) -> tuple[int, bytes, list[tuple[str, str]]]:
    """What a client is told, but for the port, times and the length that these have, and the id."""
    reply: Reply = client.send(method, target)
    body = re.sub(rb'"(took_ms|age_seconds)": ?[0-9.e-]+', b"", reply.body)
    headers = [(name, value.replace(str(client.port), "PORT")) for name, value in reply.headers.items()]
    return (
        reply.status,
        body,
        [one for one in headers if one[0].lower() not in {"date", "content-length", "x-request-id"}],
    )


@pytest.mark.parametrize("target", TARGETS)
def test_every_answer_is_the_same(both: tuple[Client, Client], target: str) -> None:
    for method in ("GET", "HEAD", "POST", "DELETE"):
        direct, plain = (told(client, method, target) for client in both)
        assert direct == plain, method


def scope(path: str, method: str = "GET", kind: str = "http") -> dict[str, object]:
    return {"type": kind, "path": path, "method": method}


async def _plain(request: Request) -> Response:
    return Response(b"", 204)


async def _more(request: Request, limit: int = 1) -> Response:
    return Response(b"", 204)


def _waiting(request: Request) -> Response:
    return Response(b"", 204)


def test_only_routes_that_leave_nothing_to_fastapi_are_taken() -> None:
    routes = APIRouter()
    routes.add_api_route("/plain", _plain)
    routes.add_api_route("/typed", _more)
    routes.add_api_route("/in-a-thread", _waiting)
    routes.add_api_route("/checked", _plain, dependencies=[Depends(_waiting)])
    routes.add_api_route("/named/{name}", _plain)
    routes.add_api_route("/post", _plain, methods=["POST"])
    direct = DirectRoutes()
    direct.take(routes.routes, "/x")
    paths = [f"/x{path}" for path in ("/plain", "/typed", "/in-a-thread", "/checked", "/named/{name}", "/post")]
    assert [path for path in paths if direct.matches(scope(path))[0] is Match.FULL] == ["/x/plain"]
    assert direct.matches(scope("/x/plain", "POST")) == (Match.NONE, {})
    assert direct.matches(scope("/x/plain", kind="websocket")) == (Match.NONE, {})
    with pytest.raises(NoMatchFound):
        direct.url_path_for("_plain")


def test_the_first_of_two_routes_answers() -> None:
    routes = APIRouter()
    routes.add_api_route("/one", _plain)
    other = APIRouter()

    @other.get("/one")
    async def second(request: Request) -> Response:
        return Response(b"", 500)

    direct = DirectRoutes()
    direct.take([*routes.routes, *other.routes])
    assert direct.matches(scope("/one"))[1]["endpoint"] is _plain
