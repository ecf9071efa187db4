"""A run of many documents is committed on the way, in a copy that nobody sees before its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store import batches
from graph_store.ladybug_engine import writer
from graph_store.ladybug_engine.reading import file_key
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import Replace
from graph_store.version import graph_version
from tests.graph_store.graphs import graph, replacing
from tests.graph_store.watch import listing

NUMBER = batches.DOCUMENTS * (writer._CHECKPOINT_EVERY + writer._COMMIT_EVERY) + 5
FILES = {"g.lbug", "g.lbug.sha256", "g.lbug.lock"}


class StoppedError(Exception):
    """A reading that failed, or Ctrl-C."""


def documents(number: int) -> Iterator[Replace]:
    return (replacing(graph(f"test-{one}", 1)) for one in range(number))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LadybugStore]:
    found = LadybugStore(tmp_path / "g.lbug")
    found.write(documents(3))
    yield found
    found.close()


def test_beyond_a_checkpoint(store: LadybugStore) -> None:
    outcomes = [one.outcome for one in store.write(documents(NUMBER))]
    assert outcomes == ["unchanged"] * 3 + ["added"] * (NUMBER - 3)
    assert store.info().version == graph_version((one.document_id, one.content) for one in documents(NUMBER))
    assert store.read("MATCH (t:Task) RETURN count(*) AS n").rows == [(NUMBER,)]
    assert set(listing(store.path.parent)) == FILES


def test_what_was_committed_before_a_failure_is_not_published(store: LadybugStore) -> None:
    def failing() -> Iterator[Replace]:
        yield from documents(NUMBER)
        raise StoppedError

    before = store.path.read_bytes()
    with pytest.raises(StoppedError):
        store.write(failing())
    assert store.path.read_bytes() == before
    assert set(listing(store.path.parent)) == FILES, "the writer threw its copy away"


def test_many_unchanged_documents_leave_the_file_alone(store: LadybugStore) -> None:
    many = batches.DOCUMENTS * writer._COMMIT_EVERY + 1
    store.write(documents(many))
    before = file_key(store.path)
    assert {one.outcome for one in store.write(documents(many))} == {"unchanged"}
    assert file_key(store.path) == before
