"""Imports go one way, as the layout in the design says; and the command line starts without what it does not need."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("graph_store", "ingest", "queries", "networks", "graph_api", "fengong")
ALLOWED: dict[str, set[str]] = {
    "graph_store": set(),
    "ingest": {"graph_store"},
    "queries": {"graph_store"},
    "networks": {"graph_store"},
    "graph_api": {"graph_store", "queries", "networks", "ingest.pipeline"},
    "fengong": {"graph_store", "ingest", "queries", "networks", "graph_api"},
}
HEAVY = (
    "ladybug",
    "neo4j",
    "fastapi",
    "starlette",
    "uvicorn",
    "networkx",
    "scipy",
    "numpy",
    "jieba",
    "pandas",
    "pyvis",
)


def imported(path: Path) -> Iterator[str]:
    """Modules that a file names in its imports, relative ones in full."""
    package = list(path.relative_to(ROOT).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: -node.level] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def ours(package: str) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        for module in imported(path):
            if module.partition(".")[0] in PACKAGES and module.partition(".")[0] != package:
                yield str(path.relative_to(ROOT)), module


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_go_one_way(package: str) -> None:
    for path, module in ours(package):
        fine = any(
            module == one or module.startswith(f"{one}.") or one.startswith(f"{module}.") for one in ALLOWED[package]
        )
        assert fine, f"{path} imports {module}"


def test_the_check_sees_imports() -> None:
    assert ("graph_api/app.py", "graph_store.settings") in set(ours("graph_api"))
    assert any(module.startswith("networks") for _, module in ours("fengong"))


@pytest.mark.parametrize("module", ["fengong", "fengong.cli.app", "networks", "queries"])
def test_what_is_light_brings_nothing_heavy(module: str) -> None:
    code = f"import sys; import {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert not set(HEAVY) & set(done.stdout.split())
