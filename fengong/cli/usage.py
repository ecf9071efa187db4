"""A command that was typed wrongly, in one line and in the user's language."""

from __future__ import annotations

import re
from typing import Any

import typer

from graph_store.errors import ParameterError

# typer brings click along inside itself or beside it, by its version: the class is found either way.
UsageProblem: type[Exception] = next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")
_SENTENCES = (
    (re.compile("No such command '(.*)'", re.DOTALL), "没有命令 {!r}", "no command {!r}"),
    (re.compile(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL), "多出了 {!r}", "{!r} is too much"),
    (re.compile("'(.*)' requires an argument"), "选项 {} 后面缺少值", "option {} needs a value"),
    (re.compile("'(.*)' does not take a value"), "选项 {} 不带值", "option {} takes no value"),
)
# The classes have changed between versions, the sentences hardly.
_WANTED = (
    (re.compile("integer"), "应为整数", "a whole number is wanted"),
    (re.compile("number|float"), "应为数字", "a number is wanted"),
)
_BOUND = re.compile(r"should be (?P<how>(?:less|greater) than(?: or equal to)?) (?P<limit>-?[\d.]*\d)")
_LIMITS = {
    "less than": ("应小于", "less than"), "less than or equal to": ("应不大于", "at most"),
    "greater than": ("应大于", "more than"), "greater than or equal to": ("应不小于", "at least"),
}  # fmt: skip
_CHOICES = re.compile(r"is not one of (?P<list>.+?)\.?$", re.DOTALL)


def explained(problem: Any) -> ParameterError:
    """The problem as an error of ours; it ends with where to read more."""
    zh, en = _words(problem)
    command = problem.ctx.command_path if getattr(problem, "ctx", None) else "fengong"
    return ParameterError(f"{zh}；用法见 {command} --help", f"{en}; see {command} --help")


def _words(problem: Any) -> tuple[str, str]:
    name, text = type(problem).__name__, str(problem.format_message()).rstrip(".")
    if name == "MissingParameter":
        return f"缺少 {_label(problem)}", f"{_label(problem)} is missing"
    if name == "NoSuchOption":
        near = list(problem.possibilities or [])[:3]
        hint_zh, hint_en = (f"，是否指 {'、'.join(near)}", f", did you mean {', '.join(near)}") if near else ("", "")
        return f"没有选项 {problem.option_name}{hint_zh}", f"no option {problem.option_name}{hint_en}"
    if name == "BadParameter":
        zh, en = _wanted(problem)
        return f"{_label(problem)} 的值有误：{zh}", f"wrong value for {_label(problem)}: {en}"
    for pattern, zh, en in _SENTENCES:
        found = pattern.search(text)
        if found:
            return zh.format(found[1]), en.format(found[1])
    return f"命令有误（{text}）", text


def _label(problem: Any) -> str:
    """The option as it is typed, or the name of the argument."""
    one = problem.param
    if one is None:
        return "?"
    return str(one.opts[0] if one.param_type_name == "option" else one.name)


def _wanted(problem: Any) -> tuple[str, str]:
    text = str(problem.message)
    choices = _CHOICES.search(text)
    if choices:
        return f"应为 {choices['list']} 之一", f"one of {choices['list']} is wanted"
    bound = _BOUND.search(text)
    if bound:
        limit_zh, limit_en = _LIMITS[bound["how"]]
        return f"{limit_zh} {bound['limit']}", f"{limit_en} {bound['limit']} is wanted"
    for pattern, zh, en in _WANTED:
        if pattern.search(text):
            return zh, en
    return f"不合要求（{text}）", text.rstrip(".")


def is_help(problem: Exception) -> bool:
    """Whether a command without arguments asks for its help, which is the message."""
    return type(problem).__name__ == "NoArgsIsHelpError"
