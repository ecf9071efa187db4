"""The store of a graph that a service has: it can be asked by users' queries, not by ours, and not written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from fengong.remote.connection import Connection
from fengong.remote.failures import understood
from graph_store.errors import InputError, ParameterError
from graph_store.store import Change, GraphInfo, Limits, Outcome, Parameters, Rows, WriteOptions


class RemoteStore:
    """Implements `graph_store.store.GraphStore` as far as a service lets readers."""

    engine = "http"

    def __init__(self, connection: Connection) -> None:
        self.address = connection.address
        self._connection = connection

    def info(self) -> GraphInfo:
        """Which graph the service has now. Raises StoreError."""
        found = self._connection.get()
        with understood(self.address):
            return GraphInfo(**{one.name: found[one.name] for one in fields(GraphInfo)})

    def fresh(self) -> GraphInfo | None:
        """None: the service must be asked."""
        return None

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        """Queries of ours go to stores. Raises InputError."""
        raise _only_read(self.address)

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = Limits()) -> Rows:  # noqa: B008
        """Run a user's query there, within the lower of both limits. Raises what the service answers."""
        asked = {"query": cypher, "parameters": dict(parameters or {}), "seconds": limits.seconds, "rows": limits.rows}
        try:
            found = self._connection.post("cypher", asked)
        except (TypeError, ValueError) as problem:  # of making JSON
            raise ParameterError(
                f"参数的值有误：应为文字、数字、true、false、列表或对象（{problem}）",
                f"the value of a parameter is wrong: text, numbers, true, false, lists or objects ({problem})",
            ) from problem
        with understood(self.address):
            rows = [tuple(row) for row in found["rows"]]
            return Rows(tuple(column["name"] for column in found["columns"]), rows, found["truncated"])

    def write(self, changes: Iterable[Change], options: WriteOptions = WriteOptions()) -> list[Outcome]:  # noqa: B008
        """A service is not written. Raises InputError."""
        raise _only_read(self.address)

    def close(self) -> None:
        """There is nothing to give back."""


def _only_read(address: str) -> InputError:
    return InputError(
        f"{address} 是服务，只能用来问；改动图请在图所在的机器上用 ladybug:文件 或 bolt://主机:端口",
        f"{address} is a service and only to be asked: change the graph where it is, as ladybug:FILE or bolt://HOST:PORT",
        where=address,
    )
