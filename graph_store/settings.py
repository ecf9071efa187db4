"""Settings: one table of name, default and help. Objects get a Settings; nothing is read at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from graph_store.errors import InputError, ParameterError


def _setting(default: Any, zh: str, en: str, *, secret: bool = False) -> Any:
    return field(default=default, repr=not secret, metadata={"zh": zh, "en": en, "secret": secret})


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field is the environment variable FENGONG_<NAME>. Secrets are not shown by `repr`."""

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
    language: str = _setting("zh", "信息语言：zh 或 en", "language of messages: zh or en")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
        """Settings from FENGONG_* variables; `given` values that are not None win. Raises ParameterError."""
        source = os.environ if environment is None else environment
        values = {one.name: given.get(one.name) for one in fields(cls)}
        for one in fields(cls):
            text = source.get(variable(one))
            if values[one.name] is None and text is not None:
                values[one.name] = _parse(one, text)
        return cls(**{name: value for name, value in values.items() if value is not None})

    def password(self) -> str:
        """The Neo4j password from the setting or its file. Raises InputError when the file cannot be read."""
        if self.neo4j_password or not self.neo4j_password_file:
            return self.neo4j_password
        try:
            return Path(self.neo4j_password_file).expanduser().read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise InputError(
                f"无法读取密码文件 {self.neo4j_password_file}：{problem.strerror}",
                f"cannot read the password file {self.neo4j_password_file}: {problem.strerror}",
                where="FENGONG_NEO4J_PASSWORD_FILE",
            ) from problem


def shown_address(address: str) -> str:
    """The address of a store as it may be shown: without a user and a password in it."""
    scheme, mark, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if mark else address


def variable(one: Field[Any]) -> str:
    """The environment variable of a setting."""
    return f"FENGONG_{one.name.upper()}"


def _parse(one: Field[Any], text: str) -> Any:
    kind = {"int": int, "float": float, "str": str}[str(one.type)]
    try:
        return kind(text)
    except ValueError as problem:
        raise ParameterError(
            f"{variable(one)}={text!r} 不是数字", f"{variable(one)}={text!r} is not a number", where=variable(one)
        ) from problem
