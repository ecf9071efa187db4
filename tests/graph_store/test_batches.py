"""Changes in batches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_store import batches as module
from graph_store.batches import DOCUMENTS, batches
from graph_store.store import Change, Remove
from tests.graph_store.graphs import graph, replacing


def sizes(changes: list[Change]) -> list[int]:
    found = list(batches(changes))
    assert [one for batch in found for one in batch] == changes
    return [len(batch) for batch in found]


def test_so_many_documents_and_the_rest() -> None:
    changes: list[Change] = [replacing(graph(f"test-{number}", 1)) for number in range(2 * DOCUMENTS + 1)]
    assert sizes(changes) == [DOCUMENTS, DOCUMENTS, 1]
    assert sizes([]) == []


def test_a_document_that_comes_again_begins_another_batch() -> None:
    one, other = replacing(graph("test-a", 1)), replacing(graph("test-b", 1))
    assert sizes([one, other, Remove("test-a"), one, other]) == [2, 1, 2]


def test_large_documents_go_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    many, small = replacing(graph("test-a", 300)), replacing(graph("test-b", 1))
    monkeypatch.setattr(module, "_ROWS", 500)
    assert sizes([many, small, Remove("test-c")]) == [1, 2]
    long = replacing(graph("test-d", 1, text="长" * 1000))
    monkeypatch.setattr(module, "_CHARACTERS", 999)
    assert sizes([small, long, small]) == [2, 1]


def test_only_one_batch_is_held() -> None:
    asked: list[int] = []

    def documents() -> Iterator[Change]:
        for number in range(3 * DOCUMENTS):
            asked.append(number)
            yield Remove(f"test-{number}")

    next(batches(documents()))
    assert len(asked) == DOCUMENTS


@pytest.mark.parametrize("number", [0, 3])
def test_what_came_before_an_error_is_given_out(number: int) -> None:
    def failing() -> Iterator[Change]:
        yield from (Remove(f"test-{one}") for one in range(number))
        raise ValueError

    found: list[Change] = []
    with pytest.raises(ValueError):
        for batch in batches(failing()):
            found += batch
    assert len(found) == number
