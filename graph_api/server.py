"""Running the service with uvicorn."""

from __future__ import annotations

import errno
import gc
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from graph_api.app import create_app
from graph_api.gate.entrance import check_entrance
from graph_api.gate.slow_heads import protocol
from graph_store.errors import ParameterError, StoreError
from graph_store.settings import Settings
from graph_store.store import GraphStore

_HIGHEST_PORT = 65_535
_REASONS = {
    errno.EADDRINUSE: ("端口已被占用，请用 --port 换一个", "the port is taken, choose another with --port"),
    errno.EACCES: ("没有权限使用这个端口，请用 --port 换一个", "this port is not allowed, choose another with --port"),
    errno.EADDRNOTAVAIL: ("本机没有这个地址，请检查 --host", "this machine has no such address, check --host"),
}


def run(settings: Settings, store: GraphStore, announce: Callable[[str], None]) -> None:
    """Serve until interrupted or terminated; running requests end first. `announce` hears the address once it listens.

    Raises StoreError when it cannot listen, ParameterError (port, reading without keys).
    """
    check_entrance(settings)
    with _listening(settings) as listener:
        announce(_address(listener))
        # At "warning" uvicorn writes a line for whatever nonsense a client sends: anybody could fill the log.
        config = uvicorn.Config(
            create_app(settings, store), log_level="error", access_log=False, timeout_graceful_shutdown=10,
            server_header=False, ws="none", http=protocol(), forwarded_allow_ips=believed(settings),
        )  # fmt: skip
        # What the service was built of lives as long as it does: looking through it again would make readers wait.
        gc.freeze()
        gc.enable()
        with _ended_by_signals():
            uvicorn.Server(config).run(sockets=[listener])


def believed(settings: Settings) -> list[str]:
    """The proxies whose `X-Forwarded-Proto` counts: those of the gate, and never what uvicorn's own variable says."""
    return ["127.0.0.1", "::1", *(one.strip() for one in settings.trusted_proxies.split(",") if one.strip())]


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    """A listening socket of our own: uvicorn would log a second line, and uvloop takes port 99999 for 34463."""
    if not 0 <= settings.port <= _HIGHEST_PORT:
        raise ParameterError(
            f"端口 {settings.port} 有误：应为 0 – {_HIGHEST_PORT} 的整数",
            f"the port {settings.port} is wrong: a whole number within 0 – {_HIGHEST_PORT} is wanted",
            where="port",
        )
    try:
        family, *_, place = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(place, family=family, backlog=2048)
    except (OSError, UnicodeError) as problem:
        raise _not_started(settings, problem) from problem
    with listener:
        yield listener


def _not_started(settings: Settings, problem: OSError | UnicodeError) -> StoreError:
    where = f"{settings.host}:{settings.port}"
    zh, en = ("这不是本机的地址，请检查 --host", "this is no address of this machine, check --host")
    if isinstance(problem, OSError) and not isinstance(problem, socket.gaierror):
        zh, en = _REASONS.get(problem.errno or 0, (str(problem.strerror), str(problem.strerror)))
    return StoreError(f"无法在 {where} 启动服务：{zh}", f"cannot serve on {where}: {en}", where=where)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Uvicorn, after an orderly end, raises again the signal that it had: for us that is no failure."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, former)
