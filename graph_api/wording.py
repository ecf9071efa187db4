"""What FastAPI and pydantic find wrong, in our words and in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Words = tuple[str, str]  # Chinese, English

_BODY: Words = (
    '请求内容应为 JSON 对象，且 Content-Type 为 application/json，如 {"query": "MATCH … RETURN …"}',
    'the body must be a JSON object sent as application/json, such as {"query": "MATCH … RETURN …"}',
)
# By the type of pydantic's error; {limit} and the like come from its context.
_VALUES: dict[str, Words] = {
    "missing": ("缺少这一项", "it is missing"),
    "extra_forbidden": ("没有这一项", "there is no such field"),
    "string_type": ("应为文字", "text is wanted"),
    "string_unicode": ("应为文字", "text is wanted"),
    "string_too_long": ("不得超过 {max_length} 字", "at most {max_length} characters are wanted"),
    "int_type": ("应为整数", "a whole number is wanted"),
    "int_parsing": ("应为整数", "a whole number is wanted"),
    "int_parsing_size": ("应为整数，这个太大", "a whole number is wanted, this one is too large"),
    "int_from_float": ("应为整数", "a whole number is wanted"),
    "float_type": ("应为数字", "a number is wanted"),
    "float_parsing": ("应为数字", "a number is wanted"),
    "finite_number": ("应为有限的数字", "a finite number is wanted"),
    "bool_type": ("应为 true 或 false", "true or false is wanted"),
    "bool_parsing": ("应为 true 或 false", "true or false is wanted"),
    "dict_type": ("应为 JSON 对象", "a JSON object is wanted"),
    "greater_than": ("应大于 {gt}", "more than {gt} is wanted"),
    "greater_than_equal": ("应不小于 {ge}", "at least {ge} is wanted"),
    "less_than_equal": ("应不大于 {le}", "at most {le} is wanted"),
    "value_error": ("值不合要求", "the value cannot be used"),
}
_STATUSES: dict[int, Words] = {
    400: ("请求内容无法解析：应为 UTF-8 的 JSON", "the body cannot be read: JSON in UTF-8 is wanted"),
    404: ("没有这个地址：{path}", "no such address: {path}"),
    405: ("这个地址不接受此方法", "this address does not take this method"),
    408: ("请求内容在 {detail} 秒内没有发完", "the body did not come within {detail} s"),
    413: ("请求内容太大：最多 {detail} 字节", "the body is too large: {detail} bytes at the most"),
}
_LONGEST_PATH = 200


def value_fault(name: str, error: Mapping[str, Any]) -> Words:
    """What is wrong with the parameter `name`, from pydantic's error."""
    if name == "body":
        return _BODY
    zh, en = _VALUES.get(error["type"], ("值不合要求", str(error["msg"])))
    context = error.get("ctx") or {}
    return f"参数 {name} 有误：{zh.format(**context)}", f"the parameter {name} is wrong: {en.format(**context)}"


def http_fault(status: int, path: str, detail: str) -> Words:
    """What an HTTP error says that the framework raised."""
    zh, en = _STATUSES.get(status, (f"请求未被接受（{status}）", "{detail}"))
    shown = path if len(path) <= _LONGEST_PATH else path[:_LONGEST_PATH] + "…"
    return zh.format(path=shown, detail=detail), en.format(path=shown, detail=detail)
