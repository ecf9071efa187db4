"""What a package exports is what it documents: `__all__`, sorted out and described."""

from __future__ import annotations

import importlib
import inspect
import types

import pytest

EXPORTED = {
    "fengong": {"Graph", "Result", "__version__", "open"},
    "graph_api": {"create_app"},
    "networks": {
        "Incidence", "LeftOut", "Network", "NetworkOptions", "NetworkTask", "Node", "Note", "Part", "SourceDocument",
        "build", "network", "read_incidence",
    },
    "queries": {
        "Answer", "Asker", "Catalogue", "Column", "Note", "Parameter", "Question", "agency_detail", "catalogue",
        "document_detail", "task_detail",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTED)
def test_exported_names(name: str) -> None:
    module = importlib.import_module(name)
    assert set(module.__all__) == EXPORTED[name]
    for one in module.__all__:
        found = getattr(module, one)
        if not isinstance(found, str):
            assert inspect.getdoc(found), f"{name}.{one} has no docstring"


@pytest.mark.parametrize("name", EXPORTED)
def test_nothing_else_looks_exported(name: str) -> None:
    module = importlib.import_module(name)
    own = {
        one for one, value in vars(module).items()
        if not one.startswith("_") and not isinstance(value, types.ModuleType) and one not in {"annotations", "Any", "TYPE_CHECKING"}
    }  # fmt: skip
    assert own <= EXPORTED[name]


def test_what_is_not_there_is_an_attribute_error() -> None:
    import fengong

    with pytest.raises(AttributeError, match="nope"):
        _ = fengong.nope
    assert fengong.__version__ == "0.1.0"
