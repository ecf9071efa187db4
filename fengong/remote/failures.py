"""What went wrong with a service, as errors of the one tree."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graph_store.crossing import one_line
from graph_store.errors import FengongError, InputError, LimitError, NotFoundError, StoreError
from graph_store.reasons import reasons

_UNAUTHORIZED, _FORBIDDEN, _NOT_FOUND, _TOO_MANY, _OURS = 401, 403, 404, 429, 500
_PROBLEM = "urn:fengong:problem:"
_SHOWN = 300


def unreachable(address: str, problem: Exception, seconds: float) -> StoreError:
    """The error for a service that gives no answer."""
    if isinstance(problem, TimeoutError):
        return StoreError(
            f"服务 {address} 在 {seconds:g} 秒内没有答复：可提高 FENGONG_REMOTE_SECONDS",
            f"the service {address} did not answer within {seconds:g} s: raise FENGONG_REMOTE_SECONDS",
            where=address,
        )
    zh, en = (one_line(one, _SHOWN) for one in reasons(problem))
    return StoreError(
        f"无法连接服务 {address}：{zh}；请检查地址，以及 fengong serve 是否在运行",
        f"cannot reach the service {address}: {en}; check the address, and that fengong serve runs there",
        where=address,
    )


def not_ours(address: str, answer: http.client.HTTPResponse) -> StoreError:
    """The error for an answer that no service of ours gives."""
    further = answer.headers["Location"]
    zh, en = (f"，转到 {further}", f", which leads to {further}") if further else ("", "")
    return StoreError(
        f"{address} 答的不是分工的接口（HTTP {answer.status}{zh}）：请检查地址",
        f"{address} does not answer as a Fengong service (HTTP {answer.status}{en}): check the address",
        where=address,
    )


@contextmanager
def understood(address: str) -> Iterator[None]:
    """Turn what goes wrong while the block takes an answer apart into an error: the service has another version, or is
    none of ours. Raises StoreError.
    """
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as problem:
        raise StoreError(
            f"{address} 的答复读不懂：那里的分工版本不同，或不是分工的服务",
            f"the answer of {address} is not understood: Fengong has another version there, or it is no such service",
            where=address,
        ) from problem


def too_much(address: str, most: int) -> LimitError:
    """The error for an answer that would fill the memory."""
    return LimitError(
        f"{address} 的答复超过 {most} 字节，没有读完：请缩小范围",
        f"the answer of {address} is over {most} bytes and was not read to its end: narrow it",
    )


def explained(address: str, answer: http.client.HTTPResponse, told: Any) -> FengongError:
    """The error that the service's problem document tells."""
    if not isinstance(told, dict) or not isinstance(told.get("detail"), str):
        return not_ours(address, answer)
    detail = one_line(told["detail"], _SHOWN * 4)
    if answer.status in {_UNAUTHORIZED, _FORBIDDEN}:
        return InputError(
            f"{detail}（密钥用 key= 或 FENGONG_KEY 给出）", f"{detail} (give a key by key= or FENGONG_KEY)"
        )
    slug = str(told.get("type", "")).removeprefix(_PROBLEM)
    kind = next((one for one in _kinds(FengongError) if one.slug == slug), None) or _by_status(answer.status)
    return kind(detail, detail, where=told.get("parameter"))


def _kinds(kind: type[FengongError]) -> Iterator[type[FengongError]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)


def _by_status(status: int) -> type[FengongError]:
    if status == _TOO_MANY:
        return LimitError
    if status == _NOT_FOUND:
        return NotFoundError
    return StoreError if status >= _OURS else InputError
