"""What a question means and takes, for people who ask it."""

from __future__ import annotations

import typer

from queries.question import Question


def explain(one: Question, *, english: bool) -> None:
    """Print the question in words, what it counts, its parameters with their defaults, and an example."""
    typer.echo(f"{one.name}: {one.question if english else one.question_zh}")
    typer.echo(one.counts if english else one.counts_zh)
    for parameter in one.parameters:
        default = "*" if parameter.required else f"={parameter.default}"
        typer.echo(f"  {parameter.name}{default}  {parameter.en if english else parameter.zh}")
    words = " ".join(str(value) for value in one.example.values())
    typer.echo(f"{'example' if english else '例'}：fengong ask {one.name} {words}".rstrip())
