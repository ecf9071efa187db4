"""From a .cypher file to a Question: its header is TOML in comments."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from queries.checking import HeaderError, check
from queries.question import Column, Parameter, Question

HERE = Path(__file__).resolve().parent
_REQUIRED = ("title", "title_zh", "question", "question_zh", "counts", "counts_zh", "parameters", "columns")
_OPTIONAL = ("rank", "picture", "example", "own", "translate", "values", "columns_own")


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
    try:
        question = _question(path, header, cypher)
    except (TypeError, AttributeError) as problem:  # an entry with a key that does not exist, or without its words
        raise HeaderError(f"{path.name}: {problem}") from problem
    check(path.name, question, header)
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
    fields: dict[str, Any] = {key: tuple(value) if key == "choices" else value for key, value in found.items()}
    return Parameter(name=name, **fields)


def _column(path: Path, name: str, header: dict[str, Any]) -> Column:
    found = header.get("columns_own", {}).get(name) or shared("columns").get(name)
    if found is None:
        raise HeaderError(f"{path.name}: column {name} is defined nowhere")
    return Column(name=name, translate=header.get("translate", {}).get(name, ""), **found)
