"""Host names: those of this machine, any IP address, and what the settings add."""

from __future__ import annotations

import socket

import pytest

from graph_api.gate import hosts as module
from graph_api.gate.hosts import Hosts, is_loopback


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("localhost", True), ("LOCALHOST:8000", True), ("localhost.", True), ("a.localhost:1", True),
        ("127.0.0.1:8000", True), ("192.0.2.1", True), ("[::1]:8000", True), ("[::1]", True),
        ("fengong.example", True), ("Fengong.Example:443", True), ("b.example", True),
        ("evil.example", False), ("localhost.evil.example", False), ("127.0.0.1.evil.example", False),
        ("xlocalhost", False), ("", False), ("[evil]", False), ("127.0.0.1:8000:9", False), ("127.0.0.1@evil", False),
        ("fengong.example.evil", False), ("*", False), ("2130706433", False),
    ],
)  # fmt: skip
def test_which_names(host: str, allowed: bool) -> None:
    hosts = Hosts("fengong.example, b.example", "")
    assert hosts.allow(host.encode()) is allowed
    assert hosts.allow(host.encode()) is allowed


def test_the_name_of_this_machine_and_any_name() -> None:
    assert Hosts().allow(socket.gethostname().encode())
    assert Hosts("*").allow(b"evil.example")


def test_what_is_remembered_is_bounded() -> None:
    hosts = Hosts()
    for number in range(module._MOST_REMEMBERED + 10):
        assert not hosts.allow(f"x{number}.example".encode())
    assert len(hosts._known) == module._MOST_REMEMBERED
    assert hosts.allow(b"localhost")


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("::ffff:127.0.0.1", True), ("0.0.0.0", False), ("::", False), ("192.0.2.1", False), ("example.org", False),
        ("", False),
    ],
)  # fmt: skip
def test_who_can_connect(host: str, found: bool) -> None:
    assert is_loopback(host) is found
