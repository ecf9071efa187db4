"""What the gate reads of a request: its headers in one pass, the client's address, and the key that it brings."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph_api.gate.hosts import is_loopback

LOCAL = "local"
_WANTED = frozenset({
    b"host", b"authorization", b"x-forwarded-for", b"x-request-id", b"origin", b"sec-fetch-site", b"accept", b"cookie",
})  # fmt: skip
_WITH_PORT = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+)):\d{1,5}")
_OVERHEAD = 4  # colon, space, end of line


@dataclass(frozen=True, slots=True)
class Head:
    """The headers that matter here, and how large all of them are; `twice` names one that may stand once only."""

    values: dict[bytes, bytes]
    size: int
    twice: bytes = b""

    def get(self, name: bytes) -> bytes:
        """A header's value; empty when it is missing."""
        return self.values.get(name, b"")


def read(headers: Iterable[tuple[bytes, bytes]]) -> Head:
    """The head of a request."""
    values: dict[bytes, bytes] = {}
    size, twice = 0, b""
    for name, value in headers:
        size += len(name) + len(value) + _OVERHEAD
        if name not in _WANTED:
            continue
        if name in values:
            if name in {b"host", b"authorization"}:
                twice = name
            value = values[name] + (b"; " if name == b"cookie" else b",") + value  # noqa: PLW2901 - as if they were one
        values[name] = value
    return Head(values, size, twice)


def key_of(authorization: bytes) -> str | None:
    """The key that a request brings: `Bearer KEY`, or as the password of `Basic`; None when it brings none."""
    scheme, _, rest = authorization.decode("latin-1").partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(rest.strip(), validate=True).decode().partition(":")[2].strip()
    except (binascii.Error, UnicodeDecodeError):
        return ""


class Addresses:
    """From a connection to its client: what a proxy that is believed says, else the address itself."""

    def __init__(self, trusted: str = "") -> None:
        self._trusted = {one.strip() for one in trusted.split(",")} - {""}
        self._local: dict[str, bool] = {}

    def client(self, address: str, forwarded: bytes) -> str:
        """Whom to count: "local" for this machine, an IPv4 address, or the 64 bits of IPv6 that one line is given."""
        local = self._is_local(address)
        if forwarded and (local or address in self._trusted):
            # The last entry is what the proxy saw; those before it are what the client said.
            return _counted(forwarded.rpartition(b",")[2].strip().decode("latin-1"))
        return LOCAL if local else _counted(address)

    def _is_local(self, address: str) -> bool:
        found = self._local.get(address)
        if found is None:
            found = is_loopback(address)
            if len(self._local) < 1000:  # noqa: PLR2004 - a bound, no more
                self._local[address] = found
        return found


def _counted(address: str) -> str:
    port = _WITH_PORT.fullmatch(address)  # as some proxies write it
    try:
        found = ipaddress.ip_address((port[1] or port[2]) if port else address)
    except ValueError:
        return "?"
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)
