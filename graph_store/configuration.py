"""Where the value of a setting comes from: what was given, a FENGONG_* variable, fengong.toml, or its default."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

from graph_store.errors import InputError, NotFoundError, ParameterError
from graph_store.reasons import reasons

FILE = "fengong.toml"
WHERE = "FENGONG_CONFIG"
GIVEN, DEFAULT = "option", "default"
_KINDS: dict[str, type] = {"int": int, "float": float, "str": str}
_WANTED = {"int": ("整数", "a whole number"), "float": ("数字", "a number"), "str": ("文字", "text")}


@dataclass(frozen=True, slots=True)
class Found:
    """A value with its source: "option", the name of a variable, the path of a file, or "default"."""

    value: Any
    source: str


def find(table: type, environment: Mapping[str, str] | None, given: Mapping[str, Any]) -> dict[str, Found]:
    """The value of each setting of `table`. Raises ParameterError, NotFoundError, InputError."""
    variables = os.environ if environment is None else environment
    path, lines = _file(table, variables)
    return {one.name: _first(one, given, variables, path, lines) for one in fields(table)}


def variable(one: Field[Any]) -> str:
    """The environment variable of a setting."""
    return f"FENGONG_{one.name.upper()}"


def _first(
    one: Field[Any], given: Mapping[str, Any], variables: Mapping[str, str], path: str, lines: Mapping[str, Any]
) -> Found:
    if given.get(one.name) is not None:
        return Found(given[one.name], GIVEN)
    name = variable(one)
    if name in variables:
        return Found(_chosen(one, _number(one, variables[name], name), name), name)
    if one.name in lines:
        return Found(_chosen(one, _typed(one, lines[one.name], path), f"{path}: {one.name}"), path)
    return Found(one.default, DEFAULT)


def _number(one: Field[Any], text: str, name: str) -> Any:
    try:
        return _KINDS[str(one.type)](text)
    except ValueError as problem:
        raise ParameterError(f"{name}={text!r} 不是数字", f"{name}={text!r} is not a number", where=name) from problem


def _typed(one: Field[Any], value: Any, path: str) -> Any:
    """A value of the file in the type of its setting; several texts become one with commas."""
    kind = _KINDS[str(one.type)]
    if isinstance(value, list) and all(isinstance(part, str) for part in value) and kind is str:
        return ",".join(value)
    if isinstance(value, bool) or not isinstance(value, (int, float) if kind is float else kind):
        zh, en = _WANTED[str(one.type)]
        # The value itself may be a secret that was put on the wrong line.
        raise ParameterError(
            f"{path} 中 {one.name} 的值有误：应为{zh}", f"{path}: {one.name} is wrong: {en} is wanted", where=one.name
        )
    return kind(value)


def _chosen(one: Field[Any], value: Any, where: str) -> Any:
    choices = one.metadata["choices"]
    if choices and value not in choices:
        raise ParameterError(
            f"{where} 的值 {value!r} 有误：应为 {'、'.join(choices)} 之一",
            f"{where} is {value!r}: one of {', '.join(choices)} is wanted",
            where=where,
        )
    return value


def _file(table: type, variables: Mapping[str, str]) -> tuple[str, Mapping[str, Any]]:
    """The file of settings and what it says: the one of FENGONG_CONFIG, else fengong.toml here if there is one."""
    named = variables.get(WHERE, "")
    path = Path(named or FILE).expanduser()
    try:
        lines = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        if not named:
            return "", {}
        raise NotFoundError(f"没有设置文件 {path}", f"there is no file of settings {path}", where=WHERE) from problem
    except (OSError, ValueError) as problem:
        zh, en = reasons(problem)
        raise InputError(
            f"无法读取设置文件 {path}：{zh}", f"cannot read the settings in {path}: {en}", where=str(path)
        ) from problem
    _know(table, lines, path)
    return str(path), lines


def _know(table: type, lines: Mapping[str, Any], path: Path) -> None:
    known = [one.name for one in fields(table)]
    for name in lines:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0)
            raise ParameterError(
                f"{path} 中没有设置 {name[:60]!r}，是否指 {near[0]}？全部设置见 fengong settings",
                f"{path}: there is no setting {name[:60]!r}; did you mean {near[0]}? fengong settings lists them all",
                where=name[:60],
            )
