"""The cookie: what it says to a browser, and what is read of what a browser sends."""

from __future__ import annotations

import pytest

from graph_api.gate import cookies


@pytest.mark.parametrize(
    ("sent", "scheme", "word"),
    [
        (b"fengong=abc", "http", "abc"), (b"a=b; fengong=abc;c=d", "http", "abc"), (b"", "http", ""),
        (b"fengong", "http", ""), (b"xfengong=abc", "http", ""), (b"fengong=a=b", "http", "a=b"),
        (b"fengong=abc", "https", ""), (b"__Host-fengong=abc", "https", "abc"), (b"__Host-fengong=abc", "http", ""),
        (b"fengong=abc; fengong=def", "http", ""), (b"\xff\xfe; fengong=abc", "http", "abc"),
    ],
)  # fmt: skip
def test_what_is_read(sent: bytes, scheme: str, word: str) -> None:
    assert cookies.read(sent, scheme) == word


def test_over_tls_it_stays_there_and_on_this_host() -> None:
    name, *attributes = cookies.given("abc", "https").split("; ")
    assert name == "__Host-fengong=abc"
    assert set(attributes) == {"Max-Age=43200", "Path=/", "HttpOnly", "SameSite=Strict", "Secure"}


def test_without_tls_it_is_kept_all_the_same() -> None:
    assert cookies.given("abc", "http") == "fengong=abc; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_it_is_taken_away_as_it_was_given(scheme: str) -> None:
    given, taken = (one.split("; ") for one in (cookies.given("", scheme), cookies.taken(scheme)))
    assert taken == [one.replace("43200", "0") for one in given]
