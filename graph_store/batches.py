"""Changes in batches that are written at once: a statement for several documents costs little more than for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_store.store import Change, Remove

DOCUMENTS = 8  # of a batch at most; more of them gain nothing
_ROWS, _CHARACTERS = 4000, 400_000  # a batch is closed beyond these, so large documents go alone


def batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes in their order, no document twice in a batch.

    What came before an error is given out before that is raised.
    """
    batch: list[Change] = []
    try:
        for change in changes:
            if any(one.document_id == change.document_id for one in batch):
                yield batch
                batch = []
            batch.append(change)
            if _is_full(batch):
                yield batch
                batch = []
    except Exception:  # whatever it is: on a server, what was read is kept
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _is_full(batch: list[Change]) -> bool:
    rows = [one.rows for one in batch if not isinstance(one, Remove)]
    return (
        len(batch) >= DOCUMENTS
        or sum(len(many) for one in rows for many in one.values()) > _ROWS
        or sum(len(document["text"]) for one in rows for document in one["Document"]) > _CHARACTERS
    )
