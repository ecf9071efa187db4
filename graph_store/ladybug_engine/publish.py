"""Publishing a graph file: copy into a fresh folder, edit, check, rename. Readers are never blocked.

Lock, copy, edit, CHECKPOINT, close, check, fsync, rename, in this order: each step answers a failure that was seen.
`close()` on a full disk reports nothing, so CHECKPOINT is explicit and the folder must hold nothing but the file; a
stale side file beside a renamed graph makes it unopenable, so those go first.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import ladybug

from graph_store.errors import StoreBusyError, StoreDamagedError
from graph_store.ladybug_engine import checksum
from graph_store.ladybug_engine.database import SIDE_FILES, WRITE_POOL, check_ours, damaged, open_for_reading
from graph_store.ladybug_engine.filelock import Lock, Taken
from graph_store.ladybug_engine.schema import statements

_RETRY_SECONDS = 0.1


@contextmanager
def locked(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the writers' lock of `path` (a file of its own: a rename would lose a lock on the graph)."""
    lock = Lock(path.with_name(path.name + ".lock"))
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            lock.acquire()
            break
        except Taken as taken:
            if time.monotonic() >= deadline:
                raise _busy(path) from taken
            time.sleep(_RETRY_SECONDS)
    try:
        yield
    finally:
        lock.release()


def _busy(path: Path) -> StoreBusyError:
    return StoreBusyError(
        f"另一个进程正在写入图 {path}：请等它结束再试（或加 --wait 秒数）",
        f"another process is writing the graph {path}: try again when it is done (or give --wait SECONDS)",
        where=str(path),
    )


def publish(path: Path, edit: Callable[[ladybug.Connection], bool]) -> bool:
    """Let `edit` change a copy of the graph and put the copy in place; under the lock. `edit` says whether it changed
    anything; when it did not, the file stays untouched. Returns what `edit` said.
    """
    for old in path.parent.glob(f".{path.name}.build-*"):  # left by a killed writer; safe under the lock
        shutil.rmtree(old, ignore_errors=True)
    if path.exists():
        checksum.verify(path)
    build = Path(tempfile.mkdtemp(prefix=f".{path.name}.build-", dir=path.parent))
    try:
        new = build / path.name
        changed = _edited_copy(path, new, edit)
        if changed:
            _check_complete(new)
            _put_in_place(new, path)
        return changed
    finally:
        shutil.rmtree(build, ignore_errors=True)


def _edited_copy(path: Path, new: Path, edit: Callable[[ladybug.Connection], bool]) -> bool:
    fresh = not path.exists()
    if not fresh:
        shutil.copyfile(path, new)
        _check_former(path, new)
    database = ladybug.Database(new, auto_checkpoint=False, buffer_pool_size=WRITE_POOL)
    connection = ladybug.Connection(database)
    try:
        for statement in statements() if fresh else ():
            connection.execute(statement)
        changed = edit(connection)
        if changed:
            connection.execute("CHECKPOINT")
        return changed
    finally:
        connection.close()
        database.close()


def _check_former(path: Path, copy: Path) -> None:
    # Reading needs no disk space, so what fails here is the file and not the disk.
    try:
        _check(copy)
    except StoreDamagedError as problem:
        raise damaged(path, str(problem.__cause__ or problem)) from problem


def _check_complete(new: Path) -> None:
    extra = [item.name for item in new.parent.iterdir() if item != new]
    if extra:
        raise OSError(f"checkpoint incomplete: {extra}")
    _check(new)


def _check(file: Path) -> None:
    with open_for_reading(file) as database, ladybug.Connection(database) as connection:
        check_ours(connection, file)


def _put_in_place(new: Path, path: Path) -> None:
    _sync(new)
    digest = checksum.digest_of(new)
    former = [checksum.digest_of(path)] if path.exists() else []
    checksum.write_checksums(path, [*former, digest])
    for suffix in SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    new.replace(path)
    with suppress(OSError):  # the new graph is in place: what fails from here on costs nothing but a longer list
        _sync(path.parent)
        checksum.write_checksums(path, [digest])


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():  # Windows cannot open a folder
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
