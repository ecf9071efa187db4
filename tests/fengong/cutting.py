"""A way to a server that can be cut in the middle: a plain TCP relay."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Relay:
    """Passes bytes between clients on `port` and the server, `allowed` of them at the most."""

    def __init__(self, server: tuple[str, int], allowed: int) -> None:
        self._server, self._left = server, allowed
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = [self._listener]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._server)
                self._open += [client, server]
                for source, target in ((client, server), (server, client)):
                    threading.Thread(target=self._pass, args=(source, target), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                self._left -= len(data)
                if self._left < 0:
                    break
                target.sendall(data)
        if self._left < 0:
            self.cut()

    def cut(self) -> None:
        """Nobody gets through from now on."""
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def relay(address: str, allowed: int) -> Iterator[str]:
    """The address of a relay to the Neo4j server at `address`."""
    host, _, port = address.removeprefix("bolt://").partition(":")
    found = Relay((host, int(port)), allowed)
    try:
        yield f"bolt://127.0.0.1:{found.port}"
    finally:
        found.cut()
