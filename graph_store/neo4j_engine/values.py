"""Values of the Neo4j driver as plain Python values, the same that the Ladybug engine gives."""

from __future__ import annotations

from typing import Any

from neo4j.graph import Node, Path, Relationship


def plain(value: Any) -> Any:  # noqa: PLR0911 - one line for each kind of value
    """`value` without driver types: nodes and relationships become dictionaries, times ISO text."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if hasattr(value, "iso_format"):  # before lists: a duration is a tuple
        return value.iso_format()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Node):
        return {"label": "|".join(sorted(value.labels)), "properties": _properties(value)}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _properties(value)}
    if isinstance(value, Path):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    return str(value)


def _properties(entity: Node | Relationship) -> dict[str, Any]:
    return {key: plain(item) for key, item in sorted(entity.items())}
