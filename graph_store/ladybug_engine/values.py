"""Values of Ladybug as plain Python values, the same that the Neo4j engine gives."""

from __future__ import annotations

import datetime
import uuid
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """`value` without engine types: Decimal sums become int or float, nodes and relationships become dictionaries."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return _plain_dict(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return str(value) if isinstance(value, (uuid.UUID, datetime.timedelta)) else repr(value)


def _plain_dict(value: dict[Any, Any]) -> dict[str, Any]:
    if "_NODES" in value and "_RELS" in value:
        return {"nodes": plain(value["_NODES"]), "relationships": plain(value["_RELS"])}
    if "_LABEL" in value and "_ID" in value:
        # A node or a relationship; properties of other tables come along as None.
        kind = "type" if "_SRC" in value else "label"
        own = {key: plain(item) for key, item in sorted(value.items()) if not key.startswith("_") and item is not None}
        return {kind: value["_LABEL"], "properties": own}
    return {str(key): plain(item) for key, item in value.items()}
