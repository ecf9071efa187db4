"""From a .cypher file to a Question: its header is TOML in comments, checked against the text in both directions."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from queries.question import Column, Parameter, Question

HERE = Path(__file__).resolve().parent
_REQUIRED = ("title", "title_zh", "question", "question_zh", "counts", "counts_zh", "parameters", "columns")
_OPTIONAL = ("rank", "picture", "example", "own", "translate", "values", "columns_own")
_USED = re.compile(r"\$(\w+)")
_RETURNED = re.compile(r"\bRETURN\b(?P<list>.*?)\bORDER BY\b", re.DOTALL)
_NAME = re.compile(r"(?:\bAS\s+(\w+)|(?:^|,)\s*(\w+))\s*(?=,|$)")
_PARENTHESISED = re.compile(r"\([^()]*\)")


class HeaderError(ValueError):
    """A question file whose header and text do not agree: a fault of the catalogue, found when it is loaded."""


@cache
def shared(name: str) -> dict[str, dict[str, Any]]:
    """The shared definitions in queries/<name>.toml."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def read_question(path: Path) -> Question:
    """The question in `path`; its folder is its group. Raises HeaderError."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    count = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    try:
        header = tomllib.loads("".join(line.removeprefix("//").lstrip(" ") for line in lines[:count]))
    except tomllib.TOMLDecodeError as problem:
        raise HeaderError(f"{path.name}: {problem}") from problem
    cypher = "".join(lines[count:]).strip()
    question = _question(path, header, cypher)
    _check(path.name, question)
    return question


def _question(path: Path, header: dict[str, Any], cypher: str) -> Question:
    missing = [name for name in _REQUIRED if name not in header]
    unknown = [name for name in header if name not in (*_REQUIRED, *_OPTIONAL)]
    if missing or unknown:
        raise HeaderError(f"{path.name}: missing {missing}, unknown {unknown}")
    rank = header.get("rank", [])
    return Question(
        name=path.stem,
        group=path.parent.name,
        parameters=tuple(_parameter(path, name, header.get("own", {})) for name in header["parameters"]),
        columns=tuple(_column(path, name, header) for name in header["columns"]),
        rank=(rank,) if isinstance(rank, str) else tuple(rank),
        picture=header.get("picture", ""),
        example=header.get("example", {}),
        values=header.get("values", {}),
        cypher=cypher,
        **{name: header[name] for name in _REQUIRED[:6]},
    )


def _parameter(path: Path, name: str, own: dict[str, Any]) -> Parameter:
    found = own.get(name) or shared("parameters").get(name)
    if found is None:
        raise HeaderError(f"{path.name}: parameter {name} is defined nowhere")
    return Parameter(name=name, **{key: tuple(value) if key == "choices" else value for key, value in found.items()})


def _column(path: Path, name: str, header: dict[str, Any]) -> Column:
    found = header.get("columns_own", {}).get(name) or shared("columns").get(name)
    if found is None:
        raise HeaderError(f"{path.name}: column {name} is defined nowhere")
    return Column(name=name, translate=header.get("translate", {}).get(name, ""), **found)


def _check(name: str, question: Question) -> None:
    declared = {one.name for one in question.parameters}
    used = set(_USED.findall(question.cypher))
    if declared != used:
        raise HeaderError(f"{name}: declared but not used {declared - used}, used but not declared {used - declared}")
    columns = [column.name for column in question.columns]
    if columns != returned(question.cypher):
        raise HeaderError(f"{name}: declares the columns {columns}, returns {returned(question.cypher)}")
    for column in question.rank:
        if column != "$rank_by" and column not in columns:
            raise HeaderError(f"{name}: ranks by {column}, which is no column")


def returned(cypher: str) -> list[str]:
    """Names of the columns of the last RETURN of a query, which must be followed by ORDER BY."""
    matches = list(_RETURNED.finditer(cypher))
    if not matches:
        raise HeaderError("no RETURN … ORDER BY")
    text, before = matches[-1]["list"], ""
    while before != text:
        before, text = text, _PARENTHESISED.sub("", text)
    return [first or second for first, second in _NAME.findall(re.sub(r"CASE\b.*?\bEND", "", text, flags=re.DOTALL))]
