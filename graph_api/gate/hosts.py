"""Which host names a request may name. Another site that has its name point here (DNS rebinding) is none of them."""

from __future__ import annotations

import ipaddress
import re
import socket

ANY = "*"
_MOST_REMEMBERED = 1000
_LONGEST_NAME = 300  # bytes; no name is longer than 253, and what a client sends must not fill our memory
_PORT = re.compile(r":\d{0,5}$")


def is_loopback(host: str) -> bool:
    """Whether only this machine can connect to a server that listens on `host`."""
    if host.lower() == "localhost":
        return True
    try:
        found = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


class Hosts:
    """The allowed names. An IP address is always allowed: nobody else's page can bear it as its own host."""

    def __init__(self, *allowed: str) -> None:
        names = {name.strip().lower().rstrip(".") for one in allowed for name in one.split(",")}
        self._names = {*names, "localhost", socket.gethostname().lower()} - {""}
        self._known: dict[bytes, bool] = {}

    def allow(self, host: bytes) -> bool:
        """Whether `host`, as a request names it, is allowed."""
        found = self._known.get(host)
        if found is None:
            found = ANY in self._names or self._allowed(host)
            if len(self._known) < _MOST_REMEMBERED and len(host) <= _LONGEST_NAME:
                self._known[host] = found
        return found

    def _allowed(self, host: bytes) -> bool:
        name = _PORT.sub("", host.decode("latin-1").lower()).rstrip(".")
        if name in self._names or name.endswith(".localhost"):
            return True
        try:
            ipaddress.ip_address(name[1:-1] if name.startswith("[") and name.endswith("]") else name)
        except ValueError:
            return False
        return True
