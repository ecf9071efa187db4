"""The folder of one server."""

from __future__ import annotations

from pathlib import Path

from ..errors import StoreError
from .failures import cannot_write
from .state import read_state
from .versions import Release


def prepare_home(home: Path) -> None:
    """Make the folder and those in it, readable for their owner only; raises StoreWriteError."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("conf", "logs", "tmp"):
            (home / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise cannot_write(home, error) from error


def refuse_newer_data(home: Path, release: Release) -> None:
    """Raise StoreError if a newer Neo4j wrote the data: it upgrades by itself, but never goes back."""
    last = read_state(home)
    if last and release.is_older_than(Release(last.version)):
        raise StoreError(
            f"{home} 的数据由 Neo4j {last.version} 写成，{release.version} 读不了：请用该版本或另一个文件夹",
            f"{home} was written by Neo4j {last.version}, too new for {release.version}: use that or another folder",
            where=str(home),
        )
