"""The settings as a table to read; secrets are told to be set, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, fields
from typing import Any

from fengong.result import Result
from graph_store import configuration
from graph_store.configuration import Found, variable
from graph_store.settings import Settings, shown_address
from queries.question import Column

HIDDEN = "***"
_COLUMNS = (
    Column("name", "text", "设置", "setting"),
    Column("value", "any", "值", "value"),
    Column("source", "text", "来源", "source"),
    Column("help", "text", "说明", "meaning"),
    Column("variable", "text", "环境变量", "variable"),
)
_SOURCES = {configuration.DEFAULT: ("默认", "default"), configuration.GIVEN: ("选项", "option")}


def settings_table(language: str = "zh", environment: Mapping[str, str] | None = None) -> Result:
    """Each setting with its value, source and help. Raises what reading the settings raises."""
    found = configuration.find(Settings, environment, {})
    english = language == "en"
    rows = [
        (one.name, _shown(one, found[one.name]), _source(found[one.name], english=english),
         one.metadata["en" if english else "zh"], variable(one))
        for one in fields(Settings)
    ]  # fmt: skip
    return Result(_COLUMNS, rows, len(rows), language=language)


def _shown(one: Field[Any], found: Found) -> Any:
    if one.metadata["secret"]:
        return HIDDEN if found.value else ""
    return shown_address(found.value) if one.name == "store" else found.value


def _source(found: Found, *, english: bool) -> str:
    words = _SOURCES.get(found.source)
    return words[english] if words else found.source
