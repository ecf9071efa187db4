"""Parameters as people type them after a command."""

from __future__ import annotations

import json
from typing import Any

from graph_store.errors import ParameterError


def given_parameters(words: list[str], required: list[str]) -> dict[str, Any]:
    """NAME=VALUE, --name VALUE, --name=VALUE, or bare values for the required parameters in their order.

    Raises ParameterError.
    """
    given: dict[str, Any] = {}
    waiting = iter(words)
    for word in waiting:
        name, mark, value = word.partition("=")
        if word.startswith("--"):
            key = name.removeprefix("--").replace("-", "_")
            given[key] = value if mark else next(waiting, None)
            if given[key] is None:
                raise ParameterError(f"--{key} 后面缺少值", f"--{key} needs a value", where=key)
        elif mark and name.isidentifier() and name.isascii():
            given[name] = value
        else:
            free = next((one for one in required if one not in given), None)
            if free is None:
                raise ParameterError(
                    f"不明白 {word!r}：请写成 名称=值", f"what is {word!r}? write NAME=VALUE", where=word
                )
            given[free] = word
    return given


def query_parameters(words: list[str]) -> dict[str, Any]:
    """NAME=VALUE; a value is JSON when it reads as JSON, else text. Raises ParameterError."""
    values: dict[str, Any] = {}
    for word in words:
        name, mark, text = word.partition("=")
        if not mark:
            raise ParameterError(
                f"参数 {word!r} 应为 名称=值", f"the parameter {word!r} should be NAME=VALUE", where=word
            )
        try:
            values[name] = json.loads(text)
        except (ValueError, RecursionError):
            values[name] = text
    return values
