"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Store = Annotated[
    str | None,
    typer.Option(
        "--store", "-s", envvar="FENGONG_STORE", show_default="ladybug:fengong.lbug",
        help="图的位置 / where the graph is: ladybug:FILE, bolt://HOST:PORT, http://HOST:PORT (to read)",
    ),
]  # fmt: skip


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


class Headings(StrEnum):
    """What heads the columns of a CSV file."""

    name = "name"
    zh = "zh"
    en = "en"


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="table、csv 或 json；默认按 -o 的扩展名 / by the suffix of -o"),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="写入文件而不是屏幕 / write to a file")]
Full = Annotated[bool, typer.Option("--full", help="显示全部列 / show all columns")]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections", show_default="FENGONG_CORRECTIONS, fengong.corrections.jsonl",
        help="更正文件 / file of corrections",
    ),
]  # fmt: skip
