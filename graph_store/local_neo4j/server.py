"""One server: its home folder, and how it is started, found again and stopped."""

from __future__ import annotations

import os
import time
from pathlib import Path

from ..errors import StoreError
from .announced import announced
from .config import conf_text, server_arguments
from .failures import again_too_soon, cannot_write, gone
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
_RESTART_EVERY = 300.0  # seconds: what sticks more often is not cured by starting again


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
            self._end(state)
            return True

    def restart(self, pid: int) -> ServerInfo:
        """End the process `pid`, which is stuck, by force after 20 seconds, and start again on its port.

        Where another process of ours did so meanwhile, nothing is ended. Raises StoreError (also when somebody stopped
        it meanwhile), StoreBusyError if it was restarted within the last five minutes.
        """
        with exclusive(self.home / "lock", _STOP_SECONDS + START_SECONDS + _STOP_LOCK_SECONDS):
            state = read_state(self.home)
            if state is None or not state.process.is_running:
                raise gone(self.home)
            if state.pid != pid:
                wait_until_ready(info_of(self.home, state), state.process, START_SECONDS)
                return info_of(self.home, state)
            if 0 <= time.time() - state.restarted < _RESTART_EVERY:
                raise again_too_soon(self.home, _RESTART_EVERY)
            with announced(self.home):
                self._end(state)
                return self._start(ignore, START_SECONDS, restarted=time.time())

    def status(self) -> ServerInfo | None:
        """The server if its process runs, also while it is still starting; otherwise None."""
        state = read_state(self.home)
        return info_of(self.home, state) if state and state.process.is_running else None

    def _end(self, state: State) -> None:
        if not state.process.end(_STOP_SECONDS):
            raise StoreError(
                f"无法停止 Neo4j（进程 {state.pid}），可能由另一个用户启动",
                f"cannot stop Neo4j (process {state.pid}); another user may have started it",
                where=str(self.home),
            )

    def _start(self, on_step: OnStep, timeout: float, restarted: float = 0.0) -> ServerInfo:
        refuse_newer_data(self.home, self.release)
        try:
            java = find_java(self.release.java, on_step)
            jars = class_path(self.release, on_step)
            ensure_password(self.home, java, jars, on_step)
            on_step(Step.START)
            state = self._launch(java, jars, restarted)
        except OSError as error:
            raise cannot_write(self.home, error) from error
        self._wait(state, timeout)
        return info_of(self.home, state)

    def _launch(self, java: Path, jars: list[Path], restarted: float) -> State:
        last = read_state(self.home)
        port = choose_port(last.port if last else None)
        conf, arguments = self.home / "conf", self.home / "conf" / "server.args"
        write_private(conf / "neo4j.conf", conf_text(self.release, port))
        write_private(arguments, server_arguments(self.release, self.home, jars, os.pathsep), ARGUMENTS_ENCODING)
        command = [str(executable(java)), f"@{arguments}"]
        process = launch(command, environment(java, self.home), self.home, self.home / "logs" / "console.log")
        state = State(self.release.version, port, process.pid, process.identity, restarted)
        write_state(self.home, state)
        return state

    def _wait(self, state: State, timeout: float) -> None:
        try:
            wait_until_ready(info_of(self.home, state), state.process, timeout)
        except BaseException:  # Ctrl-C as well: a server that nobody waited for must not stay behind
            state.process.end(_GIVE_UP_SECONDS)
            raise
