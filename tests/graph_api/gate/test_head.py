"""What is read of a request's head: sizes, keys, and whose request it is."""

from __future__ import annotations

import base64

import pytest

from graph_api.gate.head import Addresses, key_of, read


def test_one_pass_over_the_headers() -> None:
    head = read([(b"host", b"a"), (b"x-other", b"12345"), (b"accept", b"x"), (b"accept", b"y")])
    assert head.get(b"host") == b"a"
    assert head.get(b"accept") == b"x,y"
    assert head.get(b"x-other") == b""
    assert head.size == len("host: a\r\nx-other: 12345\r\naccept: x\r\naccept: y\r\n")
    assert not head.twice


@pytest.mark.parametrize("name", [b"host", b"authorization"])
def test_what_may_stand_once_only(name: bytes) -> None:
    assert read([(name, b"a"), (name, b"a")]).twice == name


def basic(text: str) -> bytes:
    return b"Basic " + base64.b64encode(text.encode())


@pytest.mark.parametrize(
    ("authorization", "key"),
    [
        (b"Bearer fg_x", "fg_x"), (b"bearer  fg_x ", "fg_x"), (basic("me:fg_x"), "fg_x"), (basic(":fg_x"), "fg_x"),
        (basic("fg_x"), ""), (b"Basic !!!", ""), (b"Basic /w==", ""), (b"Digest x", None), (b"", None), (b"Bearer", ""),
        (b"Bearer \xff", "ÿ"),
    ],
)  # fmt: skip
def test_the_key_that_is_brought(authorization: bytes, key: str | None) -> None:
    assert key_of(authorization) == key


@pytest.mark.parametrize(
    ("address", "forwarded", "client"),
    [
        ("127.0.0.1", b"", "local"), ("::1", b"", "local"), ("::ffff:127.0.0.1", b"", "local"),
        ("192.0.2.1", b"", "192.0.2.1"), ("::ffff:192.0.2.1", b"", "192.0.2.1"),
        ("2001:db8:1:2:3::4", b"", "2001:db8:1:2::/64"), ("2001:db8:1:2:ffff::1", b"", "2001:db8:1:2::/64"),
        # A proxy on this machine is believed, one of the settings too, nobody else.
        ("127.0.0.1", b"198.51.100.7", "198.51.100.7"), ("127.0.0.1", b"127.0.0.1, 198.51.100.7", "198.51.100.7"),
        ("203.0.113.5", b"1.1.1.1, 198.51.100.7", "198.51.100.7"), ("192.0.2.1", b"127.0.0.1", "192.0.2.1"),
        # What a client says to be counted as local is an address like any other.
        ("127.0.0.1", b"127.0.0.1", "127.0.0.1"), ("127.0.0.1", b"junk", "?"), ("127.0.0.1", b"local", "?"),
        # Some proxies write the port too.
        ("127.0.0.1", b"198.51.100.7:50123", "198.51.100.7"), ("127.0.0.1", b"[2001:db8::1]:443", "2001:db8::/64"),
        ("127.0.0.1", b"198.51.100.7:x", "?"), ("127.0.0.1", b"[198.51.100.7:1", "?"),
        ("", b"", "?"), ("testclient", b"", "?"),
    ],
)  # fmt: skip
def test_whom_to_count(address: str, forwarded: bytes, client: str) -> None:
    assert Addresses("203.0.113.5, 203.0.113.6").client(address, forwarded) == client
