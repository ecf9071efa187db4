"""The schema as Ladybug tables, and the macros by which Cypher reads the same as on Neo4j."""

from __future__ import annotations

from collections.abc import Iterator
from types import GenericAlias

from graph_store.schema import labels, relationships

_TYPES: dict[object, str] = {str: "STRING", int: "INT64", float: "DOUBLE", bool: "BOOL"}

MACROS = (
    "CREATE MACRO type(r) AS label(r)",
    "CREATE MACRO toInteger(x) AS CAST(x AS INT64)",
    "CREATE MACRO toFloat(x) AS CAST(x AS DOUBLE)",
    "CREATE MACRO toString(x) AS CAST(x AS STRING)",
    "CREATE MACRO head(l) AS list_extract(l, 1)",
)


def _column_type(kind: object) -> str:
    if isinstance(kind, GenericAlias):  # tuple[str, ...]
        return f"{_TYPES[kind.__args__[0]]}[]"
    return _TYPES[kind]


def statements() -> Iterator[str]:
    """The statements that make an empty file a graph of ours."""
    for label in labels().values():
        columns = ", ".join(f"{name} {_column_type(kind)}" for name, kind in label.properties.items())
        yield f"CREATE NODE TABLE {label.name}({columns}, PRIMARY KEY(id))"
    for one in relationships().values():
        ends = ", ".join(f"FROM {source} TO {target}" for source, target in one.ends)
        columns = "".join(f", {name} {_column_type(kind)}" for name, kind in one.properties.items())
        yield f"CREATE REL TABLE {one.name}({ends}{columns})"
    yield from MACROS
