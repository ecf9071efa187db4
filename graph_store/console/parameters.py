"""Parameters of a user's query: JSON values of moderate size, the same on both engines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph_store.errors import ParameterError

LARGEST = 1_000_000  # bytes as JSON
DEEPEST = 10
_INTEGERS = range(-(2**63), 2**63)


def check_parameters(parameters: Mapping[str, Any]) -> None:
    """Raise ParameterError unless all values are text, numbers, true, false, null, lists or dictionaries of these."""
    for name, value in parameters.items():
        if not isinstance(name, str):
            raise _wrong(repr(name), "的名字不是文本", "has a name that is not text")
        _check(name, value, 0)
    if len(json.dumps(dict(parameters))) > LARGEST:
        raise ParameterError(f"参数超过 {LARGEST} 字节", f"the parameters are over {LARGEST} bytes", where="parameters")


def _check(name: str, value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise _wrong(name, "嵌套太深", "is nested too deep")
    if isinstance(value, str):
        if not _is_text(value):
            raise _wrong(name, "不是完整的文本", "is not whole text")
    elif isinstance(value, int):
        if value not in _INTEGERS:
            raise _wrong(name, "超出 64 位整数", "does not fit 64 bits")
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(name, item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check(name, key if isinstance(key, str) else object(), depth)
            _check(name, item, depth + 1)
    elif value is not None and not isinstance(value, float):
        raise _wrong(
            name, f"的类型 {type(value).__name__} 不能用", f"has a type that is not JSON: {type(value).__name__}"
        )


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True


def _wrong(name: str, zh: str, en: str) -> ParameterError:
    return ParameterError(f"参数 {name} {zh}", f"the parameter {name} {en}", where=name)
