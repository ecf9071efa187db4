"""The Cypher page: an editor with our schema beside it. The query runs through POST /api/v1/cypher, confined there."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

from graph_api.pages.here import Here
from graph_api.pages.templates import page
from graph_api.service import Rendered, Service
from graph_store.schema import labels, relationships
from graph_store.vocabulary import kinds, roles

DATA = Path(__file__).resolve().parent.parent / "data"
_FUNCTIONS = Path(__file__).resolve().parent.parent.parent / "graph_store" / "data" / "functions.txt"
MOST = 20_000  # characters of a query, as the API takes them


@cache
def table(name: str) -> list[dict[str, str]]:
    """Rows of data/<name>.csv."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def schema() -> dict[str, Any]:
    """What the editor completes: labels and relationship types with their properties, and functions."""
    return {
        "labels": {one.name: list(one.properties) for one in labels().values()},
        "relationships": {one.name: list(one.properties) for one in relationships().values()},
        "functions": sorted({name for line in _function_lines() for name in line.split()}, key=str.lower),
    }


def render(service: Service, query: str, here: Here) -> Rendered:
    """The page with `query` in the editor."""
    settings = service.settings
    return page(
        "cypher.html.j2", here, query=query, schema=schema(), ends={n: r.ends for n, r in relationships().items()},
        examples=table("examples"), differences=table("differences"), engine=service.store.engine, most=MOST,
        limits={"seconds": settings.cypher_seconds, "rows": settings.cypher_rows, "bytes": settings.cypher_bytes},
        told={
            "schema": schema(),
            "colours": {one.kind: one.colour for one in kinds().values()},
            "roles": {one.type: one.colour for one in roles().values()},
            "texts": {key: here.t(row["zh"], row["en"]) for key, row in _texts().items()},
        },
    )  # fmt: skip


@cache
def _texts() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in table("console")}


def _function_lines() -> list[str]:
    lines = _FUNCTIONS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
