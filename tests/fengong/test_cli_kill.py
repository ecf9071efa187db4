"""kill -9 at any moment of `fengong ingest`: the graph has whole documents only, and the next ingest works."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time

from graph_store.ladybug_engine.store import LadybugStore
from tests.conftest import SAMPLE
from tests.fengong.running import COMMAND, Shell

LEADS = 412  # of the sample
KILLS = 6
COUNT = "MATCH (:Agency)-[r:LEADS]->(:Task) RETURN count(r) AS leads"


def leads(shell: Shell) -> int:
    store = LadybugStore(shell.graph)
    try:
        return int(store.read(COUNT).rows[0][0])
    finally:
        store.close()


def ingesting(shell: Shell, identifier: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "ingest", str(SAMPLE), "--id", identifier], env=shell.environment(), cwd=shell.folder,
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def ingested(shell: Shell, identifier: str) -> float:
    """Seconds that a whole ingest takes."""
    begun = time.monotonic()
    assert ingesting(shell, identifier).wait(120) == 0
    return time.monotonic() - begun


def test_all_its_processes_killed_at_random_moments(own_shell: Shell) -> None:
    seed = int(os.environ.get("SEED", "0")) or random.randrange(1, 10**6)
    print(f"SEED={seed}")
    chance = random.Random(seed)
    usual, known = ingested(own_shell, "first"), 2
    for number in range(KILLS):
        process = ingesting(own_shell, f"killed{number}")
        time.sleep(chance.uniform(0.3, 1.1) * usual)  # earlier it only imports
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        found = leads(own_shell)
        assert found in {known * LEADS, (known + 1) * LEADS}, f"SEED={seed}, kill {number}: half a document"
        known = found // LEADS
    ingested(own_shell, "last")
    assert leads(own_shell) == (known + 1) * LEADS
    assert set(own_shell.files()) == {"g.lbug", "g.lbug.sha256", "g.lbug.lock"}


def test_a_killed_command_publishes_all_or_nothing(own_shell: Shell) -> None:
    usual = ingested(own_shell, "first")
    for share in (0.3, 0.6, 0.9):
        process = ingesting(own_shell, f"orphan{share}")
        time.sleep(share * usual)
        process.kill()
        process.wait()
    deadline = time.monotonic() + 30
    while list(own_shell.folder.glob(".g.lbug.build-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    ingested(own_shell, "last")
    assert leads(own_shell) in {LEADS * documents for documents in range(3, 7)}
