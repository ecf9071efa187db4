"""The catalogue as a page of documentation: `python -m queries.describe` writes docs/questions.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from queries.catalogue import Catalogue, catalogue
from queries.question import Parameter, Question

TARGET = Path(__file__).resolve().parent.parent / "docs" / "questions.md"
_HEAD = """# 问题目录 / The catalogue of questions

由 `python -m queries.describe` 从 `queries/**/*.cypher` 生成，请勿手改。Generated from the question files; do not edit.
带 * 的参数必须给出。Parameters with * must be given.
"""


def page(questions: Catalogue) -> str:
    """The page as Markdown."""
    parts = [_HEAD]
    for group, members in groupby(questions, key=lambda one: one.group):
        parts.append(f"\n## {group}\n")
        parts += ["\n".join(_lines(one)) for one in members]
    return "\n".join(parts)


def _lines(one: Question) -> Iterator[str]:
    yield f"### {one.name}"
    yield f"\n**{one.title_zh}** / {one.title}"
    yield f"\n{one.question_zh} {one.question}"
    yield f"\n> {one.counts_zh}\n>\n> {one.counts}"
    yield "\n| 参数 / parameter | 默认 / default | 含义 / meaning |\n|---|---|---|"
    yield from map(_parameter, one.parameters)
    yield "\n| 列 / column | 含义 / meaning |\n|---|---|"
    for column in one.columns:
        yield f"| `{column.name}` | {column.zh} / {column.en} |"
    yield ""


def _parameter(one: Parameter) -> str:
    default = "" if one.required else f"`{one.default}`" if one.default not in ("", []) else "—"
    choices = f"（{', '.join(one.choices)}）" if one.choices else ""
    return f"| `{one.name}`{'*' if one.required else ''} | {default} | {one.zh}{choices} / {one.en} |"


if __name__ == "__main__":
    TARGET.write_text(page(catalogue()), encoding="utf-8")
