"""One server: its home folder, and how it is started, found again and stopped."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import StoreError
from .config import conf_text, server_arguments
from .failures import cannot_write
from .home import prepare_home, refuse_newer_data
from .info import ServerInfo, info_of
from .jars import class_path
from .java import environment, executable, find_java
from .lock import exclusive
from .password import ensure_password
from .private import ARGUMENTS_ENCODING, write_private
from .process import launch
from .ready import wait_until_ready
from .state import State, choose_port, read_state, write_state
from .steps import OnStep, Step, ignore
from .versions import DEFAULT_VERSION, Release

START_SECONDS = 120.0  # 8 on an idle machine, 30 on a busy one
_STOP_SECONDS = 20.0  # a query that hangs would hold up a stop for ever
_GIVE_UP_SECONDS = 5.0
_START_LOCK_SECONDS = 1800.0  # another start may be downloading
_STOP_LOCK_SECONDS = 30.0


class LocalServer:
    """A Neo4j Community server whose data, logs and password lie in the folder `home`."""

    def __init__(self, home: Path, version: str = DEFAULT_VERSION) -> None:
        self.home = home.expanduser().resolve()
        self.release = Release(version)

    def start(self, on_step: OnStep | None = None, timeout: float = START_SECONDS) -> ServerInfo:
        """Start it, or find it running; it answers queries when this returns, and outlives this process.

        `timeout`: seconds that it may take to answer; downloads of the first start are not counted.
        Raises StoreError (extra missing, offline, did not start: the reason is in it), StoreBusyError.
        """
        prepare_home(self.home)
        with exclusive(self.home / "lock", _START_LOCK_SECONDS):
            state = read_state(self.home)
            if state is None or not state.process.is_running:
                return self._start(on_step or ignore, timeout)
            # Whoever started it may have been killed while waiting; if it does not answer, it is not ours to end.
            wait_until_ready(info_of(self.home, state), state.process, timeout)
            return info_of(self.home, state)

    def stop(self) -> bool:
        """Stop it, by force after 20 seconds; False if it was not running.

        Raises StoreError if it cannot be stopped, StoreBusyError if it is just being started elsewhere.
        """
        if not self.home.exists():
            return False
        with exclusive(self.home / "lock", _STOP_LOCK_SECONDS):
            state = read_state(self.home)
            if state is None or not state.process.is_running:
                return False
            if state.process.end(_STOP_SECONDS):
                return True
        raise StoreError(
            f"无法停止 Neo4j（进程 {state.pid}），可能由另一个用户启动",
            f"cannot stop Neo4j (process {state.pid}); another user may have started it",
            where=str(self.home),
        )

    def status(self) -> ServerInfo | None:
        """The server if its process runs, also while it is still starting; otherwise None."""
        state = read_state(self.home)
        return info_of(self.home, state) if state and state.process.is_running else None

    def _start(self, on_step: OnStep, timeout: float) -> ServerInfo:
        refuse_newer_data(self.home, self.release)
        try:
            java = find_java(self.release.java, on_step)
            jars = class_path(self.release, on_step)
            ensure_password(self.home, java, jars, on_step)
            on_step(Step.START)
            state = self._launch(java, jars)
        except OSError as error:
            raise cannot_write(self.home, error) from error
        self._wait(state, timeout)
        return info_of(self.home, state)

    def _launch(self, java: Path, jars: list[Path]) -> State:
        last = read_state(self.home)
        port = choose_port(last.port if last else None)
        conf, arguments = self.home / "conf", self.home / "conf" / "server.args"
        write_private(conf / "neo4j.conf", conf_text(self.release, port))
        write_private(arguments, server_arguments(self.release, self.home, jars, os.pathsep), ARGUMENTS_ENCODING)
        command = [str(executable(java)), f"@{arguments}"]
        process = launch(command, environment(java, self.home), self.home, self.home / "logs" / "console.log")
        state = State(self.release.version, port, process.pid, process.identity)
        write_state(self.home, state)
        return state

    def _wait(self, state: State, timeout: float) -> None:
        try:
            wait_until_ready(info_of(self.home, state), state.process, timeout)
        except BaseException:  # Ctrl-C as well: a server that nobody waited for must not stay behind
            state.process.end(_GIVE_UP_SECONDS)
            raise
