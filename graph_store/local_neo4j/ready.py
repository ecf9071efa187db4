"""Waiting for a server: until a real query is answered, the process has died, or the time is over."""

from __future__ import annotations

import time
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from ..errors import StoreError
from .info import ServerInfo
from .process import Process

_PAUSE = 0.2
_CONNECT_SECONDS = 5
_LINES = 4


def wait_until_ready(server: ServerInfo, process: Process, seconds: float) -> None:
    """Return when the server answers; raises StoreError with the last lines of its log if it does not."""
    deadline = time.monotonic() + seconds
    while not _answers(server):
        if not process.is_running:
            raise _failure("没有启动起来", "ended while starting", server.home)
        if time.monotonic() > deadline:
            raise _failure(f"在 {seconds:.0f} 秒内没有应答", f"did not answer within {seconds:.0f} s", server.home)
        time.sleep(_PAUSE)


def last_lines(home: Path) -> str:
    """The last lines of the server's logs in one line, without stack traces."""
    found = []
    for log in (home / "logs" / "neo4j.log", home / "logs" / "console.log"):
        if log.exists():
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
            found += [line for line in lines if line.strip() and not line.startswith(("\t", " "))][-_LINES:]
    return " | ".join(found)


def _answers(server: ServerInfo) -> bool:
    """Ask something that touches the database: the port opens before the database does."""
    login = (server.user, server.read_password())
    try:
        with (
            neo4j.GraphDatabase.driver(server.uri, auth=login, connection_timeout=_CONNECT_SECONDS) as driver,
            driver.session(database="neo4j") as session,
        ):
            return session.run("MATCH (n) RETURN count(n) AS nodes").single() is not None
    except AuthError as error:
        raise StoreError(
            f"Neo4j 不接受 {server.password_file} 中的密码：请把现在的密码写入该文件",
            f"Neo4j refuses the password in {server.password_file}: write the present one into that file",
            where=str(server.password_file),
        ) from error
    except (DriverError, Neo4jError):
        return False


def _failure(zh: str, en: str, home: Path) -> StoreError:
    logs = home / "logs"
    lines = last_lines(home)
    return StoreError(
        f"Neo4j {zh}，请看 {logs} 中的日志，排除原因后再启动：{lines}",
        f"Neo4j {en}; see the logs in {logs}, remove the cause and start again: {lines}",
        where=str(logs),
    )
