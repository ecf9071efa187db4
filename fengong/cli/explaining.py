"""What a question means and takes, for people who ask it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from fengong.cli.speech import put
from queries.question import Parameter, Question


def explain(one: Question, *, english: bool) -> None:
    """Print the question in words, what it counts, its parameters with their defaults, and an example."""
    put("".join(f"{line}\n" for line in _lines(one, english=english)))


def _lines(one: Question, *, english: bool) -> Iterator[str]:
    yield f"{one.name}: {one.question if english else one.question_zh}"
    yield one.counts if english else one.counts_zh
    for parameter in one.parameters:
        yield f"  {_parameter(parameter)}  {parameter.en if english else parameter.zh}"
    yield f"{'example: ' if english else '例：'}fengong ask {' '.join([one.name, *_example(one)])}"


def _parameter(one: Parameter) -> str:
    default = "*" if one.required else f"={one.default}"
    return f"{one.name}{default}" + (f" ({'|'.join(one.choices)})" if one.choices else "")


def _example(one: Question) -> Iterator[str]:
    """Required values may stand alone, in the order of the parameters; others need their names."""
    required = [parameter.name for parameter in one.parameters if parameter.required]
    yield from (shlex.quote(str(one.example[name])) for name in required)
    yield from (shlex.quote(f"{name}={value}") for name, value in one.example.items() if name not in required)
