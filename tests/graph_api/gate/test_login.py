"""Signing in with a browser: by a form of this site, for reading, until it signs out or its key is revoked."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import pytest

from graph_store.keyfile import read_keys, write_keys
from tests.graph_api.calling import API, JSON, Client, Reply
from tests.graph_api.gate.test_gate import VISITOR, Serve, bearer, key, keys, serve

__all__ = ["keys", "serve"]
HTML = {"Accept": "text/html"}
FORM = {"Content-Type": "application/x-www-form-urlencoded", **HTML}


def here(client: Client) -> dict[str, str]:
    """What a browser says of a form of this site."""
    return {"Origin": f"http://127.0.0.1:{client.port}", "Sec-Fetch-Site": "same-origin"}


def sign_in(client: Client, text: str, more: dict[str, str] | None = None, **fields: str) -> Reply:
    body = urlencode({"key": text, **fields}).encode()
    return client.send("POST", "/login?lang=en", body, {**FORM, **(here(client) if more is None else more)})


def cookie(reply: Reply) -> dict[str, str]:
    assert reply.status == 303
    return {"Cookie": reply.headers["Set-Cookie"].partition(";")[0]}


def test_without_a_key_a_browser_gets_a_form_that_leads_back(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        reply = client.send("GET", "/tasks/1?lang=en&x=%22%3E", headers=HTML)
        assert (reply.status, reply.media_type) == (401, "text/html; charset=utf-8")
        assert reply.headers["WWW-Authenticate"].startswith("Bearer ")
        assert reply.headers["Cache-Control"] == "no-store"
        assert 'name="next" value="/tasks/1?lang=en&amp;x=%22%3E"' in reply.text
        assert 'type="password"' in reply.text
        assert '<meta name="referrer" content="same-origin">' in reply.text
        entered = sign_in(client, f" {text} ", next="/tasks/1?lang=en")
        assert entered.headers["Location"] == "/tasks/1?lang=en"
        assert text not in str(entered.headers)


def test_the_cookie_opens_pages_and_data_and_queries(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        known = cookie(sign_in(client, text))
        for path in ("/", "/questions/shared-tasks", f"{API}/tasks", "/metrics", "/docs"):
            assert client.send("GET", path, headers=known).status == 200
            assert client.send("GET", path).status == 401
            assert client.send("GET", path, headers={"Cookie": "fengong=" + "a" * 43}).status == 401
        query = b'{"query": "RETURN 1 AS x"}'
        assert client.send("POST", f"{API}/cypher", query, {**JSON, **known, **here(client)}).status == 200


@pytest.mark.parametrize(
    "from_where",
    [
        {}, {"Origin": "null"}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    ],
)  # fmt: skip
def test_a_cookie_is_no_use_to_another_site(serve: Serve, keys: Path, from_where: dict[str, str]) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        known = cookie(sign_in(client, text))
        query = b'{"query": "RETURN 1 AS x"}'
        assert client.send("POST", f"{API}/cypher", query, {**JSON, **known, **from_where}).problem(403, "cross-site")
        assert client.send("POST", "/logout", b"", {**known, **from_where}).status == 403
        assert client.send("GET", "/", headers=known).status == 200


@pytest.mark.parametrize(
    "from_where", [{"Origin": "null"}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_no_other_site_signs_a_browser_in(serve: Serve, keys: Path, from_where: dict[str, str]) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        reply = sign_in(client, text, from_where)
        assert reply.status == 403
        assert "Set-Cookie" not in reply.headers


@pytest.mark.parametrize("text", ["", "x", "fg_00000000_" + "a" * 43, "Ω" * 50, "<script>"])
def test_a_wrong_key_is_told_on_the_page(serve: Serve, keys: Path, text: str) -> None:
    key(keys, "reader", "甲")
    with serve(reading="key") as client:
        reply = sign_in(client, text, next="/tasks/1")
        assert reply.status == 401
        assert "the key is wrong or was revoked" in reply.text
        assert 'name="next" value="/tasks/1"' in reply.text
        assert "Set-Cookie" not in reply.headers
        assert "<script>" not in reply.text


def test_behind_a_proxy_with_tls_the_cookie_stays_there(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        reply = sign_in(client, text, {"Origin": f"https://127.0.0.1:{client.port}"})
        assert reply.headers["Set-Cookie"].startswith("__Host-fengong=")
        assert reply.headers["Set-Cookie"].endswith("; Secure")
        assert client.send("GET", "/", headers=cookie(reply)).status == 200


def test_guessing_is_slow(serve: Serve, keys: Path) -> None:
    right = key(keys, "reader", "甲")
    with serve(reading="key", rate=0.001, burst=20) as client:
        statuses = [sign_in(client, "x", {**here(client), **VISITOR}).status for _ in range(4)]
        assert statuses == [401, 401, 429, 429]
        assert sign_in(client, right, {**here(client), **VISITOR}).status == 429
        assert sign_in(client, right).status == 303


def test_a_session_ends_with_its_key(serve: Serve, keys: Path) -> None:
    text, other = key(keys, "reader", "甲"), key(keys, "reader", "乙")
    with serve(reading="key") as client:
        known, kept = cookie(sign_in(client, text)), cookie(sign_in(client, other))
        write_keys(keys, [one for one in read_keys(keys) if one.name == "乙"])
        assert client.send("GET", "/", headers=known).status == 401
        assert client.send("GET", "/", headers=kept).status == 200


def test_signing_out_ends_this_session_on_the_server_too(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        known, other = cookie(sign_in(client, text)), cookie(sign_in(client, text))
        reply = client.send("POST", "/logout", b"", {**known, **here(client)})
        assert reply.status == 303
        assert "Max-Age=0" in reply.headers["Set-Cookie"]
        assert client.send("GET", "/", headers=known).status == 401
        assert client.send("GET", "/", headers=other).status == 200


def test_signing_in_again_ends_the_session_before(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        known = cookie(sign_in(client, text))
        again = cookie(sign_in(client, text, {**here(client), **known}))
        assert client.send("GET", "/", headers=known).status == 401
        assert client.send("GET", "/", headers=again).status == 200


@pytest.mark.parametrize(
    "following",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "x", "/a\r\nX: y", "/a b", "/" * 2, "/" + "x" * 5000],
)  # fmt: skip
def test_the_way_leads_nowhere_else(serve: Serve, keys: Path, following: str) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        assert sign_in(client, text, next=following).headers["Location"] == "/"
        shown = client.send("GET", f"/login?{urlencode({'next': following})}", headers=HTML)
        assert 'name="next" value="/"' in shown.text


def test_a_key_in_the_address_or_another_kind_of_body_signs_nobody_in(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        assert client.send("GET", f"/login?key={text}", headers=HTML).headers["Set-Cookie"] is None
        assert client.send("GET", f"/?key={text}", headers=HTML).status == 401
        assert client.send("POST", f"/login?key={text}", b"", {**FORM, **here(client)}).status == 401
        as_json = b'{"key": "%s"}' % text.encode()
        assert client.send("POST", "/login", as_json, {**JSON, **here(client)}).status == 401
        many = "&".join(f"key={text}" for _ in range(2)).encode()
        assert client.send("POST", "/login", many, {**FORM, **here(client)}).status == 401
        assert client.send("POST", "/login", b"a=1&" * 50, {**FORM, **here(client)}).status == 401


def test_pages_are_the_same_for_everybody_and_name_nobody(serve: Serve, keys: Path) -> None:
    first, second = key(keys, "reader", "某甲"), key(keys, "writer", "某乙")
    with serve(reading="key") as client:
        pages = [client.send("GET", "/", headers=cookie(sign_in(client, text))).text for text in (first, second)]
        pages.append(client.send("GET", "/", headers=bearer(first)).text)
        assert len(set(pages)) == 1
        assert "某甲" not in pages[0]
        assert '<a href="/login?lang=zh">' in pages[0]
        known = cookie(sign_in(client, first))
        assert "某甲" in client.send("GET", "/login", headers=known).text


def test_where_reading_is_open_nobody_is_sent_to_the_form(serve: Serve, keys: Path) -> None:
    key(keys, "reader", "甲")
    with serve() as client:
        assert 'href="/login' not in client.send("GET", "/", headers=HTML).text
        assert client.send("GET", "/login", headers=HTML).status == 200


def test_a_session_of_another_process_is_none(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        known = cookie(sign_in(client, text))
    with serve(reading="key") as client:
        assert client.send("GET", "/", headers=known).status == 401


def test_forms_that_never_come_whole_keep_no_reader_out(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key", requests_at_once=2) as client, ExitStack() as opened:
        head = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\nContent-Length: 100\r\n"
        head += "Content-Type: application/x-www-form-urlencoded\r\nX-Forwarded-For: 198.51.100.7\r\n\r\nkey="
        for _ in range(8):
            one = opened.enter_context(socket.create_connection(("127.0.0.1", client.port), timeout=20))
            one.sendall(head.encode())
        assert one.recv(65_536).startswith(b"HTTP/1.1 503 ")  # those of one client beyond its share, at once
        assert client.send("GET", "/", headers=bearer(text)).status == 200
        assert sign_in(client, text).status == 303
