"""The parent's side of a process that reads: start it, ask it for one document at a time, end it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from graph_store.crossing import rebuilt
from graph_store.errors import FengongError, InputError
from ingest.frames import receive, send
from ingest.gather import Found
from ingest.prepared import Orders, Prepared

Outcome = Prepared | FengongError
_ROOT = Path(__file__).resolve().parent.parent
_LAST_SECONDS = 1.0  # to end by itself, so that its own exit code is seen


class ReaderHandle:
    """One process that reads by `orders`. Raises OSError when it cannot be started."""

    def __init__(self, orders: Orders) -> None:
        self._orders: Orders | None = orders
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingest.reader_process"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT
        )

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def read(self, one: Found) -> Outcome:
        """The document, or why not; also when the process ends over it."""
        try:
            return self._asked(one)
        except (EOFError, OSError):
            return _lost(one.name, self.end())

    def _asked(self, one: Found) -> Outcome:
        assert self._process.stdin and self._process.stdout  # noqa: S101 - PIPE was asked for
        if self._orders is not None:
            send(self._process.stdin, (str(Path.cwd()), self._orders))
            self._orders = None
        send(self._process.stdin, one)
        found = receive(self._process.stdout)
        return rebuilt(found) if isinstance(found, dict) else found

    def kill(self) -> None:
        """End it; whoever waits for its answer hears so."""
        self._process.kill()

    def end(self) -> int:
        """Collect it; its exit code, negative for a signal."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_SECONDS)
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what it did not read any more
                if pipe:
                    pipe.close()
        return self._process.wait()


def _lost(name: str, code: int) -> InputError:
    zh, en = f"退出码 {code}", f"exit code {code}"
    if code < 0:
        zh, en = f"信号 {-code}，常因内存不足", f"signal {-code}, often for want of memory"
    return InputError(
        f"读 {name} 的进程中途结束（{zh}），没有读入这份文件：请单独再读，或用 --jobs 1",
        f"the process that read {name} ended ({en}) and the file was not read: ingest it alone, or with --jobs 1",
        where=name,
    )
