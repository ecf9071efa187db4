"""The cookie: what it says to a browser, and what is read of what a browser sends."""

from __future__ import annotations

import pytest

from graph_api.gate import cookies


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        (b"fengong=abc", "abc"), (b"a=b; fengong=abc;c=d", "abc"), (b"", ""), (b"fengong", ""), (b"xfengong=abc", ""),
        (b"fengong=a=b", "a=b"), (b"__Host-fengong=abc", "abc"), (b"fengong=def; __Host-fengong=abc", "abc"),
        (b"fengong=abc; fengong=def", ""), (b"__Host-fengong=a; __Host-fengong=b; fengong=c", ""),
        (b"\xff\xfe; fengong=abc", "abc"),
    ],
)  # fmt: skip
def test_what_is_read(sent: bytes, word: str) -> None:
    assert cookies.read(sent) == word


@pytest.mark.parametrize("sent", [b"fengong=abc", b"fengong=a; fengong=b", b"a=b"])
def test_over_tls_only_the_name_counts_that_comes_over_tls_only(sent: bytes) -> None:
    assert cookies.read(sent, secure=True) == ""
    assert cookies.read(sent + b"; __Host-fengong=own", secure=True) == "own"


def test_all_words_that_a_browser_holds() -> None:
    held = b"fengong=a; x=y; __Host-fengong=b; fengong=c; fengong"
    assert cookies.words(held) == ["a", "b", "c"]


def test_over_tls_it_stays_there_and_on_this_host() -> None:
    name, *attributes = cookies.given("abc", secure=True).split("; ")
    assert name == "__Host-fengong=abc"
    assert set(attributes) == {"Max-Age=43200", "Path=/", "HttpOnly", "SameSite=Strict", "Secure"}


def test_without_tls_it_is_kept_all_the_same() -> None:
    assert cookies.given("abc", secure=False) == "fengong=abc; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict"


@pytest.mark.parametrize("secure", [True, False])
def test_it_is_taken_away_as_it_was_given(secure: bool) -> None:
    given, taken = cookies.given("", secure=secure), cookies.taken(secure=secure)
    assert given.replace("43200", "0") in taken
    assert [one.partition("=")[0] for one in taken] == (["__Host-fengong", "fengong"] if secure else ["fengong"])


def test_a_proxy_before_the_service_hides_no_tls() -> None:
    assert cookies.is_secure("https", "")
    assert cookies.is_secure("http", "https://fengong.example")
    assert not cookies.is_secure("http", "http://fengong.example")
    assert not cookies.is_secure("http", "")
