"""Files that pages need: asked for once by who names them with their digest, small on the way, and no others."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from graph_api.assets import asset, digest, files
from tests.graph_api.calling import Client

OURS = Path(__file__).resolve().parents[2] / "graph_api" / "static"


@pytest.mark.parametrize("page", ["/", "/cypher", "/docs", "/questions/shared-tasks", "/nope"])
def test_pages_name_files_by_what_is_in_them(client: Client, page: str) -> None:
    named = re.findall(
        r'(?:src|href)="(/static/[^"]+)"', client.send("GET", page, headers={"Accept": "text/html"}).text
    )
    assert named
    for address in named:
        reply = client.send("GET", address)
        assert reply.status == 200
        assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("query", ["", "?v=", "?v=000000000000", "?w=1"])
def test_another_address_is_asked_for_each_time(client: Client, query: str) -> None:
    reply = client.send("GET", f"/static/site.css{query}")
    assert reply.headers["Cache-Control"] == "no-cache"
    again = client.send("GET", f"/static/site.css{query}", headers={"If-None-Match": reply.headers["ETag"]})
    assert (again.status, again.text) == (304, "")
    other = client.send("GET", f"/static/site.css{query}", headers={"If-None-Match": '"another"'})
    assert other.text == (OURS / "site.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["site.css", "vendor/editor.js", "docs/swagger-ui-bundle.js"])
def test_large_files_are_packed_for_who_takes_that(client: Client, name: str) -> None:
    plain, packed = (client.send("GET", asset(name), headers=headers) for headers in ({}, {"Accept-Encoding": "gzip"}))
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body == files()[name].read_bytes()
    assert len(packed.body) < len(plain.body) / 2
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in plain.headers


def test_small_files_are_sent_as_they_are(client: Client) -> None:
    reply = client.send("GET", asset("favicon.svg"), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in reply.headers
    assert reply.media_type == "image/svg+xml"


def test_scripts_and_styles_have_the_type_that_browsers_want(client: Client) -> None:
    types = {name: client.send("GET", asset(name)).media_type for name in ("site.css", "site.js", "docs/favicon.png")}
    assert types == {
        "site.css": "text/css; charset=utf-8", "site.js": "text/javascript; charset=utf-8",
        "docs/favicon.png": "image/png",
    }  # fmt: skip


def test_another_content_has_another_digest() -> None:
    assert len({digest(name) for name in files()}) == len({path.read_bytes() for path in files().values()})


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_files_are_only_read(client: Client, method: str) -> None:
    reply = client.send(method, "/static/site.css")
    assert reply.status == 405
    assert "GET" in reply.headers["Allow"]


def test_the_head_alone_is_sent_where_it_is_asked_for(client: Client) -> None:
    reply = client.send("HEAD", asset("site.css"))
    assert (reply.status, reply.body) == (200, b"")
    assert reply.headers["Content-Length"] == str(len(files()["site.css"].read_bytes()))
