"""Put readings into a store: the last stage, and the only one that writes."""

from __future__ import annotations

from collections.abc import Iterable

from graph_store.rows import to_rows
from graph_store.store import GraphStore, Outcome, Replace, WriteOptions
from ingest.pipeline import READER_VERSION, DocumentReading


def change(reading: DocumentReading) -> Replace:
    """The change that puts a reading into a graph."""
    document = reading.graph.document
    return Replace(document.id, document.content, to_rows(reading.graph))


def load(store: GraphStore, readings: Iterable[DocumentReading], options: WriteOptions | None = None) -> list[Outcome]:
    """Write the readings as they come; the outcome of each. Raises StoreError and its kinds."""
    return store.write(map(change, readings), options or WriteOptions(reader_version=READER_VERSION))
