"""The server's password: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ..errors import StoreError
from .config import password_arguments
from .java import environment, executable
from .private import ARGUMENTS_ENCODING, write_private
from .steps import OnStep, Step

USER = "neo4j"
_BYTES = 24


def password_file(home: Path) -> Path:
    """Where the password of this home is kept."""
    return home / "password"


def read_password(home: Path) -> str:
    """The password of this home; raises StoreError if its file has gone."""
    try:
        return password_file(home).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise StoreError(
            f"读不到密码文件 {password_file(home)}：请放回该文件，或删除整个文件夹 {home} 重新开始（数据会丢失）",
            f"cannot read {password_file(home)}: put it back, or delete the folder {home} with its data and start anew",
            where=str(password_file(home)),
        ) from error


def ensure_password(home: Path, java: Path, jars: Sequence[Path], on_step: OnStep) -> None:
    """Give a new home a password; one that has a password keeps it. Raises StoreError."""
    if (home / "data" / "dbms" / "auth.ini").exists():
        read_password(home)
        return
    on_step(Step.PASSWORD)
    if not password_file(home).exists():
        write_private(password_file(home), secrets.token_hex(_BYTES) + "\n")
    _set(home, java, jars)


def _set(home: Path, java: Path, jars: Sequence[Path]) -> None:
    """Neo4j's own tool takes the password as an argument only; Java reads the argument from a file."""
    arguments = home / "conf" / "password.args"
    write_private(arguments, password_arguments(jars, os.pathsep, read_password(home)), ARGUMENTS_ENCODING)
    command = [str(executable(java)), f"@{arguments}"]
    try:
        done = subprocess.run(
            command, env=environment(java, home), cwd=home, umask=0o077, capture_output=True, check=False
        )
    finally:
        arguments.unlink()
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())[-300:]
        raise StoreError(f"无法设置 Neo4j 密码：{reason}", f"could not set Neo4j's password: {reason}", where=str(home))
