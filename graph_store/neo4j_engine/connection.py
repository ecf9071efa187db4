"""Connecting to a Neo4j server, and saying in one line what went wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions

from graph_store.crossing import one_line
from graph_store.errors import FengongError, LimitError, StoreError, StoreWriteError
from graph_store.settings import Settings, shown_address

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 5.0  # the last attempt begins by then; a server that is away is told within about twice that
_IDLE_SECONDS = 2.0  # a connection unused for longer is tried before it is lent: the server may have been started again
_TIMEOUTS = ("TransactionTimedOut", "TransactionTerminated")


def connect(settings: Settings) -> neo4j.Driver:
    """A driver for `settings.store`; nothing is sent yet. Raises StoreError for an address that cannot be one."""
    password = settings.password()
    _keep_quiet()
    try:
        _ = urlsplit(settings.store).port  # the driver takes port 99999 for 34463
        return neo4j.GraphDatabase.driver(
            settings.store,
            auth=(settings.neo4j_user, password) if password else None,
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=3 * CONNECT_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            liveness_check_timeout=_IDLE_SECONDS,
            notifications_min_severity="OFF",
            user_agent="fengong",
        )
    except (ValueError, exceptions.ConfigurationError) as problem:
        address = shown_address(settings.store)
        raise StoreError(
            f"Neo4j 地址有误：{address}（用户名和密码另外设置）",
            f"the Neo4j address is wrong: {address} (user and password are settings of their own)",
            where="FENGONG_STORE",
        ) from problem


def _keep_quiet() -> None:
    # Without a handler Python prints the driver's log to standard error; what went wrong is said once, by our error.
    log = logging.getLogger("neo4j")
    if not log.handlers:
        log.addHandler(logging.NullHandler())


@contextmanager
def translated(address: str, *, writing: bool = False) -> Iterator[None]:
    """Turn the driver's errors inside the block into ours."""
    try:
        yield
    except FengongError:
        raise
    except exceptions.AuthError as problem:
        raise StoreError(
            f"{address} 拒绝登录：请检查 FENGONG_NEO4J_USER 和 FENGONG_NEO4J_PASSWORD（或密码文件）",
            f"{address} refused the login: check FENGONG_NEO4J_USER and FENGONG_NEO4J_PASSWORD (or its file)",
            where=address,
        ) from problem
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired, OSError) as problem:
        raise _away(address, writing=writing) from problem
    except exceptions.Neo4jError as problem:
        raise _from_code(address, problem, writing=writing) from problem
    except exceptions.DriverError as problem:
        raise _away(address, writing=writing) from problem


def _away(address: str, *, writing: bool) -> StoreError:
    kept_zh, kept_en = (
        "；已写完的文件完整，重新运行即可继续",
        "; documents already written are whole, run again to go on",
    )
    return StoreError(
        f"连不上 Neo4j {address}：请确认它已启动（fengong neo4j start）" + (kept_zh if writing else ""),
        f"cannot reach Neo4j at {address}: is it running (fengong neo4j start)?" + (kept_en if writing else ""),
        where=address,
    )


def _from_code(address: str, problem: exceptions.Neo4jError, *, writing: bool) -> FengongError:
    code, text = problem.code or "", one_line(problem.message or problem.code or "?")
    if any(part in code for part in _TIMEOUTS):
        return LimitError("查询超过时限，已停止：请缩小范围", "the query ran past its time: narrow it")
    kind = StoreWriteError if writing else StoreError
    return kind(f"Neo4j {address} 出错：{text}", f"Neo4j at {address} failed: {text}", where=address)
