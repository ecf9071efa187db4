"""A store that counts what is asked of it and can change between two questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from graph_store.store import Change, GraphInfo, GraphStore, Limits, Outcome, Parameters, Rows, WriteOptions


@dataclass
class Watched:
    """`store` with a list of the queries that were run; `after_read` hears of each and may alter `suffix`."""

    store: GraphStore
    engine: str = "watched"
    address: str = "watched"
    suffix: str = ""
    reads: list[str] = field(default_factory=list)
    after_read: Callable[[Watched], None] = lambda _: None

    def info(self) -> GraphInfo:
        found = self.store.info()
        return replace(found, version=found.version + self.suffix)

    def fresh(self) -> GraphInfo | None:
        return self.info()

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        self.reads.append(cypher)
        rows = self.store.read(cypher, parameters)
        self.after_read(self)
        return rows

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits | None = None) -> Rows:
        raise NotImplementedError

    def write(self, changes: Iterable[Change], options: WriteOptions | None = None) -> list[Outcome]:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
