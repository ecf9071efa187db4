"""`ingest`: notices into the graph."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fengong.cli.options import Corrections, Store
from graph_store.errors import FengongError, ParameterError

if TYPE_CHECKING:
    from fengong.ingesting import Batch
    from graph_store.settings import Settings


def ingest(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="通知：文件、文件夹、ZIP，- 是标准输入 / notices: files, folders, ZIP archives, - for standard input"
        ),
    ],
    store: Store = None,
    id: Annotated[str, typer.Option("--id", help="文件标识 / id of the document")] = "",
    title: Annotated[str, typer.Option(help="标题 / title")] = "",
    issuer: Annotated[str, typer.Option(help="发文机关 / issuer")] = "",
    number: Annotated[str, typer.Option(help="文号 / document number")] = "",
    year: Annotated[int, typer.Option(help="年份 / year")] = 0,
    jurisdiction: Annotated[
        str,
        typer.Option(
            "--jurisdiction",
            "-j",
            help="地区代码或名称，如 640000 或 宁夏；默认从文中判断 / code or name; default: read from the text",
        ),
    ] = "",
    wait: Annotated[float, typer.Option(help="别的进程在写时等几秒 / seconds to wait for another writer")] = 0.0,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="遇到读不了的文件就停 / stop at the first bad file")
    ] = False,
    strict: Annotated[
        float | None,
        typer.Option(
            "--strict",
            min=0.0,
            max=1.0,
            metavar="[=0.95]",
            help="任何一份的可信度低于它，就什么都不写 / write nothing when the trust of any document is less",
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--columns",
            metavar="种类=列",
            help="台账某列的含义，可多次给出 / what a column of a ledger is; repeatable",
        ),
    ] = None,
    first_leads: Annotated[
        bool,
        typer.Option(
            "--first-leads",
            help="责任单位的第一个算牵头（推断）/ the first of a 责任单位 list leads (inferred)",
        ),
    ] = False,
    corrections: Corrections = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            min=0,
            show_default=False,
            help="几个进程同时读；默认用上所有的核 / processes that read at once; default: all cores",
        ),
    ] = 0,
) -> None:
    """把通知读入图中，并给出评分卡 / read notices, each with a scorecard.

    重复读入同一份文件不会改变图；改过的文件只替换它自己的部分。

    例 / examples:

      fengong ingest 通知.txt

      fengong ingest 通知.txt --jurisdiction 宁夏 --title "2017年任务分工"

      fengong ingest 通知文件夹 附件.zip --strict=0.98

      fengong ingest 通知文件夹 --jobs 2

      fengong ingest 台账.xlsx --columns task=事项 --columns lead=主办

      cat 通知.txt | fengong ingest - --id 通知
    """
    from fengong.ingesting import Batch
    from graph_store.settings import Settings
    from ingest.extract import Reader
    from ingest.metadata import Metadata

    told = Metadata(id, title, issuer, number, year, "", jurisdiction)
    settings = Settings.from_environment(store=store, corrections=str(corrections) if corrections else None)
    how = Reader(first_leads, tuple(map(_column, columns or ())))
    batch = Batch.of(files, told, settings, how, jobs=jobs, fail_fast=fail_fast, twice=strict is not None)
    if strict is not None:
        _refuse_below(strict, batch)
    bad = _ingest(batch, settings, wait)
    if bad:
        raise typer.Exit(bad)


def _column(printed: str) -> tuple[str, str]:
    kind, equals, column = printed.partition("=")
    if not (kind.strip() and equals and column.strip()):
        raise ParameterError(
            f"--columns {printed!r} 不是“种类=列”，如 task=事项",
            f"--columns {printed!r} is not KIND=COLUMN, such as task=事项",
            where="--columns",
        )
    return kind.strip(), column.strip()


def _refuse_below(least: float, batch: Batch) -> None:
    """Read all files without writing. Raises InputError when one cannot be read or is trusted less than `least`."""
    from fengong.cli.progress import watched
    from fengong.cli.speech import complain
    from ingest.strict import below, nothing_written, refusal

    unread: list[FengongError] = []
    with closing(replace(batch, fail_fast=False).documents(unread.append, watched(batch.files))) as documents:
        found = below((one.scorecard for one in documents), least)
    if unread:
        for one in unread[:-1]:
            complain(one)
        raise nothing_written(unread[-1], len(unread))
    if found:
        raise refusal(found, least)


def _ingest(batch: Batch, settings: Settings, wait: float) -> int:
    """Read and write; the exit code of the first bad file, or 0."""
    from fengong.cli.progress import watched
    from fengong.cli.scorecards import print_ingested
    from fengong.cli.speech import complain
    from fengong.ingesting import ingested
    from graph_store.connect import open_store

    with closing(open_store(settings)) as target:
        found = ingested(batch, target, complain, watched(batch.files), wait=wait)
    print_ingested(found)
    return found.skipped[0].exit_code if found.skipped else 0
