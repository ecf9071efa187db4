"""What a browser loads that was never here: requests and bytes of the home page; and what it loads the second time."""

from __future__ import annotations

import http.client
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.lines import Line, Words
from bench.loads import service
from bench.material import Notice
from bench.processes import FENGONG, environment, output

_NEEDED = re.compile(rb'(?:<script[^>]* src|<link[^>]* rel="(?:stylesheet|icon)"[^>]* href|<img[^>]* src)="([^"]+)"')
_BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept-Language": "zh-CN,zh;q=0.9"}
_WORDS = Words("首页第一次打开 | 第二次", "the home page, first visit | second visit")


@dataclass(frozen=True, slots=True)
class Got:
    """One answer: bytes of head and body as they were sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def size(self) -> int:
        """Bytes of the answer."""
        return len(self.body) + sum(len(name) + len(value) + 4 for name, value in self.headers.items())


def measure(notice: Notice, folder: Path) -> list[Line]:
    """The figures; nothing is asked of them."""
    env, store = environment(folder), f"ladybug:{folder / 'visited.lbug'}"
    output([*FENGONG, "ingest", str(notice.path), "--store", store], folder, env)
    with service(store, folder, env) as one:
        connection = http.client.HTTPConnection("127.0.0.1", one.port, timeout=30)
        page = _get(connection, "/")
        plain = _get(connection, "/", {"Accept-Encoding": "identity"})
        needed = sorted({match.decode() for match in _NEEDED.findall(plain.body)})
        first = {"/": page} | {path: _get(connection, path) for path in needed}
        second = [_get(connection, path, _known(got)) for path, got in first.items() if not _is_kept(got)]
        connection.close()
    return [_line(list(first.values()), second)]


def _get(connection: http.client.HTTPConnection, path: str, more: Mapping[str, str] | None = None) -> Got:
    connection.request("GET", path, headers={**_BROWSER, **(more or {})})
    answer = connection.getresponse()
    return Got(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


def _known(got: Got) -> dict[str, str]:
    return {"If-None-Match": got.headers["etag"]} if "etag" in got.headers else {}


def _is_kept(got: Got) -> bool:
    """Whether a browser uses its copy without asking."""
    return "immutable" in got.headers.get("cache-control", "")


def _line(first: list[Got], second: list[Got]) -> Line:
    kilobytes = [sum(one.size for one in several) / 1000 for several in (first, second)]
    figure = f"{len(first)} requests, {kilobytes[0]:.1f} kB | {len(second)}, {kilobytes[1]:.1f} kB"
    values = {"requests": float(len(first)), "bytes": kilobytes[0] * 1000, "bytes_second": kilobytes[1] * 1000}
    return Line("first_visit", _WORDS, figure, values=values)
