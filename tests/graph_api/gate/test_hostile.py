"""What a hostile visitor tries at a service that takes keys: each attack, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.keyfile import read_keys, write_keys
from graph_store.ladybug_engine.store import LadybugStore
from tests.graph_api.calling import API
from tests.graph_api.gate.hostile import FORM, Answer, Site, keyed

PLANTED = "planted-by-somebody-else-0123456789abcdefghi"
TLS = ("X-Forwarded-Proto", "https")  # the one header that a proxy on this machine is believed


@pytest.fixture(scope="module")
def site(ladybug_store: LadybugStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with keyed(ladybug_store.address, tmp_path_factory.mktemp("keyed")) as found:
        yield found
        assert found.ask("/health").status == 200  # whatever was tried


def opens(site: Site, *headers: tuple[str, str]) -> bool:
    return site.ask("/", *headers).status == 200


def test_a_word_that_was_planted_before_signing_in_is_never_a_session(site: Site) -> None:
    planted = ("Cookie", f"fengong={PLANTED}")
    [given] = site.sign_in(*site.here, planted).cookies
    assert PLANTED not in given
    assert opens(site, ("Cookie", given))
    assert not opens(site, planted)


def test_a_session_that_was_planted_ends_when_its_victim_signs_in(site: Site) -> None:
    own = site.cookie(site.second)
    both = ("Cookie", f"{own[1]}; fengong=another")
    [given] = site.sign_in(*site.here, both).cookies
    assert opens(site, ("Cookie", given))
    assert not opens(site, own)


def test_over_tls_a_cookie_that_plain_pages_can_set_is_no_session(site: Site) -> None:
    own = site.cookie()
    assert opens(site, own)
    assert not opens(site, own, TLS)


def test_the_cookie_is_for_this_host_and_for_no_script(site: Site) -> None:
    for origin, name, more in (("http", "fengong", set()), ("https", "__Host-fengong", {"Secure"})):
        reply = site.sign_in(("Origin", f"{origin}://127.0.0.1:{site.port}"))
        [header] = reply.all("set-cookie")
        pair, *attributes = header.split("; ")
        assert pair.startswith(f"{name}=")
        assert len(pair) == len(name) + 1 + 43
        assert set(attributes) == {"Max-Age=43200", "Path=/", "HttpOnly", "SameSite=Strict", *more}


def test_signing_out_ends_whatever_the_browser_holds(site: Site) -> None:
    plain, [secure] = site.cookie(), site.sign_in(*site.here, TLS).cookies
    held = ("Cookie", f"{plain[1]}; {secure}; fengong=x")
    reply = site.ask("/logout", *site.here, TLS, held, method="POST")
    assert (reply.status, reply.cookies, len(reply.all("set-cookie"))) == (303, [], 2)
    assert not opens(site, plain)
    assert not opens(site, ("Cookie", secure))


def test_a_cookie_that_was_copied_is_no_use_after_signing_out(site: Site) -> None:
    own = site.cookie()
    assert site.ask("/logout", *site.here, own, method="POST").status == 303
    for _ in range(2):
        assert not opens(site, own)
        assert site.ask(f"{API}/tasks", own).status == 401
    assert site.ask("/login", own).body.count(b'type="password"') == 1


def test_nor_after_its_key_is_revoked_and_another_is_made_of_that_name(site: Site) -> None:
    own, kept = site.cookie(site.second), site.cookie()
    held = read_keys(site.file)
    try:
        write_keys(site.file, [one for one in held if one.name != "乙"])
        assert not opens(site, own)
        assert not opens(site, ("Authorization", f"Bearer {site.second}"))
        assert opens(site, kept)
    finally:
        write_keys(site.file, held)


@pytest.mark.parametrize("cookie", [
    "fengong=", "fengong", "=", "fengong=None", "fengong=%s%s", "fengong=*", 'fengong="%s"', "Fengong=%s", "fengong =%s",
    "fengong=%s; fengong=%s", "xfengong=%s", "$Version=1; fengong=%s; $Path=/", "fengong=%s\x00", "fengong=" + "a" * 30_000, "\xff",
])  # fmt: skip
def test_cookies_that_are_nearly_right(site: Site, cookie: str) -> None:
    word = site.cookie()[1].partition("=")[2]
    reply = site.ask("/", ("Cookie", cookie.replace("%s", word)))
    # Old syntax that names the word itself opens: nothing else does.
    assert reply.status == (200 if cookie.startswith("$Version") else 400 if "\x00" in cookie else 401)


@pytest.mark.parametrize("following", [
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "/\t/evil.example",
    "https:evil.example", "javascript:alert(1)", "data:text/html,x", " //evil.example", "/\n/evil.example", "/a\r\nX-Y: z",
    "evil.example", "@evil.example", "?next=//evil.example", "/" + "x" * 5000, "/\x00", "",
])  # fmt: skip
def test_the_way_on_leads_to_no_other_site(site: Site, following: str) -> None:
    reply = site.sign_in(next=following)
    assert (reply.status, reply.all("location"), reply.all("x-y")) == (303, ["/"], [])


@pytest.mark.parametrize("following", [
    "/.//evil.example", "/%5cevil.example", "/%2f/evil.example", "/a\u2028\u0085b", "/@evil.example", "/;//evil.example",
    "/%0d%0aX-Y:z", "/tasks/1?x=//evil.example#//evil.example",
])  # fmt: skip
def test_what_stays_here_is_followed_as_it_is(site: Site, following: str) -> None:
    reply = site.sign_in(next=following)
    [way] = reply.all("location")
    assert way.startswith("/")
    assert not way.startswith("//")
    assert way.isascii()
    assert reply.all("x-y") == []


@pytest.mark.parametrize("headers", [
    [("Origin", "null")], [("Origin", "https://evil.example")], [("Origin", "http://127.0.0.1:1")],
    [("Origin", "http://127.0.0.1.evil.example")], [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
    [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "SAME-ORIGIN")],
])  # fmt: skip
def test_another_site_signs_nobody_in_and_nobody_out(site: Site, headers: list[tuple[str, str]]) -> None:
    own = site.cookie()
    reply = site.sign_in(*headers, own, key=site.second)
    assert (reply.status, reply.all("set-cookie")) == (403, [])
    reply = site.ask("/logout", *headers, own, method="POST")
    assert (reply.status, reply.all("set-cookie")) == (403, [])
    assert opens(site, own)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_only_a_form_signs_out(site: Site, method: str) -> None:
    own = site.cookie()
    reply = site.ask("/logout", *site.here, own, method=method)
    assert (reply.status, reply.all("set-cookie")) == (405, [])
    assert opens(site, own)


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "POST", "PROPFIND", "CONNECT"])
def test_no_other_method_reads(site: Site, method: str) -> None:
    for target, taken in (("/", set()), ("/health", set()), ("/static/site.css", set()), ("/login", {"POST"})):
        nobody, reader = site.ask(target, method=method), site.ask(target, *site.here, site.cookie(), method=method)
        assert nobody.status == 401 if target == "/" or method in taken else nobody.status == 405
        assert reader.status == (401 if method in taken else 405)  # a form without a key in it
        assert b"fengong=" not in nobody.body + reader.body  # TRACE would show the cookie to a script


@pytest.mark.parametrize("target", [
    "/static/..%2fmetrics", "/static/%2e%2e/metrics", "/static/../metrics", "/static/..;/metrics", "/%2e%2e/metrics",
    "//metrics", "/./metrics", "/metrics/", "/metrics;x", "/metrics%00", "/metrics%2f", "/metrics%20", "/health/../metrics",
    "/health/", "/health;/metrics", "/health%2fmetrics", "/healthx", "/HEALTH", "/login/../metrics", "/login/", "/LOGIN",
    "/login;", "/static", "/static\\..\\metrics", "/api//v1/tasks", "/api/v1/../../metrics", "/metrics?/static/", "/?/health",
    "/metrics#/static/", "/%6detrics",
])  # fmt: skip
def test_no_way_round_the_gate(site: Site, target: str) -> None:
    reply = site.ask(target)
    assert reply.status in {400, 401, 404}
    assert b"fengong_requests_total" not in reply.body


@pytest.mark.parametrize("name", ["X-Original-URL", "X-Rewrite-URL", "X-Forwarded-URI", "X-HTTP-Method-Override"])
def test_no_header_changes_what_was_asked_for(site: Site, name: str) -> None:
    assert site.ask("/", (name, "/health")).status == 401
    assert site.ask("/health", (name, "/metrics")).body == b'{"status": "ok"}'


@pytest.mark.parametrize("text", [
    "Bearer", "Bearer ", "Bearer null", "Bearer fg_", "Bearer %s%s", "Bearer %s,%s", "Basic", "Basic Og==", "Basic !",
    "Basic YTo=", "bearer\t%s", "Token %s", "%s", "Digest %s", "Bearer \xff",
])  # fmt: skip
def test_authorizations_that_are_nearly_right(site: Site, text: str) -> None:
    reply = site.ask("/", ("Authorization", text.replace("%s", site.first)))
    assert reply.status == 401
    assert reply.all("www-authenticate") == ['Bearer realm="Fengong"']


def test_a_header_that_may_stand_once_stands_once(site: Site) -> None:
    right = ("Authorization", f"Bearer {site.first}")
    assert opens(site, right)
    assert site.ask("/", right, right).status == 400
    assert site.ask("/", right, ("Host", "evil.example")).status == 400


@pytest.mark.parametrize(
    "more", ["a" * 20_000, "%00", "%ff", "%ed%a0%80", "+", "&key=%s", "[]=%s", "'--", "%s%00", "%s%0a%0d%0a"]
)
def test_keys_in_the_form_that_are_nearly_right(site: Site, more: str) -> None:
    body = "key=" + more.replace("%s", site.first)
    reply = site.ask("/login", FORM, *site.here, method="POST", body=body)
    trimmed = more.startswith("%s%0a")  # what pasting adds at the end is no part of a key
    assert (reply.status, len(reply.cookies)) == ((303, 1) if trimmed else (401, 0))


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", "application/json", ""])
def test_forms_of_another_kind_sign_nobody_in(site: Site, kind: str) -> None:
    reply = site.ask("/login", ("Content-Type", kind), *site.here, method="POST", body=f"key={site.first}")
    assert (reply.status, reply.all("set-cookie")) == (401, [])


@pytest.mark.parametrize("host", [
    "evil.example", "127.0.0.1@evil.example", "127.0.0.1/evil", "127.0.0.1#evil.example", "127.0.0.1,evil.example",
    "127.0.0.1 evil.example", "[::1]evil.example", "0x7f.1", "2130706433", "127.1", "127.0.0.1:8000:80", "*", "\xff",
])  # fmt: skip
def test_hosts_that_are_none_of_ours(site: Site, host: str) -> None:
    reply = site.ask("/network/", site.cookie(), host=host)
    assert (reply.status, reply.all("location")) == (421, [])


@pytest.mark.parametrize("headers", [
    [], [("X-Forwarded-Host", "evil.example")], [("Forwarded", "host=evil.example;proto=gopher")], [TLS],
    [("X-Forwarded-Proto", "javascript")], [("X-Forwarded-Prefix", "//evil.example")], [("X-Forwarded-Port", "1")],
])  # fmt: skip
def test_nothing_that_is_said_of_a_host_stands_in_an_answer(site: Site, headers: list[tuple[str, str]]) -> None:
    own = [] if TLS in headers else [site.cookie()]
    known = own or [("Cookie", site.sign_in(*site.here, TLS).cookies[0])]
    reply = site.ask("/network/?lang=en", *headers, *known)
    assert (reply.status, reply.all("location")) == (307, ["/network?lang=en"])
    for target in ("/", "/login", "/tasks/1", "/agencies"):
        answer = site.ask(target, *headers, *known)
        assert b"evil.example" not in answer.raw
        assert f":{site.port}".encode() not in answer.raw


def test_the_host_of_an_address_in_full_is_not_believed(site: Site) -> None:
    asked = f"GET http://evil.example/network/ HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nConnection: close\r\n"
    reply = site.raw(f"{asked}Authorization: Bearer {site.first}\r\n\r\n".encode())
    assert (reply.status, reply.all("location")) == (307, ["/network"])


@pytest.mark.parametrize("framing", [
    "Content-Length: 4\r\nTransfer-Encoding: chunked", "Content-Length: 4\r\nContent-Length: 40", "Content-Length: -1",
    "Transfer-Encoding: chunked, identity", "Content-Length: 0x4", "X: y\r\n Z: folded\x00",
])  # fmt: skip
def test_a_request_of_two_readings_is_refused(site: Site, framing: str) -> None:
    smuggled = f"0\r\n\r\nGET /health HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\n\r\n"
    head = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nConnection: close\r\n{framing}\r\n\r\n"
    found = site.raw((head + smuggled).encode("latin-1"))
    assert b'"status":"ok"' not in found.raw
    assert found.status in {400, 401}


@pytest.mark.parametrize("protocol", ["websocket", "h2c", "TLS/1.0"])
def test_no_other_protocol_is_spoken(site: Site, protocol: str) -> None:
    more = [("Upgrade", protocol), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="), ("Sec-WebSocket-Version", "13")]
    assert site.ask("/", *more).status == 401
    assert site.ask("/", *more, site.cookie()).status == 200


@pytest.mark.parametrize("given", ["a\tb", "<script>", "a" * 65, "\xe9", "a b", "%0d%0aX-Y:z"])
def test_an_id_that_is_no_id_is_not_repeated(site: Site, given: str) -> None:
    reply = site.ask("/health", ("X-Request-ID", given))
    [made] = reply.all("x-request-id")
    assert made != given
    assert given.encode("latin-1") not in reply.raw


def caching(answer: Answer) -> set[str]:
    return {word.strip() for one in answer.all("cache-control") for word in one.split(",")}


@pytest.mark.parametrize("target", [
    "/", "/questions/shared-tasks", "/tasks/1", "/tasks", "/cypher", "/network", "/network/", "/docs", "/metrics", "/nope",
    "/tasks/nope", "/login", f"{API}/tasks", f"{API}/tasks.csv", f"{API}/tasks.ndjson", f"{API}/nope", f"{API}/openapi.json",
])  # fmt: skip
def test_no_cache_gives_one_readers_answer_to_another(site: Site, target: str) -> None:
    own = site.cookie()
    read, refused = site.ask(target, own), site.ask(target)
    for answer in (read, refused):
        assert "private" in caching(answer)
        assert caching(answer) & {"no-cache", "no-store"}
        assert {"Authorization", "Cookie"} <= {word.strip() for one in answer.all("vary") for word in one.split(",")}
    tags = read.all("etag")
    if tags:
        assert "no-cache" in caching(read)
        assert site.ask(target, own, ("If-None-Match", tags[0])).status == 304
        assert site.ask(target, ("If-None-Match", tags[0])).status == 401
        assert site.ask(target, ("If-None-Match", "*")).status == 401
    else:
        assert "no-store" in caching(read)


def test_what_needs_no_key_is_kept_by_all(site: Site) -> None:
    reply = site.ask("/static/site.css")
    assert caching(reply) == {"no-cache"}
    assert reply.all("vary") == ["Accept-Encoding"]
    assert reply.all("set-cookie") == []


def test_no_answer_says_whose_key_it_was_asked_with(site: Site) -> None:
    answers = [site.ask("/", ("Authorization", f"Bearer {key}")) for key in (site.first, site.second)]
    assert answers[0].body == answers[1].body
    assert answers[0].all("etag") == answers[1].all("etag")


def test_where_a_key_is_wrong_tells_nothing(site: Site) -> None:
    public = site.first[:12]
    wrong = [site.first[:-1] + "_", f"{public}{'a' * 43}", f"fg_00000000_{'a' * 43}", "x"]
    told = {site.sign_in(key=one).body for one in wrong}
    assert len(told) == 1
    refusals = {site.ask("/", ("Authorization", f"Bearer {one}")).body for one in wrong}
    assert len(refusals) == 1
    assert not any(one.encode() in told.pop() for one in [*wrong[:3], public] if told)


def test_guessing_ends_soon_wherever_a_visitor_says_that_it_comes_from(
    ladybug_store: LadybugStore, tmp_path: Path
) -> None:
    with keyed(ladybug_store.address, tmp_path, FENGONG_RATE="0.001", FENGONG_BURST="20") as site:
        statuses = []
        for number in range(5):  # the proxy adds the last entry; those before it are the visitor's
            claimed = ("X-Forwarded-For", f"203.0.113.{number}, 127.0.0.1, 198.51.100.7")
            statuses.append(site.sign_in(*site.here, claimed, key=f"fg_00000000_{number:043d}").status)
        assert statuses == [401, 401, 429, 429, 429]
        again = ("X-Forwarded-For", "198.51.100.7:50123")
        assert site.sign_in(*site.here, again).status == 429
        assert site.sign_in(*site.here, ("X-Forwarded-For", "198.51.100.8")).status == 303
