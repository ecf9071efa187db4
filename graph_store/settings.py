"""Settings: one table of name, default and help. Objects get a Settings; nothing is read at import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_store import configuration
from graph_store.configuration import variable
from graph_store.errors import InputError
from graph_store.reasons import reasons

_ASKED = re.compile(r"[?#]")
__all__ = ["Settings", "shown_address", "variable"]


def _setting(default: Any, zh: str, en: str, *, secret: bool = False, choices: tuple[str, ...] = ()) -> Any:
    return field(default=default, repr=not secret, metadata={"zh": zh, "en": en, "secret": secret, "choices": choices})


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field is the variable FENGONG_<NAME> and the line `name = …` of fengong.toml. `repr` shows no secret."""

    store: str = _setting(
        "ladybug:fengong.lbug",
        "图的位置：ladybug:文件，bolt://主机:端口、neo4j://主机:端口，只读时也可以是服务 http://主机:端口",
        "where the graph is: ladybug:FILE, bolt://HOST:PORT, neo4j://HOST:PORT, or to read a service http://HOST:PORT",
    )
    key: str = _setting(
        "", "图是别处的服务（http://…）时出示的密钥", "key to show where the graph is a service (http://…)", secret=True
    )
    remote_seconds: float = _setting(
        60.0, "等别处的服务答复的上限（秒）", "longest wait for an answer of a service elsewhere, seconds"
    )
    neo4j_user: str = _setting("neo4j", "Neo4j 用户名", "Neo4j user")
    neo4j_password: str = _setting("", "Neo4j 密码", "Neo4j password", secret=True)
    neo4j_password_file: str = _setting("", "存放 Neo4j 密码的文件", "file with the Neo4j password")
    neo4j_database: str = _setting("neo4j", "Neo4j 数据库名", "Neo4j database")
    neo4j_stuck_seconds: float = _setting(
        20.0,
        "用户查询该停不停，或 Neo4j 不应答，多少秒后算卡住：自己启动的重启，别的记入日志；0 为不管",
        "seconds after which a query that does not end when told, or a Neo4j that says nothing, counts as stuck: "
        "a server of our own is restarted, another is logged; 0 = never",
    )
    neo4j_home: str = _setting(
        str(Path("~/.local/share/fengong/neo4j")), "本机 Neo4j 的数据目录", "folder of the local Neo4j server"
    )
    host: str = _setting("127.0.0.1", "服务监听地址", "address that the service listens on")
    port: int = _setting(8000, "服务端口", "port of the service")
    cypher_seconds: float = _setting(1.0, "用户 Cypher 的时限（秒）", "time limit of a user's Cypher, seconds")
    cypher_rows: int = _setting(1000, "用户 Cypher 的行数上限", "row limit of a user's Cypher")
    cypher_bytes: int = _setting(10_000_000, "用户 Cypher 的结果字节上限", "size limit of a user's Cypher, bytes")
    cypher_workers: int = _setting(2, "同时执行的用户查询数", "users' queries at a time")
    cache_bytes: int = _setting(64_000_000, "答案缓存的字节上限", "size of the answer cache, bytes")
    max_file_bytes: int = _setting(50_000_000, "单个文件的字节上限", "largest document, bytes")
    corrections: str = _setting(
        "fengong.corrections.jsonl",
        "更正文件；默认的那个可以没有",
        "file of corrections; the default one may be missing",
    )
    language: str = _setting("zh", "信息语言：zh 或 en", "language of messages: zh or en", choices=("zh", "en"))
    keys: str = _setting("fengong.keys.json", "密钥文件（只存散列）", "file of keys, which holds hashes only")

    reading: str = _setting(
        "loopback",
        "不带密钥能否阅读：loopback 只在本机监听时可以，open 总可以，key 总要密钥",
        "reading without a key: loopback = when only this machine can connect, open = always, key = never",
        choices=("loopback", "open", "key"),
    )
    allowed_hosts: str = _setting(
        "",
        "除 localhost 和 IP 地址外允许的主机名，逗号分隔；* 为任意",
        "host names allowed besides localhost and IP addresses, with commas; * for any",
    )
    trusted_proxies: str = _setting(
        "",
        "可信的反向代理地址，逗号分隔：信其 X-Forwarded-For（本机的总是可信）",
        "addresses of reverse proxies whose X-Forwarded-For is believed, with commas (this machine's always are)",
    )
    rate: float = _setting(
        50.0,
        "每个来访者每秒的请求数（本机不限）；0 为不限",
        "requests a second of one client (this machine's are free); 0 = any",
    )
    burst: int = _setting(200, "每个来访者可一次连发的请求数", "requests that a client may send at once")
    requests_at_once: int = _setting(256, "同时处理的请求数", "requests answered at a time")
    cypher_per_client: int = _setting(4, "每个来访者同时执行的用户查询数", "users' queries at a time of one client")
    body_bytes: int = _setting(1_000_000, "请求内容的字节上限", "largest body of a request, bytes")
    url_bytes: int = _setting(65_536, "地址的字节上限", "longest address, bytes")
    header_bytes: int = _setting(32_768, "请求头的字节上限", "largest headers of a request, bytes")
    request_log: str = _setting(
        "",
        "请求日志（每个请求一行 JSON）：文件，- 为标准错误",
        "log of requests, a line of JSON each: a file, - for standard error",
    )
    audit_log: str = _setting(
        "",
        "审计日志（改动和被拒的查询）：文件，- 为标准错误",
        "audit log of changes and refused queries: a file, - for standard error",
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
        """Settings from what is `given` and not None, else from FENGONG_* variables, else from fengong.toml.

        Raises ParameterError, NotFoundError, InputError.
        """
        found = configuration.find(cls, environment, given)
        return cls(**{name: one.value for name, one in found.items()})

    def password(self) -> str:
        """The Neo4j password from the setting or its file. Raises InputError when the file cannot be read."""
        if self.neo4j_password or not self.neo4j_password_file:
            return self.neo4j_password
        try:
            return Path(self.neo4j_password_file).expanduser().read_text(encoding="utf-8").strip()
        except OSError as problem:
            zh, en = reasons(problem)
            raise InputError(
                f"无法读取密码文件 {self.neo4j_password_file}：{zh}",
                f"cannot read the password file {self.neo4j_password_file}: {en}",
                where="FENGONG_NEO4J_PASSWORD_FILE",
            ) from problem


def shown_address(address: str) -> str:
    """The address of a store as it may be shown: without a user, a password or a key in it, wherever they stand."""
    scheme, mark, rest = address.partition("://")
    if not mark:
        return address
    before, _, host = rest.rpartition("@")
    # Where a ? comes before an @, the host may be part of a key: then nothing of it is shown.
    return f"{scheme}://{'…' if _ASKED.search(before) else _ASKED.split(host)[0]}"
