"""kill -9 in the middle of a folder: the file as before or complete; in Neo4j whole documents; a rerun completes it."""

from __future__ import annotations

import os
import random
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import GraphStore, Remove, WriteOptions
from ingest.pipeline import READER_VERSION
from tests.fengong.folders import ASSIGNMENTS, NUMBER, TASKS, folder, group_is_empty, kill, started, until
from tests.fengong.running import Shell
from tests.ingest.making import notice

FORMER = 5
MOMENTS = (0.3, 0.5, 0.7, 0.85, 0.95)  # of the time of a whole run
COUNTS = """MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)
    OPTIONAL MATCH (a:Agency)-[r:LEADS|SUPPORTS|IMPLEMENTS|RESPONSIBLE_FOR]->(t)
    RETURN d.id AS id, count(DISTINCT t) AS tasks, count(r) AS assignments ORDER BY id"""
INGEST = ("ingest", "notices", "--jobs", "2")


def seconds(process: subprocess.Popen[bytes]) -> float:
    """What is left of a run."""
    begun = time.monotonic()
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0, err.decode()
    return time.monotonic() - begun


def documents(store: GraphStore) -> dict[str, tuple[int, int]]:
    """Tasks and assignments of each document of the folder."""
    rows = store.read(COUNTS).rows
    return {one: (tasks, assignments) for one, tasks, assignments in rows if one.isdigit()}


def assert_whole(found: dict[str, tuple[int, int]]) -> None:
    assert set(found.values()) <= {(TASKS, ASSIGNMENTS)}


def version(path: Path) -> str:
    """As a new reader sees it."""
    store = LadybugStore(path)
    try:
        assert_whole(documents(store))
        return store.info().version
    finally:
        store.close()


@pytest.fixture
def filled(shell: Shell, tmp_path: Path) -> Shell:
    """A graph with another document, and a folder that waits."""
    (tmp_path / "former.txt").write_text(notice("修路。（财政厅负责）"), encoding="utf-8")
    shell.run("ingest", "former.txt", "-j", "宁夏").ok()
    folder(tmp_path)
    return shell


def test_the_file_is_as_before_or_complete(filled: Shell) -> None:
    seed = int(os.environ.get("SEED", "0")) or random.randrange(1, 10**6)
    print(f"SEED={seed}")
    chance, graph = random.Random(seed), filled.graph
    before = version(graph)
    kept = {one: one.read_bytes() for one in (graph, graph.with_name("g.lbug.sha256"))}
    usual = seconds(started(filled, *INGEST))
    complete = version(graph)
    assert complete != before
    for number, moment in enumerate(MOMENTS):
        for file, data in kept.items():
            file.write_bytes(data)
        process = started(filled, *INGEST)
        time.sleep(moment * usual * chance.uniform(0.9, 1.1))
        kill(process)
        assert version(graph) in {before, complete}, f"SEED={seed}, kill {number}"
    seconds(started(filled, *INGEST))
    assert version(graph) == complete
    assert not list(filled.folder.glob(".g.lbug*"))


def test_only_the_command_killed_leaves_no_process_and_no_half_graph(filled: Shell) -> None:
    before, build = version(filled.graph), filled.folder
    process = started(filled, *INGEST)
    until(lambda: bool(list(build.glob(".g.lbug.build-*"))))
    process.kill()
    process.wait()
    until(lambda: group_is_empty(process.pid))
    process.communicate()
    assert version(filled.graph) == before
    assert not list(build.glob(".g.lbug.build-*")), "the writer threw its copy away"


@pytest.fixture
def server(tmp_path: Path, neo4j_settings: Settings, neo4j_store: Neo4jStore) -> Iterator[Shell]:
    """The database of all tests, which is then as it was."""
    password = tmp_path / "password"
    password.write_text(neo4j_settings.neo4j_password + "\n", encoding="utf-8")
    folder(tmp_path)
    yield Shell(tmp_path, {"FENGONG_STORE": neo4j_settings.store, "FENGONG_NEO4J_PASSWORD_FILE": str(password)})
    empty(neo4j_store)


def empty(store: Neo4jStore) -> None:
    store.write([Remove(one) for one in documents(store)], WriteOptions(READER_VERSION))


def test_in_neo4j_each_document_is_whole_and_a_rerun_goes_on(server: Shell, neo4j_store: Neo4jStore) -> None:
    without = neo4j_store.info().version
    seconds(started(server, *INGEST))
    complete = neo4j_store.info().version
    assert len(documents(neo4j_store)) == NUMBER
    empty(neo4j_store)
    assert neo4j_store.info().version == without
    there = 0
    for least in (7, 25):
        process = started(server, *INGEST)
        until(lambda least=least: len(documents(neo4j_store)) >= least)  # type: ignore[misc]
        kill(process)
        found = settled(neo4j_store)
        assert_whole(found)
        assert least <= len(found) < NUMBER
        there = len(found)
    done = server.run(*INGEST).ok()
    added, unchanged = re.findall(r"新增 (\d+)，没有变化 (\d+)", done.out)[0]
    assert (int(added), int(unchanged)) == (NUMBER - there, there)
    assert neo4j_store.info().version == complete
    assert_whole(documents(neo4j_store))


def settled(store: Neo4jStore) -> dict[str, tuple[int, int]]:
    """The documents when the server has ended what the killed command had begun."""
    found = documents(store)
    while True:
        time.sleep(1)
        again = documents(store)
        if again == found:
            return found
        found = again
